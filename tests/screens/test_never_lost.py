"""No word is lost: where one was, what is typed in forms, undo in a text, one's own editor."""

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from mkm_tui.actions.base import Context
from mkm_tui.actions.matters import EditMatter, EditText
from mkm_tui.app import MkmApp
from mkm_tui.screens.meeting import MeetingRoom
from mkm_tui.store.desk import DESK, Desk, Place
from mkm_tui.store.workspace import Workspace
from mkm_tui.widgets.live_text import LiveText
from tests.screens.driving import NOW, app_on, drive, on_screen, press, typed

WORDS = "Ansatte har prøvd ordningen"


def killed(app: MkmApp, keys: list[str], folder: Path) -> None:
    """Press keys, let a second pass, and leave the desk as a kill would: written by time alone."""
    kept: list[bytes] = []

    async def run() -> None:
        async with app.run_test(size=(116, 32), notifications=True) as pilot:
            await press(pilot, keys)
            await pilot.pause(2.2)
            kept.append((folder / DESK).read_bytes())

    asyncio.run(run())
    (folder / DESK).write_bytes(kept[0])


def test_one_returns_to_the_text_and_the_cursor(meeting: Workspace) -> None:
    """Meeting, matter, text and cursor are as they were when the program was killed."""
    keys = ["d", *typed("Møte 3. mars"), "enter", *typed("og 5. mars"), "left", "left"]
    killed(app_on(meeting), keys, meeting.folder)

    def look(app: MkmApp) -> None:
        assert isinstance(app.screen, MeetingRoom)
        assert isinstance(app.focused, LiveText)
        assert (app.focused.id, app.focused.cursor_location) == ("dialogue", (1, 8))

    shown = drive(app_on(meeting), [], look=look)
    assert "Sak 41/26" in shown
    assert drive(app_on(meeting), ["escape", "escape"]).count("Saksliste")


def test_one_returns_to_the_matter_one_was_looking_at(meeting: Workspace) -> None:
    """Also where it is not the one at hand."""
    killed(app_on(meeting), ["down", "down"], meeting.folder)

    def look(app: MkmApp) -> None:
        assert isinstance(app.screen, MeetingRoom)
        assert app.screen.shown is not None
        assert app.screen.shown.id == "43/26"

    drive(app_on(meeting), [], look=look)


def test_a_meeting_that_has_gone_on_is_not_turned_back(meeting: Workspace) -> None:
    """Where the desk is a second behind, one stands on the matter at hand."""
    desk = Desk(meeting.folder)
    desk.remember(Place("M5/26", "40/26", "40/26", "consideration", 0, 3))
    desk.save()

    def look(app: MkmApp) -> None:
        assert isinstance(app.screen, MeetingRoom)
        assert app.screen.at_hand is not None

    drive(app_on(meeting), [], look=look)


@pytest.mark.parametrize("size", [(116, 32), (80, 24)], ids=str)
def test_a_meeting_that_has_a_break_is_returned_to(
    meeting: Workspace, size: tuple[int, int]
) -> None:
    """Without a desk, too, and at both sizes."""
    drive(app_on(meeting), ["j", "ctrl+s"])
    (meeting.folder / DESK).unlink(missing_ok=True)

    def look(app: MkmApp) -> None:
        assert isinstance(app.screen, MeetingRoom)

    drive(app_on(meeting), [], size, look=look)


@pytest.mark.parametrize("field", ["nothing", "[x", "proposal"])
def test_a_strange_desk_only_leaves_one_at_the_matter(meeting: Workspace, field: str) -> None:
    """Whatever stands in the file, the room opens."""
    desk = Desk(meeting.folder)
    desk.remember(Place("M5/26", "41/26", "nothing", field, 900, 900))
    desk.save()
    assert "41/26" in drive(app_on(meeting), [])


def test_a_second_program_is_not_sent_anywhere(meeting: Workspace) -> None:
    """It reads; where it looks is its own business, and the desk is not its own."""
    second = Workspace(meeting.folder)
    assert "Oversikt" in drive(app_on(second), ["5", "1"])
    assert not (meeting.folder / DESK).exists()


