"""The steps of a matter in the running meeting: frame, consent, read-back, end."""

from typing import Any

from textual.app import App

from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.matters import ConsentToMatter, EditMatter
from mkm_tui.actions.room import ReadBack
from mkm_tui.locale.days import Lies
from mkm_tui.records.meetings import Matter
from mkm_tui.records.terms import MatterKind, Party
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.screens.attendance import Attendance
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.confirm import Confirm
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House, veiled
from mkm_tui.screens.meeting_forms import habilitate
from mkm_tui.screens.options import people, units
from mkm_tui.screens.readback import ReadBack as ReadBackPage
from mkm_tui.screens.ways_on import go_on
from mkm_tui.widgets import fields

_FRAME = {"R16", "R18"}
"""Rules whose refusal the frame's form mends."""
_WAY_ON = {"R4", "R5", "R27"}
"""Rules whose refusal means that there is no agreement to record here."""


def added_late(app: App[Any], house: House, matter: Matter) -> None:
    """Ask what becomes of a matter raised after the notice: consent, or other business (R39)."""
    words = house.words
    answers = [
        (words(f"screens.late.{way}_key"), words(f"screens.late.{way}"), way)
        for way in ("all", "some", "other")
    ]

    def chosen(answer: str | None) -> None:
        if answer == "all":
            house.act(ConsentToMatter(matter=matter.id))
        elif answer == "some":
            app.push_screen(_consent_form(house, matter))
        elif answer == "other":
            house.act(EditMatter(matter=matter.id, kind=MatterKind.OTHER_BUSINESS))

    title = words("forms.consent", matter=matter.id)
    app.push_screen(Choice(words, title, answers, words("forms.consent_note")), chosen)


def _consent_form(house: House, matter: Matter) -> Form:
    """Return the form of the parties that agree to treat a matter added late (R39)."""
    words = house.words
    listed = [
        fields.tick(party.value, words.show(party).capitalize())
        for party in Party
        if party not in matter.consents
    ]

    def perform(values: dict[str, Any]) -> str:
        for name, agrees in values.items():
            if agrees:
                refusal = house.attempt(ConsentToMatter(matter=matter.id, party=Party(name)))
                if refusal:
                    return refusal
        return ""

    title = words("forms.consent", matter=matter.id)
    return Form(words, title, listed, perform, note=words("forms.consent_note"))


def frame(house: House, matter: Matter, note: str = "") -> Form:
    """Return the form of leader, deadline, units and old out (R16, R18)."""
    words, today = house.words, house.now().date()

    def perform(values: dict[str, Any]) -> str:
        values["responsible"] = values["responsible"] or ""
        return house.attempt(EditMatter(matter=matter.id, **values))

    return Form(
        words,
        words("forms.frame", matter=matter.id),
        [
            fields.choice(
                "responsible",
                words("forms.responsible"),
                people(house.state, (matter.responsible,)),
                matter.responsible,
            ),
            fields.day("deadline", words("forms.deadline"), today, matter.deadline, Lies.AHEAD),
            fields.line("old_out", words("forms.old_out"), matter.old_out),
            fields.line(
                "nothing_out_because",
                words("forms.nothing_out_because"),
                matter.nothing_out_because,
            ),
            fields.several("units", words("forms.units"), units(house.state), matter.units),
        ],
        perform,
        note=note,
    )


def conclude(app: App[Any], house: House, matter_id: str) -> None:
    """Take a matter to its end: read back and record, or ask for what is lacking."""
    matter = house.state.matters[matter_id]
    closing = CloseMatter(matter=matter.id)
    broken = house.foresee(closing)
    if broken is not None:
        _mend(app, house, matter, broken)
    elif matter.kind is MatterKind.DECISION:
        read_back(app, house, matter, recording=True)
    elif matter.approves:
        _approve_minutes(app, house, matter)
    else:
        house.act(closing)


def _approve_minutes(app: App[Any], house: House, matter: Matter) -> None:
    """Ask once before a matter approves earlier minutes: they are locked then (R40)."""
    words, meeting = house.words, matter.approves

    def after(yes: bool | None) -> None:
        if yes and house.act(CloseMatter(matter=matter.id)):
            said = words("screens.meeting.minutes_approved", meeting=meeting)
            app.notify(said, timeout=8, markup=False)

    question = words("screens.meeting.approve_question", meeting=meeting)
    app.push_screen(Confirm(words, question, words("forms.approve_verb")), after)


def _mend(app: App[Any], house: House, matter: Matter, broken: RuleBroken) -> None:
    """Ask for what a rule lacks before the matter can be closed."""
    why = house.words.refusal(broken)

    def framed(done: bool | None) -> None:
        if done:
            conclude(app, house, matter.id)

    if broken.key == "not_concluded":
        habilitate(app, house, house.state.meetings[matter.meeting], matter)
    elif broken.rule == "R2":
        _without_a_party(app, house, matter, why)
    elif broken.rule == "R39":
        added_late(app, house, matter)
    elif broken.rule in _WAY_ON:
        go_on(app, house, matter, why)
    elif broken.rule in _FRAME and not veiled(house, matter):
        app.push_screen(frame(house, matter, why), framed)
    else:
        house.warn(why)


def _without_a_party(app: App[Any], house: House, matter: Matter, why: str) -> None:
    """Offer a deputy, or another meeting, where a party has no voice (R2)."""
    words = house.words
    answers = [
        (words(f"screens.unrepresented.{way}_key"), words(f"screens.unrepresented.{way}"), way)
        for way in ("deputy", "defer")
    ]

    def chosen(answer: str | None) -> None:
        if answer == "deputy":
            app.push_screen(Attendance(house, matter.meeting))
        elif answer == "defer":
            go_on(app, house, matter)

    title = words("screens.unrepresented.title", matter=matter.id)
    app.push_screen(Choice(words, title, answers, why), chosen)


def read_back(app: App[Any], house: House, matter: Matter, recording: bool = False) -> None:
    """Show the text in large, here and on the room display; record it where nobody objects."""
    state = house.state

    def heard(agreed: bool | None) -> None:
        house.attempt(ReadBack(matter=matter.id, over=True))
        if agreed and recording and house.act(CloseMatter(matter=matter.id, read_back=True)):
            said = house.words("screens.meeting.recorded", matter=matter.id)
            app.notify(said, timeout=8, markup=False)

    house.attempt(ReadBack(matter=matter.id))
    app.clear_notifications()  # nothing may cover the text or the question
    meeting = state.meetings[matter.meeting]
    app.push_screen(ReadBackPage(house.words, state, meeting, matter, recording), heard)
