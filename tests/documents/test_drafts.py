"""A draft is its author's: a public document says that it is one, and nothing else (R32)."""

import pytest
from msgspec.structs import replace
from paper_samples import KINDS, filled, paper, papers, part, sample

from mkm_tui.documents.reach import Reach, drafted, hidden, title, withheld
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language

SECRET = "HEMMELIG"


def with_secrets(language: Language = Language.NB) -> State:
    """Return the sample with a secret in all that is typed about its draft."""
    state = sample(language=language)
    return state.put(filled(state.matters["11/26"], SECRET))


@pytest.mark.parametrize("language", list(Language))
def test_nothing_of_a_draft_is_in_a_public_document(language: Language) -> None:
    state = with_secrets(language)
    public = {kind: text for kind, reach, text in papers(state) if reach is Reach.PUBLIC}
    assert all(SECRET not in public[kind] for kind in KINDS)


@pytest.mark.parametrize("kind", ["notice", "minutes"])
def test_a_public_document_has_the_number_of_a_draft_and_that_it_is_one(kind: str) -> None:
    assert part(paper(with_secrets(), kind), "Sak 11/26 (utkast, ikke delt)") == ""


@pytest.mark.parametrize("kind", ["notice", "minutes"])
def test_an_internal_document_has_the_whole_draft_with_a_mark(kind: str) -> None:
    written = paper(with_secrets(), kind, Reach.INTERNAL)
    assert SECRET in part(written, f"Sak 11/26 {SECRET} (utkast)")


def test_an_exempt_draft_shows_neither_public_title_nor_legal_basis() -> None:
    state = with_secrets()
    draft = replace(state.matters["11/26"], legal_basis=SECRET, public_title=SECRET)
    for kind in KINDS:
        assert SECRET not in paper(state.put(draft), kind)


def test_a_draft_that_takes_up_a_matter_again_is_told_by_number_alone() -> None:
    state = with_secrets()
    agenda = replace(state.meetings["M3/26"], agenda=("11/26",))
    taken_up = replace(state.matters["11/26"], continues="13/26", meeting="M3/26")
    written = paper(state.put(agenda, taken_up), "minutes")
    assert "utsatt til møte M3/26 (sak 11/26)" in written
    assert SECRET not in written


def test_screens_show_a_draft_as_its_author_sees_it() -> None:
    draft = with_secrets().matters["11/26"]
    assert not hidden(draft, Reach.PUBLIC)
    assert title(draft, Reach.PUBLIC) == SECRET
    assert withheld(draft, Reach.PUBLIC)
    assert drafted(draft, Reach.PUBLIC)
    assert not withheld(draft, Reach.INTERNAL)
    assert not drafted(draft, Reach.INTERNAL)
