"""Moves on the board: at once, or pending until a decision is in force; and R19's way out."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from mkm_tui.actions.board import BringMove, MoveCard
from mkm_tui.actions.projects import EditProject
from mkm_tui.documents.board_paper import board_picture
from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.method_words import column_name
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Column, Phase
from mkm_tui.rules.assessment import column_limit, ordered
from mkm_tui.rules.ideas import matters_about
from mkm_tui.rules.portfolio import COMMITTING, Card, burdened, full_units, load
from mkm_tui.rules.proposals import meeting_to_fill
from mkm_tui.screens.choice import Answer, Choice
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import Options, titled
from mkm_tui.widgets import fields

_OTHERS = "23456789"
"""The keys of the projects that can give way."""


def move(house: House, app: App[Any], card: Card, to: Column) -> None:
    """Move a card; where that commits the municipality, ask first what carries it."""
    action = MoveCard(card=card.id, to=to)
    if to not in COMMITTING or house.foresee(action) is not None:
        if house.act(action):
            _tell_limit(house, to)
    elif full := _crowded(house, card, to):
        _warn_of_load(house, app, card, to, full)
    else:
        ask_carrier(house, app, card, to)


def _tell_limit(house: House, to: Column) -> None:
    """Tell that a column holds more cards than the group wants."""
    most = column_limit(house.state, to)
    held = len(ordered(house.state, house.now().date())[to])
    if most is not None and held > most:
        name = column_name(house.words, house.state, to)
        values = {"column": name, "count": held, "limit": most}
        house.warn(house.words("screens.board_moves.over_limit", **values))


def _crowded(house: House, card: Card, to: Column) -> list[str]:
    """Return the units that carry more than their limit once a card is in work (R19)."""
    if to is not Column.IN_PROGRESS:
        return []
    state, today = house.state, house.now().date()
    full = full_units(state, today)
    found = []
    for unit in burdened(card, to, full):
        carried, most = full[unit]
        if card not in load(state, unit, today) or carried > most:
            found.append(unit)
    return found


def _warn_of_load(house: House, app: App[Any], card: Card, to: Column, units: list[str]) -> None:
    """Say which units are full, and offer to wait, or to let another project give way (R19)."""
    words, state, today = house.words, house.state, house.now().date()
    names = [_loaded(house, unit) for unit in units]
    carried = dict.fromkeys(p.id for unit in units for p in load(state, unit, today))
    others = [state.projects[key] for key in carried if key != card.id][: len(_OTHERS)]
    answers: list[Answer] = [("1", words("screens.board_moves.wait", card=card.id), "wait")]
    for key, other in zip(_OTHERS, others, strict=False):
        name = f"{other.id} {other.title}"
        answers.append((key, words("screens.board_moves.give_way", project=name), other.id))
    answers.append(("g", words("screens.board_moves.all_the_same"), "go"))

    def chosen(answer: str | None) -> None:
        if answer == "wait":
            house.act(MoveCard(card=card.id, to=Column.ON_HOLD))
        elif answer == "go":
            ask_carrier(house, app, card, to)
        elif answer:
            app.push_screen(_gives_way(house, state.projects[answer], card))

    title_ = words("screens.board_moves.full", units=names)
    app.push_screen(Choice(words, title_, answers, words("screens.board_moves.full_rule")), chosen)


def _loaded(house: House, unit: str) -> str:
    """Return a unit with what it carries and its limit."""
    carried, most = full_units(house.state, house.now().date())[unit]
    values = {"unit": house.state.units[unit].name, "load": carried, "limit": most}
    return house.words("screens.board_moves.loaded", **values)


def _gives_way(house: House, project: Project, card: Card) -> Form:
    """Return the form that puts another project on hold, in phase and on the board, with why."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        action = EditProject(project=project.id, phase=Phase.ON_HOLD, phase_note=values["why"])
        return house.attempt(action) or house.attempt(MoveCard(card=project.id, to=Column.ON_HOLD))

    why = words("screens.board_moves.gives_way_to", card=f"{card.id} {card.title}")
    field = fields.line("why", words("screens.board_moves.why"), why)
    name = f"{project.id} {project.title}"
    return Form(
        words,
        words("screens.board_moves.put_on_hold", project=name),
        [field],
        perform,
        note=words("screens.board_moves.then_move", card=card.id),
    )


