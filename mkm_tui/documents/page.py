"""A Markdown page under way: headings, fields and text from people."""

from mkm_tui.documents.text import block, escaped, line
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State


class Page:
    """Collects a document's lines; everything from people is made harmless here."""

    def __init__(self, state: State, words: Words) -> None:
        self.state = state
        self.words = words
        self._lines: list[str] = []

    def heading(self, level: int, text: str) -> None:
        """Add a heading, its text one line from the record."""
        self._lines += [f"{'#' * level} {line(text) or '–'}", ""]

    def field(self, key: str, value: str) -> None:
        """Add a labelled line, unless the value is empty; the value is text from people."""
        self.item(self.words(f"documents.{key}"), value)

    def item(self, label: str, value: str) -> None:
        """Add a line whose label too is text from people, unless the value is empty."""
        if shown := line(value):
            self._lines.append(f"- **{line(label)}:** {shown}")

    def entry(self, value: str) -> None:
        """Add a line without a label, unless it is empty."""
        if shown := escaped(value):
            self._lines.append(f"- {shown}")

    def end_fields(self) -> None:
        """End a list of fields."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self, key: str, text: str, **values: object) -> None:
        """Add a labelled text of several paragraphs, unless it is empty."""
        if shown := block(text):
            self.end_fields()
            self._lines += [f"**{self._filled(key, values)}**", "", shown, ""]

    def label(self, key: str) -> None:
        """Add a label that stands over several texts."""
        self.end_fields()
        self._lines += [f"**{self._filled(key, {})}**", ""]

    def voice(self, who: str, text: str) -> None:
        """Add somebody's words in several paragraphs under their name, unless they are empty."""
        if shown := block(text):
            self._lines += [f"*{line(who)}:*", "", shown, ""]

    def prose(self, text: str) -> None:
        """Add a text of several paragraphs without a label, unless it is empty."""
        if shown := block(text):
            self._lines += [shown, ""]

    def say(self, key: str, **values: object) -> None:
        """Add a sentence of the program's, the values harmless."""
        self.end_fields()
        self._lines += [self._filled(key, values), ""]

    def _filled(self, key: str, values: dict[str, object]) -> str:
        """Return the program's words for a key, with harmless values in its gaps."""
        shown = {name: line(self.words.show(value)) for name, value in values.items()}
        return self.words(f"documents.{key}", **shown)

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
