"""What needs the secretary now, most pressing first (R1, R9, R14, R15, R19, R22-R24, R30, R40)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.people import Group
from mkm_tui.records.state import State
from mkm_tui.records.terms import DecisionStatus, MeetingStatus, MinutesStatus
from mkm_tui.rules.cautions import answer_to, unit_cautions
from mkm_tui.rules.followup import not_following, overdue, unconfirmed_units
from mkm_tui.rules.ideas import FOLLOWED, matters_about, may_wait, owed_outcome, to_revisit
from mkm_tui.rules.memo import remembered
from mkm_tui.rules.portfolio import carrier, moving_ideas, moving_projects, overloaded
from mkm_tui.rules.presence import parties_without_members
from mkm_tui.rules.proposals import (
    approvals_on_agenda,
    asks_for_change,
    last_treated,
    notable,
    period_matter,
    period_notice,
    taken_up,
    waits_since,
)
from mkm_tui.rules.publication import deadline_missed, missing_audiences, worths
from mkm_tui.rules.schedule import meeting_to_do

MINUTES_DAYS = 7
"""Days after a meeting within which its minutes are to be shared with the parties."""
REVIEW_NOTICE_DAYS = 14
"""Days before a review that it is told of."""


class Need(NamedTuple):
    """Something to deal with: its kind, whether it presses, where, and what fills its sentence."""

    kind: str
    pressing: bool
    register: str
    id: str
    values: dict[str, Any]


def needs(
    state: State, today: date, worth: Mapping[str, DecisionStatus] | None = None
) -> list[Need]:
    """Return all that waits for somebody, what presses first, else in the order of the rules.

    `worth` is what each decision is worth today, where that is known already.
    """
    found = [
        *_group(state, today),
        *_meetings(state, today),
        *_minutes(state, today),
        *_decisions(state, today, worth or worths(state, today)),
        *_ideas(state, today),
        *_cards(state, today),
        *_units(state, today),
    ]
    return sorted(found, key=lambda need: not need.pressing)


def _group(state: State, today: date) -> Iterator[Need]:
    """Yield what the group itself lacks or is about to face (R1, R22, R23, R30)."""
    group = state.group
    if group is None:
        return
    if lacking := parties_without_members(state):
        yield Need("roster", True, "groups", "group", {"parties": lacking})
    elif not group.activated:
        yield Need("inactive", True, "groups", "group", {})
    for breach in group.breaches:
        values = {"condition": breach.condition, "note": breach.note}
        yield Need("breach", True, "programme", "conditions", values)
    yield from _period(state, group, today)


def _period(state: State, group: Group, today: date) -> Iterator[Need]:
    """Yield that the matter of what continues is due, or on an agenda; not once treated (R30)."""
    notice, matter = period_notice(state), period_matter(state)
    if group.period_end is None or notice is None or today < notice:
        return
    values = {"on": group.period_end}
    if matter is None:
        over = group.period_end < today
        yield Need("period_over" if over else "period", over, "programme", "period", values)
    elif matter.closing is None:
        yield Need("period_on_agenda", False, "matters", matter.id, {**values, "matter": matter.id})


def _meetings(state: State, today: date) -> Iterator[Need]:
    """Yield the meeting that runs, or the next one."""
    meeting = meeting_to_do(state, today)
    if meeting is not None:
        values = {"meeting": meeting.id, "on": meeting.on, "start": meeting.start}
        if meeting.status is not MeetingStatus.PLANNED:
            yield Need("running", True, "meetings", meeting.id, values)
        elif meeting.on == today:
            yield Need("meeting_today", True, "meetings", meeting.id, values)
        else:
            yield Need("next_meeting", meeting.on < today, "meetings", meeting.id, values)


def _minutes(state: State, today: date) -> Iterator[Need]:
    """Yield the minutes that wait to be shared, approved or published (R31, R40)."""
    on_agenda = approvals_on_agenda(state)
    unpublished = []
    for meeting in state.meetings.values():
        out = meeting.minutes_status is MinutesStatus.PUBLISHED
        if meeting.status is not MeetingStatus.CLOSED or out:
            continue
        if meeting.locked:
            unpublished.append(meeting)
        else:
            yield _draft(meeting, on_agenda.get(meeting.id, ""), today)
    if unpublished:
        latest = max(unpublished, key=lambda meeting: (meeting.on, meeting.start)).id
        values = {"meeting": latest, "more": len(unpublished) - 1}
        yield Need("unpublished", False, "meetings", latest, values)


def _draft(meeting: Meeting, matter: str, today: date) -> Need:
    """Return what minutes wait for that nobody has approved."""
    if not meeting.minutes_shared:
        days = (today - meeting.on).days
        values = {"meeting": meeting.id, "on": meeting.on}
        return Need("unshared", days > MINUTES_DAYS, "meetings", meeting.id, values)
    values = {"meeting": meeting.id, "on": meeting.minutes_shared.date()}
    if matter:
        return Need("on_agenda", False, "matters", matter, {**values, "matter": matter})
    return Need("unapproved", False, "meetings", meeting.id, values)


def _decisions(state: State, today: date, worth: Mapping[str, DecisionStatus]) -> Iterator[Need]:
    """Yield decisions not in force, not followed, not confirmed or to be reviewed (R9-R15)."""
    taken = taken_up(state)
    for decision in map(state.decisions.__getitem__, notable(state, today)):
        standing = worth[decision.id]
        yield from _waiting(state, decision, standing, today)
        if standing is DecisionStatus.IN_FORCE:
            matter = taken.get(decision.id)
            yield from _refusing(state, decision, matter)
            yield from _unconfirmed(state, decision, today)
            yield from _review(state, decision, matter, today)


def _named(state: State, decision: Decision, **values: Any) -> dict[str, Any]:
    """Return the number and the title of a decision, and other values."""
    return {"decision": decision.id, "title": _title(state, decision.id), **values}


def _waiting(
    state: State, decision: Decision, worth: DecisionStatus, today: date
) -> Iterator[Need]:
    """Yield what waits for its publication, pressing when its deadline is past (R9)."""
    since = waits_since(decision, worth)
    if since is None:
        return
    patience = state.group.publication_days if state.group else 0
    days, lacking = (today - since).days, missing_audiences(decision)
    kind = "waiting" if worth is DecisionStatus.WAITING else "reworded"
    values = _named(state, decision, days=days, left=patience - days, audiences=lacking)
    missed = deadline_missed(state, since, today) is not None
    yield Need(kind, missed, "decisions", decision.id, values)


def _refusing(state: State, decision: Decision, matter: Matter | None) -> Iterator[Need]:
    """Yield that units do not follow a decision, and whether the group has taken it up (R15)."""
    refusing = not_following(decision)
    if not refusing:
        return
    values = _named(state, decision, units=[_unit(state, report.unit) for report in refusing])
    if matter is None or last_treated(matter) < max(report.on for report in refusing):
        yield Need("refusing", True, "decisions", decision.id, values)
    elif matter.closing is None:
        values["matter"] = matter.id
        yield Need("refusing_on_agenda", False, "matters", matter.id, values)
    else:
        values["matter"] = matter.id
        yield Need("refusing_treated", False, "decisions", decision.id, values)


def _unconfirmed(state: State, decision: Decision, today: date) -> Iterator[Need]:
    """Yield that units have not confirmed a decision after its deadline (R14)."""
    if silent := unconfirmed_units(decision, today):
        values = _named(state, decision, units=[_unit(state, unit) for unit in silent])
        yield Need("unconfirmed", False, "decisions", decision.id, values)


def _review(state: State, decision: Decision, matter: Matter | None, today: date) -> Iterator[Need]:
    """Yield that a review is due, or that the last one asks for a change.

    What stands on an agenda waits for its meeting, and is not told of here.
    """
    treated = last_treated(matter)
    due = decision.review_on
    if due is not None and treated < date.max and (due - today).days <= REVIEW_NOTICE_DAYS:
        kind = "review_overdue" if due < today else "review"
        values = _named(state, decision, on=due)
        yield Need(kind, due < today, "decisions", decision.id, values)
    review = asks_for_change(decision)
    if review is not None and treated < review.on:
        values = _named(state, decision, verdict=review.verdict)
        yield Need("verdict", False, "decisions", decision.id, values)


def _title(state: State, matter_id: str) -> str:
    """Return the title that may stand on a screen that others see (R34)."""
    matter = state.matters[matter_id]
    return matter.public_title if matter.exempt else matter.title


def _unit(state: State, key: str) -> str:
    """Return a unit's name."""
    return state.units[key].name if key in state.units else key


