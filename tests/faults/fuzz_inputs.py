"""Where the odd inputs come from: the example's actions, samples of documents, and exports."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from click.testing import CliRunner

from mkm_tui.cli import main
from tests.faults.fuzz_mutations import (
    TEXTS,
    Values,
    deep,
    mutated_action,
    mutated_bytes,
    mutated_cells,
    mutated_text,
)

_SAMPLES = Path(__file__).parents[1] / "documents/import_samples"
_MEETINGS, _DECISION = ("M4/26", "M5/26"), "31/26"
_PAPERS = ("notice", "minutes", "decisions", "portfolio", "board", "programme", "publication")


class Input(NamedTuple):
    """What a command is given: its arguments, and the content of its file."""

    arguments: tuple[str, ...]
    content: bytes
    suffix: str = ".md"


class Actions:
    """Lines for `mkm apply`."""

    def __init__(self, folder: Path) -> None:
        history = (folder / "history.jsonl").read_text("utf-8").splitlines()
        self.known: list[dict[str, Any]] = [json.loads(line)["action"] for line in history]
        self._seen: Values = {}
        for action in self.known:
            for name, value in action.items():
                self._seen.setdefault(name, []).append(value)

    def one(self, chance: Random) -> Input:
        """Return some lines."""
        count = chance.choice([1, 1, 1, 1, 3])
        lines = [self._line(chance) for _ in range(count)]
        options = ("--dry-run",) if chance.random() < 0.002 else ()
        return Input(("apply", *options), chance.choice([b"\n", b"\n", b"\r\n"]).join(lines))

    def _line(self, chance: Random) -> bytes:
        """Return one line, mostly an action."""
        action = mutated_action(chance, chance.choice(self.known), self._seen)
        line = json.dumps(action, ensure_ascii=chance.random() < 0.3).encode("utf-8", "replace")
        way = chance.random()
        if way < 0.15:
            return mutated_bytes(chance, line)
        if way < 0.17:
            return json.dumps(deep(chance)).encode()
        return line

    def again(self, chance: Random, kept: Input) -> Input:
        """Return an input made from one that was kept."""
        lines = [line for line in kept.content.split(b"\n") if line.strip()]
        try:
            action = json.loads(chance.choice(lines))
            changed = json.dumps(mutated_action(chance, action, self._seen)).encode()
        except (ValueError, IndexError, TypeError, AttributeError):
            changed = mutated_bytes(chance, kept.content)
        return Input(kept.arguments, changed)


class Documents:
    """Files for `mkm import`: agendas, minutes, suggestion boxes and surveys."""

    def __init__(self, folder: Path) -> None:
        samples = [path.read_text("utf-8") for path in sorted(_SAMPLES.glob("*.md"))]
        own = [text.decode() for _, text in exports(folder) if text.startswith(b"---")]
        self._texts = [*samples, *own]
        listed = _run(folder, "list", "ideas", "--csv").decode("utf-8-sig")
        self._ideas = [_IDEAS, "\n".join(listed.split("\n")[:6])]

    def one(self, chance: Random) -> Input:
        """Return a file, and how it is to be imported."""
        kind = chance.random()
        if kind < 0.5:
            text = mutated_text(chance, chance.choice(self._texts), self._texts)
            return self._document(chance, text)
        if kind < 0.8:
            return self._sheet(chance, mutated_cells(chance, chance.choice(self._ideas)))
        return self._survey(chance, mutated_cells(chance, chance.choice(_SURVEYS)))

    def again(self, chance: Random, kept: Input) -> Input:
        """Return an input made from one that was kept."""
        text = kept.content.decode("utf-8", "replace")
        if kept.suffix == ".csv":
            return kept._replace(content=mutated_cells(chance, text).encode())
        return kept._replace(content=mutated_text(chance, text, self._texts).encode())

    def _document(self, chance: Random, text: str) -> Input:
        """Return a document, for a meeting that is there or a new one."""
        where = chance.choice([(), (), ("--on", "2026-12-01"), ("--meeting", "M5/26")])
        return Input(("import", *where, *_way(chance)), _encoded(chance, text))

    def _sheet(self, chance: Random, text: str) -> Input:
        """Return a suggestion box."""
        return Input(("import", *_way(chance)), _encoded(chance, text), ".csv")

    def _survey(self, chance: Random, text: str) -> Input:
        """Return a survey of a unit."""
        options = ("--unit", chance.choice(["solbakken", "solbakken", "nowhere"]))
        of = chance.choice([(), ("--of", "needs"), ("--of", "empowerment")])
        day = chance.choice([(), ("--on", "1.11.2026"), ("--on", "9999-12-31")])
        return Input(("import", *options, *of, *day, *_way(chance)), _encoded(chance, text), ".csv")


class Exports:
    """Files for `mkm verify`."""

    def __init__(self, folder: Path) -> None:
        self._files = exports(folder)
        self._texts = [text.decode() for _, text in self._files]

    def one(self, chance: Random) -> Input:
        """Return a document that was exported once."""
        suffix, content = chance.choice(self._files)
        text = content.decode()
        way = chance.random()
        if way < 0.3:
            text = _front(chance, text)
        if way < 0.7:
            content = mutated_text(chance, text, self._texts).encode("utf-8", "replace")
        elif way < 0.95:
            content = mutated_bytes(chance, content)
        return Input(("verify",), content, suffix)

    def again(self, chance: Random, kept: Input) -> Input:
        """Return an input made from one that was kept."""
        return kept._replace(content=mutated_bytes(chance, kept.content))


def _front(chance: Random, text: str) -> str:
    """Return a document with something else in its first lines, which tell what it is."""
    lines = text.split("\n")
    at = chance.randrange(min(14, len(lines)))
    name, colon, _ = lines[at].partition(":")
    lines[at] = f"{name}{colon or ':'} {chance.choice(TEXTS)}"
    return "\n".join(lines)


def _way(chance: Random) -> tuple[str, ...]:
    """Return whether to do it at once, or to look only."""
    return chance.choice([("--yes",), ("--yes",), ("--dry-run",), ()])


def _encoded(chance: Random, text: str) -> bytes:
    """Return a text as some program saved it."""
    letters = chance.choice(["utf-8"] * 6 + ["cp1252", "utf-16", "utf-8-sig"])
    content = text.encode(letters, "replace")
    return mutated_bytes(chance, content) if chance.random() < 0.1 else content


def exports(folder: Path) -> list[tuple[str, bytes]]:
    """Return documents of every kind and form, each with the end of its file's name."""
    return [(f".{form}", _run(folder, *wish, "--format", form)) for wish, form in _wishes()]


