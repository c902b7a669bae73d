"""Parts that several documents of the portfolio share: checklists, load, phases, names."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from mkm_tui.documents.page import Page
from mkm_tui.locale.method_words import checklist_name, point_name
from mkm_tui.records.checklists import Point
from mkm_tui.records.people import Group, Unit
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Checklist, Phase
from mkm_tui.rules.checklists import points
from mkm_tui.rules.portfolio import limit, load


def checklist(
    page: Page, record: Group | Unit | Project, of: Checklist, level: int = 2, notes: bool = True
) -> None:
    """Add a checklist of a record, in the document's order and words."""
    page.heading(level, checklist_name(page.words, of))
    point_table(page, points(record, of), notes)


def point_table(page: Page, known: Iterable[Point], notes: bool = True) -> None:
    """Add points of one checklist as a table: what each is, whether it holds, and its note."""
    rows = []
    for point in known:
        note = (point.note,) if notes else ()
        name = point_name(page.words, point.checklist, point.number)
        rows.append((name, holds_words(page, point), *note))
    heads = ("head_point", "head_holds")
    page.table("checklist", (*heads, "head_note") if notes else heads, rows)


def holds_words(page: Page, known: Point) -> str:
    """Return whether a point holds, in words."""
    key = {True: "yes", False: "no", None: "unsaid"}[known.holds]
    return page.words(f"documents.point_{key}")


def phase_figures(page: Page, projects: Iterable[Project]) -> None:
    """Add how many projects are in each phase, as fields; phases without any are left out."""
    counted = Counter(project.phase for project in projects)
    page.field("projects_in_all", str(counted.total()))
    for phase in Phase:
        if counted[phase]:
            page.item(page.words.show(phase).capitalize(), str(counted[phase]))
    page.end_fields()


def load_by_unit(page: Page, today: date) -> None:
    """Add a table of what each unit carries against its limit (R19)."""
    rows = []
    for key, unit in page.state.units.items():
        carried, most = load(page.state, key, today), limit(page.state, key)
        full = page.words("documents.full") if carried and len(carried) >= most else ""
        rows.append((unit.name, str(len(carried)), str(most), full))
    if rows:
        page.heading(2, page.words("documents.load_by_unit"))
        page.table("load", ("head_unit", "head_load", "head_limit", "head_full"), rows)


def day(page: Page, on: date | None) -> str:
    """Return a day in words; nothing where there is none."""
    return page.words.date(on) if on else ""
