"""When a decision applies, to what text, and whether units follow it (R9-R15)."""

from datetime import date

import pytest
from msgspec import structs

from mkm_tui.actions.decisions import (
    CorrectDecision,
    RecordPublication,
    RedactDecision,
)
from mkm_tui.actions.following import ReportUnit
from mkm_tui.records.terms import Audience, DecisionStatus, UnitStatus
from mkm_tui.rules.followup import unconfirmed_units
from mkm_tui.rules.publication import (
    deadline_missed,
    in_force_from,
    missing_audiences,
    text_hash,
    version_in_force,
)
from tests.rules.meeting_room import DAY, DEADLINE, PROPOSAL, MeetingRoom, receipt

NOVEMBER_26 = date(2026, 11, 26)
NOVEMBER_30 = date(2026, 11, 30)
DECEMBER_4 = date(2026, 12, 4)
DECEMBER_8 = date(2026, 12, 8)
DECEMBER_19 = date(2026, 12, 19)
CORRECTED = "Ny turnus prøves i to år."


@pytest.fixture
def in_force(decided: MeetingRoom) -> MeetingRoom:
    """The decision with both receipts; it applies from 30 November."""
    decided.publish(Audience.INTERNAL, NOVEMBER_26)
    decided.publish(Audience.USERS, NOVEMBER_30)
    return decided


@pytest.fixture
def secret(exempt: MeetingRoom) -> MeetingRoom:
    """An exempt decision, agreed and not yet published."""
    exempt.agree()
    return exempt


def wording_in_force(room: MeetingRoom) -> str:
    """Return the wording that applies today."""
    version = version_in_force(room.decision(), room.today)
    return version.text if version else ""


def not_followed(unit: str, reason: str) -> ReportUnit:
    """Return the report of a unit that does not follow the decision."""
    return ReportUnit(decision="1/26", unit=unit, status=UnitStatus.NOT_FOLLOWED, reason=reason)


def test_r9_an_agreed_decision_is_not_in_force_and_counts_its_days(decided: MeetingRoom) -> None:
    decided.go_to(NOVEMBER_30)
    assert decided.status() is DecisionStatus.WAITING
    assert "vedtatt, ikke i kraft · 6 dager" in decided.log()
    (need,) = decided.needs("waiting")
    assert need.values["days"] == 6


def test_r9_a_decision_that_waits_too_long_presses(decided: MeetingRoom) -> None:
    decided.go_to(date(2026, 12, 1))
    assert not decided.needs("waiting")[0].pressing
    decided.go_to(date(2026, 12, 2))
    assert decided.needs("waiting")[0].pressing


def test_r9_the_deadline_for_publication_is_missed_on_the_day_after_it(
    decided: MeetingRoom,
) -> None:
    agreed, due = date(2026, 11, 24), date(2026, 12, 1)
    assert deadline_missed(decided.state, agreed, due) is None
    assert deadline_missed(decided.state, agreed, date(2026, 12, 2)) == due


def test_r10_an_internal_publication_alone_leaves_it_not_in_force(decided: MeetingRoom) -> None:
    decided.publish(Audience.INTERNAL, NOVEMBER_26)
    assert decided.status() is DecisionStatus.WAITING
    assert in_force_from(decided.decision()) is None
    assert missing_audiences(decided.decision()) == [Audience.USERS]


def test_r10_a_publication_to_users_alone_leaves_it_not_in_force(decided: MeetingRoom) -> None:
    decided.publish(Audience.USERS, NOVEMBER_26)
    assert decided.status() is DecisionStatus.WAITING
    assert missing_audiences(decided.decision()) == [Audience.INTERNAL]


def test_r10_two_publications_to_the_same_audience_are_not_both(decided: MeetingRoom) -> None:
    decided.publish(Audience.INTERNAL, NOVEMBER_26)
    decided.publish(Audience.INTERNAL, NOVEMBER_30)
    assert decided.status() is DecisionStatus.WAITING


def test_r11_with_both_it_is_in_force_from_the_later_date(in_force: MeetingRoom) -> None:
    assert in_force.status() is DecisionStatus.IN_FORCE
    assert in_force_from(in_force.decision()) == NOVEMBER_30
    assert "i kraft fra 30. november 2026" in in_force.log()


