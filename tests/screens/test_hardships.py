"""Hostile text, an empty workspace, two programs, a tiny window, a sick disk."""

import shutil
from pathlib import Path

import pytest

from mkm_tui.actions.base import Context
from mkm_tui.actions.matters import EditMatter
from mkm_tui.actions.setup import EditPerson
from mkm_tui.app import MODES, MkmApp
from mkm_tui.store.workspace import Workspace
from tests.screens import walk
from tests.screens.driving import NOW, Open, app_on, drive, on_screen, typed

HOSTILE = [
    "[budget] kutt",
    "[/x] slutt",
    "[@click=app.quit]trykk[/]",
    "\x1b[31mrød\x1b[0m",
    "a\u202eb",
]
SIZES = [(80, 24), (140, 45), (40, 10), (20, 6)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_screen_opens_at_every_size(opened: Open, size: tuple[int, int]) -> None:
    """Nothing crashes, however small the window is."""
    seen: list[str] = []

    def look(app: MkmApp) -> None:
        seen.append(app.screen.name_key)  # type: ignore[attr-defined]

    keys = [str(number) for number in range(1, len(MODES) + 1)]
    drive(opened(), [*keys, "question_mark", "escape", "2", "enter", "o"], size, look)
    assert seen == ["meeting"]


def test_an_empty_workspace_says_what_to_do(opened: Open, empty: Path) -> None:
    """Each screen without records names the key that makes the first one."""
    app = opened(empty)
    assert "Ingen møter ennå. Trykk m" in drive(app, ["2"])


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_people_is_shown_as_it_stands(opened: Open, folder: Path, text: str) -> None:
    """No title is read as markup or as a control sequence."""
    workspace = Workspace(folder)
    action = EditMatter(matter="41/26", title=text, proposer=text, case_paper=text)
    workspace.perform(action, Context(now=NOW, who="x"))
    workspace.close()
    title = "".join(filter(str.isprintable, text))
    shown = drive(opened(), ["2", "enter", "down", "down", "down"], (140, 45))
    assert shown.count(title) > 1
    assert "\x1b" not in shown
    found = drive(opened(), ["ctrl+p", *typed("41 sak")], (140, 45))
    assert title in found


def test_names_are_shown_as_they_stand_where_one_is_chosen(meeting: Workspace) -> None:
    """A question with people as its answers reads no name as markup (R38)."""
    action = EditPerson(person="jon-haugland", name="Jon [/x] [b]H")
    meeting.perform(action, Context(now=NOW, who="x"))
    raised = ["h", "enter", "down", "enter", "tab", *typed("Grunn"), "ctrl+s", "h"]
    assert "inhabil; Jon [/x] [b]H tar plassen" in drive(app_on(meeting), raised)


def test_a_second_program_reads_and_follows(opened: Open, folder: Path) -> None:
    """Whoever opens last reads only, is told so, and sees what the first one writes."""
    writer = Workspace(folder)
    app = opened()

    def look(app: MkmApp) -> None:
        assert "bare lesing" in on_screen(app)
        writer.perform(EditMatter(matter="41/26", title="Et nytt navn"), Context(now=NOW, who="x"))
        app._follow()
        assert app.state.matters["41/26"].title == "Et nytt navn"

    drive(app, ["2", "n", *typed("Ny sak"), "enter"], (140, 45), look)
    assert "Ny sak" not in {matter.title for matter in writer.state.matters.values()}
    writer.close()


def test_what_is_typed_is_saved_when_the_program_is_left(opened: Open, folder: Path) -> None:
    """Leaving in the middle of a sentence keeps the sentence."""
    text = "Ansatte har prøvd ordningen"
    drive(opened(), [*walk.TO_THE_MEETING, *walk.OPEN_IT, "n", "b", *typed(text), "ctrl+q"])
    state = Workspace(folder, read_only=True).state
    assert state.matters["38/26"].consideration == text


def test_a_refused_disk_is_told_and_keeps_what_was_typed(
    opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk loses nothing that stands in the form."""
    app = opened()
    with monkeypatch.context() as sick:
        sick.setattr("os.fsync", _full)
        shown = drive(app, ["2", "n", *typed("Ny sak"), "enter"])
    assert "Fikk ikke skrevet til disken" in shown
    assert "Ny sak" in shown


def _full(handle: int) -> None:
    """Be a disk without room."""
    raise OSError(28, "No space left on device")


def test_undo_says_what_it_took_back(opened: Open, folder: Path) -> None:
    """Ctrl+z takes the latest change back and names it."""
    shown = drive(opened(), ["2", "enter", "n", *typed("En sak for mye"), "enter", "ctrl+z"])
    assert "Angret: ny sak" in shown
    assert "En sak for mye" not in shown


def test_a_missing_folder_for_export_is_told(opened: Open, folder: Path) -> None:
    """An export that cannot be written says so and stays open."""
    shutil.rmtree(folder / "eksport", ignore_errors=True)
    (folder / "eksport").write_text("en fil, ikke en mappe")
    shown = drive(opened(), [*walk.TO_THE_MEETING, *walk.NOTICE])
    assert "Fikk ikke skrevet til disken" in shown
