"""Who leads a meeting whose chair is away."""

from typing import Any

from textual.app import App

from mkm_tui.actions.meetings import EditMeeting
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.terms import Presence
from mkm_tui.rules.presence import latest_presence, seats
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.house import House


def ask_for_chair(app: App[Any], house: House, meeting: Meeting) -> None:
    """Ask who leads the meeting, where the chair is noted as away; the minutes name the chair."""
    words, state = house.words, house.state
    there = [state.people[seat.person] for seat in seats(state, meeting)]
    away = latest_presence(meeting).get(meeting.chair) is Presence.ABSENT
    if not (away and there):
        return
    answers = [(str(number), person.name, person.id) for number, person in enumerate(there[:9], 1)]

    def chosen(person: str | None) -> None:
        if person:
            house.act(EditMeeting(meeting=meeting.id, chair=person))

    title = words("screens.meeting.chair_away", name=state.people[meeting.chair].name)
    app.push_screen(Choice(words, title, answers), chosen)
