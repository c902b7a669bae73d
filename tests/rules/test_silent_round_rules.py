"""What a silent round has come to, and what waits on the board."""

from mkm_tui.actions.board import AssessCard, BeginSilentRound, MoveCard
from mkm_tui.actions.projects import AddProject
from mkm_tui.records.course import Readiness
from mkm_tui.records.terms import Column, Party
from mkm_tui.rules.assessment import lacking, waiting
from tests.rules.meeting_room import MeetingRoom


def test_a_round_knows_who_lacks_on_how_many_cards(room: MeetingRoom) -> None:
    """Only cards that somebody has assessed in the round count."""
    room.do(AddProject(title="Ny turnus"), AddProject(title="Inntak"), AddProject(title="Skole"))
    room.do(AssessCard(card="P3", party=Party.UNIONS, mark=2), BeginSilentRound())
    assert lacking(room.state, room.today) == (0, {})
    room.do(*(AssessCard(card="P1", party=party, mark=4) for party in Party))
    room.do(AssessCard(card="P2", party=Party.UNIONS, mark=1))
    lacks = {Party.POLITICIANS: 1, Party.ADMINISTRATION: 1}
    assert lacking(room.state, room.today) == (2, lacks)


def test_what_commits_waits_until_it_is_taken_back(room: MeetingRoom) -> None:
    """A card waits from its move until it is moved elsewhere."""
    ready = Readiness(need=3, competence=2, ownership=3, leadership=4)
    room.do(AddProject(title="Ny turnus", readiness=ready))
    room.do(MoveCard(card="P1", to=Column.IN_PROGRESS))
    assert waiting(room.state, room.today) == {"P1"}
    room.do(MoveCard(card="P1", to=Column.ASSESSED))
    assert not waiting(room.state, room.today)