def test_a_shared_screen_is_shared_from_the_first_frame(
    meeting: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing private flashes when the program comes back in front of the room."""
    secret = EditMatter(
        matter="41/26", legal_basis="offl. § 13", public_title="Personalsak", title="Om Hansen"
    )
    meeting.perform(secret, Context(now=NOW, who="x"))
    Desk(meeting.folder).share(True)
    frames: list[str] = []
    display = MkmApp._display

    def seen(app: MkmApp, *arguments: object) -> None:
        if app.screen.size:
            frames.append(on_screen(app))
        display(app, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(MkmApp, "_display", seen)

    def look(app: MkmApp) -> None:
        assert app.shared
        assert app.has_class("-shared")

    drive(app_on(meeting), ["escape", "f11"], look=look)
    assert any("Personalsak" in frame for frame in frames)
    assert not any("Om Hansen" in frame for frame in frames)


NEW_MATTER = ["2", "n"]
TEXTS = ["2", "enter", "down", "down", "down", "b"]


def test_a_form_holds_what_was_typed_before_the_kill(folder: Path) -> None:
    """And says so; saving it makes the next one empty."""
    workspace = Workspace(folder)
    killed(app_on(workspace), [*NEW_MATTER, *typed("Stille rom")], folder)
    shown = drive(app_on(workspace), [*NEW_MATTER, *typed(" for ansatte")])
    assert "Stille rom for ansatte" in shown
    assert "Dette skrev du sist uten å lagre" in shown
    drive(app_on(workspace), [*NEW_MATTER, "ctrl+s"])
    assert "Stille rom for ansatte" in {m.title for m in workspace.state.matters.values()}
    assert "Dette skrev du sist uten å lagre" not in drive(app_on(workspace), NEW_MATTER)
    workspace.close()


def test_a_form_that_is_left_by_mistake_gives_its_words_back(folder: Path) -> None:
    """One escape too many loses nothing: the same form holds what was typed and chosen."""
    workspace = Workspace(folder)
    shown = drive(app_on(workspace), [*NEW_MATTER, *typed("Stille rom"), "escape", "n"])
    assert "Stille rom" in shown
    assert "Dette skrev du sist uten å lagre" in shown
    chosen = ["2", "m", *typed("+7"), *["tab"] * 4, "enter", "down", "enter", "escape"]
    drive(app_on(workspace), chosen)
    assert "Tor Aksnes" in drive(app_on(workspace), ["2", "m"])
    workspace.close()


def test_a_draft_does_not_cover_what_was_saved_since(folder: Path) -> None:
    """A text that is another one by now is not overwritten by an older draft."""
    workspace = Workspace(folder)
    killed(app_on(workspace), [*TEXTS, *typed("Utkast: ")], folder)
    again = drive(app_on(workspace), TEXTS)
    assert "Utkast: " in again
    saved = EditMatter(matter="41/26", consideration="En annen behandling")
    workspace.perform(saved, Context(now=NOW, who="x"))
    killed(app_on(workspace), [*TEXTS], folder)

    def look(app: MkmApp) -> None:
        texts = [area.text for area in app.screen.query(TextArea)]
        assert "En annen behandling" in texts
        assert not any("Utkast: " in text for text in texts)

    drive(app_on(workspace), TEXTS, look=look)
    workspace.close()


def test_what_the_secretary_typed_alone_does_not_come_back_in_the_room(meeting: Workspace) -> None:
    """A draft from the unshared screen waits until the screen is not shared."""
    killed(app_on(meeting), ["plus", *typed("Om Hansen")], meeting.folder)
    Desk(meeting.folder).share(True)

    def empty(app: MkmApp) -> None:
        assert all("Hansen" not in line.value for line in app.screen.query(Input))

    drive(app_on(meeting), ["plus"], look=empty)
    Desk(meeting.folder).share(False)
    assert "Om Hansen" in drive(app_on(meeting), ["plus"])


def test_undo_in_a_text_takes_back_the_typing_first(meeting: Workspace) -> None:
    """Then what was done before it; redo brings each back, and the text shows it at once."""
    app = app_on(meeting)
    said: list[tuple[str, int]] = []

    def matter() -> tuple[str, int]:
        found = meeting.state.matters["41/26"]
        return found.consideration, len(found.stances)

    async def run() -> None:
        async with app.run_test(size=(116, 32), notifications=True) as pilot:
            await press(pilot, ["s", "b", *typed("Hei")])
            for key in ("ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y"):
                await press(pilot, [key])
                said.append(matter())
                text = app.screen.query_one("#consideration", LiveText)
                assert text.text == matter()[0]

    asyncio.run(run())
    assert said == [("", 3), ("", 0), ("", 3), ("Hei", 3)]


def test_undo_is_told_by_one_message_at_a_time(meeting: Workspace) -> None:
    """A row of messages would cover the text; the latest one names what was undone."""
    keys = ["s", "b", *typed("Hei"), "ctrl+z", "ctrl+z"]
    shown = drive(app_on(meeting), keys)
    assert shown.count("Angret") == 1
    assert "alle tre partene står bak" in shown
    assert "Angret" in drive(app_on(meeting), ["ctrl+z"])


def test_undo_in_a_long_text_keeps_the_cursor_where_the_change_was(meeting: Workspace) -> None:
    """One is not thrown to the top of the text."""
    text = "\n".join(f"Avsnitt {number}" for number in range(200))
    whole = EditText(matter="41/26", field="consideration", at=0, put=text)
    meeting.perform(whole, Context(now=NOW, who="x"))

    def look(app: MkmApp) -> None:
        assert isinstance(app.focused, LiveText)
        assert app.focused.text == text
        assert app.focused.cursor_location == (199, len("Avsnitt 199"))

    drive(app_on(meeting), ["b", *typed(" og mer"), "ctrl+z"], look=look)
