"""What the board asks: which matter carries a move, and whether a silent round is over."""

from typing import Any

from textual.app import App

from mkm_tui.actions.board import BeginSilentRound, EndSilentRound, MoveCard
from mkm_tui.documents.reach import Reach, title
from mkm_tui.records.terms import Column
from mkm_tui.rules.assessment import lacking
from mkm_tui.rules.portfolio import Card, burdened, full_units
from mkm_tui.screens.confirm import Confirm
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import Options, titled
from mkm_tui.widgets import fields


def carried(house: House, card: Card, to: Column) -> Form:
    """Return the form that asks which matter carries a move that commits the municipality."""
    words = house.words
    pending = card.pending.matter if card.pending else ""

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(MoveCard(card=card.id, to=to, matter=values["matter"] or ""))

    field = fields.choice(
        "matter",
        words("forms.carried_by"),
        _carriers(house),
        pending or _about(house, card),
    )
    return Form(
        words,
        words("forms.move_card", card=card.id, column=to),
        [field],
        perform,
        note=" ".join([words("forms.move_card_note"), *_overload(house, card, to)]),
        verb=words("forms.move_card_verb"),
    )


def _carriers(house: House) -> Options:
    """Return the matters that have not ended, and the decisions, newest first."""
    state = house.state
    keys = [key for key, m in state.matters.items() if not m.ended or key in state.decisions]
    return titled((key, title(state.matters[key], Reach.PUBLIC)) for key in reversed(keys))


def _about(house: House, card: Card) -> str:
    """Return the newest matter that is about a card."""
    about = [m.id for m in house.state.matters.values() if card.id in (m.project, m.idea)]
    return about[-1] if about else ""


def _overload(house: House, card: Card, to: Column) -> list[str]:
    """Return the warning about full units, with the way out of it (R19)."""
    full = full_units(house.state, house.now().date())
    names = [house.state.units[unit].name for unit in burdened(card, to, full)]
    return [house.words("forms.move_card_overload", units=names)] if names else []


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
