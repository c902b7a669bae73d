"""Private notes stand in their own document, asked for by name, and nowhere else."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from paper_samples import KINDS, TODAY, body_of, paper, part, sample

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.matters import AddMatter
from mkm_tui.actions.meetings import PlanMeeting
from mkm_tui.actions.notes import WriteNote
from mkm_tui.actions.setup import SetGroup
from mkm_tui.cli import main
from mkm_tui.documents.files import file_name
from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.papers import NoPaper
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.registers import REGISTERS, rows
from mkm_tui.locale.words import Words
from mkm_tui.records.room import Note
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language
from mkm_tui.store.workspace import Workspace

SECRET = "HEMMELIG"


def test_a_meetings_notes_stand_with_its_matters(whole: State) -> None:
    written = paper(whole, "notes", meeting="M2/26")
    assert written.split("\n\n") == [
        "# Private notater",
        "*Sekretærens egne notater. De er private og skal ikke deles.*",
        "## Møte M2/26, 24. november 2026",
        "Kari var trøtt.",
        "### Sak 2/26 Helgeturnus på Solbakken",
        "Ring Grete om evalueringen.\n",
    ]


def test_without_a_meeting_all_notes_stand(whole: State) -> None:
    written = body_of(whole, Wish(PaperKind.NOTES))
    assert part(written, "Møte M4/26, 8. desember 2026") == "Bestill mat."
    assert part(written, "Møte M2/26, 24. november 2026") == "Kari var trøtt."
    assert "M1/26" not in written


def test_a_meeting_without_notes_says_so(whole: State) -> None:
    assert "Det er ingen notater." in paper(whole, "notes", meeting="M1/26")
    with pytest.raises(NoPaper):
        body_of(whole, Wish(PaperKind.NOTES, meeting="M9/26"))


def test_the_heading_is_in_the_groups_language(whole: State) -> None:
    for language, heading, name in (
        (Language.NN, "# Private notat", "private-notat-M2-26.md"),
        (Language.EN, "# Private notes", "private-notes-M2-26.md"),
    ):
        state = whole.put(replace(whole.groups["group"], language=language))
        assert paper(state, "notes").startswith(heading)
        assert file_name(Words(language), Wish(PaperKind.NOTES, meeting="M2/26")) == name


def secretive() -> State:
    """Return the sample with a secret in every note."""
    state = sample()
    about = [*state.meetings, *state.matters]
    return state.put(*(Note(key, SECRET) for key in about))


@pytest.mark.parametrize("meeting", ["M1/26", "M2/26", "M3/26"])
@pytest.mark.parametrize("reach", list(Reach))
@pytest.mark.parametrize("kind", KINDS)
def test_no_other_document_has_a_note(kind: str, reach: Reach, meeting: str) -> None:
    assert SECRET not in paper(secretive(), kind, reach, meeting)


@pytest.mark.parametrize("register", REGISTERS)
def test_no_register_has_a_note(register: str) -> None:
    assert SECRET not in json.dumps(rows(secretive(), register, TODAY), default=str)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Return a workspace with a matter and notes."""
    steps: list[Action] = [
        SetGroup(name="Gruppa"),
        PlanMeeting(on=TODAY),
        AddMatter(meeting="M1/26", title="Turnus"),
        WriteNote(about="1/26", put=SECRET),
    ]
    workspace = Workspace.create(tmp_path / "w")
    for step in steps:
        workspace.perform(step, Context(datetime(2026, 11, 24, 9, tzinfo=UTC), "Turid"))
    workspace.close()
    return workspace.folder


def ran(folder: Path, *words: str) -> tuple[int, str]:
    """Return the exit code and the output of a command."""
    result = CliRunner().invoke(main, ["-w", str(folder), *words])
    return result.exit_code, result.output


def test_the_command_writes_them_when_asked_by_name(folder: Path) -> None:
    for words in (("notes",), ("notes", "--meeting", "M1/26")):
        code, text = ran(folder, "export", *words)
        assert code == 0
        assert f"### Sak 1/26 Turnus (utkast)\n\n{SECRET}\n" in text
    assert ran(folder, "export", "notes", "--meeting", "M7/26")[0] == 2


def test_no_other_command_that_writes_documents_or_registers_has_them(folder: Path) -> None:
    for kind in ("notice", "minutes", "decisions"):
        for audience in ("public", "internal"):
            asked = ("export", kind, "--meeting", "M1/26", "--audience", audience)
            code, text = ran(folder, *asked)
            assert code == 0
            assert SECRET not in text
    for register in REGISTERS:
        code, text = ran(folder, "list", register, "--json")
        assert code == 0
        assert SECRET not in text
