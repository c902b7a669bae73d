"""A unit's sheet: the decisions that apply to it, and what it has told of them (R14, R15)."""

from datetime import date

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.records.people import Unit


def unit_sheet(page: Page, unit: Unit, reach: Reach, today: date) -> None:
    """Write what applies to a unit now."""
    page.heading(1, unit.name)