def _ideas(state: State, today: date) -> Iterator[Need]:
    """Yield the ideas whose answer is late, that are owed an outcome, or looked at again (R24)."""
    for kind, key, since in _idea_dates(state, today):
        values: dict[str, Any] = {"idea": key, "title": state.ideas[key].title}
        if kind == "idea":
            values["days"] = (today - since).days
        else:
            values["on"] = since
        yield Need(kind, False, "ideas", key, values)


@remembered(may_wait, "ideas", "projects", matters_about, "decisions")
def _idea_dates(state: State, today: date) -> list[tuple[str, str, date]]:
    """Return what each idea waits for, its id, and since when."""
    found = []
    treated = matters_about(state, today)
    for idea in may_wait(state, today).values():
        if overdue(idea, today):
            found.append(("idea", idea.id, idea.answer_by))
        elif to_revisit(idea, today):
            found.append(("idea_revisit", idea.id, idea.revisit_on or today))
        elif idea.answer in FOLLOWED and idea.outcome_told is None and treated:
            since = owed_outcome(state, idea, today)
            if since:
                found.append(("idea_outcome", idea.id, since))
    return found


def _cards(state: State, today: date) -> Iterator[Need]:
    """Yield the moves on the board that wait for a decision while no matter is made."""
    projects, ideas = moving_projects(state, today), moving_ideas(state, today)
    for register, cards in (("projects", projects), ("ideas", ideas)):
        for card in cards.values():
            if card.pending is not None and not carrier(state, card):
                values = {"card": card.id, "title": card.title, "column": card.pending.to}
                yield Need("pending", False, register, card.id, values)


def _units(state: State, today: date) -> Iterator[Need]:
    """Yield the units that carry too much, until the warning is answered (R19)."""
    for key in overloaded(state, today):
        unit = state.units[key]
        for caution in unit_cautions(state, unit, today):
            if answer_to(unit, caution) is None:
                values = {**caution.values, "unit": unit.name}
                yield Need("overload", False, "units", key, values)
