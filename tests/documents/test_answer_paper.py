"""The letter to an idea-bearer and the register of ideas: who may read a name (R24)."""

from datetime import date

import pytest
from msgspec.structs import replace
from paper_samples import TODAY, body_of, sample

from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.reach import Reach
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.state import State
from mkm_tui.records.terms import IdeaAnswer, Origin

LETTER = Wish(PaperKind.ANSWER, Reach.INTERNAL, idea="I7")


def with_idea(anonymous: bool = False, answer: IdeaAnswer | None = None) -> State:
    """Return a state with an idea of Åse's."""
    idea = Idea(
        "I7",
        "Gåbuss",
        date(2026, 10, 1),
        date(2026, 10, 31),
        Origin.USER,
        "Åse Lund",
        anonymous,
        answer=answer,
        answer_text="Foreldrerådet tar det opp.",
        answered_on=TODAY if answer else None,
        answered_by="Eva",
    )
    return sample().put(idea)


def test_r24_the_letter_says_what_was_answered_when_and_by_whom() -> None:
    letter = body_of(with_idea(answer=IdeaAnswer.REFUSED), LETTER)
    assert "# Svar på idé I7: Gåbuss" in letter
    assert "- **Til:** Åse Lund" in letter
    assert "- **Svar fra:** Eva" in letter
    assert "Ideen blir ikke fulgt opp nå.\n\nForeldrerådet tar det opp." in letter


def test_r24_a_letter_without_an_answer_says_by_when_it_is_owed() -> None:
    assert "Svaret skal komme innen 31. oktober 2026." in body_of(with_idea(), LETTER)


def test_r24_one_that_waits_is_told_when_it_is_looked_at_again() -> None:
    state = with_idea(answer=IdeaAnswer.WAITING)
    later = replace(state.ideas["I7"], revisit_on=date(2027, 3, 1))
    assert "Vi ser på den igjen 1. mars 2027." in body_of(state.put(later), LETTER)


@pytest.mark.parametrize("kind", [PaperKind.ANSWER, PaperKind.IDEAS])
@pytest.mark.parametrize(("anonymous", "reach", "named"), [
    (False, Reach.INTERNAL, True),
    (False, Reach.PUBLIC, False),
    (True, Reach.INTERNAL, False),
    (True, Reach.PUBLIC, False),
])  # fmt: skip
def test_a_name_stands_only_in_internal_papers_of_those_who_let_it(
    kind: PaperKind, anonymous: bool, reach: Reach, named: bool
) -> None:
    state = with_idea(anonymous, IdeaAnswer.REFUSED)
    assert ("Åse Lund" in body_of(state, Wish(kind, reach, idea="I7"))) is named


def test_the_register_begins_with_what_waits_longest() -> None:
    register = body_of(with_idea(), Wish(PaperKind.IDEAS))
    assert "over fristen 31. oktober 2026" in register
    assert register.index("| I7 |") < register.index("| I1 |")
