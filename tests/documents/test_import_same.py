"""Our own documents, imported into a record with the same people, give the same matters again."""

from collections.abc import Iterator

import pytest
from import_helpers import bare, brought, planned
from msgspec.structs import replace
from paper_samples import STAMP, TODAY, sample
from test_hostile_texts import HOSTILE
from whole_meeting import whole_meeting

from mkm_tui.documents.import_preview import missed_lines
from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.papers import paper_of
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.text import block
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.signs import cleaned
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language, MatterKind
from mkm_tui.rules.agenda import late_alone, not_reached

NOTICE, MINUTES = PaperKind.NOTICE, PaperKind.MINUTES
IN_NOTICE = ("case_paper", "recommendation", "proposal")
IN_MINUTES = ("recommendation", "consideration", "dialogue", "users_voice", "proposal")


def written(state: State, kind: PaperKind, meeting: str) -> str:
    return paper_of(state, Wish(kind, Reach.INTERNAL, meeting), TODAY, STAMP).markdown


def fields(state: State, meeting: Meeting, kind: PaperKind, matter: Matter) -> tuple[str, ...]:
    """Return the texts of a matter that a document shows."""
    if kind is NOTICE:
        return IN_NOTICE
    passed_over = matter.id in [other.id for other in not_reached(state, meeting)]
    return ("consideration",) if passed_over else IN_MINUTES


def shown(state: State, meeting: Meeting, kind: PaperKind) -> Iterator[Matter]:
    """Yield the matters that a document shows, in its order."""
    every = [state.matters[key] for key in meeting.agenda]
    late = [m for m in every if m.kind is MatterKind.OTHER_BUSINESS or late_alone(m)]
    order = every if kind is NOTICE else [m for m in every if m not in late] + late
    yield from (m for m in order if kind is MINUTES or not m.withdrawn)


def texts(matter: Matter, names: tuple[str, ...], kind: PaperKind) -> list[str]:
    """Return a matter's texts as documents show them, without the number that it had."""
    found = [block(block(getattr(matter, name))) for name in names]
    if kind is NOTICE:
        found[0] = found[0].split("\n", 1)[1].strip("\n") if "\n" in found[0] else ""
    voices = [v for v in matter.contributions if v.before or kind is MINUTES]
    voices = voices if len(names) > 1 else []
    return [*found, *(f"{v.party}: {block(block(v.text))}" for v in voices if block(v.text))]


def title(matter: Matter) -> str:
    return "".join(cleaned(matter.title).split())


def is_same(state: State, kind: PaperKind, key: str) -> None:
    """Assert that a document, imported, gives the matters that it shows."""
    meeting = state.meetings[key]
    before = list(shown(state, meeting, kind))
    if not before:
        return
    plan = planned(written(state, kind, key), bare(state))
    after = brought(plan)
    assert [title(m) for m in after] == [title(m) for m in before]
    assert list(missed_lines(plan)) == []
    for old, new in zip(before, after, strict=True):
        names = fields(state, meeting, kind, old)
        whole = replace(old, case_paper=f"Opprinnelig sak\n\n{old.case_paper}")
        if not old.reports:
            assert texts(new, names, kind) == texts(whole, names, kind)
        assert (new.proposer.split(), new.exempt) == (cleaned(old.proposer).split(), old.exempt)
    if kind is NOTICE:
        assert [m.kind for m in after] == [m.kind for m in before]
        assert [m.units for m in after] == [m.units for m in before]


@pytest.mark.parametrize("kind", [NOTICE, MINUTES])
def test_the_example_comes_back(kind: PaperKind, state: State) -> None:
    for key in state.meetings:
        is_same(state, kind, key)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", [NOTICE, MINUTES])
def test_a_meeting_in_which_everything_happened_comes_back(
    kind: PaperKind, language: Language
) -> None:
    state = whole_meeting(language)
    for key in state.meetings:
        is_same(state, kind, key)


@pytest.mark.parametrize("kind", [NOTICE, MINUTES])
def test_imported_and_exported_once_more_the_document_says_the_same(
    kind: PaperKind, state: State
) -> None:
    first = planned(written(state, kind, "M4/26"), bare(state))
    again = planned(written(first.state, NOTICE, first.meeting), bare(state))
    for one, other in zip(brought(first), brought(again), strict=True):
        assert (one.title, one.kind, one.proposal) == (other.title, other.kind, other.proposal)
        assert one.recommendation == other.recommendation


def test_minutes_tell_the_frame_and_who_was_there(state: State) -> None:
    plan = planned(written(state, MINUTES, "M3/26"), bare(state))
    old, new = state.matters["23/26"], brought(plan)[3]
    assert (new.responsible, new.deadline, new.old_out) == (
        old.responsible,
        state.decisions["23/26"].deadline,
        old.old_out,
    )
    deputies = {entry.person: entry.seat for entry in plan.state.meetings[plan.meeting].attendance}
    assert deputies["silje-nes"] == next(
        entry.seat for entry in state.meetings["M3/26"].attendance if entry.person == "silje-nes"
    )
    assert brought(plan)[6].for_council


def test_public_minutes_keep_an_exempt_matter_exempt(whole: State) -> None:
    text = paper_of(whole, Wish(MINUTES, Reach.PUBLIC, "M2/26"), TODAY, STAMP).markdown
    secret = [matter for matter in brought(planned(text, bare(whole))) if matter.exempt]
    assert [matter.public_title for matter in secret] == ["Personalsak ved en skole"]
    assert secret[0].legal_basis == whole.matters["6/26"].legal_basis


@pytest.mark.parametrize("text", HOSTILE[::2], ids=lambda text: ascii(text)[1:25])
def test_a_hostile_text_in_every_field_comes_back(text: str) -> None:
    state = sample(text)
    for kind in (NOTICE, MINUTES):
        meeting = state.meetings["M2/26"]
        if "".join(cleaned(text).split()):
            before = list(shown(state, meeting, kind))
            after = brought(planned(written(state, kind, "M2/26"), bare(state)))
            assert [title(m) for m in after] == [title(m) for m in before]
            for old, new in zip(before, after, strict=True):
                names = fields(state, meeting, kind, old)
                whole = replace(old, case_paper=f"Opprinnelig sak\n\n{old.case_paper}")
                if not old.reports:
                    assert texts(new, names, kind) == texts(whole, names, kind)
