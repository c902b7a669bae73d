"""The read-back page in the main program: what stands on it, its keys, and long texts."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from mkm_tui.actions.deciding import TakeStance
from mkm_tui.actions.matters import EditMatter
from mkm_tui.records.terms import Party, StanceKind
from mkm_tui.screens.readback import ReadBack
from tests.screens.driving import app_on, on_screen, press_one
from tests.screens.scenes import Meeting, behind, exempt, long_proposal, running

SECRET = "hemmelig"
Answers = list[bool | None]


@pytest.fixture(name="meeting")
def _meeting(folder: Path) -> Meeting:
    return Meeting(folder)


def read(
    meeting: Meeting,
    keys: Sequence[str] = (),
    size: tuple[int, int] = (80, 24),
    recording: bool = True,
    shared: bool = False,
) -> tuple[str, Answers]:
    """Open the page on the matter at hand and press keys; return the screen and the answer."""
    app, answers = app_on(meeting.workspace), Answers()

    async def run() -> str:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            state = meeting.workspace.state
            room = state.meetings["M5/26"]
            page = ReadBack(app.words, state, room, state.matters[room.current], recording)
            app.push_screen(page, answers.append)
            await pilot.pause()
            if shared:
                app.share(True)
                await pilot.pause()
            for key in keys:
                await press_one(pilot, key)
            return on_screen(app)

    return asyncio.run(run()), answers


def flat(shown: str) -> str:
    """Return a screen as one line of words."""
    return " ".join(shown.split())


def test_the_page_says_all_that_the_room_agrees_to(meeting: Meeting) -> None:
    """Matter, text, leader, deadline, units, old out, parties, and what is missing (R16-R18)."""
    running(meeting)
    meeting.do(EditMatter(matter="42/26", dialogue=""))
    shown = flat(read(meeting, size=(140, 45))[0])
    for text in (
        "42/26 Felles inntak blir fast ordning",
        "Ett skjema og ett",
        "Ansvarlig Sofie Rud",
        "Frist 22. februar 2027",
        "Gammelt ut Tre søknadsskjemaer og tre telefonlinjer",
        "Erstatter 14/25",
        "● Politikere står bak",
        "Tor Aksnes, forbehold: Økonomien må avklares",
        "○ Tillitsvalgte ikke hørt",
        "! Dialog med berørte ansatte mangler (R17)",
        "Har noen innvendinger?",
    ):
        assert text in shown


def test_why_nothing_goes_out_is_told(meeting: Meeting) -> None:
    """Without old practice its reason stands there, and no empty label (R18)."""
    running(meeting)
    meeting.do(EditMatter(matter="42/26", old_out="", nothing_out_because="Tilbudet er nytt"))
    shown = flat(read(meeting, size=(140, 45))[0])
    assert "Ingenting går ut fordi Tilbudet er nytt" in shown
    assert "Gammelt ut" not in shown


@pytest.mark.parametrize(("key", "answer"), [("enter", True), ("escape", False)])
def test_enter_records_and_escape_goes_back(meeting: Meeting, key: str, answer: bool) -> None:
    """One key each."""
    running(meeting)
    assert read(meeting, [key])[1] == [answer]


def test_a_text_that_is_only_read_is_not_recorded(meeting: Meeting) -> None:
    """Without something to record, enter does nothing and nobody is asked."""
    running(meeting)
    shown, answers = read(meeting, ["enter"], recording=False)
    assert answers == []
    assert "innvendinger" not in shown


def test_nothing_internal_stands_there(meeting: Meeting) -> None:
    """A wording for the internal minutes stays away, the name and the position do not (R6)."""
    running(meeting)
    meeting.do(
        TakeStance(
            matter="42/26",
            party=Party.UNIONS,
            kind=StanceKind.ASIDE,
            member="nina-fossum",
            wording=SECRET,
            public=False,
        ),
        behind("42/26", Party.UNIONS),
    )
    shown = flat(read(meeting, size=(140, 45))[0])
    assert "Nina Fossum, til side" in shown
    assert SECRET not in shown


def test_an_exempt_text_is_read_from_paper(meeting: Meeting) -> None:
    """Neither its title, its text nor its frame is shown (R34)."""
    exempt(meeting)
    meeting.do(EditMatter(matter="43/26", title=SECRET, old_out=SECRET))
    shown = flat(read(meeting)[0])
    assert "Personalsak · unntatt offentlighet" in shown
    assert "leses opp fra papir" in shown
    assert "Læringsarena" not in shown
    assert "skole" not in shown
    assert SECRET not in shown


def test_the_shared_screen_marks_it(meeting: Meeting) -> None:
    """It may stay when the screen is shared, and says that it is."""
    running(meeting)
    assert "DELT SKJERM" not in read(meeting)[0]
    shown, answers = read(meeting, shared=True)
    assert "DELT SKJERM" in shown
    assert "Ett skjema" in shown
    assert answers == []


def test_a_long_text_scrolls_under_the_question(meeting: Meeting) -> None:
    """All of it can be reached by keys; the question stays."""
    long_proposal(meeting)
    top = read(meeting)[0]
    end = read(meeting, ["down", "pagedown", "pagedown", "pagedown"])[0]
    assert "42/26" in top
    assert "Tillitsvalgte" not in top
    assert "Tillitsvalgte" in end
    assert "42/26" not in end
    assert "Har noen innvendinger?" in top
    assert "Har noen innvendinger?" in end
    assert read(meeting, ["end", "home"])[0] == top
