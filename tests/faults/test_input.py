"""Whatever is given to a command or typed in a field: no crash, no half, nothing to obey."""

import ast
import asyncio
import shutil
from pathlib import Path

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.events import Paste

import mkm_tui
from mkm_tui.actions.base import Context
from mkm_tui.actions.matters import AddMatter, EditMatter
from mkm_tui.documents.text import in_json
from mkm_tui.locale.words import Words
from mkm_tui.records.signs import LONGEST_LINE, cleaned, in_a_line
from mkm_tui.records.terms import Language
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.screens.form import Form
from mkm_tui.screens.welcome import Welcome
from mkm_tui.store.workspace import Workspace
from mkm_tui.widgets import fields
from mkm_tui.widgets.lengths import broken, joined
from mkm_tui.widgets.shown import SHOWN
from tests.faults.fuzz import campaign
from tests.faults.fuzz_fields import AT_41, PASTED, fields_of, fill, ill_drawn
from tests.faults.fuzz_mutations import PLANTED, SIGNS
from tests.faults.fuzz_room import OBEYED, Held
from tests.screens.driving import NOW, app_on, press

HERE = Path(mkm_tui.__file__).parent
any_text = st.text() | st.lists(st.sampled_from([*SIGNS.values(), "a", " ", "\n"])).map("".join)


@pytest.mark.parametrize(("command", "count"), [("apply", 150), ("import", 80), ("verify", 50)])
def test_no_input_of_a_command_does_what_none_may(
    command: str, count: int, example: Path, tmp_path: Path
) -> None:
    """No traceback, no other exit code, nothing written that was refused, nothing to obey."""
    tally = campaign(command, count, 8, example, tmp_path)
    assert sum(tally.codes.values()) == count
    assert [finding.what for finding in tally.found.values()] == []


@given(any_text)
@settings(max_examples=150, deadline=None)
def test_one_rule_says_which_signs_are_shown(text: str) -> None:
    """What is left holds nothing to obey, also when it is cleaned again; no letter goes out."""
    shown = cleaned(text)
    assert not OBEYED.search(shown)
    assert cleaned(shown) == shown
    assert "\n" not in joined(text)
    assert [c for c in text if c.isalnum()] == [c for c in shown if c.isalnum()]
    assert broken(text).split() == shown.split() or max(map(len, shown.split("\n"))) > 4_000


def test_what_word_processors_put_between_words_stays_a_gap() -> None:
    """A soft hyphen joins a word, another end of line parts two."""
    assert in_a_line("sam\u00adarbeid\x0bmed\u2028alle\r\nparter") == "samarbeid med alle parter"


@given(any_text)
@settings(max_examples=100, deadline=None)
def test_json_says_the_same_with_nothing_to_obey(text: str) -> None:
    """Signs by number are the same JSON."""
    written = in_json(msgspec.json.encode([text]))
    assert not OBEYED.search(written.decode())
    assert msgspec.json.decode(written) == [text]


@given(st.text(max_size=40) | st.sampled_from([PLANTED, *SIGNS.values()]))
@settings(max_examples=100, deadline=None)
def test_a_drawn_line_holds_nothing_to_obey_and_keeps_its_width(text: str) -> None:
    """The last look at a line changes no width."""
    drawn = SHOWN.apply([Segment(text), Segment("ende")], Color(0, 0, 0))
    said = "".join(segment.text for segment in drawn)
    assert text.isprintable() or not OBEYED.search(said)
    assert text.isprintable() or "\n" not in said
    assert sum(cell_len(segment.text) for segment in drawn) == cell_len(text) + 4


def test_a_title_that_is_none_is_told(folder: Path) -> None:
    """A megabyte is no title; the sentence says where the rest belongs, and nothing changes."""
    workspace, context = Workspace(folder), Context(now=NOW, who="x")
    before = workspace.sequence
    for action in (
        AddMatter(meeting="M5/26", title="x" * 1_000_000),
        EditMatter(matter="41/26", title="x" * (LONGEST_LINE + 1)),
    ):
        with pytest.raises(RuleBroken, match="title_long"):
            workspace.perform(action, context)
    assert workspace.sequence == before
    workspace.close()


