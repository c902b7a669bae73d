"""`mkm verify`: a file as it was written, edited by hand, overtaken, or of another record."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import cycle, product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkm_tui.actions.base import Context
from mkm_tui.actions.decisions import PreparePublication
from mkm_tui.actions.matters import WithdrawMatter
from mkm_tui.actions.setup import SetGroup
from mkm_tui.cli import main
from mkm_tui.documents.files import Format, rendered
from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.papers import paper_of
from mkm_tui.documents.proof import Difference, claim, compared
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.site import Site
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language
from mkm_tui.store.past import Stamp
from mkm_tui.store.workspace import Workspace

TODAY = date(2026, 11, 24)
NOW = Context(now=datetime(2026, 11, 24, 9, 30, tzinfo=UTC), who="Turid Lunde")
STAMP = Stamp(7, "ab" * 32)
MINUTES = Wish(PaperKind.MINUTES, meeting="M2/26")
AS_WRITTEN = "Fila er slik den ble skrevet.\n"
HOLDS = "Registeret sier det samme nå.\n"

FORMS = [form for form in Format if form is not Format.CSV]
"""What tells from which record it came; a spreadsheet does not."""


def wishes(state: State) -> Iterator[Wish]:
    """Yield every document of a record, each for one audience and in one language in turn.

    Of each kind the first is asked for in all of them.
    """
    about = {
        PaperKind.NOTICE: ("meeting", state.meetings),
        PaperKind.MINUTES: ("meeting", state.meetings),
        PaperKind.NOTES: ("meeting", state.meetings),
        PaperKind.PUBLICATION: ("decision", state.decisions),
        PaperKind.DECISION: ("decision", state.decisions),
        PaperKind.UNIT: ("unit", state.units),
        PaperKind.DECISIONS: ("meeting", {"": None}),
        PaperKind.PORTFOLIO: ("meeting", {"": None}),
        PaperKind.PROJECT: ("project", state.projects),
        PaperKind.PROGRAMME: ("meeting", {"": None}),
        PaperKind.BOARD: ("meeting", {"": None}),
        PaperKind.IDEAS: ("meeting", {"": None}),
        PaperKind.ANSWER: ("idea", state.ideas),
    }
    every = list(product(Reach, Language))
    turns = cycle(every)
    for kind, (field, records) in about.items():
        for number, key in enumerate(records):
            for reach, language in every if number == 0 else [next(turns)]:
                yield Wish(kind, reach, language=language, **{field: key})


def test_every_document_of_the_example_is_found_to_be_as_it_was_written(state: State) -> None:
    kinds = set()
    for number, wish in enumerate(wishes(state)):
        paper = paper_of(state, wish, TODAY, STAMP)
        for form in FORMS if number % 5 == 0 else [FORMS[number % 3]]:
            claimed = claim(rendered(paper, form))
            assert claimed is not None
            assert (claimed.form, claimed.stamp) == (form, STAMP)
            assert compared(claimed, state) == ()
            kinds.add((wish.kind, form))
    assert len(kinds) == len(PaperKind) * len(FORMS)


@pytest.fixture(name="site_page")
def _site_page(state: State) -> str:
    return Site(state, Reach.PUBLIC, TODAY, STAMP)["vedtak/14-25.html"]


def test_a_page_of_a_site_is_compared_with_the_links_around_it(
    state: State, site_page: str
) -> None:
    claimed = claim(site_page)
    assert claimed is not None
    assert compared(claimed, state) == ()
    other = claim(site_page.replace("../moteboker/M2-25.html", "../moteboker/M1-25.html"))
    assert other is not None
    assert len(compared(other, state) or ()) == 1


def written(folder: Path, form: str = "md", wish: Wish = MINUTES) -> Path:
    """Write a document of a workspace beside it, and return the file."""
    workspace = Workspace(folder)
    paper = paper_of(workspace.state, wish, TODAY, workspace.stamp)
    workspace.close()
    file = folder.parent / f"fil.{form}"
    file.write_bytes(rendered(paper, Format(form)).encode())
    return file


def verify(folder: Path, file: Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["-w", str(folder), "verify", str(file)])


def edit(file: Path, old: str, new: str) -> None:
    """Change a file by hand."""
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())


@pytest.mark.parametrize("form", FORMS)
def test_an_untouched_file_says_what_the_record_says(folder: Path, form: str) -> None:
    done = verify(folder, written(folder, form))
    assert (done.exit_code, done.output) == (0, AS_WRITTEN + HOLDS)


@pytest.mark.parametrize("form", FORMS)
def test_what_editors_add_is_no_difference(folder: Path, form: str) -> None:
    file = written(folder, form)
    text = file.read_bytes().decode().rstrip("\n").replace("\n", "\r\n")
    file.write_bytes(f"\ufeff{text}".encode())
    assert verify(folder, file).exit_code == 0


def test_json_may_be_set_out_otherwise(folder: Path) -> None:
    file = written(folder, "json")
    edit(file, "\n  ", " ")
    assert verify(folder, file).exit_code == 0


@pytest.mark.parametrize("form", FORMS)
def test_an_edited_line_is_told_with_what_the_record_says(folder: Path, form: str) -> None:
    file = written(folder, form)
    edit(file, "Arne Tveit (", "Arne Tvedt (")
    done = verify(folder, file)
    assert done.exit_code == 1
    assert "Fila er ikke slik den ble skrevet" in done.output
    fila, registeret = (
        next(line for line in done.output.split("\n") if line.startswith(f"  {who}:"))
        for who in ("fila", "registeret")
    )
    assert "Arne Tvedt (" in fila
    assert "Arne Tveit (" in registeret
    assert "forskjellene fra det er de samme" in done.output


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("audience: public", "audience: internal"),
        ("status: approved", "status: published"),
        ("language: nb", "language: nn"),
        ("meeting: M2/26", "meeting: M1/26"),
        ("record: ", "record: 1"),
        ("day: 2026-11-24\n", "day: 2026-11-24\nkilde: oss\n"),
    ],
)
def test_edited_front_matter_is_found(folder: Path, old: str, new: str) -> None:
    file = written(folder)
    edit(file, old, new)
    assert verify(folder, file).exit_code == 1


def test_a_page_whose_head_was_edited_is_found(folder: Path) -> None:
    file = written(folder, "html")
    edit(file, 'name="mkm-status" content="approved"', 'name="mkm-status" content="draft"')
    assert verify(folder, file).exit_code == 1


def test_lines_put_in_and_taken_out_have_nothing_against_them(state: State) -> None:
    text = paper_of(state, MINUTES, TODAY, STAMP).markdown
    lines = text.split("\n")
    more = claim("\n".join([*lines[:12], "Noe mer", *lines[12:]]))
    less = claim("\n".join([*lines[:14], *lines[15:]]))
    assert more is not None
    assert less is not None
    assert compared(more, state) == (Difference(13, "Noe mer", None),)
    assert compared(less, state) == (Difference(15, None, lines[14]),)


def perform(folder: Path, *actions: object) -> None:
    """Change the record."""
    workspace = Workspace(folder)
    for action in actions:
        workspace.perform(action, NOW)  # type: ignore[arg-type]
    workspace.close()


def test_a_record_that_has_changed_since_is_told(folder: Path) -> None:
    file = written(folder, wish=Wish(PaperKind.NOTICE, Reach.INTERNAL, meeting="M5/26"))
    perform(folder, WithdrawMatter(matter="43/26", reason="Utredes mer"))
    done = verify(folder, file)
    assert done.exit_code == 1
    assert done.output.startswith(AS_WRITTEN + "Registeret sier noe annet nå")
    assert "  fila:       ### Sak 43/26" in done.output
    assert "  registeret: (ingen linje)" in done.output


def test_a_change_that_the_document_does_not_tell_of_is_none(folder: Path) -> None:
    file = written(folder)
    perform(folder, PreparePublication(decision="3/25", users_notice="Nytt for dere"))
    assert verify(folder, file).output == AS_WRITTEN + HOLDS


def test_a_file_from_another_workspace_is_told(folder: Path, tmp_path: Path) -> None:
    Workspace.create(tmp_path / "andre").close()
    perform(tmp_path / "andre", SetGroup(name="Andre gruppa"))
    log = Wish(PaperKind.DECISIONS)
    done = verify(folder, written(tmp_path / "andre", wish=log))
    assert done.exit_code == 1
    assert "skrevet fra et annet register" in done.output
    assert "Vedtakslogg – Andre gruppa" in done.output


def test_a_document_that_the_record_no_longer_has_is_told(folder: Path, tmp_path: Path) -> None:
    Workspace.create(tmp_path / "tom").close()
    done = verify(tmp_path / "tom", written(folder))
    assert done.exit_code == 1
    assert "Registeret har ikke dette dokumentet lenger." in done.output


@pytest.mark.parametrize("name", ["index.html", "feed.xml"])
def test_a_page_that_leads_to_documents_is_told_as_such(
    folder: Path, tmp_path: Path, state: State, name: str
) -> None:
    file = tmp_path / name
    file.write_text(Site(state, Reach.PUBLIC, TODAY, STAMP)[name], "utf-8")
    done = CliRunner().invoke(main, ["-w", str(folder), "verify", str(file)])
    assert done.exit_code == 1
    assert "ikke selv et dokument" in done.output
    assert "vedtakslogg og møtebøker kan etterprøves" in done.output


@pytest.mark.parametrize(
    "text",
    ["", "# Møtebok\n", "---\nmkm: minutes\n---\n", "{}", '{"front": {"mkm": 1}}', "[" * 9_000,
     "<!doctype html>\n<meta name=mkm content=minutes>", "---\ntitle: x\n---\n", "\x00\xff"],
)  # fmt: skip
def test_a_file_that_is_not_ours_is_told_in_one_sentence(folder: Path, text: str) -> None:
    file = folder.parent / "annet.md"
    file.write_text(text, "latin-1")
    done = verify(folder, file)
    assert done.exit_code == 1
    assert done.output.startswith("Fila har ingen opplysninger fra mkm")
    assert done.output.count("\n") == 1


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(folder: Path) -> None:
    for file in (folder / "finnes-ikke.md", folder):
        done = verify(folder, file)
        assert done.exit_code == 3
        assert done.output.count("\n") == 1


def test_signs_that_steer_a_terminal_are_shown_by_number(folder: Path) -> None:
    file = written(folder)
    edit(file, "Arne Tveit (", "Arne\x1b[31m\u202e\u200b Tveit (")
    shown = verify(folder, file).output
    assert "Arne<U+001B>[31m<U+202E><U+200B> Tveit (" in shown
    assert not any(ord(sign) < 32 for sign in shown.replace("\n", ""))


def test_a_very_long_file_is_compared_line_by_line(state: State) -> None:
    text = paper_of(state, MINUTES, TODAY, STAMP).markdown
    claimed = claim(text + "a\nb\n" * 20_000)
    assert claimed is not None
    assert len(compared(claimed, state) or ()) == 40_000


def test_the_record_of_another_day_is_told_by_the_day_in_the_file(state: State) -> None:
    paper = paper_of(state, Wish(PaperKind.DECISIONS), date(2026, 10, 1), STAMP)
    claimed = claim(paper.markdown)
    assert claimed is not None
    assert compared(claimed, state) == ()
