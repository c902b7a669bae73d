"""Where a matter goes that is not decided now: the four ways on, each with what it needs (R5)."""

from typing import Any

from textual.app import App

from mkm_tui.actions.deciding import CloseMatter, DeferRest
from mkm_tui.locale.days import Lies
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.terms import WayOn
from mkm_tui.rules.agenda import matters_left
from mkm_tui.rules.committee import meetings_for
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
    owner = fields.choice("owner", words("forms.owner"), people(house.state))
    back = fields.day("return_on", words("forms.return_on"), house.now().date(), lies=Lies.AHEAD)
    needed = {
        WayOn.REWORK: [owner, back, *_meeting_fields(house, matter)],
        WayOn.DEFER: [*_meeting_fields(house, matter), _note(house, "way_on_note")],
        WayOn.REFER: [_note(house, "way_on_body"), owner],
        WayOn.WITHDRAW: [_note(house, "reason")],
    }

    def perform(values: dict[str, Any]) -> str:
        ids = {name: values.get(name) or "" for name in ("owner", "to_meeting")}
        return house.attempt(CloseMatter(matter=matter.id, way_on=way, **{**values, **ids}))

    title = words(f"forms.way_{way.value}", matter=matter.id)
    return Form(words, title, needed[way], perform)


def _note(house: House, label: str) -> Field:
    """Return the field of a few words."""
    return fields.line("note", house.words(f"forms.{label}"))


def _meeting_fields(house: House, matter: Matter) -> list[Field]:
    """Return the fields of where a matter goes: a meeting that is planned, or a new one."""
    words, today = house.words, house.now().date()
    coming = later_meetings(house, matter)
    first = coming[0][1] if coming else None
    return [
        fields.choice("to_meeting", words("forms.to_meeting"), coming, first),
        fields.day("new_meeting", words("forms.new_meeting"), today, lies=Lies.AHEAD),
    ]


def later_meetings(house: House, matter: Matter) -> Options:
    """Return the later meetings that may take a matter, the next one first (R27)."""
    state = house.record
    coming = meetings_for(state, state.meetings[matter.meeting], state.matters[matter.id])
    return [(f"{other.id}, {house.words.date(other.on)}", other.id) for other in coming]


def defer_rest(house: House, meeting: Meeting) -> Form:
    """Return the form that defers every matter that was not reached to a chosen meeting."""
    words = house.words
    left = matters_left(house.record, meeting)
    first = next((matter for matter in left if not matter.of_principle), left[0])

    def perform(values: dict[str, Any]) -> str:
        to, day = values["to_meeting"] or "", values["new_meeting"]
        return house.attempt(DeferRest(meeting=meeting.id, to_meeting=to, new_meeting=day))

    note = words("forms.defer_rest_note", matters=[matter.id for matter in left])
    title = words("forms.defer_rest", meeting=meeting.id)
    return Form(words, title, _meeting_fields(house, first), perform, note=note)
