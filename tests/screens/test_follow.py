"""The room display tells the meeting in words, at every size, and shows nothing private."""

import asyncio
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from mkm_tui.actions.attendance import RecordPresence
from mkm_tui.actions.deciding import TakeStance
from mkm_tui.actions.matters import AddMatter, EditMatter, EditText, ProposeDecision
from mkm_tui.actions.notes import WriteNote
from mkm_tui.actions.room import AddContribution, AddStatement, ReadBack, StartMatter
from mkm_tui.records.terms import Language, Party, Presence, StanceKind
from tests.screens.driving import on_screen
from tests.screens.scenes import LATER, SCENES, Meeting, display, exempt, running
from tests.screens.watching import SIZES, nothing, watch

SECRET = "hemmelig"


@pytest.fixture(name="meeting")
def _meeting(folder: Path) -> Meeting:
    return Meeting(folder)


def plant(meeting: Meeting) -> None:
    """Put secret words wherever a private word can stand, and take the exempt matter up."""
    exempt(meeting)
    basis = "offl. § 13"
    meeting.do(
        EditMatter(
            matter="43/26",
            title=f"Om {SECRET}",
            proposer=SECRET,
            case_paper=SECRET,
            dialogue=SECRET,
            users_voice=SECRET,
            old_out=SECRET,
        ),
        EditText(matter="43/26", field="consideration", at=0, put=SECRET),
        ProposeDecision(matter="43/26", text=f"Vedtak om {SECRET}"),
        AddContribution(matter="43/26", party=Party.UNIONS, text=SECRET, by=SECRET),
        AddStatement(matter="43/26", by="arne-tveit", text=SECRET),
        TakeStance(
            matter="43/26",
            party=Party.UNIONS,
            kind=StanceKind.BLOCK,
            member="nina-fossum",
            wording=SECRET,
        ),
        WriteNote(about="43/26", put=SECRET),
        WriteNote(about="M5/26", put=SECRET),
        WriteNote(about="44/26", put=SECRET),
        AddMatter(
            meeting="M6/26",
            title=f"Utkast {SECRET}",
            proposal=SECRET,
            legal_basis=basis,
            public_title="Sak",
        ),
        TakeStance(
            matter="44/26",
            party=Party.UNIONS,
            kind=StanceKind.RESERVATION,
            member="nina-fossum",
            wording=SECRET,
            public=False,
        ),
    )


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_private_stands_on_it(
    meeting: Meeting, folder: Path, size: tuple[int, int]
) -> None:
    """Neither with the exempt matter at hand, nor read back, nor with what is internal (R34)."""
    plant(meeting)
    shown = watch(display(folder), nothing, size)
    assert "Personalsak" in shown
    assert "unntatt offentlighet" in " ".join(shown.split())
    pages = [shown]
    for step in (ReadBack(matter="43/26"), StartMatter(matter="44/26"), ReadBack(matter="44/26")):
        meeting.do(step)
        pages.append(watch(display(folder), nothing, size))
    assert "leses opp fra papir" in " ".join(pages[1].split())
    assert "Nina Fossum, forbehold" in " ".join(pages[3].split())
    assert not [page for page in pages if SECRET in page.casefold()]


def test_the_meeting_stands_there_in_words(meeting: Meeting, folder: Path) -> None:
    """Place, positions, seats, outcome, time and end; an overrun is told quietly."""
    running(meeting)
    shown = " ".join(watch(display(folder), nothing).split())
    for text in (
        "Sak 42/26, 5 av 9",
        "● Politikere 3 av 3 står bak",
        "◐ Administrasjon 2 av 2 står bak med forbehold",
        "○ Tillitsvalgte 2 av 3 ikke hørt",
        "Ikke avgjort: tillitsvalgte er ikke hørt.",
        "12 av 20 min",
        "Slutt ca. 11.20",
        "✓41 ▶42 43",
    ):
        assert text in shown
    late = watch(display(folder, LATER + timedelta(minutes=10)), nothing)
    assert "2 min over (20 planlagt)" in late


def test_a_party_without_a_voice_is_told(meeting: Meeting, folder: Path) -> None:
    """Nothing can be decided without all three (R2)."""
    running(meeting)
    for person in ("grete-hauge", "nina-fossum"):
        left = RecordPresence(meeting="M5/26", person=person, presence=Presence.ABSENT)
        meeting.do(left)
    shown = " ".join(watch(display(folder), nothing).split())
    assert "Tillitsvalgte er ikke representert: saken kan ikke avgjøres nå." in shown


