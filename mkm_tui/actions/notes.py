"""The secretary's private notes: in no document and on no shared screen."""

from msgspec import structs

from mkm_tui.actions.base import Action, Changes, Context
from mkm_tui.records.room import Note
from mkm_tui.records.state import State
from mkm_tui.rules.broken import require


class WriteNote(Action, frozen=True, kw_only=True, tag="write_note"):
    """Change a span of the note about a matter or a meeting, as it is typed.

    At `at` (in characters) the text `cut` goes out and `put` comes in. Refused where `cut` does
    not stand there. Notes are no part of the minutes, so their lock does not reach them.
    """

    about: str
    """Id of a matter or a meeting."""
    at: int = 0
    cut: str = ""
    put: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the note as changed."""
        known = self.about in state.matters or self.about in state.meetings
        require(known, "", "not_found", what="note", id=self.about)
        note = state.notes.get(self.about) or Note(self.about, "")
        end = self.at + len(self.cut)
        fits = 0 <= self.at <= len(note.text) and note.text[self.at : end] == self.cut
        require(fits, "", "note_changed", about=self.about)
        return (structs.replace(note, text=note.text[: self.at] + self.put + note.text[end:]),)
