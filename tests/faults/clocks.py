"""A meeting in which much happens, under a clock that is put forward and back at any moment."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.base import Action
from mkm_tui.actions.deciding import CloseMatter, TakeStance
from mkm_tui.actions.matters import AddMatter, EditMatter, ProposeDecision, WithdrawMatter
from mkm_tui.actions.meetings import AdjournMeeting, CloseMeeting, OpenMeeting, PlanMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.actions.setup import ActivateGroup, AddPerson, SetGroup
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MeetingStatus, Party, StanceKind, WayOn
from mkm_tui.rules.agenda import break_left, latest_ended, minutes_spent, next_matter, predicted_end
from mkm_tui.rules.presence import in_room, seats
from tests.rules.meeting_room import MeetingRoom, absent, meeting_before_it_opens, present, remote

LEAPS = (
    *(timedelta(minutes=minutes) for minutes in (-1, -7, -60, -120, 60, 120)),
    *(timedelta(days=days) for days in (-1, -365, -5840, 1, 1826)),
)
"""How far the clock is put at a time; never to the very microsecond of something noted."""
ZONES = tuple(timezone(timedelta(hours=hours)) for hours in (0, 1, 2, -3))
PEOPLE = ("ane", "arne", "berit", "cecilie")
Seen = tuple[object, ...]
"""What must be the same under every clock."""


def under(clock: random.Random | None, plan: random.Random) -> Iterator[tuple[MeetingRoom, Seen]]:
    """Hold a meeting, and yield what stands after each step; with a clock that leaps, or without.

    The same plan gives the same meeting.
    """
    room = meeting_before_it_opens()
    room.do(*(present(person) for person in PEOPLE), OpenMeeting(meeting="M1/26"))
    yield room, _seen(room.state, room.meeting)
    for _ in range(plan.randrange(8, 30)):
        room.now += timedelta(minutes=plan.randrange(1, 15))
        action = _next(room, plan)
        if clock and clock.random() < 0.4:
            leap = clock.choice(LEAPS) + timedelta(microseconds=clock.randrange(1, 10**6))
            room.now = (room.now + leap).astimezone(clock.choice(ZONES))
        room.do(action)
        yield room, _seen(room.state, room.meeting)
    room.now += timedelta(minutes=5)
    room.do(*_endings(room))
    yield room, _seen(room.state, room.meeting)


def _next(room: MeetingRoom, plan: random.Random) -> Action:
    """Return what happens next in a meeting."""
    if room.meeting.status is MeetingStatus.ADJOURNED:
        return plan.choice([OpenMeeting(meeting="M1/26"), _movement(plan)])
    left = [key for key in room.meeting.agenda if not room.state.matters[key].ended]
    kind = plan.choice(["move", "move", "move", "start", "start", "break", "close"])
    if kind == "break":
        return AdjournMeeting(meeting="M1/26", minutes=plan.randrange(5, 30))
    if kind == "start" and left:
        return StartMatter(matter=plan.choice(left))
    parties = {seat.party for seat in seats(room.state, room.meeting)}
    if kind == "close" and left and len(parties) == 3:
        return CloseMatter(matter=plan.choice(left), way_on=WayOn.DEFER)
    return _movement(plan)


def _movement(plan: random.Random) -> Action:
    """Return that somebody comes or goes."""
    return plan.choice([present, absent, absent, remote])(plan.choice(PEOPLE))


def _endings(room: MeetingRoom) -> Iterator[Action]:
    """Yield what ends the meeting."""
    if room.meeting.status is MeetingStatus.ADJOURNED:
        yield OpenMeeting(meeting="M1/26")
    for key in room.meeting.agenda:
        if not room.state.matters[key].ended:
            yield WithdrawMatter(matter=key, reason="Må modnes")
    yield CloseMeeting(meeting="M1/26")


def _seen(state: State, meeting: Meeting) -> Seen:
    """Return who was there in each matter, what is at hand, what comes and what ended last."""
    coming, last = next_matter(state, meeting), latest_ended(state, meeting)
    return (
        tuple(in_room(state, meeting, state.matters[key]) for key in meeting.agenda),
        tuple(stretch.matter for stretch in meeting.stretches),
        meeting.current,
        coming and coming.id,
        last and last.id,
    )


def absurd(room: MeetingRoom) -> list[str]:
    """Return what no clock may make of a meeting's times: nothing for a sound one."""
    meeting, now = room.meeting, room.now
    most = 24 * 60 * (len(meeting.stretches) + 1)
    found = [
        f"{key}: {spent} minutes"
        for key in meeting.agenda
        if not 0 <= (spent := minutes_spent(meeting, key, now)) < most
    ]
    planned = timedelta(minutes=meeting.breaks[-1].minutes) if meeting.breaks else timedelta()
    if not timedelta() <= break_left(meeting, now) <= planned:
        found.append(f"{break_left(meeting, now)} of a break left")
    if predicted_end(room.state, meeting, now) < now:
        found.append("an end that is over")
    return [*found, *_backwards(meeting)]


def _backwards(meeting: Meeting) -> Iterator[str]:
    """Yield where a meeting's own moments go back."""
    spans: list[tuple[datetime, datetime | None]] = [(s.began, s.ended) for s in meeting.stretches]
    spans += [(rest.began, rest.ended) for rest in meeting.breaks]
    if meeting.opened:
        spans.append((meeting.opened, meeting.closed))
    yield from (f"{began} to {ended}" for began, ended in spans if ended and ended < began)
    moments = [entry.at for entry in meeting.attendance]
    if moments != sorted(moments):
        yield "arrivals that go back"


def leaping(seed: int) -> list[str]:
    """Hold a meeting twice, with a clock that leaps and without; return what differs."""
    steady = under(None, random.Random(seed))
    wild = under(random.Random(-seed - 1), random.Random(seed))
    found: list[str] = []
    for step, ((_, wanted), (room, seen)) in enumerate(zip(steady, wild, strict=True)):
        found += absurd(room)
        if seen != wanted:
            found.append(f"step {step}: {seen} instead of {wanted}")
    return found


def a_decision() -> list[list[Action]]:
    """Return the actions that lead to a decision, in five parts: the last one closes the matter."""
    return [
        [
            SetGroup(name="Styringsgruppa"),
            *(AddPerson(name=party.value, party=party) for party in Party),
            ActivateGroup(),
        ],
        [PlanMeeting(on=date(2026, 11, 24)), AddMatter(meeting="M1/26", title="Ny turnus")],
        [
            AllPresent(meeting="M1/26"),
            OpenMeeting(meeting="M1/26"),
            ProposeDecision(matter="1/26", text="Forsøk i ett år."),
            EditMatter(
                matter="1/26",
                responsible=Party.UNIONS.value,
                deadline=date(2026, 12, 18),
                nothing_out_because="Nytt",
            ),
        ],
        [StartMatter(matter="1/26")],
        [
            *(TakeStance(matter="1/26", party=party, kind=StanceKind.BEHIND) for party in Party),
            CloseMatter(matter="1/26"),
        ],
    ]
