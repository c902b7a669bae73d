"""The way of an idea: to a project, to a decision, and back to its bearer (R24)."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mkm_tui.records.meetings import Matter
from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import DecisionStatus, IdeaAnswer
from mkm_tui.rules.memo import chosen, each, remembered
from mkm_tui.rules.publication import in_force_from, status

FOLLOWED = (IdeaAnswer.PROJECT, IdeaAnswer.MERGED)
"""Answers after which the bearer is told what came of the idea."""


class Awaits(StrEnum):
    """What an idea waits for."""

    ANSWER = "answer"
    OUTCOME = "outcome"
    """Its bearer is to be told of a decision in force."""
    REVISIT = "revisit"


class Due(NamedTuple):
    """What an idea waits for, and since when or by when."""

    what: Awaits
    on: date


class Trail(NamedTuple):
    """What came of an idea."""

    project: Project | None
    matters: list[str]
    """The matters about the idea or its project, oldest first."""
    decisions: list[str]
    """Those of them that became decisions."""
    in_force: date | None
    """Since when the first of the decisions is in force."""


def trail(state: State, idea: Idea, today: date) -> Trail:
    """Return what came of an idea; one that was merged has the other's trail."""
    last = merged(state, idea)
    project = state.projects.get(last.project)
    keys = {idea.id, last.id} | ({project.id} if project else set())
    found = matters_about(state, today)
    matters = [key for about in sorted(keys) for key in found.get(about, [])]
    order = _places(state, today) if len(matters) > 1 else {}
    unique = sorted(dict.fromkeys(matters), key=lambda key: order.get(key, 0))
    decisions = [key for key in unique if key in state.decisions]
    dates = [_applies(state, key, today) for key in decisions]
    return Trail(project, unique, decisions, min(filter(None, dates), default=None))


def merged(state: State, idea: Idea) -> Idea:
    """Return the idea into which one was merged, at the end of the way; itself where in none."""
    seen = {idea.id}
    while idea.merged_into in state.ideas and idea.merged_into not in seen:
        idea = state.ideas[idea.merged_into]
        seen.add(idea.id)
    return idea


@each("matters")
def _abouts(matter: Matter, _: date) -> tuple[str, ...]:
    """Return the project and the idea that a matter is about, where it is about any."""
    return tuple(filter(None, (matter.project, matter.idea)))


@remembered(_abouts)
def matters_about(state: State, today: date) -> dict[str, list[str]]:
    """Return the matters about each project and each idea, by its id, oldest first."""
    found: dict[str, list[str]] = {}
    for key, abouts in _abouts(state, today).items():
        for about in abouts:
            found.setdefault(about, []).append(key)
    return found


@remembered(_abouts)
def _places(state: State, today: date) -> dict[str, int]:
    """Return where each matter stands among all, the oldest first."""
    return {key: place for place, key in enumerate(state.matters)}


def _applies(state: State, key: str, today: date) -> date | None:
    """Return since when a decision is in force; None where it is not."""
    decision = state.decisions[key]
    since = in_force_from(decision)
    return since if status(state, decision, today) is DecisionStatus.IN_FORCE else None


def owed_outcome(state: State, idea: Idea, today: date) -> date | None:
    """Return since when the bearer is owed word of a decision in force; None where not.

    It is owed to the bearer of each idea that became a project, also of one that was merged.
    """
    if idea.outcome_told is not None or idea.answer not in FOLLOWED:
        return None
    since = trail(state, idea, today).in_force
    answered = idea.answered_on
    return since if since and answered and since >= answered else None


def to_revisit(idea: Idea, today: date) -> bool:
    """Say whether an idea that waits is to be looked at again."""
    due = idea.revisit_on
    return idea.answer is IdeaAnswer.WAITING and due is not None and due <= today


@chosen("ideas")
def may_wait(idea: Idea, today: date) -> bool:
    """Say whether an idea waits for something, or may when a decision is in force."""
    told = idea.outcome_told is not None or idea.answer not in FOLLOWED
    return idea.answer is None or not told or to_revisit(idea, today)


@remembered(may_wait, "ideas", "projects", matters_about, "decisions")
def awaited(state: State, today: date) -> dict[str, Due]:
    """Return what each idea waits for, by id, the earliest day first; none that waits no more."""
    found = {}
    for key, idea in may_wait(state, today).items():
        since = owed_outcome(state, idea, today)
        if idea.answer is None:
            found[key] = Due(Awaits.ANSWER, idea.answer_by)
        elif since is not None:
            found[key] = Due(Awaits.OUTCOME, since)
        elif to_revisit(idea, today) and idea.revisit_on:
            found[key] = Due(Awaits.REVISIT, idea.revisit_on)
    return dict(sorted(found.items(), key=_by_day))


def _by_day(item: tuple[str, Due]) -> date:
    """Return the day of what is due."""
    return item[1].on


@remembered("ideas", awaited)
def in_turn(state: State, today: date) -> list[str]:
    """Return all ideas: what waits by its day, then the others, newest first."""
    waits = awaited(state, today)
    return [*waits, *(key for key in reversed(list(state.ideas)) if key not in waits)]
