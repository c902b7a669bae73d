"""What an import does to the record: the meeting, the people, the matters, and when it refuses."""

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from import_helpers import NOW, SOME_DAY, bare, brought, planned

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import perform
from mkm_tui.cli import main
from mkm_tui.documents.import_plan import NoPlan, Where
from mkm_tui.documents.import_preview import preview_of
from mkm_tui.documents.import_source import LONGEST, Source, Unreadable, read_source, source_from
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language, MatterKind, Presence
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.workspace import HISTORY, Workspace

MINUTES = """# Referat fra møte 2. desember 2026

Til stede: Kari Solheim (Teams), Silje Nes, Ola Nordmann
Forfall: Arne Tveit

## Sak 7/26 Turnus

Drøftet lenge.

Vedtak: Turnusen prøves.
"""


def test_the_actions_lead_to_what_the_preview_shows(state: State) -> None:
    plan = planned(MINUTES, state)
    again = state
    for action in plan.actions:
        again = again.put(*perform(action, again, NOW))
    assert again == plan.state
    assert plan.meeting not in state.meetings
    assert plan.state.meetings[plan.meeting].on == date(2026, 12, 2)


def test_r41_a_matter_gets_our_next_number_and_keeps_its_own_in_words(state: State) -> None:
    plan = planned(MINUTES, state)
    last = state.numbers.matters["26"]
    assert [matter.id for matter in brought(plan)] == [f"{last + 1}/26"]
    assert brought(plan)[0].case_paper == "Opprinnelig sak 7/26"


def test_what_was_decided_becomes_the_proposal(state: State) -> None:
    plan = planned(MINUTES, state)
    matter = brought(plan)[0]
    assert (matter.kind, matter.proposal) == (MatterKind.DECISION, "Turnusen prøves.")
    assert matter.id not in plan.state.decisions
    shown = "\n".join(preview_of(Words(Language.NB), Source("f.md", MINUTES), plan))
    assert "Ingen vedtak blir ført" in shown


def test_people_of_the_roster_are_noted_and_others_stand_in_words(state: State) -> None:
    plan = planned(MINUTES.replace("desember", "november"), state)
    meeting = plan.state.meetings[plan.meeting]
    noted = {entry.person: (entry.presence, entry.seat) for entry in meeting.attendance}
    assert noted["kari-solheim"][0] is Presence.REMOTE
    assert noted["arne-tveit"][0] is Presence.ABSENT
    assert noted["silje-nes"][1]
    assert meeting.others == "Ola Nordmann"


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        (MINUTES, Where(), "møtedagen er ikke kommet ennå"),
        (MINUTES.replace(" 2. desember 2026", ""), Where(on=date(2026, 11, 2)), "ikke hvilken dag"),
        (MINUTES.replace("desember", "oktober"), Where(on=date(2026, 11, 2)), "en annen dag"),
    ],
)
def test_attendance_goes_only_to_the_documents_own_meeting_once_held(
    text: str, where: Where, why: str, state: State
) -> None:
    plan = planned(text, state, where if where.on else None)
    meeting = plan.state.meetings[plan.meeting]
    assert (meeting.attendance, meeting.others) == ((), "")
    shown = "\n".join(preview_of(Words(Language.NB), Source("f.md", text), plan))
    assert "Oppmøtet føres ikke" in shown
    assert why in shown
    assert "ikke ført som oppmøte: Kari Solheim (Teams)" in shown


def test_a_planned_meeting_gets_no_attendance_from_minutes_without_a_day(state: State) -> None:
    meeting = next(m for m in state.meetings.values() if m.status == "planned")
    text = MINUTES.replace(" 2. desember 2026", "")
    after = planned(text, state, Where(meeting=meeting.id)).state.meetings[meeting.id]
    assert (after.attendance, after.others) == (meeting.attendance, meeting.others)


def test_a_meeting_of_another_day_gets_the_matters_alone(state: State) -> None:
    meeting = next(m for m in state.meetings.values() if m.status == "planned")
    plan = planned(MINUTES, state, Where(meeting=meeting.id))
    after = plan.state.meetings[meeting.id]
    assert meeting.on != date(2026, 12, 2)
    assert after.attendance == meeting.attendance
    assert (after.on, after.start, after.place) == (meeting.on, meeting.start, meeting.place)
    assert after.agenda == (*meeting.agenda, brought(plan)[0].id)


def test_a_meeting_that_is_over_is_refused(state: State) -> None:
    with pytest.raises(RuleBroken) as refused:
        planned(MINUTES, state, Where(meeting="M3/26"))
    assert refused.value.key == "meeting_over"


@pytest.mark.parametrize(
    ("text", "where", "key"),
    [
        ("# Saksliste\n\n- Turnus\n", Where(), "no_date"),
        ("Hei, bare hei.\n", Where(on=SOME_DAY), "no_matters"),
        (MINUTES, Where(meeting="M99/26"), "no_meeting"),
    ],
)
def test_what_is_missing_is_told(text: str, where: Where, key: str, state: State) -> None:
    with pytest.raises(NoPlan) as refused:
        planned(text, state, where)
    assert refused.value.key == key


def test_a_record_without_a_group_is_told(state: State) -> None:
    with pytest.raises(RuleBroken) as refused:
        planned(MINUTES, State())
    assert refused.value.key == "no_group"
    assert brought(planned(MINUTES, bare(state)))


def test_the_day_in_the_files_name_stands_in(state: State) -> None:
    plan = planned("# Referat\n\n## Sak 1 Turnus\n", state, name="2026-10-05_styret.md")
    assert plan.state.meetings[plan.meeting].on == date(2026, 10, 5)


