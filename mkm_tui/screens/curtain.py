"""The shared screen: what covers private dialogs when it begins, and the question at its end."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.screen import ModalScreen

from mkm_tui.locale.words import Words
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.confirm import Confirm


class Curtain(Choice):
    """Hides everything below it."""

    open_to_all = True
    """It shows a question only."""


def cover(app: App[Any], words: Words, end: Callable[[], None]) -> None:
    """Hide dialogs that may hold private words: they are closed, unless the shared screen ends."""
    dialogs = [screen for screen in app.screen_stack if isinstance(screen, ModalScreen)]
    if all(getattr(dialog, "open_to_all", False) for dialog in dialogs):
        return

    def chosen(answer: str | None) -> None:
        if answer == "return":
            end()
        else:
            for dialog in reversed(dialogs):
                dialog.dismiss(None)

    answers = [
        (words("screens.shared.close_key"), words("screens.shared.close"), "close"),
        (words("screens.shared.return_key"), words("screens.shared.return"), "return"),
    ]
    app.push_screen(Curtain(words, words("screens.shared.covered"), answers), chosen)


def leave_shared(app: App[Any], words: Words, end: Callable[[], None]) -> None:
    """Ask before the screen shows private words again."""

    def after(yes: bool | None) -> None:
        if yes:
            end()

    if isinstance(app.screen, Confirm | Curtain):
        return
    question, verb = words("screens.shared.question"), words("screens.shared.end")
    app.push_screen(Confirm(words, question, verb), after)
