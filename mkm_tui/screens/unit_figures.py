"""Surveys in characters: bars, steps and percentages; each figure stands in words too (R43)."""

from collections.abc import Sequence

from mkm_tui.rules.surveys import Share
from mkm_tui.widgets.figures import bar

_WIDTH = 10
_STEPS = "▁▂▃▄▅▆▇█"


def percent(share: Share) -> int | None:
    """Return how many of a hundred say yes; None where nobody replied."""
    return round(100 * share.yes / share.every) if share.every else None


def percent_words(share: Share) -> str:
    """Return a share as "71 %"; a dash where nobody replied."""
    found = percent(share)
    return "–" if found is None else f"{found} %"


def share_bar(share: Share) -> str:
    """Return a share as a bar of ten signs."""
    return bar(share.yes, share.every, _WIDTH)


def steps(shares: Sequence[Share]) -> str:
    """Return how a share has gone, one sign for each survey; a dot where nobody replied."""
    found = [percent(share) for share in shares]
    return "".join("·" if p is None else _STEPS[min(7, p * 8 // 100)] for p in found)


def course(shares: Sequence[Share]) -> str:
    """Return a trend as "▂▅▇ 40 % → 71 %"; empty where there is only one survey."""
    if len(shares) < 2:
        return ""
    return f"{steps(shares)} {percent_words(shares[0])} → {percent_words(shares[-1])}"