def test_a_changed_text_asks_anew(meeting: Meeting, folder: Path) -> None:
    """Positions on another wording are gone, and the room is told why."""
    SCENES["lapsed"](meeting)
    assert "Partene blir spurt på nytt." in watch(display(folder), nothing)


@pytest.mark.parametrize("scene", SCENES)
def test_it_needs_no_colour(
    meeting: Meeting, folder: Path, scene: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With NO_COLOR the same words and signs stand there (R43)."""
    SCENES[scene](meeting)
    coloured = watch(display(folder), nothing)
    monkeypatch.setenv("NO_COLOR", "1")
    app = display(folder)
    assert app.no_color
    assert watch(app, nothing) == coloured


IN_ENGLISH = {
    "running": "Proposed decision",
    "read-back": "Responsible",
    "exempt": "exempt from publicity",
    "break": "After the break",
    "between": "agreed, not in force",
    "over": "Meeting M5/26 is over",
    "no-meeting": "Next meeting: M5/26",
    "long": "Politicians",
    "lapsed": "not heard",
}
IN_NYNORSK = {
    "running": "Politikarar",
    "read-back": "Politikarar",
    "exempt": "Politikarar",
    "between": "vedteke, ikkje i kraft",
    "long": "Tillitsvalde",
    "lapsed": "ikkje høyrd",
}
"""What the room reads in each scene where the language has words of its own for it."""


@pytest.mark.parametrize("scene", SCENES)
def test_it_speaks_the_readers_language(meeting: Meeting, folder: Path, scene: str) -> None:
    """No text is missing in any scene."""
    SCENES[scene](meeting)
    for language, words in ((Language.EN, IN_ENGLISH), (Language.NN, IN_NYNORSK)):
        shown = " ".join(watch(display(folder, language=language), nothing).split())
        assert words.get(scene, "M5/26") in shown
        assert "{" not in shown


AT_HAND = {"exempt": "43/26", "between": "43/26", "over": "M5/26", "no-meeting": "M5/26"}
"""The number in a scene where it is not 42/26."""


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_opens_at_every_size(meeting: Meeting, folder: Path, scene: str) -> None:
    """Nothing crashes, however small the window is; the number of the matter is there."""
    SCENES[scene](meeting)
    for size in ((240, 70), (60, 20), (30, 10)):
        assert AT_HAND.get(scene, "42/26") in watch(display(folder), nothing, size)
    assert re.search(r"\d+/", watch(display(folder), nothing, (12, 4)))


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_a_long_proposal_says_that_it_goes_on(
    meeting: Meeting, folder: Path, size: tuple[int, int]
) -> None:
    """What has no room is not cut in silence: at hand, and read back."""
    SCENES["long"](meeting)
    assert "… teksten fortsetter" in watch(display(folder), nothing, size)
    meeting.do(ReadBack(matter="42/26", over=True))
    assert "… teksten fortsetter" in watch(display(folder), nothing, size)


def test_a_long_proposal_is_whole_where_there_is_room(meeting: Meeting, folder: Path) -> None:
    """The lines get wider before anything is left out."""
    SCENES["long"](meeting)
    whole = " ".join(watch(display(folder), nothing, (140, 45)).split())
    assert "fortsetter" not in whole
    assert whole.count("Ordningen prøves") == meeting.workspace.state.matters[
        "42/26"
    ].proposal.count("Ordningen prøves")


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
def test_one_key_ends_it(folder: Path, key: str) -> None:
    """No other key does anything."""

    async def run() -> bool:
        app = display(folder)
        async with app.run_test() as pilot:
            await pilot.press("enter", "escape", "1", "ctrl+p", "ctrl+c")
            still = app.is_running and "Neste møte" in on_screen(app)
            await pilot.press(key)
            await pilot.pause()
            return still and app._exit

    assert asyncio.run(run())


def test_without_a_terminal_it_says_so(folder: Path) -> None:
    """The command names those that work there, ends with 2, and has not loaded the toolkit."""
    script = (
        "import sys\n"
        "from mkm_tui.cli import main\n"
        f"try: main(['-w', {str(folder)!r}, 'follow'], standalone_mode=False)\n"
        "finally: assert 'textual' not in sys.modules\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    assert done.returncode == 2
    assert b"mkm trenger en terminal" in done.stderr
