"""The way of an idea drawn as lines: received, answered, project, matter, decision, its bearer."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mkm_tui.documents.outcomes import outcome_words
from mkm_tui.records.terms import IdeaAnswer, Outcome
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.followup import overdue
from mkm_tui.rules.ideas import Trail, merged, owed_outcome, trail
from mkm_tui.screens.decision_sight import Sight, status_words
from mkm_tui.screens.idea_sight import IdeaSight
from mkm_tui.screens.idea_status import idea_status
from mkm_tui.widgets.plain import one_line

_DONE, _TO_COME, _LATE = "✓", "○", "!"


class Step(NamedTuple):
    """One step of the way: a sign, and what happened or is to happen."""

    sign: str
    said: str


def trail_lines(sight: IdeaSight) -> list[str]:
    """Return the steps as lines that hang together; an idea's own way ends at its bearer."""
    steps = list(_steps(sight))
    ends = ["┌", *["├"] * (len(steps) - 2), "└"]
    return [
        one_line(f"{end} {step.sign} {step.said}") for end, step in zip(ends, steps, strict=True)
    ]


def _steps(sight: IdeaSight) -> Iterator[Step]:
    """Yield the steps, oldest first."""
    idea, say = sight.idea, sight.say
    yield Step(_DONE, say("step_received", idea=idea.id, on=_day(sight, idea.received)))
    if idea.answer is None:
        sign = _LATE if overdue(idea, sight.today) else _TO_COME
        yield Step(sign, say("step_answer", status=idea_status(sight.words, idea, sight.today)))
        return
    on = _day(sight, idea.answered_on) if idea.answered_on else ""
    yield Step(_DONE, say("step_answered", answer=idea.answer, on=on))
    way = trail(sight.state, idea, sight.today)
    yield from _on(sight, way)
    yield from _told(sight, way)


def _on(sight: IdeaSight, way: Trail) -> Iterator[Step]:
    """Yield what the idea was merged into, its project, and the matters and decisions about it."""
    last = merged(sight.state, sight.idea)
    if last.id != sight.idea.id:
        yield Step(_DONE, sight.say("step_merged", idea=last.id, title=last.title))
    elif sight.idea.answer is IdeaAnswer.WAITING and sight.idea.revisit_on:
        on = _day(sight, sight.idea.revisit_on)
        yield Step(_TO_COME, sight.say("step_revisit", on=on))
    project = way.project
    if project is not None:
        values = {"project": project.id, "title": project.title, "phase": project.phase}
        yield Step(_DONE, sight.say("step_project", **values))
    for key in way.matters:
        yield _matter(sight, key)
        if key in way.decisions:
            yield _decision(sight, key)


def _matter(sight: IdeaSight, key: str) -> Step:
    """Return the step of a matter: when it is or was up, and what it came to."""
    matter = sight.state.matters[key]
    meeting = sight.state.meetings.get(matter.meeting)
    on = _day(sight, meeting.on) if meeting else ""
    said = sight.say("step_matter", matter=sight.matter(key), meeting=matter.meeting, on=on)
    ended = outcome(matter)
    if ended is Outcome.OPEN:
        return Step(_TO_COME, said)
    return Step(_DONE, f"{said}: {outcome_words(sight.words, matter)}")


def _decision(sight: IdeaSight, key: str) -> Step:
    """Return the step of a decision: what it is worth (R9, R11)."""
    decision = sight.state.decisions[key]
    seen = Sight(sight.words, sight.state, decision, sight.today)
    sign = _DONE if seen.valid is not None else _TO_COME
    return Step(sign, sight.say("step_decision", decision=key, status=status_words(seen)))


def _told(sight: IdeaSight, way: Trail) -> Iterator[Step]:
    """Yield that the bearer was told of the decision, or is to be told (R24)."""
    idea = sight.idea
    since = owed_outcome(sight.state, idea, sight.today)
    if idea.outcome_told is not None:
        yield Step(_DONE, sight.say("step_told", on=_day(sight, idea.outcome_told)))
    elif since is not None:
        days = (sight.today - since).days
        yield Step(_LATE, sight.say("step_to_tell", on=_day(sight, since), days=days))
    elif idea.answer in (IdeaAnswer.PROJECT, IdeaAnswer.MERGED) and way.in_force is None:
        yield Step(_TO_COME, sight.say("step_tell_later"))


def _day(sight: IdeaSight, on: date) -> str:
    """Return a day in short."""
    return sight.words.short_date(on, sight.today)
