"""The programme's status report: what there is to show, what it rests on, and what waits."""

from datetime import date

from mkm_tui.documents.method_parts import checklist, holds_words, load_by_unit, phase_figures
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.method_words import point_name
from mkm_tui.records.checklists import Point
from mkm_tui.records.people import Group
from mkm_tui.records.terms import Checklist, DecisionStatus
from mkm_tui.rules import programme
from mkm_tui.rules.checklists import points
from mkm_tui.rules.proposals import period_matter, period_notice
from mkm_tui.rules.publication import worths


def programme_paper(page: Page, reach: Reach, today: date) -> None:
    """Write the status report; measures and notes on what is weak are for internal readers."""
    group, words = page.state.groups["group"], page.words
    internal = reach is Reach.INTERNAL
    page.heading(1, words("documents.programme_title", group=group.name, on=today))
    page.field("municipality", group.municipality)
    page.end_fields()
    _period(page, group, today)
    _results(page, group, reach, today)
    for of in (Checklist.BASICS, Checklist.CONDITIONS, Checklist.RISKS, Checklist.IDEA_WORK):
        checklist(page, group, of, notes=internal)
    page.heading(2, words("documents.programme_portfolio"))
    phase_figures(page, page.state.projects.values())
    load_by_unit(page, today)
    _decisions(page, today)
    _ideas(page, today)


def _period(page: Page, group: Group, today: date) -> None:
    """Add the period, how far it has come, and the matter of what continues (R30)."""
    words = page.words
    page.heading(2, words("documents.programme_period"))
    gone = programme.elapsed(page.state, today)
    if gone is None or group.period_start is None or group.period_end is None:
        page.say("programme_no_period")
        return
    page.field("programme_from", words.date(group.period_start))
    page.field("programme_to", words.date(group.period_end))
    page.field(
        "programme_gone", words("documents.programme_percent", percent=100 * gone[0] // gone[1])
    )
    page.end_fields()
    notice, matter = period_notice(page.state), period_matter(page.state)
    if matter is not None:
        page.say("programme_continues_in", matter=matter.id)
    elif notice is not None:
        page.say("programme_continues_from", on=notice)


def _results(page: Page, group: Group, reach: Reach, today: date) -> None:
    """Add what there is to show: the three result kinds, and what the record itself tells."""
    page.heading(2, page.words("documents.programme_results"))
    tell = (_services, _capacity, _understanding)
    for known, more in zip(points(group, Checklist.RESULT_KINDS), tell, strict=True):
        _kind(page, known)
        more(page, reach, today)
        page.end_fields()


def _kind(page: Page, known: Point) -> None:
    """Add a result kind with the group's own evidence."""
    page.heading(3, point_name(page.words, known.checklist, known.number))
    page.field("programme_reached", holds_words(page, known))
    page.field("head_evidence", known.note)


def _services(page: Page, reach: Reach, today: date) -> None:
    """Add lasting projects with their evidence, and how decisions are followed (R28, R14, R15)."""
    words, found = page.words, programme.followed(page.state, today)
    values = {"in_force": found.in_force, "by_all": found.by_all}
    page.field("programme_followed", words("documents.programme_followed_of", **values))
    page.end_fields()
    for project in programme.institutionalised(page.state):
        name = words("documents.project_title", project=project.id, title=project.title)
        page.label("programme_lasting", name=name)
        for known in points(project, Checklist.RESULTS):
            page.item(point_name(words, known.checklist, known.number), known.note)
        page.end_fields()


def _capacity(page: Page, reach: Reach, today: date) -> None:
    """Add how ideas are answered, and how surveys have gone; the public is told no unit's name."""
    words, found = page.words, programme.answering(page.state, today)
    values = {"in_time": found.in_time, "answered": found.answered}
    page.field("programme_in_time", words("documents.programme_in_time_of", **values))
    gone = programme.trends(page.state)
    for way, units in zip(("up", "same", "down"), (gone.up, gone.same, gone.down), strict=True):
        named = words.listed(units) if reach is Reach.INTERNAL else str(len(units))
        page.field(f"programme_{way}", named if units else "")


def _understanding(page: Page, reach: Reach, today: date) -> None:
    """Add how often the three parties agreed, and heard employees and users (R3, R17)."""
    words, found = page.words, programme.agreement(page.state)
    page.field("programme_agreed", str(found.agreed))
    page.field("programme_no_consensus", str(found.no_consensus))
    values = {"heard": found.heard, "public": found.public}
    page.field("programme_heard", words("documents.programme_heard_of", **values))


def _decisions(page: Page, today: date) -> None:
    """Add how many decisions are worth what today (R9-R11)."""
    page.heading(2, page.words("documents.programme_decisions"))
    worth = list(worths(page.state, today).values())
    for status in DecisionStatus:
        if count := worth.count(status):
            page.item(page.words.show(status).capitalize(), str(count))
    page.end_fields()


def _ideas(page: Page, today: date) -> None:
    """Add how many ideas there are, and how many wait for an answer (R24)."""
    found, every = programme.answering(page.state, today), len(page.state.ideas)
    page.heading(2, page.words("documents.programme_ideas"))
    page.field("programme_ideas_in_all", str(every))
    page.field("programme_answered", str(found.answered))
    page.field("programme_unanswered", str(every - found.answered))
    page.field("programme_overdue", str(found.overdue))
    page.end_fields()
