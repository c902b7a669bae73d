"""How a decision stood on an earlier day, where the whole room sees it (R34)."""

from msgspec import structs

from mkm_tui.records.decisions import Version
from mkm_tui.records.state import State
from mkm_tui.rules.as_of import Standing, with_frame_of


def shown_standings(now: State, found: dict[str, Standing]) -> dict[str, Standing]:
    """Return how the decisions stood, of an exempt one no more than all may see today.

    `now` is the record as all may see it. A decision can have become exempt since: the words and
    the names of its frame are taken from today's record, and not from the day's.
    """
    return {key: _shown(now, standing) for key, standing in found.items()}


def _shown(now: State, standing: Standing) -> Standing:
    """Return how a decision stood as all may see it."""
    decision = standing.decision
    if not decision.exempt:
        return standing
    bare = with_frame_of(decision, now.decisions[decision.id])
    return standing._replace(decision=bare, in_force_then=_wordless(standing))


def _wordless(standing: Standing) -> Version | None:
    """Return the wording that the day's own log had in force; its words may not be for all now."""
    applied, stood = standing.in_force_then, standing.in_force
    if applied is None or (stood is not None and stood.on == applied.on):
        return applied and stood
    return structs.replace(applied, text="", redacted="")