def test_r11_on_the_day_before_it_was_not_in_force(in_force: MeetingRoom) -> None:
    assert version_in_force(in_force.decision(), date(2026, 11, 29)) is None


def test_r11_users_first_and_internal_later_gives_the_later_date(decided: MeetingRoom) -> None:
    decided.publish(Audience.USERS, NOVEMBER_26)
    decided.publish(Audience.INTERNAL, DECEMBER_4)
    assert in_force_from(decided.decision()) == DECEMBER_4


def test_r11_a_second_receipt_does_not_move_the_date(in_force: MeetingRoom) -> None:
    in_force.publish(Audience.USERS, DECEMBER_8)
    assert in_force_from(in_force.decision()) == NOVEMBER_30


def test_r12_an_exempt_decision_is_not_published_to_users_without_a_redacted_text(
    secret: MeetingRoom,
) -> None:
    refusal = secret.refusal(receipt(Audience.USERS))
    sentence = "Vedtak 1/26 er unntatt offentlighet: skriv teksten som brukerne skal få (R12)"
    assert refusal == sentence


def test_r12_users_are_given_the_redacted_text_of_an_exempt_decision(secret: MeetingRoom) -> None:
    secret.do(RedactDecision(decision="1/26", redacted="En personalsak er avgjort."))
    secret.do(receipt(Audience.INTERNAL), receipt(Audience.USERS))
    internal, users = secret.decision().publications
    assert internal.text_hash == text_hash(PROPOSAL)
    assert users.text_hash == text_hash("En personalsak er avgjort.")
    assert secret.status() is DecisionStatus.IN_FORCE


def test_r12_a_new_redacted_text_leaves_the_decision_in_force(secret: MeetingRoom) -> None:
    secret.do(RedactDecision(decision="1/26", redacted="En personalsak er avgjort."))
    secret.do(receipt(Audience.INTERNAL), receipt(Audience.USERS))
    secret.do(RedactDecision(decision="1/26", redacted="En sak om personalet er avgjort."))
    assert secret.status() is DecisionStatus.IN_FORCE


def test_r13_a_publication_needs_its_channel(decided: MeetingRoom) -> None:
    refusal = decided.refusal(structs.replace(receipt(Audience.USERS), channel=" "))
    assert refusal == (
        "Skriv hvor vedtaket ble offentliggjort, for eksempel intranett eller nettsiden (R13)"
    )


def test_r13_a_publication_says_how_the_affected_parties_are_involved(
    decided: MeetingRoom,
) -> None:
    refusal = decided.refusal(structs.replace(receipt(Audience.USERS), involvement=" "))
    sentence = "Skriv hvordan de berørte partene er med, slik det blir synlig utad (R13)"
    assert refusal == sentence


def test_r13_a_publication_is_not_before_the_decision(decided: MeetingRoom) -> None:
    early = structs.replace(receipt(Audience.USERS), on=date(2026, 11, 23))
    assert decided.refusal(early) == (
        "Offentliggjøringen kan ikke være før vedtaket eller etter i dag (23. november 2026) (R13)"
    )


def test_r13_a_publication_is_not_in_the_future(decided: MeetingRoom) -> None:
    ahead = structs.replace(receipt(Audience.USERS), on=date(2026, 11, 25))
    assert decided.refusal(ahead).endswith("(25. november 2026) (R13)")


def test_r13_a_receipt_keeps_audience_date_channel_and_who_did_it(decided: MeetingRoom) -> None:
    publication = RecordPublication(
        decision="1/26",
        audience=Audience.USERS,
        channel="Kommunens nettside",
        involvement="Alle tre partene har vært med.",
        evidence="https://kommune.no/vedtak/1",
    )
    decided.do(publication)
    (kept,) = decided.decision().publications
    assert (kept.audience, kept.on, kept.channel) == (Audience.USERS, DAY, "Kommunens nettside")
    assert (kept.by, kept.involvement) == ("Kari", "Alle tre partene har vært med.")
    assert kept.evidence == "https://kommune.no/vedtak/1"


