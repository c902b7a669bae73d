"""Matters that come to another meeting: deferred ones with their papers, and AU's decisions."""

from collections.abc import Iterable
from itertools import takewhile

from msgspec import structs

from mkm_tui.actions.base import Changes, counted, next_in_year
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind

_PAPERS = (
    "title", "kind", "proposer", "units", "project", "idea", "minutes_planned", "case_paper",
    "recommendation", "dialogue", "users_voice", "proposal", "for_council", "legal_basis",
    "public_title", "responsible", "deadline", "old_out", "nothing_out_because", "supersedes",
    "of_principle", "reports", "draft", "author", "shared",
)  # fmt: skip
"""What goes with a matter to another meeting; what was said in this one stays with it."""


def carried(state: State, matters: Iterable[Matter], to: Meeting) -> Changes:
    """Return new matters that take up these ones again, the meeting they go to and the counters.

    They bring their papers and the parties' input; the text of the consideration stays with the
    matter in which it was written, to which `continues` points. Each gets a number of its own
    (R41). After that meeting's notice they are late items (R39).
    """
    numbers = state.numbers.matters
    late = to.notice_sent is not None
    new = []
    for matter in matters:
        number, numbers = next_in_year(numbers, to.on)
        papers = {name: getattr(matter, name) for name in _PAPERS}
        replaced = state.decisions.get(matter.supersedes)
        if replaced and replaced.superseded_by:
            papers["supersedes"] = ""
        before = tuple(structs.replace(c, before=True) for c in matter.contributions)
        new.append(
            Matter(
                id=number,
                meeting=to.id,
                continues=matter.id,
                contributions=before,
                added_late=late,
                **papers,
            )
        )
    agenda = (*to.agenda, *(matter.id for matter in new))
    return *new, structs.replace(to, agenda=agenda), counted(state, matters=numbers)


def reported(state: State, decisions: Iterable[Decision], to: Meeting) -> Changes:
    """Return report items about the committee's decisions, their meeting and the counters (R27).

    A report decides nothing, so it is not a late item even after the notice. The items come after
    the approvals and reports that begin the agenda, whose order stays as it is.
    """
    numbers = state.numbers.matters
    new = []
    for decision in decisions:
        number, numbers = next_in_year(numbers, to.on)
        matter = state.matters[decision.id]
        new.append(
            Matter(
                id=number,
                meeting=to.id,
                title=matter.title,
                kind=MatterKind.REPORT,
                units=matter.units,
                legal_basis=matter.legal_basis,
                public_title=matter.public_title,
                reports=decision.id,
            )
        )
    first = tuple(takewhile(lambda key: state.matters[key].kind in _ROUTINE, to.agenda))
    agenda = (*first, *(matter.id for matter in new), *to.agenda[len(first) :])
    return *new, structs.replace(to, agenda=agenda), counted(state, matters=numbers)


_ROUTINE = {MatterKind.APPROVAL, MatterKind.REPORT}
