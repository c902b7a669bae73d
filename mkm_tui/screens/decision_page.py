"""A decision's page: what applies, what waits, who follows it, and how it came about."""

from collections.abc import Sequence

from textual.content import Content

from mkm_tui.records.decisions import Review
from mkm_tui.records.terms import DecisionStatus
from mkm_tui.rules.as_of import Standing
from mkm_tui.rules.followup import following
from mkm_tui.rules.proposals import waits_since
from mkm_tui.rules.publication import deadline_missed, missing_audiences, version_in_force_from
from mkm_tui.screens.decision_course import corrections, origin_lines, positions
from mkm_tui.screens.decision_receipts import earlier_wordings, prepared, receipts
from mkm_tui.screens.decision_sight import Sight, status_words
from mkm_tui.screens.decision_units import unit_lines
from mkm_tui.widgets.leaf import Leaf


def decision_page(
    sight: Sight, happened: Sequence[str] = (), standing: Standing | None = None
) -> Content:
    """Return the page of a decision, what matters most first.

    An exempt one shows its public title and redacted text, unless the secretary has asked for all.
    `standing` is how it stood where the day is an earlier one.
    """
    leaf = Leaf(sight.words).title(sight.named(sight.decision.id).replace(" ", "  ", 1))
    leaf.line(status_words(sight), "bold")
    if standing is not None:
        _recorded_later(leaf, standing)
    _warnings(leaf, sight)
    _wordings(leaf, sight)
    _frame(leaf, sight)
    unit_lines(leaf, sight)
    receipts(leaf, sight)
    prepared(leaf, sight)
    positions(leaf, sight)
    _reviews(leaf, sight)
    origin_lines(leaf, sight)
    earlier_wordings(leaf, sight)
    corrections(leaf, sight)
    if happened:
        leaf.head("timeline")
    for said in happened:
        leaf.line(said)
    return leaf.written()


def _recorded_later(leaf: Leaf, standing: Standing) -> None:
    """Say what the log itself said that day, where something was recorded after it."""
    if not standing.recorded_later:
        return
    key = "said_nothing" if standing.said_then is None else "said_then"
    leaf.warn(leaf.words(f"screens.decisions.{key}", status=standing.said_then))


def _warnings(leaf: Leaf, sight: Sight) -> None:
    """Add what is not as it should be: publication, units that do not follow, a review missed."""
    decision, words = sight.decision, leaf.words
    if sight.worth is DecisionStatus.WAITING:
        lacking = missing_audiences(decision)
        leaf.line(words("screens.decisions.lacks", audiences=lacking), "$text-warning")
    waits = waits_since(decision, sight.worth)
    if waits and (due := deadline_missed(sight.state, waits, sight.day)):
        leaf.warn(words("screens.decisions.overdue", on=due, days=(due - waits).days))
    if sight.worth is not DecisionStatus.IN_FORCE:
        return
    stand = following(decision, sight.day)
    refusing = [sight.unit(key) for key, found in stand.items() if found.refuses]
    silent = [sight.unit(key) for key, found in stand.items() if found.perhaps]
    if refusing:
        leaf.warn(words("screens.decisions.refused_by", units=refusing))
    if silent:
        leaf.warn(words("screens.decisions.perhaps_by", units=silent))
    if decision.review_on and decision.review_on <= sight.day:
        leaf.warn(words("screens.decisions.review_due", on=decision.review_on))


def _wordings(leaf: Leaf, sight: Sight) -> None:
    """Add the wording in force first, and then a new one that waits (R10)."""
    valid, last, words = sight.valid, sight.last, leaf.words
    if sight.hidden:
        leaf.line(words("screens.decisions.exempt"), "dim")
    key = "redacted" if sight.hidden else "decision"
    if valid is None or valid == last:
        leaf.text(key, sight.text(last))
    else:
        since = version_in_force_from(sight.decision, valid)
        leaf.text(f"{key}_in_force", sight.text(valid))
        leaf.line(words("screens.decisions.since", on=words.date(since) if since else ""), "dim")
        leaf.text(f"{key}_new", sight.text(last))
        leaf.line(words("screens.decisions.not_yet", on=last.on), "$text-warning")
    if sight.decision.exempt and not sight.hidden:
        leaf.text("redacted", last.redacted)


def _frame(leaf: Leaf, sight: Sight) -> None:
    """Add who answers for it, by when, what goes out, and what replaces what (R16, R18)."""
    decision = sight.decision
    leaf.gap()
    leaf.field("agreed_on", decision.agreed_on)
    leaf.field("responsible", sight.person(decision.responsible))
    leaf.field("deadline", decision.deadline)
    if not sight.hidden:
        leaf.field("old_out", decision.old_out)
        leaf.field("nothing_out_because", decision.nothing_out_because)
    leaf.field("review_on", decision.review_on)
    if decision.supersedes:
        leaf.field("supersedes", sight.named(decision.supersedes))
    if decision.superseded_by:
        gone = sight.worth is DecisionStatus.SUPERSEDED
        leaf.field(
            "superseded_by" if gone else "superseded_later", sight.named(decision.superseded_by)
        )


def _reviews(leaf: Leaf, sight: Sight) -> None:
    """Add what the reviews found, the latest first."""
    if sight.hidden or not sight.decision.reviews:
        return
    leaf.head("reviews")
    for review in reversed(sight.decision.reviews):
        leaf.line(_review(leaf, review))


def _review(leaf: Leaf, review: Review) -> str:
    """Return a review in a line."""
    words = leaf.words
    return f"{words.date(review.on)}, {review.by}: {words.show(review.verdict)} – {review.finding}"
