"""What everybody in the room may see of the record (R32, R34)."""

from datetime import timedelta

import pytest
from msgspec import structs

from mkm_tui.actions.base import Action
from mkm_tui.actions.catalogue import tells_private
from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.decisions import (
    CorrectDecision,
    PreparePublication,
    RecordPublication,
    RedactDecision,
)
from mkm_tui.actions.following import RecordReview, ReportUnit
from mkm_tui.actions.ideas import EditIdea
from mkm_tui.actions.matters import AddMatter, EditText, ProposeDecision, ShareMatter
from mkm_tui.actions.minutes import CorrectMinutes
from mkm_tui.actions.notes import WriteNote
from mkm_tui.actions.room import AddStatement
from mkm_tui.records.checklists import Survey
from mkm_tui.records.people import Unit
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, Checklist, DecisionStatus, StanceKind, UnitStatus, WayOn
from mkm_tui.rules.publication import in_force_from, status
from mkm_tui.rules.sharing import shown_to_all, unveils, without_exempt
from tests.rules.meeting_room import DAY, MeetingRoom, says

DRAFT = "Utkast"
SAID = "Turnusen rammer nattevaktene."
NEXT = timedelta(days=2)


def shown(room: MeetingRoom) -> State:
    return shown_to_all(room.state, DRAFT)


@pytest.fixture
def secret(exempt: MeetingRoom) -> MeetingRoom:
    """An exempt decision, in force, with what users are given written anew two days later."""
    exempt.agree()
    exempt.do(RedactDecision(decision="1/26", redacted="En personalsak er avgjort."))
    exempt.publish(Audience.INTERNAL, exempt.today)
    exempt.publish(Audience.USERS, exempt.today)
    exempt.go_to(exempt.today + NEXT)
    exempt.do(RedactDecision(decision="1/26", redacted="En sak om en ansatt er avgjort."))
    return exempt


def test_r34_an_exempt_matter_has_its_public_title_and_number(exempt: MeetingRoom) -> None:
    assert shown(exempt).matters["1/26"].title == DRAFT
    exempt.do(ShareMatter(matter="1/26"))
    seen = shown(exempt).matters["1/26"]
    assert (seen.id, seen.title, seen.proposal, seen.units) == ("1/26", "Personalsak", "", ())


def test_r32_a_draft_has_its_number_and_no_title(room: MeetingRoom) -> None:
    seen = shown(room).matters["2/26"]
    assert (seen.id, seen.title, seen.author) == ("2/26", DRAFT, "")


