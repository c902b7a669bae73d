"""What was in force on a day, and what the log said on that day itself (R9-R12)."""

from datetime import date

import pytest

from mkm_tui.actions.decisions import AssignDecision, CorrectDecision, RecordPublication
from mkm_tui.actions.following import RecordReview, ReportUnit
from mkm_tui.actions.matters import AddMatter, EditMatter, ProposeDecision
from mkm_tui.records.decisions import Version
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, DecisionStatus, UnitStatus
from mkm_tui.rules.as_of import Standing, decision_on, standing_on
from tests.rules.meeting_room import MeetingRoom, receipt

AGREED, NOVEMBER_26, NOVEMBER_28 = date(2026, 11, 24), date(2026, 11, 26), date(2026, 11, 28)
NOVEMBER_30, DECEMBER_4 = date(2026, 11, 30), date(2026, 12, 4)


@pytest.fixture(name="in_force")
def _in_force(decided: MeetingRoom) -> MeetingRoom:
    """Published inside on 26 November and to users on 30 November."""
    decided.publish(Audience.INTERNAL, NOVEMBER_26)
    decided.publish(Audience.USERS, NOVEMBER_30)
    return decided


def stood(room: MeetingRoom, day: date, then: State | None = None) -> Standing:
    """Return how decision 1/26 stood on a day, the record then being as it is now or as given."""
    return standing_on(room.state, then or room.state, day)["1/26"]


def said(version: Version | None) -> str:
    """Return a wording's text."""
    return version.text if version else ""


def test_r9_before_it_was_agreed_a_decision_is_not_in_the_log(in_force: MeetingRoom) -> None:
    assert standing_on(in_force.state, in_force.state, date(2026, 11, 23)) == {}
    assert decision_on(in_force.decision(), date(2026, 11, 23)) is None


def test_r10_with_one_receipt_by_then_it_waited(in_force: MeetingRoom) -> None:
    then = stood(in_force, NOVEMBER_28)
    assert (then.status, then.in_force) == (DecisionStatus.WAITING, None)
    assert [p.audience for p in then.decision.publications] == [Audience.INTERNAL]


def test_r11_from_the_later_date_on_it_was_in_force(in_force: MeetingRoom) -> None:
    assert stood(in_force, date(2026, 11, 29)).status is DecisionStatus.WAITING
    assert stood(in_force, NOVEMBER_30).status is DecisionStatus.IN_FORCE


def test_r11_a_receipt_counts_from_its_day_also_where_it_was_recorded_later(
    decided: MeetingRoom,
) -> None:
    decided.publish(Audience.INTERNAL, NOVEMBER_26)
    then = decided.state
    decided.go_to(DECEMBER_4)
    late = receipt(Audience.USERS)
    decided.do(RecordPublication(
        decision=late.decision, audience=late.audience, channel=late.channel,
        involvement=late.involvement, on=NOVEMBER_28,
    ))  # fmt: skip
    standing = stood(decided, NOVEMBER_30, then)
    assert standing.status is DecisionStatus.IN_FORCE
    assert standing.said_then is DecisionStatus.WAITING
    assert standing.recorded_later


def test_what_was_recorded_in_time_says_so(in_force: MeetingRoom) -> None:
    standing = stood(in_force, DECEMBER_4)
    assert (standing.said_then, standing.recorded_later) == (DecisionStatus.IN_FORCE, False)


def test_a_correction_leaves_the_earlier_text_in_force_until_both_receipts_are_renewed(
    in_force: MeetingRoom,
) -> None:
    first = in_force.decision().text
    in_force.go_to(DECEMBER_4)
    in_force.do(CorrectDecision(decision="1/26", text="Prøves i to år."))
    in_force.publish(Audience.INTERNAL, date(2026, 12, 7))
    in_force.publish(Audience.USERS, date(2026, 12, 9))
    days = [date(2026, 12, day) for day in (3, 4, 7, 8, 9)]
    texts = [said(stood(in_force, day).in_force) for day in days]
    assert texts == [first, first, first, first, "Prøves i to år."]
    assert len(stood(in_force, date(2026, 12, 3)).decision.versions) == 1
    assert len(stood(in_force, DECEMBER_4).decision.versions) == 2


def test_a_decision_gives_way_when_the_one_that_replaces_it_is_in_force(
    in_force: MeetingRoom,
) -> None:
    in_force.do(
        AddMatter(meeting="M1/26", title="Ny turnus, ny ordning"),
        ProposeDecision(matter="3/26", text="Ordningen utvides."),
        EditMatter(
            matter="3/26",
            supersedes="1/26",
            responsible="arne",
            deadline=DECEMBER_4,
            nothing_out_because="Nytt",
        ),
    )
    in_force.agree("3/26")
    in_force.publish(Audience.INTERNAL, DECEMBER_4, "3/26")
    in_force.publish(Audience.USERS, date(2026, 12, 7), "3/26")
    assert stood(in_force, DECEMBER_4).status is DecisionStatus.IN_FORCE
    assert stood(in_force, date(2026, 12, 7)).status is DecisionStatus.SUPERSEDED


def test_a_wording_that_was_taken_back_since_was_recorded_later(in_force: MeetingRoom) -> None:
    kept = in_force.state
    in_force.go_to(DECEMBER_4)
    in_force.do(CorrectDecision(decision="1/26", text="Prøves i to år."))
    in_force.publish(Audience.INTERNAL, DECEMBER_4)
    in_force.publish(Audience.USERS, DECEMBER_4)
    then, in_force.state = in_force.state, kept
    standing = stood(in_force, DECEMBER_4, then)
    assert (standing.status, standing.said_then) == (DecisionStatus.IN_FORCE,) * 2
    assert said(standing.in_force_then) == "Prøves i to år."
    assert standing.recorded_later


def test_what_units_and_reviews_said_later_is_not_told_of_the_day(in_force: MeetingRoom) -> None:
    in_force.go_to(DECEMBER_4)
    report = ReportUnit(decision="1/26", unit="solbakken", status=UnitStatus.BEGUN)
    in_force.do(report, RecordReview(decision="1/26", finding="Virker."))
    day, before = (stood(in_force, on).decision for on in (DECEMBER_4, NOVEMBER_30))
    assert (len(day.reports), len(day.reviews)) == (1, 1)
    assert (before.reports, before.reviews) == ((), ())


def test_whom_it_concerned_is_as_it_was_then(in_force: MeetingRoom) -> None:
    then, deadline = in_force.state, date(2027, 5, 1)
    in_force.go_to(DECEMBER_4)
    in_force.do(
        AssignDecision(decision="1/26", responsible="berit", deadline=deadline, units=("fjelltun",))
    )
    assert stood(in_force, NOVEMBER_30, then).decision.units == ("solbakken", "fjelltun")
    assert stood(in_force, DECEMBER_4).decision.units == ("fjelltun",)


def test_who_answered_for_it_is_as_it_was_then(in_force: MeetingRoom) -> None:
    then = in_force.state
    before = in_force.decision().responsible
    in_force.go_to(DECEMBER_4)
    in_force.do(AssignDecision(decision="1/26", responsible="berit", deadline=date(2027, 5, 1)))
    standing = stood(in_force, NOVEMBER_30, then)
    assert (standing.decision.responsible, before != "berit") == (before, True)
    assert stood(in_force, DECEMBER_4).decision.responsible == "berit"
