"""What a nervous beginner does, and what a sick disk does to what is being typed."""

from datetime import date
from pathlib import Path

import pytest

from mkm_tui.actions.base import Context
from mkm_tui.actions.matters import EditMatter, ProposeDecision
from mkm_tui.app import MkmApp
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.workspace import Workspace
from tests.screens import walk
from tests.screens.driving import NOW, Open, app_on, drive, on_screen, typed


def refuse(*arguments: object) -> None:
    """Be a disk that takes nothing."""
    raise StoreFault("write_failed", reason="full")


def test_looking_at_a_matter_changes_nothing(meeting: Workspace) -> None:
    """A text with other ends of lines keeps its positions while it is only looked at."""
    text = "En\r\nto\u2028tre"
    meeting.perform(ProposeDecision(matter="41/26", text=text), Context(now=NOW, who="x"))
    drive(app_on(meeting), ["s", "up", "down", "v", "escape"])
    matter = meeting.state.matters["41/26"]
    assert matter.proposal == text
    assert len(matter.stances) == 3


def test_what_a_sick_disk_refuses_stays_on_the_screen(
    meeting: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither another matter, undo nor leaving once throws away what cannot be saved."""
    monkeypatch.setattr(meeting.journal, "append", refuse)
    keys = ["b", *typed("Viktig"), "escape", "n", "ctrl+z", "ctrl+q"]

    def look(app: MkmApp) -> None:
        assert app.is_running
        assert "Viktig" in on_screen(app)
        assert "er ikke lagret" in on_screen(app)

    drive(app_on(meeting), keys, look=look)


def test_undo_of_the_meeting_leaves_its_room(opened: Open) -> None:
    """A meeting that is taken back takes its room with it."""
    plan = ["2", "m", *typed("+7"), "ctrl+s", "o", "ctrl+z"]
    assert "Saksliste" in drive(opened(), plan)


def test_the_palette_types_nothing_into_a_text(meeting: Workspace) -> None:
    """A jump from the middle of a text goes to the screen, and leaves the text alone."""
    keys = ["b", *typed("Hei"), "ctrl+p", *typed("portef"), "enter"]
    assert "Portefølje" in drive(app_on(meeting), keys)
    found = Workspace(meeting.folder, read_only=True).state.matters["41/26"]
    assert found.consideration == "Hei"


def test_escape_in_a_long_text_leaves_the_form_and_loses_nothing(opened: Open) -> None:
    """One escape too many does not throw a paragraph away."""
    keys = ["2", "enter", "down", "down", "down", "b", *typed("Et avsnitt"), "escape"]
    app = opened()
    assert "Et avsnitt" not in drive(app, keys)
    assert "Et avsnitt" in drive(opened(), [*keys, "b"])


def test_exempt_text_is_shown_only_after_a_question(folder: Path) -> None:
    """Neither pages nor forms show it by themselves (R34)."""
    workspace = Workspace(folder)
    secret = EditMatter(
        matter="41/26", legal_basis="offl. § 13", public_title="Personalsak", title="Om Hansen"
    )
    workspace.perform(secret, Context(now=NOW, who="x"))
    keys = ["2", "enter", "down", "down", "down"]
    assert "Om Hansen" not in drive(app_on(workspace), keys)
    assert "Om Hansen" not in drive(app_on(workspace), [*keys, "r"])
    assert "Om Hansen" in drive(app_on(workspace), [*keys, "r", "right", "enter"])
    workspace.close()


def test_a_meeting_in_january_is_planned_in_november(folder: Path) -> None:
    """A day without a year lies ahead for a meeting."""
    workspace = Workspace(folder)
    drive(app_on(workspace), ["2", "m", *typed("20.1"), "ctrl+s"])
    assert date(2027, 1, 20) in {meeting.on for meeting in workspace.state.meetings.values()}
    workspace.close()


def test_a_form_with_boxes_says_how_they_are_ticked(opened: Open) -> None:
    """Also where the boxes are further down than the screen reaches."""
    assert "mellomrom krysser av" in drive(opened(), ["2", "e"])


def test_a_choice_is_found_by_its_first_letters(opened: Open) -> None:
    """People are found by a few letters."""
    keys = ["5", "a", "enter", *typed("ber"), "enter"]
    assert "Berit Aune" in drive(opened(), keys)


def test_a_jump_shows_its_record_where_one_pane_is_seen(opened: Open) -> None:
    """At 80 columns a jump to a matter stands on the matter."""
    shown = drive(opened(), ["ctrl+p", *typed("sak 41"), "enter"], (80, 24))
    assert "Saksframlegg" in shown


def test_a_view_stays_while_its_records_are_worked_on(opened: Open) -> None:
    """A form that is left, or a view without the chosen record, does not change the view."""
    waiting = ["5", "v", "a", "escape"]
    assert "Vedtak: venter på offentliggjøring" in drive(opened(), waiting)
    assert "Portefølje: på vent" in drive(opened(), ["3", "v", "v", "v", "n", "escape", "1", "3"])


def test_a_jump_leaves_a_view_that_does_not_hold_the_record(opened: Open) -> None:
    """What was asked for is shown, whatever part of the register was in view."""
    keys = ["3", "v", "v", "v", "ctrl+p", *typed("p1 ønsketurnus"), "enter"]
    assert "P1 Ønsketurnus" in " ".join(drive(opened(), keys).split())


def test_a_meeting_whose_chair_is_away_asks_who_leads_it(folder: Path) -> None:
    """The minutes name who led the meeting, not who was to."""
    workspace = Workspace(folder)
    keys = [*walk.TO_THE_MEETING, "o", "o", "a", "enter", "escape", "m", "1"]
    drive(app_on(workspace), keys)
    meeting = workspace.state.meetings["M5/26"]
    assert workspace.state.people[meeting.chair].name == "Arne Tveit"
    workspace.close()
