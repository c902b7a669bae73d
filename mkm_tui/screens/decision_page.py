"""A decision's page: its wording, who answers for it, receipts, and what the units do."""

from datetime import date

from textual.content import Content

from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.words import Words
from mkm_tui.records.decisions import Decision
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, DecisionStatus
from mkm_tui.rules.followup import latest_reports, unconfirmed_units
from mkm_tui.rules.publication import (
    days_waiting,
    in_force_from,
    missing_audiences,
    receipt,
    status,
    version_in_force,
)
from mkm_tui.widgets.leaf import Leaf


def status_words(words: Words, state: State, decision: Decision, today: date) -> str:
    """Return the status as it stands everywhere: with days waited, or from when (R9, R11)."""
    worth = status(state, decision, today)
    said = words.show(worth)
    since = in_force_from(decision)
    if worth is DecisionStatus.WAITING:
        return words("screens.decisions.waiting", status=said, days=days_waiting(decision, today))
    if worth is DecisionStatus.IN_FORCE and since:
        said = words("screens.decisions.since", on=words.short_date(since, today))
        newer = " · " + words("screens.decisions.rewording") if missing_audiences(decision) else ""
        return said + newer
    return said


def decision_page(
    words: Words, state: State, decision: Decision, today: date, revealed: bool = False
) -> Content:
    """Return the page of a decision.

    An exempt one shows its public title and redacted text, unless the secretary has asked for all.
    """
    hidden = decision.exempt and not revealed
    name = title(state.matters[decision.id], Reach.PUBLIC if hidden else Reach.INTERNAL)
    leaf = Leaf(words).title(f"{decision.id}  {name}")
    leaf.line(status_words(words, state, decision, today), "bold")
    if status(state, decision, today) is DecisionStatus.WAITING:
        lacking = missing_audiences(decision)
        leaf.line(words("screens.decisions.lacks", audiences=lacking), "$text-warning")
    _wordings(leaf, state, decision, today, hidden)
    leaf.gap()
    leader = state.people.get(decision.responsible)
    leaf.field("agreed_on", decision.agreed_on)
    leaf.field("responsible", leader.name if leader else "")
    leaf.field("deadline", decision.deadline)
    if not hidden:
        leaf.field("old_out", decision.old_out)
        leaf.field("nothing_out_because", decision.nothing_out_because)
    leaf.field("supersedes", decision.supersedes)
    leaf.field("superseded_by", decision.superseded_by)
    _receipts(leaf, decision, hidden)
    _units(leaf, state, decision, today, hidden)
    return leaf.written()


def _wordings(leaf: Leaf, state: State, decision: Decision, today: date, hidden: bool) -> None:
    """Add the present wording, and an earlier one while it is the one in force."""
    if decision.exempt:
        leaf.text("redacted", decision.versions[-1].redacted)
    if hidden:
        leaf.line(leaf.words("screens.decisions.exempt"), "dim")
        return
    leaf.text("decision", decision.text)
    valid = version_in_force(decision, today)
    if valid is not None and valid != decision.versions[-1]:
        leaf.text("still_in_force", valid.text)


def _receipts(leaf: Leaf, decision: Decision, hidden: bool) -> None:
    """Add the two receipts of the present wording (R10, R13)."""
    if decision.recommendation:
        return
    leaf.head("publication")
    for audience in Audience:
        found = receipt(decision, decision.versions[-1], audience)
        said = leaf.words("screens.decisions.not_published")
        if found:
            said = ", ".join(part for part in (leaf.words.date(found.on), found.channel) if part)
            said = f"{said} ({found.by})" if found.by else said
        leaf.field(f"audience_{audience.value}", said)
        if found and not hidden:
            leaf.line(f"  {found.involvement}", "dim")
            leaf.line(f"  {found.evidence}", "dim")


def _units(leaf: Leaf, state: State, decision: Decision, today: date, hidden: bool) -> None:
    """Add what each unit does with it (R14, R15)."""
    if not decision.units:
        return
    leaf.head("units")
    reports, silent = latest_reports(decision), unconfirmed_units(decision, today)
    for key in decision.units:
        report = reports.get(key)
        name = state.units[key].name if key in state.units else key
        said = leaf.words.show(report.status) if report else leaf.words("screens.decisions.silent")
        told = report is not None and report.reason and not hidden
        reason = f": {report.reason}" if report and told else ""
        late = f" · {leaf.words('screens.decisions.perhaps')}" if key in silent else ""
        leaf.line(f"{name} – {said}{reason}{late}")
