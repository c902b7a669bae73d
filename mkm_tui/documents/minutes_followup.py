"""The follow-up of earlier decisions: what the units had to tell when the meeting was held."""

from itertools import groupby

from mkm_tui.documents.matter_head import named
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, withheld
from mkm_tui.records.meetings import Meeting, News
from mkm_tui.rules.news import news


def follow_up(page: Page, meeting: Meeting, reach: Reach) -> None:
    """Add each earlier decision of which units have something to tell, in a line (R14, R15)."""
    every = news(page.state, meeting)
    if not every:
        return
    page.heading(2, page.words("documents.follow_up"))
    for decision, told in groupby(every, key=lambda one: one.decision):
        matter = page.state.matters[decision]
        hidden = withheld(matter, reach)
        line = page.words("documents.exempt_short") if hidden else _grouped(page, list(told))
        page.item(named(page.words, matter, reach), line)
    page.end_fields()


def _grouped(page: Page, every: list[News]) -> str:
    """Return what units tell, those with the same status together."""
    units: dict[str, list[str]] = {}
    for told in every:
        words = [page.words.show(told.status)] if told.status else []
        words += [page.words("documents.unconfirmed")] if told.unconfirmed else []
        units.setdefault(", ".join(words), []).append(page.units((told.unit,)))
    return "; ".join(f"{', '.join(names)} – {word}" for word, names in units.items())
