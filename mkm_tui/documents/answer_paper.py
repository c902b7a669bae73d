"""The letter to an idea-bearer: what the idea was, what was answered, and what came of it (R24)."""

from datetime import date

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, drafted, title
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.terms import DecisionStatus, IdeaAnswer
from mkm_tui.rules.ideas import trail
from mkm_tui.rules.publication import status


def answer_paper(page: Page, idea: Idea, reach: Reach, today: date) -> None:
    """Write the letter; an anonymous bearer is not named in it, nor any in the public one."""
    words = page.words
    page.heading(1, words("documents.answer_title", idea=idea.id, title=idea.title))
    named = reach is Reach.INTERNAL and not idea.anonymous
    page.field("answer_to", idea.bearer if named else "")
    page.field("idea_received", words.date(idea.received))
    page.field("answer_on", words.date(idea.answered_on) if idea.answered_on else "")
    page.field("answer_by", idea.answered_by)
    page.end_fields()
    page.text("answer_your_idea", idea.text)
    if idea.answer is None:
        page.say("answer_none", on=idea.answer_by)
        return
    page.heading(2, words("documents.answer_heading"))
    page.say(f"answer_{idea.answer.value}", **_about(page, idea))
    page.prose(idea.answer_text)
    if idea.answer is IdeaAnswer.WAITING and idea.revisit_on:
        page.say("answer_revisit", on=idea.revisit_on)
    _outcome(page, idea, reach, today)
    page.say("answer_thanks")


def _about(page: Page, idea: Idea) -> dict[str, str]:
    """Return what the answer's sentence names: the project, or the idea it was merged into."""
    project = page.state.projects.get(idea.project)
    other = page.state.ideas.get(idea.merged_into)
    if idea.answer is IdeaAnswer.PROJECT:
        return {"project": f"{project.id} {project.title}" if project else "–"}
    if idea.answer is IdeaAnswer.MERGED:
        return {"idea": f"{other.id} {other.title}" if other else "–"}
    return {}


def _outcome(page: Page, idea: Idea, reach: Reach, today: date) -> None:
    """Add the decisions in force that came of the idea, and what the bearer was told of them."""
    state, found = page.state, trail(page.state, idea, today)
    rows = []
    for key in found.decisions:
        decision, matter = state.decisions[key], state.matters[key]
        applies = status(state, decision, today) is DecisionStatus.IN_FORCE
        if applies and not drafted(matter, reach):
            rows.append((key, title(matter, reach), worth_in_words(page, decision, today)))
    if rows:
        page.heading(2, page.words("documents.answer_decided"))
        page.table("decided", ("head_matter", "decision", "status"), rows)
    if idea.outcome_told is not None:
        page.say("answer_told", on=idea.outcome_told)
        page.prose(idea.outcome_text)
