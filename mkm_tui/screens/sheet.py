"""A record's page in sections: the sections on the left, the chosen one on the right."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from mkm_tui.screens.listing import Listing
from mkm_tui.widgets.register import Column


class Section(NamedTuple):
    """A part of the page: its name, a sign, what it says, and what changes it."""

    key: str
    name: str
    sign: str
    """`✓` in order, `!` a warning, `○` nothing said yet; a space where there is nothing to say."""
    page: Callable[[], Content]
    edit: Callable[[], "Screen[bool] | None"] | None = None
    """Returns the form that changes it, or opens what does; None where it follows from others."""


class Sheet(Listing):
    """A room laid over another one, about one record; escape comes back to where one was."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "edit", "edit")]

    def there(self) -> bool:
        """Say whether the record is there: an undo can have taken it away."""
        return True

    def sections(self) -> Sequence[Section]:
        """Return the sections as the record is now."""
        raise NotImplementedError

    def columns(self) -> Sequence[Column]:
        """Return the columns: a sign, a name."""
        return (Column("", 1), Column(self.say(f"{self.name_key}.section")))

    def keys(self) -> Sequence[str]:
        """Return the sections' keys."""
        listed = self.sections() if self.there() else ()
        self._sections = {section.key: section for section in listed}
        return list(self._sections)

    def catch_up(self) -> None:
        """Show the record as it is now; leave where it was taken away."""
        super().catch_up()
        if not self.there():
            self.app.call_later(self._leave)

    def _leave(self) -> None:
        """Go back to where one was, unless something else lies over the page."""
        if self.is_current:
            self.dismiss()

    def cells(self, key: str) -> Sequence[str]:
        """Return a section's sign and name."""
        section = self._sections[key]
        return section.sign, section.name

    def page(self, key: str) -> Content:
        """Return what a section says."""
        return self._sections[key].page()

    def remember(self) -> None:
        """Remember nothing: sections are chosen here only."""

    def show_chosen(self) -> None:
        """Stay where one is: sections are chosen here only."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to change what can be changed here; escape always leads out."""
        if action == "edit":
            return bool(self.key) and self._sections[self.key].edit is not None
        return action == "back" or super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Change the section."""
        edit = self._sections[self.key].edit
        form = edit() if edit else None
        if form is not None:
            self.app.push_screen(form)

    def action_back(self) -> None:
        """Come back from the section to the list, and from the list to where one was."""
        if self.has_class("-deep") or self.has_class("-searching"):
            super().action_back()
        else:
            self.dismiss()
