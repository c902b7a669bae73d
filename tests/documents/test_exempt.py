"""What is exempt from publicity stands in no public document; its public title does (R33, R34)."""

import pytest
from msgspec.structs import replace
from paper_samples import KINDS, filled, paper, papers, part, sample

from mkm_tui.documents.reach import Reach
from mkm_tui.records.meetings import Correction
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language

SECRET = "HEMMELIG"
BASIS = "offentleglova § 13 første ledd"


def with_secrets(language: Language = Language.NB) -> State:
    """Return the sample with a secret in all that is typed about its exempt matters."""
    state = sample(language=language)
    for key in ("7/26", "10/26"):
        matter = filled(state.matters[key], SECRET)
        public = replace(matter, public_title=f"Personalsak {key}", legal_basis=BASIS)
        state = state.put(public, filled(state.decisions[key], SECRET))
    meeting = state.meetings["M2/26"]
    corrections = tuple(
        replace(c, before=SECRET, after=SECRET) if c.matter == "7/26" else c
        for c in meeting.corrections
    )
    return state.put(replace(meeting, corrections=corrections))


@pytest.mark.parametrize("meeting", ["M1/26", "M2/26", "M3/26"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_exempt_is_in_a_public_document(kind: str, meeting: str) -> None:
    assert SECRET not in paper(with_secrets(), kind, Reach.PUBLIC, meeting)


@pytest.mark.parametrize("language", list(Language))
def test_nothing_exempt_is_public_in_any_language(language: Language) -> None:
    state = with_secrets(language)
    assert all(
        SECRET not in text
        for kind, reach, text in papers(state)
        if kind in KINDS and reach is Reach.PUBLIC
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_public_title_and_the_legal_basis_are(kind: str) -> None:
    public = paper(with_secrets(), kind)
    assert "Sak 7/26 Personalsak 7/26" in public
    assert f"- **Unntatt offentlighet, hjemmel:** {BASIS}" in public


@pytest.mark.parametrize("kind", KINDS)
def test_internal_readers_are_given_the_text(kind: str) -> None:
    internal = paper(with_secrets(), kind, Reach.INTERNAL)
    assert f"Sak 7/26 {SECRET}" in internal
    assert "Personalsak 7/26" not in internal


def test_follow_up_and_publication_have_the_public_title() -> None:
    public = paper(with_secrets(), "minutes")
    assert "- **Sak 10/26 Personalsak 10/26:** unntatt offentlighet" in public
    assert "- **Sak 7/26 Personalsak 7/26:** i kraft fra 14. oktober 2026" in public


def test_a_withdrawn_exempt_matter_keeps_its_reason() -> None:
    state = with_secrets()
    matter = replace(state.matters["7/26"], withdrawn=SECRET, closing=None)
    for kind in ("notice", "minutes"):
        assert SECRET not in paper(state.put(matter), kind)


def test_a_correction_of_an_exempt_matter_is_numbered_without_its_texts() -> None:
    state = with_secrets()
    meeting = state.meetings["M2/26"]
    more = Correction(4, meeting.corrections[0].on, "x", "7/26", SECRET, SECRET)
    state = state.put(replace(meeting, corrections=(*meeting.corrections, more)))
    public = paper(state, "minutes")
    assert "Retting 4 til sak 7/26" in public
    assert SECRET not in public
    assert SECRET in paper(state, "minutes", Reach.INTERNAL)


def test_a_public_matter_head_is_all_of_an_exempt_matter(whole: State) -> None:
    public = paper(whole, "minutes")
    assert part(public, "Sak 6/26 Personalsak ved en skole").split("\n") == [
        "- **Unntatt offentlighet, hjemmel:** offentleglova § 13 første ledd,"
        " jf. forvaltningsloven § 13 første ledd nr. 1",
        "",
        "Saken er unntatt offentlighet.",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_what_happened_in_an_exempt_matter_is_in_no_public_document(
    kind: str, whole: State
) -> None:
    assert "Hansen" not in paper(whole, kind)
    assert "Hansen" in paper(whole, kind, Reach.INTERNAL)
