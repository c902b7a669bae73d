"""What the units do with decisions, cell by cell (R14, R15, R28)."""

from datetime import date

import pytest
from msgspec import structs

from mkm_tui.actions.following import RecordReview, ReportUnit
from mkm_tui.records.terms import Audience, DecisionStatus, UnitStatus
from mkm_tui.rules.followup import (
    Tally,
    concerning,
    following,
    lacking_indicators,
    tally,
    to_follow,
)
from tests.rules.meeting_room import DAY, DEADLINE, MeetingRoom, receipt

AFTER = date(2026, 12, 19)


@pytest.fixture(name="applies")
def _applies(decided: MeetingRoom) -> MeetingRoom:
    """The decision in force; it concerns Solbakken and Fjelltun."""
    decided.do(receipt(Audience.INTERNAL), receipt(Audience.USERS))
    return decided


def told(status: UnitStatus, unit: str = "solbakken", reason: str = "") -> ReportUnit:
    """Return the report of a unit, with all that everyday practice takes."""
    return ReportUnit(
        decision="1/26",
        unit=unit,
        status=status,
        reason=reason,
        indicators=(1, 2, 3, 4) if status is UnitStatus.EVERYDAY else (),
        evidence="Årsmeldingen",
    )


def perhaps(room: MeetingRoom) -> set[str]:
    """Return the units that possibly do not follow the decision today."""
    in_force = room.status() is DecisionStatus.IN_FORCE
    found = following(room.decision(), room.today, in_force)
    return {unit for unit, stands in found.items() if stands.perhaps}


def test_r14_on_the_deadline_itself_nobody_is_late(applies: MeetingRoom) -> None:
    applies.go_to(DEADLINE)
    assert perhaps(applies) == set()
    applies.go_to(AFTER)
    assert perhaps(applies) == {"solbakken", "fjelltun"}


@pytest.mark.parametrize("status", [UnitStatus.RECEIVED, UnitStatus.BEGUN])
def test_r14_what_is_only_begun_is_no_confirmation(
    applies: MeetingRoom, status: UnitStatus
) -> None:
    applies.do(told(status), told(UnitStatus.CARRIED_OUT, "fjelltun"))
    applies.go_to(AFTER)
    assert perhaps(applies) == {"solbakken"}


def test_r14_what_is_not_in_force_gives_nothing_to_confirm(decided: MeetingRoom) -> None:
    decided.go_to(AFTER)
    assert decided.status() is DecisionStatus.WAITING
    assert perhaps(decided) == set()


def test_r15_a_unit_that_refuses_is_not_counted_as_silent(applies: MeetingRoom) -> None:
    applies.do(told(UnitStatus.NOT_FOLLOWED, reason="Ingen vikarer"))
    applies.go_to(AFTER)
    stands = following(applies.decision(), AFTER)["solbakken"]
    assert stands.refuses
    assert not stands.perhaps
    assert tally([applies.decision()], AFTER) == Tally(refusing=1, perhaps=1)
    assert tally([applies.decision()], AFTER, "solbakken") == Tally(refusing=1, perhaps=0)


def test_r15_the_latest_report_counts(applies: MeetingRoom) -> None:
    applies.do(told(UnitStatus.NOT_FOLLOWED, reason="Ingen vikarer"), told(UnitStatus.BEGUN))
    assert following(applies.decision(), DAY)["solbakken"].status is UnitStatus.BEGUN
    assert tally([applies.decision()], DAY) == Tally(0, 0)


def test_r28_carried_out_still_lacks_what_is_not_documented(applies: MeetingRoom) -> None:
    applies.do(told(UnitStatus.CARRIED_OUT))
    report = following(applies.decision(), DAY)["solbakken"].report
    assert report is not None
    assert lacking_indicators(report) == [1, 2, 3, 4]
    applies.do(told(UnitStatus.EVERYDAY))
    report = following(applies.decision(), DAY)["solbakken"].report
    assert report is not None
    assert lacking_indicators(report) == []


def test_r28_everyday_practice_is_refused_with_three_of_the_four(applies: MeetingRoom) -> None:
    action = ReportUnit(
        decision="1/26",
        unit="solbakken",
        status=UnitStatus.EVERYDAY,
        indicators=(1, 2, 4),
        evidence="Årsmeldingen",
    )
    assert applies.refusal(action).endswith("(R28)")


def test_r28_everyday_practice_is_refused_where_nobody_says_how_it_is_documented(
    applies: MeetingRoom,
) -> None:
    shown = told(UnitStatus.EVERYDAY)
    assert applies.refusal(structs.replace(shown, evidence=" ")).endswith("(R28)")
    applies.do(shown)


@pytest.mark.parametrize("next_on", [DAY, date(2026, 11, 23)])
def test_the_next_review_is_on_a_later_day(applies: MeetingRoom, next_on: date) -> None:
    review = RecordReview(decision="1/26", finding="Virker.", next_on=next_on)
    assert "etter i dag" in applies.refusal(review)
    applies.do(structs.replace(review, next_on=date(2026, 11, 25)))
    assert applies.decision().review_on == date(2026, 11, 25)


def test_r10_only_what_is_in_force_is_followed_unless_more_is_asked_for(
    decided: MeetingRoom,
) -> None:
    assert to_follow(decided.state, decided.today) == {}
    assert list(to_follow(decided.state, decided.today, waiting=True)) == ["1/26"]
    decided.do(receipt(Audience.INTERNAL), receipt(Audience.USERS))
    assert to_follow(decided.state, decided.today) == {"1/26": DecisionStatus.IN_FORCE}


def test_a_unit_that_is_not_named_is_not_concerned(applies: MeetingRoom) -> None:
    assert concerning(applies.state, ["1/26"], "solbakken") == ["1/26"]
    assert concerning(applies.state, ["1/26"], "tunet") == []
    assert "tunet" not in following(applies.decision(), DAY)
