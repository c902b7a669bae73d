"""A matter's page: what it is about, what was said and what it came to."""

from textual.content import Content

from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, Outcome, Party
from mkm_tui.rules.consensus import AGREED, outcome
from mkm_tui.widgets.leaf import Leaf

OUTCOME_SIGNS = {
    Outcome.OPEN: " ",
    Outcome.AGREED: "✓",
    Outcome.AGREED_WITH_RESERVATION: "✓",
    Outcome.RECOMMENDED: "✓",
    Outcome.NO_CONSENSUS: "✗",
    Outcome.NOTED: "✓",
    Outcome.DEFERRED: "→",
    Outcome.WITHDRAWN: "–",
}
"""What stands before a matter in a list, beside the words."""


def outcome_words(words: Words, matter: Matter) -> str:
    """Return what a matter came to; an approval that is noted reads as approved."""
    result = outcome(matter)
    if matter.kind is MatterKind.APPROVAL and result is Outcome.NOTED:
        return words("screens.agenda.approved")
    return words.show(result)


def about(words: Words, state: State, matter: Matter) -> str:
    """Return kind, units, origin and planned minutes in one line."""
    parts = [words.show(matter.kind).capitalize()]
    parts += [state.units[key].name for key in matter.units if key in state.units]
    parts += [key for key in (matter.project, matter.idea) if key]
    if matter.continues:
        parts.append(words("screens.agenda.continues", matter=matter.continues))
    if matter.minutes_planned:
        parts.append(words("screens.agenda.minutes", minutes=matter.minutes_planned))
    return " · ".join(parts)


def matter_page(words: Words, state: State, matter: Matter) -> Content:
    """Return the page of a matter; of an exempt one only what may be seen in a room (R34)."""
    leaf = Leaf(words).title(f"{matter.id}  {title(matter, Reach.PUBLIC)}")
    leaf.line(about(words, state, matter), "dim")
    _notices(leaf, matter)
    result = outcome(matter)
    if result is not Outcome.OPEN:
        leaf.line(outcome_words(words, matter).capitalize(), "bold")
    if not matter.exempt:
        leaf.field("withdrawn", matter.withdrawn)
        _texts(leaf, state, matter)
    _way_on(leaf, state, matter)
    return leaf.written()


def _notices(leaf: Leaf, matter: Matter) -> None:
    """Add what is special about it: exempt, for the council, added late."""
    if matter.exempt:
        leaf.line(leaf.words("screens.agenda.exempt", basis=matter.legal_basis))
    if matter.for_council:
        leaf.line(leaf.words("screens.agenda.for_council"))
    if matter.added_late and not matter.ended and len(matter.consents) < len(Party):
        leaf.warn(leaf.words("screens.agenda.late"))


def _texts(leaf: Leaf, state: State, matter: Matter) -> None:
    """Add the texts, and the positions below the proposal."""
    leaf.field("proposer", matter.proposer)
    leaf.field("supersedes", matter.supersedes)
    leaf.text("case_paper", matter.case_paper)
    leaf.text("recommendation", matter.recommendation)
    leaf.text("decision" if outcome(matter) in AGREED else "proposal", matter.proposal)
    for stance in matter.stances:
        person = state.people.get(stance.member)
        name = f"{person.name}, " if person else ""
        said = f"{name}{leaf.words.show(stance.party)}: {leaf.words.show(stance.kind)}"
        leaf.line(f"  {said}{f' – {stance.wording}' if stance.wording else ''}")
    leaf.text("consideration", matter.consideration)
    leaf.text("dialogue", matter.dialogue)
    leaf.text("users_voice", matter.users_voice)


def _way_on(leaf: Leaf, state: State, matter: Matter) -> None:
    """Add where a matter goes that was not decided (R5)."""
    closing = matter.closing
    if closing is None or closing.way_on is None:
        return
    owner = state.people.get(closing.owner)
    leaf.gap().field("way_on", closing.way_on)
    leaf.field("owner", owner.name if owner else "")
    leaf.field("return_on", closing.return_on)
    leaf.field("note", "" if matter.exempt else closing.note)
