"""How a decision came about: its origin, the parties' positions, and corrections of the minutes."""

from collections.abc import Iterator

from mkm_tui.records.meetings import Matter, Stance
from mkm_tui.records.room import Statement
from mkm_tui.records.terms import Party, StanceKind
from mkm_tui.rules.consensus import party_view
from mkm_tui.rules.trail import Step, origin
from mkm_tui.screens.decision_sight import Sight
from mkm_tui.widgets.leaf import Leaf


def positions(leaf: Leaf, sight: Sight) -> None:
    """Add each party's position, reservations and statements for the record (R6).

    Those for the internal minutes only when the secretary has asked for them.
    """
    matter = sight.matter
    if matter.closing is None:
        return
    leaf.head("positions")
    for party in Party:
        view = leaf.words.show(party_view(matter, party, matter.closing.seats))
        leaf.line(f"{leaf.words.show(party).capitalize()} – {view}")
    if sight.hidden:
        return
    for stance in matter.stances:
        if stance.wording.strip() and (stance.public or sight.revealed):
            leaf.line(_stance(sight, stance))
    for said in matter.statements:
        if said.public or sight.revealed:
            leaf.line(_statement(sight, said))
    if not sight.revealed and has_internal(matter):
        leaf.line(leaf.words("screens.decisions.internal_kept"), "dim")


def has_internal(matter: Matter) -> bool:
    """Say whether something was said to a matter that only the internal minutes tell (R6)."""
    wordings = (not stance.public and stance.wording.strip() for stance in matter.stances)
    return any(wordings) or any(not said.public for said in matter.statements)


def _stance(sight: Sight, stance: Stance) -> str:
    """Return who said what to the proposal, and whether only the internal minutes tell it."""
    words = sight.words
    who = sight.person(stance.member) or words.show(stance.party).capitalize()
    kind = "" if stance.kind is StanceKind.BEHIND else f", {words.show(stance.kind)}"
    return f"{who}{kind}: {stance.wording}{_mark(sight, stance.public)}"


def _statement(sight: Sight, said: Statement) -> str:
    """Return a statement for the record."""
    who = sight.person(said.by) or said.by
    label = sight.words("leaf.statement").lower()
    return f"{who}, {label}: {said.text}{_mark(sight, said.public)}"


def _mark(sight: Sight, public: bool) -> str:
    """Return what follows words that only the internal minutes tell."""
    return "" if public else f" ({sight.words('screens.decisions.internal_only')})"


def origin_lines(leaf: Leaf, sight: Sight) -> None:
    """Add the way to the decision: ideas, projects, earlier matters, and its own (R34)."""
    leaf.head("origin")
    for said in _origin(sight):
        leaf.line(said)


def _origin(sight: Sight) -> Iterator[str]:
    """Yield the steps in words; what an exempt decision is about is not told by its project."""
    for step in origin(sight.state, sight.decision.id):
        if step.register == "matters":
            yield _treated(sight, step)
        elif not sight.hidden:
            title = getattr(sight.state, step.register)[step.id].title
            yield sight.words(f"screens.decisions.from_{step.register}", id=step.id, title=title)


def _treated(sight: Sight, step: Step) -> str:
    """Return a matter on the way with its meeting."""
    meeting = sight.state.meetings.get(sight.state.matters[step.id].meeting)
    if meeting is None:
        return sight.words("screens.decisions.from_matter", matter=sight.named(step.id))
    return sight.words(
        "screens.decisions.from_meeting",
        matter=sight.named(step.id),
        meeting=meeting.id,
        on=sight.words.short_date(meeting.on, sight.day),
    )


def corrections(leaf: Leaf, sight: Sight) -> None:
    """Add the numbered corrections of the minutes that concern the matter (R40)."""
    meeting = sight.state.meetings.get(sight.matter.meeting)
    found = [c for c in meeting.corrections if c.matter == sight.matter.id] if meeting else []
    if not found:
        return
    leaf.head("corrections")
    for correction in found:
        values = {"number": correction.number, "on": correction.on, "by": correction.by}
        leaf.line(leaf.words("screens.decisions.correction", **values))
        if not sight.hidden:
            leaf.field("before", correction.before)
            leaf.field("after", correction.after)
