"""A matter's page: what it is about, what was said and what it came to."""

from textual.content import Content

from mkm_tui.documents.outcomes import outcome_words
from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter
from mkm_tui.records.state import State
from mkm_tui.records.terms import Conclusion, Outcome
from mkm_tui.rules.agenda import earlier_treatments, lacks_consent
from mkm_tui.rules.consensus import AGREED, outcome
from mkm_tui.screens.agenda_lines import approval_line
from mkm_tui.screens.matter_checks import ticked
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


def about(words: Words, state: State, matter: Matter, planned: bool = True) -> str:
    """Return kind, units, origin and, where wished, planned minutes in one line."""
    parts = [words.show(matter.kind).capitalize()]
    parts += [state.units[key].name for key in matter.units if key in state.units]
    parts += [key for key in (matter.project, matter.idea) if key]
    if matter.continues:
        parts.append(words("screens.agenda.continues", matter=matter.continues))
    if matter.minutes_planned and planned:
        parts.append(words("screens.agenda.minutes", minutes=matter.minutes_planned))
    return " · ".join(parts)


def matter_page(words: Words, state: State, matter: Matter, revealed: bool = False) -> Content:
    """Return the page of a matter.

    Of an exempt one only what may be seen in a room (R34), unless the secretary has asked for it.
    """
    hidden = matter.exempt and not revealed
    name = title(matter, Reach.PUBLIC if hidden else Reach.INTERNAL)
    leaf = Leaf(words).title(f"{matter.id}  {name}")
    leaf.line(about(words, state, matter), "dim")
    _notices(leaf, state, matter, hidden)
    result = outcome(matter)
    if result is not Outcome.OPEN:
        leaf.line(outcome_words(words, matter).capitalize(), "bold")
    if not hidden:
        leaf.field("withdrawn", matter.withdrawn)
        _texts(leaf, state, matter)
    _way_on(leaf, state, matter, hidden)
    _history(leaf, state, matter)
    return leaf.written()


def _notices(leaf: Leaf, state: State, matter: Matter, hidden: bool) -> None:
    """Add what is special about it: exempt, a draft, for the council, of principle, added late.

    Also whose minutes it approves, and which decision it is about.
    """
    leaf.line(approval_line(leaf.words, state, matter.approves))
    if matter.about:
        leaf.line(leaf.words("screens.agenda.about", decision=matter.about))
    if matter.exempt:
        key = "exempt" if hidden else "exempt_shown"
        leaf.line(leaf.words(f"screens.agenda.{key}", basis=matter.legal_basis))
    if matter.draft:
        leaf.line(leaf.words("screens.agenda.draft", author=matter.author or "–"))
    if matter.for_council:
        leaf.line(leaf.words("screens.agenda.for_council"))
    if matter.of_principle:
        leaf.line(leaf.words("screens.agenda.of_principle"))
    if lacks_consent(matter) and not matter.ended:
        leaf.warn(leaf.words("screens.agenda.late"))


def _texts(leaf: Leaf, state: State, matter: Matter) -> None:
    """Add the texts, the parties' input, and the positions below the proposal."""
    leaf.field("proposer", matter.proposer)
    leaf.field("supersedes", matter.supersedes)
    _reported(leaf, state, matter)
    leaf.text("case_paper", matter.case_paper)
    leaf.text("recommendation", matter.recommendation)
    _inputs(leaf, state, matter)
    leaf.text("decision" if outcome(matter) in AGREED else "proposal", matter.proposal)
    for stance in matter.stances:
        person = state.people.get(stance.member)
        name = f"{person.name}, " if person else ""
        said = f"{name}{leaf.words.show(stance.party)}: {leaf.words.show(stance.kind)}"
        leaf.line(f"  {said}{f' – {stance.wording}' if stance.wording else ''}")
    leaf.text("consideration", matter.consideration)
    leaf.text("dialogue", matter.dialogue)
    leaf.text("users_voice", matter.users_voice)
    ticked(leaf, matter)
    _said(leaf, state, matter)


def _reported(leaf: Leaf, state: State, matter: Matter) -> None:
    """Add the working committee's decision that the item reports (R27)."""
    decision = state.decisions.get(matter.reports)
    if decision is not None and not decision.exempt:
        meeting = state.matters[decision.id].meeting
        heading = leaf.words("screens.agenda.reports", decision=decision.id, meeting=meeting)
        leaf.line(heading, "dim").text("decision", decision.text)


def _inputs(leaf: Leaf, state: State, matter: Matter) -> None:
    """Add what each party has brought."""
    if matter.contributions:
        leaf.head("inputs")
    for given in matter.contributions:
        person = state.people.get(given.by)
        who = person.name if person else given.by
        name = f"{who}, " if who else ""
        before = f" ({leaf.words('screens.agenda.before_meeting')})" if given.before else ""
        leaf.line(f"  {name}{leaf.words.show(given.party)}{before}: {given.text}")


def _said(leaf: Leaf, state: State, matter: Matter) -> None:
    """Add statements for the record, and who was disqualified (R38)."""
    for raised in matter.disqualifications:
        name = state.people[raised.person].name if raised.person in state.people else ""
        pending = raised.conclusion is Conclusion.PENDING
        asked, answer = "screens.meeting.not_concluded", raised.conclusion
        said = leaf.words(asked) if pending else leaf.words.show(answer)
        leaf.gap().line(f"{name}: {said}. {raised.ground}")
    for statement in matter.statements:
        person = state.people.get(statement.by)
        leaf.head("statement")
        leaf.line(f"{person.name if person else statement.by}: {statement.text}")


def _way_on(leaf: Leaf, state: State, matter: Matter, hidden: bool) -> None:
    """Add where a matter goes that was not decided (R5)."""
    closing = matter.closing
    if closing is None or closing.way_on is None:
        return
    owner = state.people.get(closing.owner)
    leaf.gap().field("way_on", closing.way_on)
    leaf.field("to_meeting", closing.to_meeting)
    leaf.field("owner", owner.name if owner else "")
    leaf.field("return_on", closing.return_on)
    leaf.field("note", "" if hidden else closing.note)


def _history(leaf: Leaf, state: State, matter: Matter) -> None:
    """Add what the matter came to in earlier meetings."""
    earlier = earlier_treatments(state, matter)
    if earlier:
        leaf.head("history")
    for before in earlier:
        leaf.line(f"{before.meeting}, {before.id}: {outcome_words(leaf.words, before)}")
