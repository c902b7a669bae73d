"""Where a matter goes that is not decided now: the four ways on, each with what it needs (R5)."""

from typing import Any

from msgspec import structs
from textual.app import App

from mkm_tui.actions.deciding import CloseMatter, DeferRest
from mkm_tui.actions.meetings import PlanMeeting
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.terms import MeetingStatus, WayOn
from mkm_tui.rules.agenda import matters_left
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import Options, people
from mkm_tui.widgets import fields
from mkm_tui.widgets.fields import Field


def go_on(app: App[Any], house: House, matter: Matter, note: str = "") -> None:
    """Ask where a matter goes, by one key, and then for what that way needs."""
    words = house.words
    answers = [
        (words(f"screens.way_on.{way.value}_key"), words(f"screens.way_on.{way.value}"), way.value)
        for way in WayOn
    ]

    def chosen(answer: str | None) -> None:
        if answer:
            app.push_screen(_form(house, matter, WayOn(answer)))

    title = words("forms.go_on", matter=matter.id)
    app.push_screen(Choice(words, title, answers, note), chosen)


def _form(house: House, matter: Matter, way: WayOn) -> Form:
    """Return the form of a way on."""
    words = house.words
    meeting = house.state.meetings[matter.meeting]
    owner = fields.choice("owner", words("forms.owner"), people(house.state))
    back = fields.day("return_on", words("forms.return_on"), house.now().date())
    needed = {
        WayOn.REWORK: [owner, back, *_meeting_fields(house, meeting)],
        WayOn.DEFER: [*_meeting_fields(house, meeting), _note(house, "way_on_note")],
        WayOn.REFER: [_note(house, "way_on_body"), owner],
        WayOn.WITHDRAW: [_note(house, "reason")],
    }

    def perform(values: dict[str, Any]) -> str:
        where = {name: values.pop(name, None) for name in ("to_meeting", "new_meeting")}
        closing = CloseMatter(
            matter=matter.id, way_on=way, **{**values, "owner": values.get("owner") or ""}
        )
        broken = house.foresee(closing)
        if broken is not None:
            return words.refusal(broken)
        refusal, to = _chosen_meeting(house, where)
        return refusal or house.attempt(structs.replace(closing, to_meeting=to))

    title = words("forms.way", matter=matter.id, way=words(f"screens.way_on.{way.value}"))
    return Form(words, title, needed[way], perform)


def _note(house: House, label: str) -> Field:
    """Return the field of a few words."""
    return fields.line("note", house.words(f"forms.{label}"))


def _meeting_fields(house: House, meeting: Meeting) -> list[Field]:
    """Return the fields of the meeting to which matters go: one that is planned, or a new one."""
    words = house.words
    coming = later_meetings(house, meeting)
    first = coming[0][1] if coming else None
    return [
        fields.choice("to_meeting", words("forms.to_meeting"), coming, first),
        fields.day("new_meeting", words("forms.new_meeting"), house.now().date()),
    ]


def later_meetings(house: House, meeting: Meeting) -> Options:
    """Return the same body's meetings that are still to be held, the next one first."""
    coming = [
        other
        for other in house.state.meetings.values()
        if other.status is not MeetingStatus.CLOSED
        and other.id != meeting.id
        and other.body is meeting.body
        and other.on >= meeting.on
    ]
    coming.sort(key=lambda other: (other.on, other.start))
    return [(f"{other.id}, {house.words.date(other.on)}", other.id) for other in coming]


def _chosen_meeting(house: House, values: dict[str, Any]) -> tuple[str, str]:
    """Return why a new meeting was refused, and the id of the one that was chosen.

    A day for a new meeting goes before the choice: the meeting is planned then.
    """
    chosen, day = values["to_meeting"] or "", values["new_meeting"]
    if day is None:
        return "", chosen
    known = set(house.record.meetings)
    refusal = house.attempt(PlanMeeting(on=day))
    new = [key for key in house.record.meetings if key not in known]
    return refusal, "".join(new)


def defer_rest(house: House, meeting: Meeting) -> Form:
    """Return the form that defers every matter that was not reached to a chosen meeting."""
    words = house.words
    left = [matter.id for matter in matters_left(house.state, meeting)]

    def perform(values: dict[str, Any]) -> str:
        refusal, to = _chosen_meeting(house, values)
        if refusal or not to:
            return refusal or words("forms.meeting_missing")
        return house.attempt(DeferRest(meeting=meeting.id, to_meeting=to))

    note = words("forms.defer_rest_note", matters=left)
    title = words("forms.defer_rest", meeting=meeting.id)
    return Form(words, title, _meeting_fields(house, meeting), perform, note=note)