def test_a_heading_that_is_no_title_is_brought_in_whole(example: Path, tmp_path: Path) -> None:
    """An import keeps each word of a heading, and of a row, that is too long for a title."""
    long = "Ordet " * 200 + "sist"
    document = f"# Saksliste\n\nDato: 1.12.2026\n\n## Sak 1 {long}\n\nDrøftet.\n"
    file, sheet = tmp_path / "a.md", tmp_path / "b.csv"
    file.write_text(document, "utf-8")
    sheet.write_text(f"Tittel;Tekst\n{long};Mer\n", "utf-8")
    with Held(Path(shutil.copytree(example, tmp_path / "w"))) as held:
        assert held.run(["import", str(file), "--yes"]).code == 0
        assert held.run(["import", str(sheet), "--yes"]).code == 0
        matter = list(held.workspace.state.matters.values())[-1]
        idea = list(held.workspace.state.ideas.values())[-1]
    assert long in matter.case_paper
    assert long in idea.text
    assert matter.title.startswith("Ordet Ordet")
    assert len(matter.title) < 160
    assert idea.title.startswith("Ordet Ordet")
    assert len(idea.title) < 120


def test_apply_keeps_what_was_meant(folder: Path) -> None:
    """A text's words and lines are kept; what a terminal would obey is not."""
    text = "Første\r\n\x1b[31mandre\x1b[0m \u202etredje\u202c\x07"
    line = msgspec.json.encode({"action": "propose_decision", "matter": "41/26", "text": text})
    with Held(folder) as held:
        assert held.run(["apply"], line).code == 0
        proposal = held.workspace.state.matters["41/26"].proposal
    assert proposal == "Første\n[31mandre[0m tredje"


def test_people_type_in_the_two_fields_that_clean_alone() -> None:
    """No other place makes a field: what holds for the two holds for all."""
    made = []
    for path in HERE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        names = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        found = {name.id for name in names if isinstance(name, ast.Name)}
        bases = [b for n in ast.walk(tree) if isinstance(n, ast.ClassDef) for b in n.bases]
        found |= {base.id for base in bases if isinstance(base, ast.Name)}
        if found & {"Input", "TextArea", "MaskedInput"}:
            made.append(path.relative_to(HERE).as_posix())
    assert made == ["widgets/typed.py"]


def test_every_kind_of_field_takes_in_any_text(tmp_path: Path) -> None:
    """Each sign, pasted into a form: the field holds what was meant, and the screen is whole."""
    words, saved = Words(Language.NB), list[dict[str, object]]()
    listed = [
        fields.line("line", "En linje"),
        fields.text("text", "Flere linjer"),
        fields.day("day", "Dag", NOW.date()),
        fields.whole("whole", "Tall"),
    ]

    def perform(values: dict[str, object]) -> str:
        saved.append(values)
        return ""

    async def run() -> None:
        app = Welcome(words, tmp_path, lambda group: "")
        async with app.run_test(size=(80, 24)) as pilot:
            for text in [*SIGNS.values(), "a\ud800b", "linje\n" * 50, "漢" * 200, "e\u0301" * 200]:
                app.push_screen(Form(words, "Skjema", listed[:2], perform))
                await pilot.pause()
                for field in fields_of(app):
                    app.screen.set_focus(field)
                    app.post_message(Paste(text))
                    await pilot.pause(0)
                    await pilot.pause()
                assert list(ill_drawn(app)) == []
                app.screen.action_save()
                await pilot.pause()
                assert saved[-1]["line"] == joined(text.strip()).strip()
                assert saved[-1]["text"] == broken(text).strip("\n")
            app.push_screen(Form(words, "Skjema", listed[2:], perform))
            await pilot.pause()
            wrong = await fill(pilot, PASTED)
            app.screen.action_save()
            await pilot.pause()
            assert isinstance(app.screen, Form)
            assert [what for _, what in wrong] == []
            assert list(ill_drawn(app)) == []

    asyncio.run(run())


def test_the_room_holds_what_was_pasted_into_its_texts(folder: Path) -> None:
    """Consideration, filter, search, palette and quick capture: a whole screen, a clean record."""
    workspace = Workspace(folder)
    places = [["b"], ["escape", "escape", "slash"], ["ctrl+f"], ["escape", "ctrl+p"]]
    places += [["escape", "5", "slash"], ["escape", "6", "n"]]

    async def run() -> None:
        app = app_on(workspace)
        async with app.run_test(size=(116, 32), notifications=True) as pilot:
            await press(pilot, AT_41)
            for keys in places:
                await press(pilot, keys)
                assert fields_of(app), keys
                assert await fill(pilot, PASTED) == []
            app.left()

    asyncio.run(run())
    held = workspace.state.matters["41/26"].consideration
    assert broken(PASTED) in held
    workspace.close()
