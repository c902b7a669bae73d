"""A silent round: it begins at once, and ends with a question that tells who lacks."""

from typing import Any

from textual.app import App

from mkm_tui.actions.board import BeginSilentRound, EndSilentRound
from mkm_tui.rules.assessment import lacking
from mkm_tui.screens.confirm import Confirm
from mkm_tui.screens.house import House


def silent_round(house: House) -> None:
    """Begin a silent round, and tell what that means."""
    if house.act(BeginSilentRound()):
        house.warn(house.words("screens.board.silent_begun"))


def end_silent_round(house: House, app: App[Any]) -> None:
    """Show what the parties gave in the silent round, once it is told who lacks."""
    words = house.words
    taken, lacks = lacking(house.state, house.now().date())
    said = [words("screens.board.lacks", party=party, count=n) for party, n in lacks.items()]
    key = "none" if not taken else "some" if lacks else "all"
    question = words(f"screens.board.silent_end_{key}", count=taken, parties=said)

    def after(yes: bool | None) -> None:
        if yes:
            house.act(EndSilentRound())

    app.push_screen(Confirm(words, question, words("screens.board.silent_end")), after)
