"""The three parties are always seen, and nobody is named where all see an exempt matter."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from mkm_tui.actions.attendance import RaiseDisqualification, RecordPresence
from mkm_tui.actions.base import Context
from mkm_tui.actions.meetings import PlanMeeting
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Body, Language, Party, Presence, StanceKind
from mkm_tui.screens.meeting_lines import which_meeting
from mkm_tui.store.workspace import Workspace
from tests.screens import walk
from tests.screens.driving import NOW, ComeTo, Open, app_on, drive, on_screen, press, typed
from tests.screens.scenes import Meeting, exempt, running

SIZES = [(80, 24), (116, 32)]


def flat(shown: str) -> str:
    """Return a screen as one line of words."""
    return " ".join(shown.split())


def pane(shown: str) -> str:
    """Return what stands in the last pane, as one line of words."""
    return flat(" ".join(line.rpartition("│")[2] for line in shown.split("\n")))


MOMENTS = {
    "before the opening": ("example", [*walk.TO_THE_MEETING, "o"], "0 av 3"),
    "no matter at hand": ("opened_meeting", [], "3 av 3"),
    "an approval": ("opened_meeting", ["n"], "3 av 3"),
    "between matters": ("opened_meeting", ["n", "k"], "3 av 3"),
    "a decision": ("at_41", [], "3 av 3"),
    "a break": ("at_41", ["j", "ctrl+s"], "3 av 3"),
}
"""Where the meeting stands, the keys that lead on, and how many of a party's seats are taken."""


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("moment", MOMENTS)
def test_the_seats_are_always_seen(come_to: ComeTo, moment: str, size: tuple[int, int]) -> None:
    stage, keys, seats = MOMENTS[moment]
    shown = flat(drive(come_to(stage), keys, size))
    assert f"Politikere {seats}" in shown
    assert "Administrasjon" in shown
    assert "Tillitsvalgte" in shown


def test_the_seats_are_seen_beside_the_list_too(come_to: ComeTo) -> None:
    """Where one pane is seen at a time, the list does not hide the parties."""
    shown = flat(drive(come_to("at_41"), ["escape"], (80, 24)))
    assert "Min" in shown
    assert "Politikere 3 av 3" in shown


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("end", [[], ["escape"]], ids=["attendance", "approval"])
def test_a_party_without_a_voice_is_told(
    come_to: ComeTo, size: tuple[int, int], end: list[str]
) -> None:
    """In the attendance and in an approval, where no key is named that does nothing there."""
    away = ["o", *["down"] * 5, "m", "down", "m"]
    shown = drive(come_to("opened_meeting"), ["n", *away, *end], size)
    told = "Administrasjon har ingen stemme her."
    assert told in flat(shown) or told in pane(shown)
    assert "(e)" not in shown


def test_attendance_says_that_nobody_is_noted_and_how_to_leave(opened: Open) -> None:
    shown = drive(opened(), [*walk.TO_THE_MEETING, "o", "o"], (80, 24))
    assert "Oppmøtet er ikke registrert ennå." in shown
    assert "esc lukk" in shown


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_input_counts_on_every_kind_of_matter(come_to: ComeTo, size: tuple[int, int]) -> None:
    """Whoever speaks is chosen first, then the text is typed."""
    keys = ["n", "i", "t", "enter", "down", "enter", "tab", *typed("Ja"), "ctrl+s"]
    shown = drive(come_to("opened_meeting"), keys, size)
    told = "Tillitsvalgte 3 av 3 (innspill: 1)", "Tillitsvalgte 3 av 3 Innspill: 1"
    assert told[size == SIZES[1]] in (pane(shown) if size == SIZES[1] else shown)


def test_an_approval_reads_as_on_its_page(come_to: ComeTo) -> None:
    shown = drive(come_to("opened_meeting"), ["n", "k"])
    assert shown.count("Godkjent") == 2
    assert "Tatt til orientering" not in shown


def test_a_matter_that_decides_nothing_has_its_consideration_only(come_to: ComeTo) -> None:
    """Also after a decision whose dialogue took the room where there is little of it."""
    keys = [*["down"] * 3, "enter", "d", "escape", "home", "enter", "v", "d", "u"]
    shown = drive(come_to("opened_meeting"), keys, (116, 24))
    assert "Sak 38/26" in shown
    assert "Behandling" in shown
    assert "Forslag til vedtak" not in shown
    assert "Dialog" not in shown