def ask_carrier(house: House, app: App[Any], card: Card, to: Column) -> None:
    """Ask which decision is to carry a move that commits the municipality."""
    words = house.words
    meeting = meeting_to_fill(house.state, house.now().date())
    where = _meeting_words(words, meeting)
    answers: list[Answer] = [
        ("1", words("screens.board_moves.make_matter", meeting=where), "make"),
        ("2", words("screens.board_moves.choose_matter"), "choose"),
        ("3", words("screens.board_moves.without"), "without"),
    ]
    ways: dict[str, Callable[[], None]] = {
        "make": lambda: _make(house, app, card, to, meeting),
        "choose": lambda: _push(app, _carried(house, card, to)),
        "without": lambda: _without(house, card, to),
    }

    def chosen(answer: str | None) -> None:
        if answer:
            ways[answer]()

    name = column_name(words, house.state, to)
    ask = words("screens.board_moves.ask", card=f"{card.id} {card.title}", column=name)
    app.push_screen(Choice(words, ask, answers, words("screens.board_moves.ask_rule")), chosen)


def _push(app: App[Any], form: Form) -> None:
    """Open a form."""
    app.push_screen(form)


def _without(house: House, card: Card, to: Column) -> None:
    """Let a move wait for a decision of which there is no matter yet."""
    house.act(MoveCard(card=card.id, to=to))


def _meeting_words(words: Words, meeting: Meeting | None) -> str:
    """Return which meeting a matter would go to, or that none is planned."""
    if meeting is None:
        return words("screens.board_moves.no_meeting")
    return f"{meeting.id}, {words.date(meeting.on)}"


def bring(house: House, app: App[Any], card: Card) -> None:
    """Make the matter for a card whose move waits without one."""
    if card.pending is not None:
        meeting = meeting_to_fill(house.state, house.now().date())
        _make(house, app, card, card.pending.to, meeting)


def _make(house: House, app: App[Any], card: Card, to: Column, meeting: Meeting | None) -> None:
    """Open the form of the matter that is to decide on a move, or say that no meeting takes it."""
    if meeting is None:
        house.warn(house.words("screens.board_moves.plan_first"))
        return
    app.push_screen(_matter_form(house, card, to, meeting))


def _matter_form(house: House, card: Card, to: Column, meeting: Meeting) -> Form:
    """Return the form of a matter about a move: its title and proposal, ready to be changed."""
    words, state = house.words, house.state
    tongue = Words(state.group.language) if state.group else words
    named = {"card": card.title, "column": column_name(tongue, state, to)}

    def perform(values: dict[str, Any]) -> str:
        picture = board_picture(house.state, tongue, house.now().date())
        action = BringMove(
            card=card.id, to=to, meeting=meeting.id, case_paper=picture.strip("\n"), **values
        )
        return house.attempt(action)

    listed = [
        fields.line("title", words("forms.title"), tongue(f"documents.move_title_{to}", **named)),
        fields.text(
            "proposal", words("forms.proposal"), tongue(f"documents.move_proposal_{to}", **named)
        ),
    ]
    return Form(
        words,
        words("screens.board_moves.matter", meeting=_meeting_words(words, meeting)),
        listed,
        perform,
        note=words("screens.board_moves.with_picture"),
    )


def _carried(house: House, card: Card, to: Column) -> Form:
    """Return the form that chooses the matter whose decision carries a move."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(MoveCard(card=card.id, to=to, matter=values["matter"] or ""))

    pending = card.pending.matter if card.pending else ""
    known = pending or _about(house, card)
    field = fields.choice("matter", words("forms.carried_by"), _carriers(house), known)
    name = column_name(words, house.state, to)
    return Form(words, words("forms.move_card", card=card.id, column=name), [field], perform)


def _carriers(house: House) -> Options:
    """Return the matters that have not ended, and the decisions, newest first."""
    state = house.state
    keys = [key for key, m in state.matters.items() if not m.ended or key in state.decisions]
    return titled((key, title(state.matters[key], Reach.PUBLIC)) for key in reversed(keys))


def _about(house: House, card: Card) -> str:
    """Return the newest matter that is about a card."""
    about = matters_about(house.state, house.now().date()).get(card.id, [])
    return about[-1] if about else ""
