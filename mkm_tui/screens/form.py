"""The one form: fields in, a perform that may refuse, and nothing typed is lost."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Select, Static, TextArea

from mkm_tui.locale.words import Words
from mkm_tui.screens.drafts import FormDraft
from mkm_tui.screens.swift import Swift
from mkm_tui.widgets.fields import Field, Misread
from mkm_tui.widgets.ticks import Ticks

Perform = Callable[[dict[str, Any]], str]
"""Takes the values by name; returns why they were refused, or nothing when it is done."""


class Form(Swift, ModalScreen[bool]):
    """Fields over the screen that asked; closes when what they say has been done."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel"),
        Binding("ctrl+s", "save", "save"),
    ]

    def __init__(
        self,
        words: Words,
        title: str,
        fields: Sequence[Field],
        perform: Perform,
        note: str = "",
        verb: str = "",
    ) -> None:
        super().__init__()
        self.words, self.form_title, self.fields = words, title, list(fields)
        self.perform, self.note = perform, note
        self.verb = verb or words("screens.save")
        self._done = False

    def compose(self) -> ComposeResult:
        """Lay out the fields, one below the other."""
        made = [(field, field.make()) for field in self.fields]
        with Vertical(classes="dialog"):
            yield Label(self.form_title, classes="dialog--title", markup=False)
            if self.note:
                yield Static(self.note, classes="dialog--note", markup=False)
            yield Static("", id="kept", classes="dialog--note", markup=False)
            with VerticalScroll(can_focus=False):
                for field, widget in made:
                    if field.label:
                        arrows = " (↑ ↓)" if isinstance(widget, Ticks) else ""
                        yield Label(f"{field.label}{arrows}", classes="field--label", markup=False)
                    widget.id = f"field-{field.name}"
                    yield widget
            yield Static("", id="refusal", markup=False)
            with Horizontal(classes="buttons"):
                if any(isinstance(widget, Ticks) for _, widget in made):
                    yield Label(self.words("forms.ticks"), classes="buttons--note", markup=False)
                yield Button(f"{self.verb} (ctrl+s)", variant="primary", id="save", compact=True)
                yield Button(f"{self.words('screens.cancel')} (esc)", id="cancel", compact=True)

    def on_mount(self) -> None:
        """Begin in the first field, with what was typed here before and not saved."""
        key = "\n".join([self.form_title, self.note, *(field.name for field in self.fields)])
        widgets = {field.name: self._widget(field) for field in self.fields}
        self._draft = FormDraft(self.app, key, widgets)
        kept = self.query_one("#kept", Static)
        kept.display = self._draft.restore()
        kept.update(self.words("forms.kept"))
        if self.fields:
            self._widget(self.fields[0]).focus(scroll_visible=False)
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def keep(self) -> None:
        """Keep what is typed and chosen."""
        if not self._done:
            self._draft.keep()

    def _widget(self, field: Field) -> Widget:
        """Return a field's widget."""
        return self.query_one(f"#field-{field.name}")

    @on(Input.Submitted)
    def next_field(self, event: Input.Submitted) -> None:
        """Save with enter in the last line or the only one; else go on."""
        event.stop()
        if event.input is self._widget(self.fields[-1]):
            self.action_save()
        else:
            self.focus_next()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Do what the fields say, or tell why not and keep them."""
        if self._done:
            return
        try:
            values = {field.name: field.read(self._widget(field)) for field in self.fields}
        except Misread as misread:
            self._refuse(self.words(f"forms.{misread.key}", **misread.values))
            return
        refusal = self.perform(values)
        if refusal:
            self._refuse(refusal)
        else:
            self._done = True
            self._draft.drop()
            self.dismiss(True)

    def _refuse(self, sentence: str) -> None:
        """Tell why it was not done."""
        self.query_one("#refusal", Static).update(f"! {sentence}")

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Close without doing anything; what was typed comes back when it is opened again."""
        if not self._done:
            self._done = True
            self.dismiss(False)
