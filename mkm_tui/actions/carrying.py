"""Meetings that are planned, and what comes to them: deferred matters, AU's decisions (R27)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import takewhile

from msgspec import structs

from mkm_tui.actions.base import Changes, counted, find, next_in_year
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import Body, MatterKind, MeetingStatus
from mkm_tui.rules.broken import require
from mkm_tui.rules.committee import body_for, is_later, meetings_for, unreported

_PAPERS = (
    "title", "kind", "proposer", "units", "project", "idea", "minutes_planned", "case_paper",
    "recommendation", "dialogue", "users_voice", "proposal", "for_council", "legal_basis",
    "public_title", "responsible", "deadline", "old_out", "nothing_out_because", "supersedes",
    "of_principle", "approves", "about", "period", "reports", "draft", "author", "shared", "points",
)  # fmt: skip
"""What goes with a matter to another meeting; what was said in this one stays with it."""


def carried(state: State, matters: Iterable[Matter], to: Meeting) -> Changes:
    """Return new matters that take up these ones again, the meeting they go to and the counters.

    They bring their papers and the parties' input; the text of the consideration stays with the
    matter in which it was written, to which `continues` points. Each gets a number of its own
    (R41). After that meeting's notice they are late items (R39).
    """
    numbers = state.numbers.matters
    late = to.notice_sent is not None
    new = []
    for matter in matters:
        number, numbers = next_in_year(numbers, to.on)
        papers = {name: getattr(matter, name) for name in _PAPERS}
        replaced = state.decisions.get(matter.supersedes)
        if replaced and replaced.superseded_by:
            papers["supersedes"] = ""
        approves = state.meetings.get(matter.approves)
        if approves is not None and approves.locked:
            papers["approves"] = ""
        before = tuple(structs.replace(c, before=True) for c in matter.contributions)
        new.append(
            Matter(
                id=number,
                meeting=to.id,
                continues=matter.id,
                contributions=before,
                added_late=late,
                **papers,
            )
        )
    agenda = (*to.agenda, *(matter.id for matter in new))
    moved = waiting_for(state, {matter.continues: matter.id for matter in new})
    return *new, structs.replace(to, agenda=agenda), counted(state, matters=numbers), *moved


def waiting_for(state: State, again: Mapping[str, str]) -> Changes:
    """Return the cards on the board whose move waits for matters that are taken up again.

    Their moves wait for the new matters from now on, unless the old ones became decisions.
    """
    found: list[Project | Idea] = []
    every: list[Project | Idea] = [*state.projects.values(), *state.ideas.values()]
    for card in every:
        waits = card.pending
        if waits and waits.matter in again and waits.matter not in state.decisions:
            pending = structs.replace(waits, matter=again[waits.matter])
            found.append(structs.replace(card, pending=pending))
    return tuple(found)


def reported(state: State, decisions: Iterable[Decision], to: Meeting) -> Changes:
    """Return report items about the committee's decisions, their meeting and the counters (R27).

    A report decides nothing, so it is not a late item even after the notice. The items come after
    the approvals and reports that begin the agenda, whose order stays as it is.
    """
    numbers = state.numbers.matters
    new = []
    for decision in decisions:
        number, numbers = next_in_year(numbers, to.on)
        matter = state.matters[decision.id]
        new.append(
            Matter(
                id=number,
                meeting=to.id,
                title=matter.title,
                kind=MatterKind.REPORT,
                units=matter.units,
                legal_basis=matter.legal_basis,
                public_title=matter.public_title,
                reports=decision.id,
            )
        )
    first = tuple(takewhile(lambda key: state.matters[key].kind in _ROUTINE, to.agenda))
    agenda = (*first, *(matter.id for matter in new), *to.agenda[len(first) :])
    return *new, structs.replace(to, agenda=agenda), counted(state, matters=numbers)


_ROUTINE = {MatterKind.APPROVAL, MatterKind.REPORT}


def planned(state: State, plan: Meeting) -> Changes:
    """Return what is added when a meeting is planned: it, under the next number of its year.

    A steering-group meeting gets what the committee has to report (R27).
    """
    number, numbers = next_in_year(state.numbers.meetings, plan.on)
    meeting = structs.replace(plan, id=f"M{number}")
    counters = counted(state, meetings=numbers)
    owed = unreported(state) if meeting.body is Body.STEERING_GROUP else []
    return reported(state.put(counters), owed, meeting) if owed else (meeting, counters)


def sent_on(
    state: State, meeting: Meeting, matters: Sequence[Matter], key: str, day: date | None
) -> tuple[str, Changes]:
    """Return the id of the later meeting to which matters go, and what changes by that.

    With a day, a new meeting is planned on it, like the one at hand; else it is the one chosen.
    """
    plan = planned(state, _like(meeting, matters, day)) if day else ()
    after = state.put(*plan)
    key = next((record.id for record in plan if isinstance(record, Meeting)), key)
    to = later_meeting(after, meeting, matters, key)
    every = {(type(record), record.id): record for record in (*plan, *carried(after, matters, to))}
    return key, tuple(every.values())


def _like(meeting: Meeting, matters: Sequence[Matter], day: date) -> Meeting:
    """Return the plan of a meeting that takes up matters of another one on a day."""
    bodies = [body_for(meeting, matter) for matter in matters]
    return Meeting(
        id="",
        on=day,
        start=meeting.start,
        end=meeting.end,
        body=meeting.body if meeting.body in bodies else bodies[0],
        place=meeting.place,
        chair=meeting.chair,
        minute_taker=meeting.minute_taker,
    )


def later_meeting(state: State, meeting: Meeting, matters: Iterable[Matter], key: str) -> Meeting:
    """Return a later meeting that is still to be held and may take these matters, or refuse."""
    require(key, "R5", "no_meeting_chosen")
    to = find(state.meetings, key, "meeting")
    require(to.id != meeting.id, "R5", "same_meeting", meeting=to.id)
    require(to.status is not MeetingStatus.CLOSED, "", "meeting_over", meeting=to.id)
    require(is_later(to, meeting), "R5", "not_later", meeting=meeting.id)
    for matter in matters:
        fits = to in meetings_for(state, meeting, matter)
        require(fits or not matter.of_principle, "R27", "principle", matter=matter.id)
        require(fits, "R27", "other_body", meeting=to.id)
    return to
