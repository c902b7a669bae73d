"""What is typed and chosen in a form stays on the desk until it is saved."""

from collections.abc import Mapping
from typing import Any

from textual.app import App
from textual.widget import Widget
from textual.widgets import Input, Select, TextArea

from mkm_tui.store.desk import Desk, Draft


class FormDraft:
    """What one open form says, kept under its key; without a desk, nothing is kept."""

    def __init__(self, app: App[Any], key: str, widgets: Mapping[str, Widget]) -> None:
        self._desk: Desk | None = getattr(app, "desk", None)
        self._widgets = {
            name: widget
            for name, widget in widgets.items()
            if isinstance(widget, Input | TextArea | Select)
        }
        self._began = self._typed()
        self._app = app
        self._own, self._for_all = key, f"{key}\n*"
        self._typed_alone = False
        """Whether anything was typed while only the secretary saw the screen."""

    @property
    def _shared(self) -> bool:
        """Whether the whole room sees the screen."""
        return bool(getattr(self._app, "shared", False))

    def _typed(self) -> dict[str, str]:
        """Return what the fields hold."""
        return {name: _text(widget) for name, widget in self._widgets.items()}

    def restore(self) -> bool:
        """Bring back what was typed and not saved, where the record is as it was then."""
        draft = self._found()
        if draft is None:
            return False
        back = {
            name: text
            for name, text in draft.typed.items()
            if name in self._began and text != draft.began.get(name) == self._began[name]
        }
        for name, text in back.items():
            _put(self._widgets[name], text)
        return bool(back)

    def _found(self) -> Draft | None:
        """Return the draft on the desk, or None.

        What was typed while only the secretary saw the screen does not come back in the room.
        """
        if self._desk is None:
            return None
        keys = [self._for_all] if self._shared else [self._own, self._for_all]
        return next(filter(None, map(self._desk.draft, keys)), None)

    def keep(self) -> None:
        """Keep what the fields hold."""
        if self._desk is None:
            return
        self._typed_alone = self._typed_alone or not self._shared
        key, other = self._own, self._for_all
        if not self._typed_alone:
            key, other = other, key
        self._desk.keep_draft(key, Draft(self._began, self._typed()))
        self._desk.drop_draft(other)

    def drop(self) -> None:
        """Forget it: it is saved."""
        if self._desk is not None:
            self._desk.drop_draft(self._own)
            self._desk.drop_draft(self._for_all)


def _text(widget: Input | TextArea | Select[Any]) -> str:
    """Return what a field holds, of a choice the value as text; empty where nothing is chosen."""
    if isinstance(widget, Select):
        return "" if widget.value is Select.NULL else str(widget.value)
    return widget.value if isinstance(widget, Input) else widget.text


def _put(widget: Input | TextArea | Select[Any], text: str) -> None:
    """Fill a field, with the cursor at the end and nothing selected that a key would replace.

    A choice that is no longer offered stays as it is.
    """
    if isinstance(widget, Select):
        offered = [value for _, value in widget._options if str(value) == text]
        widget.value = offered[0] if offered else widget.value
    elif isinstance(widget, Input):
        widget.select_on_focus = False
        widget.value = text
        widget.cursor_position = len(text)
    else:
        widget.load_text(text)
        widget.move_cursor(widget.document.end)
