"""The prioritisation board: moves that wait for decisions, and three voices side by side."""

from msgspec import structs

from mkm_tui.actions.base import Action, Changes, Context, all_known, find, the_group
from mkm_tui.actions.matters import AddMatter
from mkm_tui.actions.projects import project_fits
from mkm_tui.records.course import Move, PendingMove
from mkm_tui.records.meetings import Matter
from mkm_tui.records.portfolio import Assessment, Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import Column, Party
from mkm_tui.rules.assessment import MARKS, criteria
from mkm_tui.rules.broken import require
from mkm_tui.rules.portfolio import COMMITTING, Card, settled


def card(state: State, key: str) -> Card:
    """Return the project or idea that is a card on the board, or refuse."""
    return state.projects[key] if key in state.projects else find(state.ideas, key, "card")


class MoveCard(Action, frozen=True, kw_only=True, tag="move_card"):
    """Move a card on the board.

    A move that commits the municipality stays pending until the decision of `matter` is in force;
    a move of a pending card elsewhere takes the pending one back.
    """

    card: str
    to: Column
    matter: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the project or idea with its column, or with the pending move."""
        all_known(state.matters, (self.matter,), "matter")
        return (_moved(state, card(state, self.card), self.to, self.matter, context),)


def _moved(state: State, before: Card, to: Column, matter: str, context: Context) -> Card:
    """Return a card that is moved, or that is to be moved by a decision."""
    stands = settled(state, before, context.today)
    target = structs.replace(stands, column=to, pending=None)
    if isinstance(target, Project):
        project_fits(state, target)
    if to is stands.column:
        return target
    if to in COMMITTING:
        return structs.replace(stands, pending=PendingMove(to, context.today, matter))
    return structs.replace(target, moves=(*stands.moves, Move(to, context.today)))


class BringMove(Action, frozen=True, kw_only=True, tag="bring_move"):
    """Let a move that commits wait for a decision, and put the matter about it on an agenda."""

    card: str
    to: Column
    meeting: str
    title: str
    case_paper: str = ""
    """The board as it stands, in Markdown."""
    proposal: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the card with its pending move, and what adding the matter changes."""
        brought = card(state, self.card)
        require(self.to in COMMITTING, "", "not_committing", column=self.to)
        project = isinstance(brought, Project)
        units = brought.units if isinstance(brought, Project) else (brought.unit,)
        added = AddMatter(
            meeting=self.meeting,
            title=self.title,
            units=tuple(filter(None, units)),
            project=brought.id if project else "",
            idea="" if project else brought.id,
            case_paper=self.case_paper,
            proposal=self.proposal,
        ).changes(state, context)
        matter = next(record.id for record in added if isinstance(record, Matter))
        return *added, _moved(state, brought, self.to, matter, context)


class AssessCard(Action, frozen=True, kw_only=True, tag="assess_card"):
    """Note a party's own assessment of a card by one of the group's criteria, from 1 to 4.

    In a silent round it is kept hidden beside what was given before, until the round is over.
    """

    card: str
    party: Party
    mark: int
    criterion: str = ""
    why: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the project or idea with the party's assessment."""
        assessed = card(state, self.card)
        require(self.mark in MARKS, "", "mark_out_of_range")
        chosen = self.criterion in criteria(state)
        require(chosen, "", "criterion_not_chosen", criterion=self.criterion)
        silent = state.group is not None and state.group.silent_since is not None
        given = Assessment(self.party, self.mark, self.criterion, self.why, silent)
        kept = [a for a in assessed.assessments if not _same(a, given)]
        return (structs.replace(assessed, assessments=(*kept, given)),)


def _same(one: Assessment, other: Assessment) -> bool:
    """Say whether one assessment takes the other's place."""
    place = (other.party, other.criterion, other.hidden)
    return (one.party, one.criterion, one.hidden) == place


class BeginSilentRound(Action, frozen=True, kw_only=True, tag="begin_silent_round"):
    """From now on the parties' assessments are kept hidden, until they are shown together."""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the group in a silent round."""
        group = the_group(state)
        require(group.silent_since is None, "", "silent_already")
        return (structs.replace(group, silent_since=context.now),)


class EndSilentRound(Action, frozen=True, kw_only=True, tag="end_silent_round"):
    """Show what the parties gave in a silent round, all at once."""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the group, and every card with what was hidden shown in the earlier's place."""
        group = the_group(state)
        require(group.silent_since is not None, "", "not_silent")
        every: list[Card] = [*state.projects.values(), *state.ideas.values()]
        told = [_told(record) for record in every if any(a.hidden for a in record.assessments)]
        return structs.replace(group, silent_since=None), *told


def _told(record: Card) -> Card:
    """Return a card whose hidden assessments are shown, in the place of the earlier ones."""
    new = [structs.replace(a, hidden=False) for a in record.assessments if a.hidden]
    before = [a for a in record.assessments if not a.hidden]
    kept = [a for a in before if not any(_same(a, given) for given in new)]
    return structs.replace(record, assessments=(*kept, *new))
