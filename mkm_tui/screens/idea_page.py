"""An idea's page: what it is, whom it comes from, the three questions, its answer and its way."""

from textual.content import Content

from mkm_tui.records.portfolio import Idea
from mkm_tui.rules.followup import overdue
from mkm_tui.rules.ideas import awaited, trail
from mkm_tui.rules.similar import Likeness, similar
from mkm_tui.screens.card_voices import voices
from mkm_tui.screens.idea_likes import like_line
from mkm_tui.screens.idea_sight import IdeaSight
from mkm_tui.screens.idea_status import standing
from mkm_tui.screens.idea_trail import trail_lines
from mkm_tui.widgets.leaf import Leaf

QUESTIONS = {"purpose": "purpose_question", "for_whom": "for_whom",
             "impossible_today": "impossible_today"}  # fmt: skip
"""The method's three questions to an idea: each field of the record, and its label."""
_LIKE = 5
"""Similar ideas and projects that are named at most."""


def idea_page(sight: IdeaSight) -> Content:
    """Return the page of an idea."""
    idea = sight.idea
    leaf = Leaf(sight.words).title(f"{idea.id}  {idea.title}")
    _standing(leaf, sight)
    leaf.field("origin", idea.origin).field("bearer", sight.bearer).field("unit", sight.unit)
    leaf.field("received", idea.received)
    if idea.answer is None:
        leaf.field("answer_by", idea.answer_by)
    leaf.text("idea_text", idea.text)
    leaf.head("idea_trail").figure(trail_lines(sight))
    _answer(leaf, idea)
    if idea.answer is None:
        _likes(leaf, sight)
    _questions(leaf, sight)
    _kind(leaf, sight)
    if idea.answer is not None:
        _likes(leaf, sight)
    voices(leaf, sight.words, sight.state, idea)
    return leaf.written()


def _standing(leaf: Leaf, sight: IdeaSight) -> None:
    """Add what it waits for, as a warning where that is late."""
    idea, today = sight.idea, sight.today
    status = standing(sight.words, sight.state, idea, today)
    if overdue(idea, today):
        leaf.warn(sight.say("late_rule", status=status))
    elif idea.answer is not None and idea.id in awaited(sight.state, today):
        leaf.warn(sight.say(f"{awaited(sight.state, today)[idea.id].what.value}_rule"))
    else:
        leaf.line(status, "bold")


def _answer(leaf: Leaf, idea: Idea) -> None:
    """Add what the idea-bearer was told, when and by whom, and of the decision later on."""
    if idea.answer is None:
        return
    leaf.text("answer", idea.answer_text or leaf.words.show(idea.answer))
    leaf.field("answered_on", idea.answered_on).field("answered_by", idea.answered_by)
    if idea.outcome_told is not None:
        leaf.text("outcome_text", idea.outcome_text).field("outcome_told", idea.outcome_told)


def _questions(leaf: Leaf, sight: IdeaSight) -> None:
    """Add the three questions with their answers; that one has none is told."""
    given = {name: getattr(sight.idea, name) for name in QUESTIONS}
    if not any(text.strip() for text in given.values()):
        leaf.head("three_questions")
        for label in QUESTIONS.values():
            leaf.line(f"○ {sight.words(f'leaf.{label}')}")
        leaf.line(sight.say("no_questions"), "dim")
        return
    for name, label in QUESTIONS.items():
        if given[name].strip():
            leaf.text(label, given[name])
        else:
            leaf.head(label).line(sight.say("no_answer"), "dim")


def _kind(leaf: Leaf, sight: IdeaSight) -> None:
    """Add restructuring kind and level, each with what it means."""
    idea = sight.idea
    leaf.head("idea_kind")
    leaf.field("restructuring", idea.restructuring)
    leaf.note(sight.words(f"screens.project.restructuring.{idea.restructuring.value}"))
    leaf.field("level", idea.level)
    leaf.note(sight.words(f"screens.project.level.{idea.level.value}"))


def near_ideas(sight: IdeaSight) -> list[Likeness]:
    """Return what is like the idea, but not what became of it."""
    idea = sight.idea
    own = {idea.id, idea.merged_into, idea.project}
    way = trail(sight.state, idea, sight.today)
    own |= {way.project.id} if way.project else set()
    found = similar(sight.state, idea.title, idea.text, but=idea.id)
    return [near for near in found if near.id not in own]


def _likes(leaf: Leaf, sight: IdeaSight) -> None:
    """Add the ideas and projects that are like it, and why they are named."""
    found = near_ideas(sight)[:_LIKE]
    if found:
        leaf.head("similar")
    for near in found:
        leaf.line(like_line(sight.words, sight.state, near, sight.today))
