"""What nobody can read is no decision, no publication and no reason (R4, R9, R12, R13)."""

import pytest
from msgspec import structs

from mkm_tui.actions.decisions import (
    AssignDecision,
    CorrectDecision,
    RecordPublication,
    RedactDecision,
)
from mkm_tui.actions.following import ReportUnit
from mkm_tui.actions.matters import ProposeDecision
from mkm_tui.actions.setup import AddPerson, AddUnit, SetGroup
from mkm_tui.records.terms import Audience, Party, UnitStatus
from mkm_tui.rules.wording import says
from tests.rules.meeting_room import MeetingRoom, behind, receipt

NOTHING = [
    *("", " ", "\n\t", "---", "***", "<!-- a -->", "![](a)"),
    *("\u200b", " \u200b ", "&nbsp;", "&#8203;"),
]
SOMETHING = ["a", "1", "Å", "**x**", "[x](y)", "![x](y)", "`a`", "日本"]


@pytest.mark.parametrize("text", NOTHING, ids=ascii)
def test_it_says_nothing(text: str) -> None:
    assert not says(text)


@pytest.mark.parametrize("text", SOMETHING, ids=ascii)
def test_it_says_something(text: str) -> None:
    assert says(text)


@pytest.mark.parametrize("text", ["---", "\u200b"], ids=ascii)
def test_r4_nobody_stands_behind_a_proposal_without_words(room: MeetingRoom, text: str) -> None:
    room.do(ProposeDecision(matter="1/26", text=text))
    assert "forslag" in room.refusal(behind(Party.UNIONS))


def test_r9_a_corrected_wording_has_words_and_is_another(decided: MeetingRoom) -> None:
    assert "Teksten er tom" in decided.refusal(CorrectDecision(decision="1/26", text="---"))
    same = CorrectDecision(decision="1/26", text=decided.decision().text)
    assert decided.refusal(same) == "Ordlyden er den samme som før"


def test_r12_a_redacted_text_is_for_an_exempt_decision(decided: MeetingRoom) -> None:
    needless = CorrectDecision(decision="1/26", text="Ny", redacted="x")
    assert decided.refusal(needless).endswith("(R12)")


def test_r12_users_are_not_given_a_redacted_text_without_words(exempt: MeetingRoom) -> None:
    exempt.agree()
    exempt.do(RedactDecision(decision="1/26", redacted="---"))
    assert exempt.refusal(receipt(Audience.USERS)).endswith("(R12)")


def test_r13_channel_and_involvement_have_words(decided: MeetingRoom) -> None:
    whole = receipt(Audience.INTERNAL)
    silent = RecordPublication(
        decision="1/26", audience=whole.audience, channel="\u200b", involvement="x"
    )
    assert decided.refusal(silent).endswith("(R13)")
    silent = RecordPublication(
        decision="1/26", audience=whole.audience, channel="x", involvement="---"
    )
    assert decided.refusal(silent).endswith("(R13)")


def test_r16_a_deadline_is_not_before_the_decision(decided: MeetingRoom) -> None:
    early = decided.decision().agreed_on.replace(year=1990)
    for action in (
        AssignDecision(decision="1/26", deadline=early),
        AssignDecision(decision="1/26", review_on=early),
    ):
        assert "før vedtaket ble gjort" in decided.refusal(action)


@pytest.mark.parametrize("days", [-1, 366])
def test_r9_the_deadline_for_publication_is_a_number_of_days(room: MeetingRoom, days: int) -> None:
    assert "0 til 365" in room.refusal(SetGroup(publication_days=days))


@pytest.mark.parametrize("key", ["a b", "x\n---", "\x1b[31m", "../a", "a:b", "-"])
def test_an_id_is_letters_digits_and_hyphens(room: MeetingRoom, key: str) -> None:
    assert "kan ikke brukes" in room.refusal(AddUnit(name="Ny", id=key))
    assert "kan ikke brukes" in room.refusal(AddPerson(name="Ny", id=key, party=Party.UNIONS))
    room.do(AddUnit(name="Ny", id="marit-øyen-2"))


def test_r8_units_do_not_report_on_a_recommendation(decided: MeetingRoom) -> None:
    advice = structs.replace(decided.decision(), recommendation=True)
    decided.state = decided.state.put(advice)
    report = ReportUnit(decision="1/26", unit="fjelltun", status=UnitStatus.BEGUN)
    assert decided.refusal(report).endswith("(R8)")
