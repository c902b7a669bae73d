"""A matter that follows a decision up: what of the decision it takes over (R34)."""

from typing import NamedTuple

from mkm_tui.records.state import State


class Veil(NamedTuple):
    """How a matter is kept from the public; both are empty where it is not."""

    legal_basis: str
    public_title: str


def veil(state: State, decision: str, public_title: str) -> Veil:
    """Return how a matter about a decision is kept: as the decision is, on the same basis.

    `public_title` is the title that the matter has for all where its decision is exempt.
    """
    origin = state.matters[decision]
    return Veil(origin.legal_basis, public_title) if origin.exempt else Veil("", "")
