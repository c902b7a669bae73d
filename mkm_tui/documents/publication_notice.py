"""The publication of a decision: inside to the units, and out to the users (R10-R13)."""

from datetime import date

from mkm_tui.documents.frame import agreed_by, frame, involvement
from mkm_tui.documents.matter_head import matter_heading
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.standing import applies, replacements
from mkm_tui.documents.text import block
from mkm_tui.documents.voices import on_first_wording, positions_in_a_line
from mkm_tui.documents.wordings import is_veiled, shown_wordings, wording_text
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.decisions import Decision
from mkm_tui.records.terms import Audience, DecisionStatus, StanceKind
from mkm_tui.rules.publication import status


def publication_notice(page: Page, decision: Decision, reach: Reach, today: date) -> None:
    """Write what is published: inside for internal readers, to the users for the public."""
    if reach is Reach.INTERNAL:
        _inside(page, decision, today)
    elif is_veiled(page, decision, reach):
        _redacted(page, decision, today)
    else:
        _to_users(page, decision, today)


def _inside(page: Page, decision: Decision, today: date) -> None:
    """Write to the units: the text, what they must do by when, and how the parties stand."""
    matter = page.state.matters[decision.id]
    matter_heading(page, matter, Reach.INTERNAL, level=1)
    page.say("notice_inside")
    page.field("agreed_on", agreed_by(page, decision))
    page.field("status", worth_in_words(page, decision, today))
    replacements(page, decision, Reach.INTERNAL, today)
    _wording(page, decision, Reach.INTERNAL, today)
    _heading(page, "heading_task")
    ready = "task_council" if decision.recommendation else "task_plain"
    _prepared(page, decision.units_task, ready)
    frame(page, decision)
    page.end_fields()
    _when(page, decision, today, Audience.INTERNAL)
    _heading(page, "heading_involved")
    page.field("positions", positions_in_a_line(page, matter))
    page.end_fields()
    on_first_wording(page, decision)
    page.prose(involvement(decision))


def _to_users(page: Page, decision: Decision, today: date) -> None:
    """Write to users in plain language: what changes, the text, from when, who took part."""
    matter_heading(page, page.state.matters[decision.id], Reach.PUBLIC, level=1)
    page.say("notice_users")
    _heading(page, "heading_for_you")
    _prepared(page, decision.users_notice, "for_you_plain")
    _wording(page, decision, Reach.PUBLIC, today)
    _when(page, decision, today, Audience.USERS)
    _heading(page, "heading_involved")
    _together(page, decision)
    page.prose(involvement(decision))
    _heading(page, "heading_about")
    _whose(page, decision)
    page.field("concerns", page.units(decision.units))
    replacements(page, decision, Reach.PUBLIC, today)
    page.end_fields()


def _redacted(page: Page, decision: Decision, today: date) -> None:
    """Write to users of an exempt decision: public title, legal basis, redacted text (R12)."""
    matter_heading(page, page.state.matters[decision.id], Reach.PUBLIC, level=1)
    page.say("notice_users")
    _wording(page, decision, Reach.PUBLIC, today)
    _when(page, decision, today, Audience.USERS)
    _heading(page, "heading_involved")
    _together(page, decision)
    _heading(page, "heading_about")
    _whose(page, decision)
    page.end_fields()


def _wording(page: Page, decision: Decision, reach: Reach, today: date) -> None:
    """Add the text that is published, and the earlier one while that is still in force."""
    veiled = is_veiled(page, decision, reach)
    _heading(page, "heading_advice" if decision.recommendation else "heading_decision")
    text = wording_text(decision, decision.versions[-1], veiled)
    if block(text):
        page.prose(text)
    else:
        page.say("exempt" if veiled else "no_text")
    if status(page.state, decision, today) is DecisionStatus.IN_FORCE:
        for earlier in shown_wordings(decision, today)[:-1]:
            page.text("still_in_force", wording_text(decision, earlier, veiled))


def _when(page: Page, decision: Decision, today: date, giving: Audience) -> None:
    """Add from when the decision applies, or what it takes before it does."""
    _heading(page, "heading_council" if decision.recommendation else "heading_when")
    applies(page, decision, today, giving)


def _prepared(page: Page, text: str, ready: str) -> None:
    """Add the words that were prepared, or the document's own where there are none."""
    if block(text):
        page.prose(text)
    else:
        page.say(ready)


def _together(page: Page, decision: Decision) -> None:
    """Say that all three parties are behind the decision, with a reservation where one has it."""
    page.say("together_advice" if decision.recommendation else "together")
    matter = page.state.matters[decision.id]
    reserved = [s.party for s in matter.stances if s.kind is StanceKind.RESERVATION and s.public]
    if reserved:
        page.say("together_reserved", parties=list(dict.fromkeys(reserved)))
    on_first_wording(page, decision)


def _whose(page: Page, decision: Decision) -> None:
    """Add the municipality, and when and by whom the decision was agreed."""
    page.field("municipality", page.state.groups["group"].municipality)
    page.field("agreed_on", agreed_by(page, decision))


def _heading(page: Page, key: str) -> None:
    """Add a heading of the document's own."""
    page.heading(2, page.words(f"documents.{key}"))