def _wishes() -> Iterator[tuple[list[str], str]]:
    """Yield what can be exported, and in which form."""
    for kind in _PAPERS:
        for audience in ("public", "internal"):
            about = {"publication": ["--decision", _DECISION]}.get(kind, [])
            if kind in ("notice", "minutes"):
                about = ["--meeting", _MEETINGS[0]]
            for form in ("md", "html", "json"):
                yield ["export", kind, *about, "--audience", audience], form


def _run(folder: Path, *arguments: str) -> bytes:
    """Return what a command writes."""
    return CliRunner().invoke(main, ["-w", str(folder), *arguments]).stdout_bytes


_IDEAS = """Tittel;Tekst;Navn;Enhet;Dato;Opphav;Anonym;Formål;Telefon
Felles vikarpool;Vi låner av hverandre;Kari Moen;Solbakken;1.11.2026;ansatt;nei;Færre overtid;99
Leksehjelp;;Ola;;2.11.2026 12:30;bruker;ja;;
;Bare tekst;;;;;;;"""
_COUNTS = "\n".join(f"{number};1;2;3;4" for number in range(1, 11))
_REPLIES = "\n".join(["1;2;3;4;1;2;3;4;1;2", "4;4;4;4;4;4;4;4;4;4", "1;;3;;1;;3;;1;"] * 3)
_SURVEYS = [_COUNTS, _REPLIES, "1;2;3;4\n4;3;2;1\n2;2;2;2", "\n".join(["1;2;3;4"] * 5)]
