"""Undo and redo: they name no change themselves, the store knows which it is."""

from mkm_tui.actions.base import Action


class Undo(Action, frozen=True, kw_only=True, tag="undo"):
    """Take back the latest change that has not been taken back; the store knows which it is."""


class Redo(Action, frozen=True, kw_only=True, tag="redo"):
    """Do again what was taken back last, if nothing was done since; the store knows what it is."""


RECOVER = "recover"
"""What brought a record back from a damaged workspace in one step; nobody can ask for it."""

FINAL = frozenset({"send_notice", "share_minutes", "approve_minutes", RECOVER})
"""What has left the house or is locked: undo stops there (R40, R41)."""

PASSING = frozenset({"read_back"})
"""What changes only what the room sees: undo and redo pass it over."""
