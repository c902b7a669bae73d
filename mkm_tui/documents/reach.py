"""Who a document is for."""

from enum import StrEnum

from mkm_tui.records.meetings import Matter


class Reach(StrEnum):
    """Public leaves out what is exempt; internal shows it (R34)."""

    PUBLIC = "public"
    INTERNAL = "internal"


def hidden(matter: Matter, reach: Reach) -> bool:
    """Say whether a matter's title and text are left out for these readers (R34)."""
    return matter.exempt and reach is Reach.PUBLIC


def title(matter: Matter, reach: Reach) -> str:
    """Return the title that these readers may see."""
    return matter.public_title if hidden(matter, reach) else matter.title
