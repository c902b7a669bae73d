"""What the record itself proposes for the next agenda (R9, R15, R30, R40, and the reviews)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mkm_tui.records.decisions import Decision, Review
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import (
    Body,
    DecisionStatus,
    MatterKind,
    MeetingStatus,
    Verdict,
    WayOn,
)
from mkm_tui.rules.committee import is_later
from mkm_tui.rules.followup import not_following, unsettled
from mkm_tui.rules.memo import chosen, remembered
from mkm_tui.rules.publication import deadline_missed, missing_audiences, worths
from mkm_tui.rules.schedule import how_far

_PUT_OFF = (WayOn.DEFER, WayOn.WITHDRAW)
"""Ways on by which a matter leaves its meeting without having been dealt with."""
PERIOD_NOTICE_DAYS = 183
"""Days before the period ends from which the matter of what continues is proposed (R30)."""
_PERIOD_EARLY_DAYS = 183
"""Days before that from which a matter about it counts; an earlier one was about another end."""


class Proposal(NamedTuple):
    """A matter that could be added: why, and about which decision or which meeting's minutes."""

    reason: str
    """`minutes`, `period`, `publish`, `not_followed`, `review` or `verdict`."""
    id: str
    """Id of the decision, of the meeting whose minutes wait, or of the group."""
    kind: MatterKind


def proposals(state: State, meeting: Meeting, today: date) -> list[Proposal]:
    """Return what could be added to a meeting's agenda: minutes, the period, then by decision.

    What an open matter takes up already is left out, and what a closed one took up since it arose.
    """
    found = list(_minutes(state, meeting))
    if meeting.body is Body.STEERING_GROUP:
        if period_to_propose(state, today):
            found.append(Proposal("period", "group", MatterKind.DECISION))
        taken, worth = taken_up(state), worths(state, today)
        for decision in map(state.decisions.__getitem__, notable(state, today)):
            treated = last_treated(taken.get(decision.id))
            for reason, since in _reasons(state, decision, worth[decision.id], meeting, today):
                if treated < since:
                    found.append(Proposal(reason, decision.id, MatterKind.DISCUSSION))
                    break
    return found


def period_notice(state: State) -> date | None:
    """Return from when the matter of what continues is proposed; None without a period (R30)."""
    end = state.group.period_end if state.group else None
    return end - timedelta(days=PERIOD_NOTICE_DAYS) if end else None


def period_matter(state: State) -> Matter | None:
    """Return the matter of what continues after this period, an open one before a treated one.

    One that was put off or withdrawn is none, and neither is one about an earlier period's end.
    """
    notice = period_notice(state)
    if notice is None:
        return None
    found = None
    for matter in _about_period(state, date.min).values():
        if last_treated(found) <= last_treated(matter):
            found = matter
    early = last_treated(found) < notice - timedelta(days=_PERIOD_EARLY_DAYS)
    return None if early else found


@chosen("matters")
def _about_period(matter: Matter, _: date) -> bool:
    """Say whether a matter asks what continues after a period, and was not put off."""
    return matter.period and not _put_off(matter)


def period_to_propose(state: State, today: date) -> bool:
    """Say whether the matter of what continues is due, and stands on no agenda (R30)."""
    notice = period_notice(state)
    return notice is not None and notice <= today and period_matter(state) is None


def _minutes(state: State, meeting: Meeting) -> Iterator[Proposal]:
    """Yield the same body's earlier meetings whose minutes nobody has approved (R40)."""
    waiting = approvals_on_agenda(state)
    for earlier in unapproved_before(state, meeting):
        if earlier.id not in waiting:
            yield Proposal("minutes", earlier.id, MatterKind.APPROVAL)


def unapproved_before(state: State, meeting: Meeting) -> list[Meeting]:
    """Return the same body's earlier, closed meetings whose minutes nobody has approved."""
    return [
        earlier
        for earlier in state.meetings.values()
        if earlier.body is meeting.body
        and earlier.status is MeetingStatus.CLOSED
        and not earlier.locked
        and is_later(meeting, earlier)
    ]


def approvals_on_agenda(state: State) -> dict[str, str]:
    """Return the open matter that is to approve a meeting's minutes, by the meeting's id."""
    matters = (
        state.matters[key]
        for meeting in state.meetings.values()
        if meeting.status is not MeetingStatus.CLOSED
        for key in meeting.agenda
    )
    return {m.approves: m.id for m in matters if m.approves and not m.ended}


