"""A Markdown page under way: headings, fields, tables and text from people."""

from collections.abc import Sequence

from mkm_tui.documents.blocks import (
    AnyBlock,
    Entry,
    Field,
    Heading,
    Label,
    Prose,
    Sentence,
    Table,
    Text,
    Voice,
)
from mkm_tui.documents.text import block, escaped, line
from mkm_tui.locale.words import Words
from mkm_tui.records.signs import cleaned
from mkm_tui.records.state import State


class Page:
    """Collects a document's lines and blocks; everything from people is made harmless here."""

    def __init__(self, state: State, words: Words) -> None:
        self.state = state
        self.words = words
        self.blocks: list[AnyBlock] = []
        self._lines: list[str] = []

    def heading(self, level: int, text: str) -> None:
        """Add a heading, its text one line from the record."""
        self.end_fields()
        self.blocks.append(Heading(level, _plain(text) or "–"))
        self._lines += [f"{'#' * level} {line(text) or '–'}", ""]

    def field(self, key: str, value: str) -> None:
        """Add a labelled line, unless the value is empty; the value is text from people."""
        self._item(self.words(f"documents.{key}"), value, key)

    def item(self, label: str, value: str) -> None:
        """Add a line whose label too is text from people, unless the value is empty."""
        self._item(label, value, "")

    def _item(self, label: str, value: str, key: str) -> None:
        """Add a labelled line, unless its value is empty."""
        if shown := line(value):
            self.blocks.append(Field(_plain(label), _plain(value), key))
            self._lines.append(f"- **{line(label)}:** {shown}")

    def entry(self, value: str) -> None:
        """Add a line without a label, unless it is empty."""
        if shown := escaped(value):
            self.blocks.append(Entry(_plain(value)))
            self._lines.append(f"- {shown}")

    def end_fields(self) -> None:
        """End a list of fields."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def table(self, key: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add a table, unless it has no rows; `heads` are keys, the cells text from people."""
        if not rows:
            return
        shown = [self.words(f"documents.{head}") for head in heads]
        cells = tuple(tuple(_plain(cell) for cell in row) for row in rows)
        self.blocks.append(Table(tuple(shown), cells, key))
        self.end_fields()
        self._lines += [_row([line(head) for head in shown]), _row(["---"] * len(shown))]
        self._lines += [_row([line(cell) or "–" for cell in row]) for row in rows]
        self._lines.append("")

    def text(self, key: str, text: str, **values: object) -> None:
        """Add a labelled text of several paragraphs, unless it is empty."""
        if shown := block(text):
            label = self._filled(key, values)
            self.blocks.append(Text(self._plainly(key, values), shown, key))
            self.end_fields()
            self._lines += [f"**{label}**", "", shown, ""]

    def label(self, key: str, **values: object) -> None:
        """Add a label that stands over several texts, or where there is none."""
        self.blocks.append(Label(self._plainly(key, values), key))
        self.end_fields()
        self._lines += [f"**{self._filled(key, values)}**", ""]

    def voice(self, who: str, text: str) -> None:
        """Add somebody's words in several paragraphs under their name, unless they are empty."""
        if shown := block(text):
            self.blocks.append(Voice(_plain(who), shown))
            self._lines += [f"*{line(who)}:*", "", shown, ""]

    def prose(self, text: str) -> None:
        """Add a text of several paragraphs without a label, unless it is empty."""
        if shown := block(text):
            self.blocks.append(Prose(shown))
            self._lines += [shown, ""]

    def say(self, key: str, **values: object) -> None:
        """Add a sentence of the program's, the values harmless."""
        shown = self._filled(key, values)
        self.blocks.append(Sentence(shown, key))
        self.end_fields()
        self._lines += [shown, ""]

    def _filled(self, key: str, values: dict[str, object]) -> str:
        """Return the program's words for a key, with harmless values in its gaps."""
        shown = {name: line(self.words.show(value)) for name, value in values.items()}
        return self.words(f"documents.{key}", **shown)

    def _plainly(self, key: str, values: dict[str, object]) -> str:
        """Return the program's words for a key as plain text."""
        return _plain(self.words(f"documents.{key}", **values))

    def person(self, person_id: str) -> str:
        """Return a person's name, or what stands there."""
        person = self.state.people.get(person_id)
        return person.name if person else person_id

    def units(self, keys: tuple[str, ...]) -> str:
        """Return units' names, joined."""
        names = [self.state.units[key].name if key in self.state.units else key for key in keys]
        return self.words.listed(names)

    def written(self) -> str:
        """Return the document."""
        return "\n".join(self._lines).strip("\n") + "\n"


def _plain(text: str) -> str:
    """Return a text as one line, without characters that cannot be seen."""
    return " ".join(cleaned(text).split())


def _row(cells: Sequence[str]) -> str:
    """Return a row of a table in Markdown."""
    return f"| {' | '.join(cells)} |"