def test_control_characters_stay_out(state: State) -> None:
    title = "# Referat 2.12.2026\n\n## Sak 1 \x1b[31mRød\x07\n\n"
    text = f"{title}En \x1b]0;x\x07tekst\u202e.\n\nVedtak: \x1bx\n"
    plan = planned(text, state)
    shown = "\n".join(preview_of(Words(Language.NB), Source("f\x1b.md", text), plan))
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert brought(plan)[0].consideration == "En ]0;xtekst."


def test_other_letters_and_line_ends(tmp_path: Path) -> None:
    source = source_from("f.md", "\ufeff# Møte\r\n\r\nÆrlig\r".encode())
    assert (source.text, source.letters) == ("# Møte\n\nÆrlig\n", "")
    old = source_from("f.md", "# Møte på Ås".encode("cp1252"))
    assert (old.text, old.letters) == ("# Møte på Ås", "cp1252")


@pytest.mark.parametrize(
    ("content", "key"),
    [(b"", "empty_file"), (b" \n", "empty_file"), (b"\x7fELF\x00\x01", "not_text"),
     (b"a" * (LONGEST + 1), "too_long")],
)  # fmt: skip
def test_a_file_that_is_no_document_is_told(content: bytes, key: str, tmp_path: Path) -> None:
    file = tmp_path / "f.md"
    file.write_bytes(content)
    with pytest.raises(Unreadable) as told:
        read_source(file)
    assert told.value.key == key


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["-w", str(folder), "import", *arguments])
    return done.exit_code, done.output


def test_the_command_shows_and_writes_only_with_yes(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "referat.md"
    file.write_text(MINUTES, "utf-8")
    before = (folder / HISTORY).read_bytes()
    code, said = run(folder, str(file))
    assert (code, "--yes" in said, "Turnus" in said) == (1, True, True)
    code, said = run(folder, str(file), "--dry-run", "--yes")
    assert (code, "lagt inn i M" in said) == (0, False)
    assert (folder / HISTORY).read_bytes() == before
    code, said = run(folder, str(file), "--yes")
    assert (code, "Saker lagt inn i M" in said) == (0, True)
    workspace = Workspace(folder, read_only=True)
    assert "Turnus" in [matter.title for matter in workspace.state.matters.values()]
    workspace.close()


def test_the_command_tells_what_it_cannot_do(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "s.md"
    file.write_text("# Saksliste\n\n- Turnus\n", "utf-8")
    assert run(folder, str(file))[0] == 1
    assert "--on 2026-12-01" in run(folder, str(file))[1]
    assert run(folder, str(tmp_path / "ikke.md"))[0] == 3
    assert run(folder, str(tmp_path))[0] == 1
    assert run(folder, str(file), "--on", "snart")[0] == 2
    assert run(folder, str(file), "--on", "1.12.2026", "--meeting", "M5/26")[0] == 2
    assert run(tmp_path / "tom", str(file))[0] == 3


def test_a_refusal_midway_writes_nothing(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "referat.md"
    file.write_text(MINUTES, "utf-8")
    before = (folder / HISTORY).read_bytes()
    code, said = run(folder, str(file), "--meeting", "M3/26", "--yes")
    assert (code, "M3/26 er lukket" in said) == (1, True)
    assert (folder / HISTORY).read_bytes() == before


def test_a_meeting_in_the_past_is_told(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "referat.md"
    file.write_text(MINUTES, "utf-8")
    assert "Dagen er passert" in run(folder, str(file), "--dry-run", "--on", "2020-12-01")[1]
    assert "Dagen er passert" not in run(folder, str(file), "--dry-run", "--on", "2090-12-01")[1]


def test_a_disk_that_fills_midway_is_told_with_what_stays(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "referat.md"
    file.write_text(MINUTES, "utf-8")
    before = len(Workspace(folder, read_only=True).state.matters)
    whole, left = Workspace.perform, [3]

    def failing(self: Workspace, action: Action, context: Context) -> State:
        left[0] -= 1
        if left[0] < 0:
            raise StoreFault("write_failed", reason="No space left on device")
        return whole(self, action, context)

    def unwritten(self: Workspace) -> None:
        raise StoreFault("write_failed", reason="No space left on device")

    monkeypatch.setattr(Workspace, "perform", failing)
    monkeypatch.setattr(Workspace, "checkpoint", unwritten)
    code, said = run(folder, str(file), "--yes")
    assert code == 3
    assert "ingenting er endret" not in said
    stays = re.search(r"stanset etter 3 av \d+ endringer: (\d) av \d saker er lagt inn i M", said)
    assert stays
    assert "er trygt i historikken" in said
    assert len(Workspace(folder, read_only=True).state.matters) == before + int(stays[1])


def test_an_unreadable_file_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, *arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "r.md").write_text("x")
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(Unreadable) as no:
        read_source(tmp_path / "r.md")
    assert no.value.key == "file_failed"
    assert no.value.values["file"] == str(tmp_path / "r.md")


@pytest.mark.parametrize(
    ("line", "basis"),
    [
        ("Unntatt offentlighet: offl. § 13, jf. fvl. § 13 første ledd nr. 1",
         "offl. § 13, jf. fvl. § 13 første ledd nr. 1"),
        ("U.off. etter offl. § 13 fordi Hansen er syk", "etter offl. § 13"),
        ("Hjemmel: Hansens sykdom", "hjemmel ikke oppgitt i dokumentet"),
        ("(u.off.)", "hjemmel ikke oppgitt i dokumentet"),
    ],
)  # fmt: skip
def test_r34_no_reason_in_words_becomes_a_legal_basis(line: str, basis: str, state: State) -> None:
    matter = brought(planned(f"## Sak 1 Hansen\n\n{line}\n", state))[0]
    assert (matter.legal_basis, matter.public_title) == (basis, "Sak unntatt offentlighet")
    assert "Hansen" not in matter.legal_basis