def test_a_receipt_belongs_to_the_exact_text_by_its_hash(decided: MeetingRoom) -> None:
    decided.publish(Audience.INTERNAL, NOVEMBER_26)
    (kept,) = decided.decision().publications
    assert kept.text_hash == text_hash(PROPOSAL)


def test_a_receipt_for_a_text_does_not_count_for_a_changed_one(decided: MeetingRoom) -> None:
    decided.publish(Audience.INTERNAL, NOVEMBER_26)
    decided.do(CorrectDecision(decision="1/26", text=CORRECTED))
    decided.publish(Audience.USERS, NOVEMBER_30)
    assert decided.status() is DecisionStatus.WAITING


def test_a_changed_text_leaves_the_earlier_one_in_force_until_both_receipts(
    in_force: MeetingRoom,
) -> None:
    in_force.do(CorrectDecision(decision="1/26", text=CORRECTED))
    assert missing_audiences(in_force.decision()) == [Audience.INTERNAL, Audience.USERS]
    in_force.publish(Audience.INTERNAL, DECEMBER_4)
    assert wording_in_force(in_force) == PROPOSAL
    assert in_force.status() is DecisionStatus.IN_FORCE
    in_force.publish(Audience.USERS, DECEMBER_8)
    assert wording_in_force(in_force) == CORRECTED


def test_a_text_that_is_changed_back_needs_both_receipts_anew(in_force: MeetingRoom) -> None:
    in_force.do(CorrectDecision(decision="1/26", text=CORRECTED))
    in_force.publish(Audience.INTERNAL, DECEMBER_4)
    in_force.publish(Audience.USERS, DECEMBER_4)
    in_force.go_to(DECEMBER_8)
    in_force.do(CorrectDecision(decision="1/26", text=PROPOSAL))
    assert wording_in_force(in_force) == CORRECTED


def test_r14_a_unit_without_confirmation_is_flagged_after_the_deadline(
    in_force: MeetingRoom,
) -> None:
    done = ReportUnit(decision="1/26", unit="fjelltun", status=UnitStatus.CARRIED_OUT)
    in_force.do(done)
    in_force.go_to(DECEMBER_19)
    assert unconfirmed_units(in_force.decision(), in_force.today) == ["solbakken"]
    (need,) = in_force.needs("unconfirmed")
    assert need.values["units"] == ["Solbakken"]


def test_r14_on_the_day_of_the_deadline_nobody_is_flagged(in_force: MeetingRoom) -> None:
    in_force.go_to(DEADLINE)
    assert in_force.needs("unconfirmed") == []


def test_r14_having_begun_is_no_confirmation(in_force: MeetingRoom) -> None:
    begun = ReportUnit(decision="1/26", unit="solbakken", status=UnitStatus.BEGUN)
    in_force.do(begun)
    in_force.go_to(DECEMBER_19)
    assert unconfirmed_units(in_force.decision(), in_force.today) == ["solbakken", "fjelltun"]


def test_r15_a_unit_that_does_not_follow_is_proposed_as_an_agenda_item(
    in_force: MeetingRoom,
) -> None:
    in_force.do(not_followed("fjelltun", "Vedtaket gjelder ikke oss."))
    (need,) = in_force.needs("refusing")
    assert (need.id, need.values["units"], need.pressing) == ("1/26", ["Fjelltun"], True)


def test_r15_a_unit_that_does_not_follow_gives_its_reason(in_force: MeetingRoom) -> None:
    assert in_force.refusal(not_followed("fjelltun", " ")) == "Skriv en begrunnelse (R15)"


def test_r15_a_unit_that_follows_after_all_is_no_longer_proposed(in_force: MeetingRoom) -> None:
    everyday = ReportUnit(
        decision="1/26",
        unit="fjelltun",
        status=UnitStatus.EVERYDAY,
        indicators=(1, 2, 3, 4),
        evidence="Årsmeldingen",
    )
    in_force.do(not_followed("fjelltun", "Vedtaket gjelder ikke oss."), everyday)
    assert in_force.needs("refusing") == []
