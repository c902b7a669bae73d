"""What is noted in the running meeting: input, statements, disqualification, breaks."""

from typing import Any

from textual.app import App

from mkm_tui.actions.attendance import (
    ConcludeDisqualification,
    EndDisqualification,
    RaiseDisqualification,
)
from mkm_tui.actions.meetings import AdjournMeeting
from mkm_tui.actions.room import AddContribution, AddStatement
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.room import Disqualification
from mkm_tui.records.terms import Conclusion, Party
from mkm_tui.rules.presence import (
    disqualified,
    free_deputies,
    may_state,
    roster,
    seats,
    still_out,
)
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House, veiled
from mkm_tui.screens.options import Options, people
from mkm_tui.widgets import fields
from mkm_tui.widgets.plain import sentence

_BREAK = 10
"""Minutes that a break lasts where nothing else is said."""


class _Named(Choice):
    """A question that names somebody with an exempt matter: it is not for all (R34)."""

    open_to_all = False


def contribute(app: App[Any], house: House, matter: Matter) -> None:
    """Ask which party brings something, by one key, and then who and what."""
    words = house.words
    answers = [
        (words(f"screens.input.{party.value}_key"), words.show(party), party.value)
        for party in Party
    ]

    def chosen(answer: str | None) -> None:
        if answer:
            app.push_screen(_input_form(house, matter, Party(answer)))

    title = words("forms.input", matter=matter.id)
    app.push_screen(Choice(words, title, answers), chosen)


def _input_form(house: House, matter: Matter, party: Party) -> Form:
    """Return the form of a party's input."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        values["by"] = values["by"] or ""
        return house.attempt(AddContribution(matter=matter.id, party=party, **values))

    listed = [
        fields.choice("by", words("forms.input_by"), _speakers(house, matter, party)),
        fields.text("text", words("forms.input_text")),
    ]
    title = words("forms.input_of", party=party, matter=matter.id)
    return Form(words, sentence(title), listed, perform)


def _speakers(house: House, matter: Matter, party: Party) -> Options:
    """Return a party's people, those in the room first; nobody who is out of the matter (R38)."""
    state = house.state
    present = seats(state, state.meetings[matter.meeting], matter)
    there = [state.people[seat.person] for seat in present if seat.party is party]
    out = disqualified(matter)
    away = [person for person in roster(state, party) if person.id not in out]
    return people(state, (), [*there, *(person for person in away if person not in there)])


def state_for_the_record(house: House, matter: Matter) -> Form:
    """Return the form of a statement for the record, by somebody with a voice."""
    words, state = house.words, house.state
    meeting = state.meetings[matter.meeting]
    heard = may_state(state, meeting, matter)

    def perform(values: dict[str, Any]) -> str:
        values["by"] = values["by"] or ""
        return house.attempt(AddStatement(matter=matter.id, **values))

    listed = [
        fields.choice("by", words("forms.statement_by"), people(state, heard, [])),
        fields.text("text", words("forms.statement_text")),
        fields.tick("public", words("forms.statement_public"), True),
    ]
    return Form(words, words("forms.statement", matter=matter.id), listed, perform)


def habilitate(app: App[Any], house: House, meeting: Meeting, matter: Matter | None) -> None:
    """Take the question of disqualification a step on: back in, concluded, or raised (R38).

    On a shared screen nobody is named with an exempt matter (R34).
    """
    pending = [
        raised
        for raised in disqualified(matter).values()
        if raised.conclusion is Conclusion.PENDING
    ]
    out = still_out(house.state, meeting)
    about = out[0][0] if out and not pending else matter
    if about is not None and veiled(house, about):
        house.warn(house.words("screens.shared.refused"))
    elif matter is not None and pending:
        _conclude(app, house, matter, pending[0])
    elif out:
        _end(app, house, *out[0])
    elif matter is not None:
        app.push_screen(_raise(house, meeting, matter))


def _raise(house: House, meeting: Meeting, matter: Matter) -> Form:
    """Return the form in which the question is raised; the member leaves the table."""
    words, state = house.words, house.state
    there = [seat.person for seat in seats(state, meeting, matter)]

    def perform(values: dict[str, Any]) -> str:
        values["person"] = values["person"] or ""
        return house.attempt(RaiseDisqualification(matter=matter.id, **values))

    listed = [
        fields.choice("person", words("forms.member"), people(state, there, [])),
        fields.line("ground", words("forms.ground")),
    ]
    title = words("forms.disqualification", matter=matter.id)
    return Form(words, title, listed, perform, note=words("forms.disqualification_note"))


def _conclude(app: App[Any], house: House, matter: Matter, raised: Disqualification) -> None:
    """Ask what the body concluded without the member, and who takes the seat."""
    words, state = house.words, house.state
    member, meeting = state.people[raised.person], state.meetings[matter.meeting]
    name, deputies = member.name, free_deputies(state, meeting, matter, member)
    answers = [
        (str(number), words("screens.habilitation.with_deputy", name=deputy.name), deputy.id)
        for number, deputy in enumerate(deputies[:9], 1)
    ]
    answers += [
        (words("screens.habilitation.out_key"), words("screens.habilitation.out"), "out"),
        (words("screens.habilitation.in_key"), words("screens.habilitation.in"), "in"),
    ]

    def chosen(answer: str | None) -> None:
        if answer:
            house.act(
                ConcludeDisqualification(
                    matter=matter.id,
                    person=raised.person,
                    disqualified=answer != "in",
                    deputy="" if answer in ("in", "out") else answer,
                )
            )

    title = words("screens.habilitation.title", name=name, matter=matter.id)
    ask = _Named if matter.exempt else Choice
    app.push_screen(ask(words, title, answers, words("screens.habilitation.note")), chosen)


def _end(app: App[Any], house: House, matter: Matter, raised: Disqualification) -> None:
    """Note that a member is back, by one key."""
    words = house.words
    name = house.state.people[raised.person].name
    answers = [(words("screens.habilitation.back_key"), words("screens.habilitation.back"), "back")]

    def chosen(answer: str | None) -> None:
        if answer:
            house.act(EndDisqualification(matter=matter.id, person=raised.person))

    title = words("screens.habilitation.return", name=name, matter=matter.id)
    ask = _Named if matter.exempt else Choice
    app.push_screen(ask(words, title, answers), chosen)


def take_break(house: House, meeting: Meeting) -> Form:
    """Return the form of a break: how long it is meant to be."""
    words = house.words
    field = fields.whole("minutes", words("forms.break_minutes"), _BREAK)

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(AdjournMeeting(meeting=meeting.id, minutes=values["minutes"] or 0))

    return Form(words, words("forms.break", meeting=meeting.id), [field], perform)