@pytest.mark.parametrize("key", ["n", "enter"])
def test_the_next_matter_is_not_covered_by_what_was_told(come_to: ComeTo, key: str) -> None:
    """The message that a matter is agreed goes when another one is taken up."""
    app = come_to("at_41")
    way = ["n"] if key == "n" else ["escape", "down", "enter"]

    async def run() -> tuple[str, str]:
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await press(pilot, ["s", "k", "enter"])
            told = on_screen(app)
            await press(pilot, way)
            return told, on_screen(app)

    told, later = asyncio.run(run())
    assert "er vedtatt" in told
    assert "Sak 42/26" in later
    assert "er vedtatt" not in later


@pytest.fixture(name="secret")
def _secret(folder: Path) -> Meeting:
    """An exempt matter at hand with a reservation and a question of disqualification."""
    meeting = Meeting(folder)
    exempt(meeting)
    question = RaiseDisqualification(matter="43/26", person="nina-fossum", ground="x")
    meeting.do(question)
    return meeting


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("asked", ["", "T", "A", "h"])
def test_nobody_is_named_on_a_shared_screen(
    secret: Meeting, size: tuple[int, int], asked: str
) -> None:
    """Positions stand there by party; neither a member nor the disqualified one is named."""
    app = app_on(secret.workspace)

    async def run() -> tuple[str, str]:
        async with app.run_test(size=size) as pilot:
            await press(pilot, asked)
            alone = on_screen(app)
            await press(pilot, ["escape"] if asked else [])
            await press(pilot, ["f11", *asked])
            return alone, on_screen(app)

    alone, shared = asyncio.run(run())
    assert "Tor Aksnes" in alone
    for name in ("Tor Aksnes", "Ingrid Berge", "Nina Fossum", "Omar Farah"):
        assert name not in shared
    if asked != "h":
        assert "står bak med forbehold" in flat(shared)


@pytest.mark.parametrize("asked", ["T", "h"])
def test_what_names_somebody_is_covered_when_the_screen_is_shared(
    secret: Meeting, asked: str
) -> None:
    shown = drive(app_on(secret.workspace), [asked, "f11"])
    assert "Delt skjerm er på." in shown
    assert "Fossum" not in shown


def test_a_pending_question_is_not_a_conclusion(secret: Meeting) -> None:
    shown = flat(drive(app_on(secret.workspace), []))
    assert "Nina Fossum: habiliteten er ikke avgjort" in shown.replace("│ ", "")
    assert "inhabil" not in shown


def test_a_party_is_asked_member_by_member_until_all_have_answered(folder: Path) -> None:
    """The dialog stays with the next one; what it all amounts to stands below."""
    meeting = Meeting(folder)
    running(meeting)
    back = RecordPresence(meeting="M5/26", person="omar-farah", presence=Presence.PRESENT)
    meeting.do(back)
    said = ["T", "down", "f", *typed("Ja"), "ctrl+s"]

    def kinds() -> list[tuple[str, StanceKind]]:
        stances = meeting.workspace.state.matters["42/26"].stances
        return [(s.member, s.kind) for s in stances if s.party is Party.UNIONS]

    shown = drive(app_on(meeting.workspace), said)
    assert "hvor står parten" in shown
    assert "Ikke avgjort: tillitsvalgte er ikke hørt." in shown
    assert len(kinds()) == 1
    shown = drive(app_on(meeting.workspace), ["T", "down", "down", "s", "s"])
    assert "hvor står parten" not in shown
    assert [kind for _, kind in kinds()] == [StanceKind.RESERVATION, *[StanceKind.BEHIND] * 2]
    assert all(member for member, _ in kinds())


def test_the_others_stand_behind_where_the_whole_party_answers(folder: Path) -> None:
    """From a member's row only that member has spoken."""
    meeting = Meeting(folder)
    running(meeting)
    tick = "De andre i parten står bak"
    whole = drive(app_on(meeting.workspace), ["T", "f"])
    member = drive(app_on(meeting.workspace), ["T", "down", "f"])
    marks = [next(line for line in page.split("\n") if tick in line) for page in (whole, member)]
    assert marks[0] != marks[1]


def test_the_working_committee_is_named(folder: Path) -> None:
    workspace = Workspace(folder)
    plan = PlanMeeting(on=date(2026, 12, 1), body=Body.WORKING_COMMITTEE)
    workspace.perform(plan, Context(now=NOW, who="x"))
    meeting = list(workspace.state.meetings.values())[-1]
    said = which_meeting(Words(Language.NB), meeting)
    assert said == f"arbeidsutvalg · møte {meeting.id} · planlagt"
    workspace.close()