def shared_with_notice(state: State, meeting: Meeting) -> list[Meeting]:
    """Return the meetings whose minutes the parties get first among a notice's papers (R31)."""
    matters = (state.matters[key] for key in meeting.agenda)
    wanted = dict.fromkeys(m.approves for m in matters if m.approves and not m.withdrawn)
    every = (state.meetings[key] for key in wanted)
    closed = (earlier for earlier in every if earlier.status is MeetingStatus.CLOSED)
    return [earlier for earlier in closed if not (earlier.minutes_shared or earlier.locked)]


def taken_up(state: State) -> dict[str, Matter]:
    """Return the matter that took a decision up last, an open one before all closed ones.

    A matter takes up the decision that it is about, and the one that it is to replace. One that
    was put off or withdrawn has not.
    """
    found: dict[str, Matter] = {}
    for matter in _takes_up(state, date.min).values():
        for key in {matter.about, matter.supersedes} - {""}:
            if last_treated(found.get(key)) <= last_treated(matter):
                found[key] = matter
    return found


@chosen("matters")
def _takes_up(matter: Matter, _: date) -> bool:
    """Say whether a matter takes a decision up, and was not put off."""
    return bool(matter.about or matter.supersedes) and not _put_off(matter)


def _put_off(matter: Matter) -> bool:
    """Say whether a matter left its meeting without having been dealt with."""
    closing = matter.closing
    return bool(matter.withdrawn) or (closing is not None and closing.way_on in _PUT_OFF)


def last_treated(matter: Matter | None) -> date:
    """Return the day on which a matter was closed; the last day there is while it is open."""
    if matter is None:
        return date.min
    return matter.closing.at.date() if matter.closing else date.max


def waits_since(decision: Decision, worth: DecisionStatus) -> date | None:
    """Return from when the present wording waits for its publication, or None (R9, R10).

    A corrected wording waits while the earlier one is in force. What another decision is agreed
    to replace waits for nothing: it is that one which is to be published.
    """
    if decision.superseded_by:
        return None
    if worth is DecisionStatus.WAITING:
        return decision.agreed_on
    corrected = worth is DecisionStatus.IN_FORCE and len(decision.versions) > 1
    if corrected and missing_audiences(decision):
        return decision.versions[-1].on
    return None


def asks_for_change(decision: Decision) -> Review | None:
    """Return the latest review where it asks for a change that nobody has made yet."""
    last = decision.reviews[-1] if decision.reviews else None
    if last is None or last.verdict is Verdict.KEPT or decision.superseded_by:
        return None
    return None if decision.versions[-1].on > last.on else last


@chosen("decisions")
def _open_ended(decision: Decision, _: date) -> bool:
    """Say whether something about a decision in force may be due, now or later."""
    changed = len(decision.versions) > 1 or decision.review_on is not None
    return changed or asks_for_change(decision) is not None


@remembered(worths, unsettled, _open_ended)
def notable(state: State, today: date) -> list[str]:
    """Return the decisions that may call for something, in the record's order; most do not."""
    some = {**unsettled(state, today), **_open_ended(state, today)}
    return [
        key
        for key, worth in worths(state, today).items()
        if worth is DecisionStatus.WAITING or key in some
    ]


def _reasons(
    state: State, decision: Decision, worth: DecisionStatus, meeting: Meeting, today: date
) -> Iterator[tuple[str, date]]:
    """Yield why a decision belongs on a meeting's agenda, and since when, what presses first."""
    waits = waits_since(decision, worth)
    patience = state.group.publication_days if state.group else 0
    if waits and deadline_missed(state, waits, today):
        yield "publish", today - timedelta(days=patience)
    if worth is not DecisionStatus.IN_FORCE:
        return
    if refusing := not_following(decision):
        yield "not_followed", max(report.on for report in refusing)
    if review := asks_for_change(decision):
        yield "verdict", review.on
    due = decision.review_on
    if due is not None and due <= max(today, meeting.on):
        yield "review", min(due, today)


def meeting_to_fill(state: State, today: date) -> Meeting | None:
    """Return the steering group's next planned meeting; one without its notice goes before.

    One whose day is past is it only where no other is planned.
    """
    coming = [
        meeting
        for meeting in state.meetings.values()
        if meeting.status is MeetingStatus.PLANNED and meeting.body is Body.STEERING_GROUP
    ]
    order = {
        m.id: (m.on < today, m.notice_sent is not None, *how_far(m.on, today), m.start)
        for m in coming
    }
    return min(coming, key=lambda meeting: order[meeting.id], default=None)
