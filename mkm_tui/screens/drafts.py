"""What is typed in a form stays on the desk until it is saved or given up."""

from collections.abc import Mapping
from typing import Any

from textual.app import App
from textual.widget import Widget
from textual.widgets import Input, TextArea

from mkm_tui.store.desk import Desk, Draft


class FormDraft:
    """The texts of one open form, kept under its key; without a desk, nothing is kept."""

    def __init__(self, app: App[Any], key: str, widgets: Mapping[str, Widget]) -> None:
        self._desk: Desk | None = getattr(app, "desk", None)
        self._widgets = {
            name: widget for name, widget in widgets.items() if isinstance(widget, Input | TextArea)
        }
        self._began = self._typed()
        # What was typed while only the secretary saw the screen does not come back in the room.
        for_all = f"{key}\n*"
        self._keys = [for_all] if getattr(app, "shared", False) else [key, for_all]

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
        """Return the draft on the desk, or None."""
        if self._desk is None:
            return None
        return next(filter(None, map(self._desk.draft, self._keys)), None)

    def keep(self) -> None:
        """Keep what the fields hold."""
        if self._desk is not None:
            self._desk.keep_draft(self._keys[0], Draft(self._began, self._typed()))

    def drop(self) -> None:
        """Forget it: it is saved, or not wanted."""
        if self._desk is not None:
            for key in self._keys:
                self._desk.drop_draft(key)


def _text(widget: Input | TextArea) -> str:
    """Return what a field holds."""
    return widget.value if isinstance(widget, Input) else widget.text


def _put(widget: Input | TextArea, text: str) -> None:
    """Fill a field, with the cursor at the end and nothing selected that a key would replace."""
    if isinstance(widget, Input):
        widget.select_on_focus = False
        widget.value = text
        widget.cursor_position = len(text)
    else:
        widget.load_text(text)
        widget.move_cursor(widget.document.end)