def test_r6_a_wording_for_the_internal_minutes_is_not_shown(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(says(StanceKind.RESERVATION, "arne", SAID, public=False), CloseMatter(matter="1/26"))
    room.do(AddStatement(matter="1/26", by="arne", text=SAID, public=False))
    seen = shown(room).matters["1/26"]
    assert [stance.wording for stance in seen.stances if stance.member] == [""]
    assert seen.statements == ()
    assert seen.title == "Ny turnus"


def test_private_notes_are_not_shown(room: MeetingRoom) -> None:
    room.do(WriteNote(about="1/26", put=SAID))
    assert len(shown(room).notes) == 0


def test_r12_an_exempt_decision_stays_in_force_when_its_redaction_is_written_anew(
    secret: MeetingRoom,
) -> None:
    """Both wordings say the same internally; each is shown as users are given it."""
    seen = shown(secret).decisions["1/26"]
    assert in_force_from(seen) == in_force_from(secret.decision())
    assert status(shown(secret), seen, secret.today) is DecisionStatus.IN_FORCE
    assert [version.text for version in seen.versions] == [
        "En personalsak er avgjort.",
        "En sak om en ansatt er avgjort.",
    ]


def test_r34_what_reviews_and_units_said_of_an_exempt_decision_is_not_shown(
    secret: MeetingRoom,
) -> None:
    report = ReportUnit(decision="1/26", unit="solbakken", status=UnitStatus.BEGUN, evidence=SAID)
    prepared = PreparePublication(
        decision="1/26", units_task=SAID, users_notice=SAID, involvement=SAID
    )
    secret.do(report, prepared, RecordReview(decision="1/26", finding=SAID))
    assert repr(secret.decision()).count(SAID) == 5
    assert SAID not in repr(shown(secret).decisions["1/26"])


def test_r12_a_wording_that_is_changed_back_counts_as_before(secret: MeetingRoom) -> None:
    text = secret.decision().versions[0].text
    for days, wording in ((2, "Annet"), (4, text)):
        secret.go_to(secret.today + timedelta(days=days))
        secret.do(CorrectDecision(decision="1/26", text=wording, redacted="Avgjort."))
        secret.publish(Audience.INTERNAL, secret.today)
    seen = shown(secret).decisions["1/26"]
    assert in_force_from(seen) == in_force_from(secret.decision()) is not None


@pytest.mark.parametrize(
    "action",
    [
        AddMatter(meeting="M1/26", title="Ola", legal_basis="§ 13", public_title="Personalsak"),
        EditText(matter="1/26", field="consideration", at=0, put=SAID),
        ProposeDecision(matter="1/26", text=SAID),
        CloseMatter(matter="1/26", way_on=WayOn.REFER, note=SAID),
        RecordPublication(
            decision="1/26", audience=Audience.USERS, channel="Nett", involvement=SAID
        ),
        ReportUnit(decision="1/26", unit="solbakken", status=UnitStatus.NOT_FOLLOWED, reason=SAID),
        PreparePublication(decision="1/26", units_task=SAID),
        RecordReview(decision="1/26", finding=SAID),
        CorrectMinutes(meeting="M1/26", matter="1/26", before=SAID, after=SAID),
        says(StanceKind.BLOCK, "arne", SAID),
        WriteNote(about="M1/26", put=SAID),
    ],
    ids=lambda action: type(action).__name__,
)
def test_r34_no_words_about_an_exempt_matter_are_written_on_a_shared_screen(
    exempt: MeetingRoom, action: Action
) -> None:
    assert tells_private(action, exempt.state)


def test_r34_a_private_matter_is_closed_on_a_shared_screen(exempt: MeetingRoom) -> None:
    assert not tells_private(CloseMatter(matter="1/26"), exempt.state)
    assert not tells_private(AddMatter(meeting="M1/26", title="Ny"), exempt.state)


def test_r34_a_list_that_leaves_the_house_has_public_titles_and_keeps_drafts(
    exempt: MeetingRoom,
) -> None:
    exempt.do(AddMatter(meeting="M1/26", title="Et utkast"))
    whole = exempt.state.put(structs.replace(exempt.state.matters["2/26"], draft=True))
    listed = without_exempt(whole)
    assert listed.matters["1/26"].title == "Personalsak"
    assert listed.matters["1/26"].proposal == ""
    assert (listed.matters["2/26"].draft, listed.matters["2/26"]) == (True, whole.matters["2/26"])


def test_an_anonymous_bearers_name_does_not_come_back_on_a_shared_screen() -> None:
    named = Idea("I1", "Gåbuss", DAY, DAY, bearer="Åse Lund")
    hidden = structs.replace(named, anonymous=True)
    before, after = State().put(hidden), State().put(named)
    assert shown_to_all(before, "utkast").ideas["I1"].bearer == ""
    assert unveils(before, after)
    assert tells_private(EditIdea(idea="I1", anonymous=False), before)


def test_a_survey_with_few_replies_is_not_shown_to_others() -> None:
    few = Survey(DAY, Checklist.EMPOWERMENT, ((4, 0, 0, 0),) * 10)
    state = State().put(Unit("u1", "Nesbu", surveys=(few,)))
    assert shown_to_all(state, "utkast").units["u1"].surveys == ()
