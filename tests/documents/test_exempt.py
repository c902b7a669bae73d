"""What is exempt from publicity stands in no public document; its public title does (R33, R34)."""

import pytest
from msgspec.structs import replace
from paper_samples import KINDS, OF_MATTERS, filled, headings, paper, papers, part, sample

from mkm_tui.documents.reach import Reach
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Correction
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, Language
from mkm_tui.rules.publication import text_hash

SECRET = "HEMMELIG"
REDACTED = "Styringsgruppa har gitt et råd i en personalsak."
BASIS = "offentleglova § 13 første ledd"


OF_ALL = [kind for kind in OF_MATTERS if kind != "unit"]
"""The documents that tell the public that there is an exempt matter."""


def redacted(decision: Decision) -> Decision:
    """Return a decision whose users were given the redacted text."""
    versions = tuple(replace(version, redacted=REDACTED) for version in decision.versions)
    receipts = tuple(
        replace(given, text_hash=text_hash(REDACTED)) if given.audience is Audience.USERS else given
        for given in decision.publications
    )
    return replace(decision, versions=versions, publications=receipts)


def with_secrets(language: Language = Language.NB) -> State:
    """Return the sample with a secret in all that is typed about its exempt matters."""
    state = sample(language=language)
    for key in ("7/26", "10/26"):
        matter = filled(state.matters[key], SECRET)
        public = replace(matter, public_title=f"Personalsak {key}", legal_basis=BASIS)
        state = state.put(public, redacted(filled(state.decisions[key], SECRET)))
    meeting = state.meetings["M2/26"]
    corrections = tuple(
        replace(c, before=SECRET, after=SECRET) if c.matter == "7/26" else c
        for c in meeting.corrections
    )
    return state.put(replace(meeting, corrections=corrections))


@pytest.mark.parametrize("meeting", ["M1/26", "M2/26", "M3/26"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_exempt_is_in_a_public_document(kind: str, meeting: str) -> None:
    for decision in ("3/26", "7/26", "10/26"):
        assert SECRET not in paper(with_secrets(), kind, Reach.PUBLIC, meeting, decision)


@pytest.mark.parametrize("language", list(Language))
def test_nothing_exempt_is_public_in_any_language(language: Language) -> None:
    state = with_secrets(language)
    assert all(
        SECRET not in text
        for kind, reach, text in papers(state)
        if kind in KINDS and reach is Reach.PUBLIC
    )


@pytest.mark.parametrize("kind", OF_ALL)
def test_the_public_title_and_the_legal_basis_are(kind: str) -> None:
    public = paper(with_secrets(), kind, decision="7/26")
    assert "Sak 7/26 Personalsak 7/26" in public
    assert f"- **Unntatt offentlighet, hjemmel:** {BASIS}" in public


@pytest.mark.parametrize("kind", OF_MATTERS)
def test_internal_readers_are_given_the_text(kind: str) -> None:
    internal = paper(with_secrets(), kind, Reach.INTERNAL, decision="7/26")
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


@pytest.mark.parametrize("kind", OF_ALL)
def test_what_happened_in_an_exempt_matter_is_in_no_public_document(
    kind: str, whole: State
) -> None:
    assert "Hansen" not in paper(whole, kind, decision="6/26")
    assert "Hansen" in paper(whole, kind, Reach.INTERNAL, decision="6/26")


@pytest.mark.parametrize("kind", ["publication", "decision", "decisions"])
def test_r12_the_public_is_given_the_redacted_text(kind: str) -> None:
    assert REDACTED in paper(with_secrets(), kind, decision="7/26")
    assert "14. oktober 2026" in paper(with_secrets(), kind, decision="7/26")


def test_r12_a_redacted_text_that_users_were_not_given_stands_in_the_notice_alone() -> None:
    state = with_secrets()
    assert REDACTED in paper(state, "publication", decision="10/26")
    assert REDACTED not in paper(state, "decision", decision="10/26")
    assert "Saken er unntatt offentlighet." in paper(state, "decision", decision="10/26")
    assert REDACTED not in part(paper(state, "decisions"), "Sak 10/26 Personalsak 10/26")


@pytest.mark.parametrize("kind", ["publication", "decision", "decisions"])
def test_r34_whom_an_exempt_decision_concerns_is_not_public(kind: str) -> None:
    public = paper(with_secrets(), kind, decision="7/26")
    told = part(public, "Sak 7/26 Personalsak 7/26") if kind == "decisions" else public
    for word in ("Enhet A", "Enhet B", "Leder", "30. oktober", "Ansvarlig", "Gammelt ut"):
        assert word not in told


def test_r34_the_public_unit_sheet_has_no_exempt_decision() -> None:
    public, internal = (paper(with_secrets(), "unit", reach) for reach in Reach)
    for key in ("7/26", "10/26"):
        assert key not in public
        assert f"Sak {key} {SECRET}" in internal
    assert "Vedtak som er unntatt offentlighet, står ikke i denne utgaven." in public


def test_r34_what_only_an_exempt_matter_leads_to_is_no_public_origin() -> None:
    state = with_secrets()
    idea = replace(state.ideas["I1"], title=SECRET)
    exempt = replace(state.matters["7/26"], idea="I1", project="P1")
    later = replace(state.matters["3/26"], continues="7/26", idea="", project="")
    state = state.put(idea, exempt, later)
    public, internal = (paper(state, "decision", reach) for reach in Reach)
    assert "**Sak 7/26 Personalsak 7/26:** møte M2/26, enighet" in public
    assert SECRET not in public
    assert f"**Idé I1:** {SECRET}" in internal


def test_r34_what_takes_up_or_replaces_an_exempt_decision_has_its_public_title() -> None:
    state = with_secrets()
    about = replace(state.matters["15/26"], about="7/26")
    replacing = replace(state.decisions["3/26"], supersedes="7/26")
    replaced = replace(state.decisions["7/26"], superseded_by="3/26")
    state = state.put(about, replacing, replaced)
    notice = paper(state, "notice", meeting="M3/26")
    assert "- **Tar opp vedtaket:** Sak 7/26 Personalsak 7/26" in notice
    for kind in KINDS:
        assert SECRET not in paper(state, kind)
    assert "- **Erstatter:** Sak 7/26 Personalsak 7/26" in paper(state, "decision")
    assert headings(paper(state, "decision", decision="7/26"))[0][1] == "Sak 7/26 Personalsak 7/26"
