"""What is known of the document's checklists, surveys, and answers to warnings."""

from datetime import date

from msgspec import structs

from mkm_tui.actions.base import Action, Changes, Context, find, the_group
from mkm_tui.records.checklists import Answered, Point, Survey
from mkm_tui.records.meetings import Matter
from mkm_tui.records.people import Group, Unit
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import Checklist, Phase
from mkm_tui.rules.broken import require
from mkm_tui.rules.cautions import project_cautions, unit_cautions
from mkm_tui.rules.checklists import KEPT, LENGTHS, with_point
from mkm_tui.rules.surveys import SURVEYED


class SetPoint(Action, frozen=True, kw_only=True, tag="set_point"):
    """Say whether a point of a checklist holds, with evidence, a reason or a measure.

    It is a project's, a unit's or a matter's; with none named, the group's own.
    """

    checklist: Checklist
    number: int
    holds: bool | None = None
    note: str = ""
    project: str = ""
    unit: str = ""
    matter: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the record with what is known of the point."""
        keeper = _keeper(state, self.project, self.unit, self.matter)
        require(self.checklist in KEPT[type(keeper)], "", "not_kept_here")
        require(1 <= self.number <= LENGTHS[self.checklist], "", "no_such_point")
        new = Point(self.checklist, self.number, self.holds, self.note.strip("\n"))
        if isinstance(keeper, Project) and self.checklist is Checklist.RESULTS:
            _stays_documented(keeper, new)
        return (with_point(keeper, new),)


def _stays_documented(project: Project, new: Point) -> None:
    """Refuse to take back what an institutionalised project has to show; its phase first (R28)."""
    if project.phase is Phase.INSTITUTIONALISED:
        require(new.holds, "R28", "indicators_missing", project=project.title)
        shown = new.note.strip()
        require(shown, "R28", "evidence_missing", project=project.title, numbers=[new.number])


def _keeper(state: State, project: str, unit: str, matter: str) -> Group | Unit | Project | Matter:
    """Return the record whose checklist it is, or refuse; only one may be named."""
    require(sum(map(bool, (project, unit, matter))) < 2, "", "one_keeper")
    if project:
        return find(state.projects, project, "project")
    if unit:
        return find(state.units, unit, "unit")
    return find(state.matters, matter, "matter") if matter else the_group(state)


class AnswerWarning(Action, frozen=True, kw_only=True, tag="answer_warning"):
    """Answer a warning about a project or a unit: "vi vet; fordi …"."""

    warning: str
    """The warning's code, as `rules.cautions` gives it."""
    because: str
    project: str = ""
    unit: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the project or the unit with the answer; the earlier ones stay."""
        require(bool(self.project) != bool(self.unit), "", "one_keeper")
        require(self.because.strip(), "", "because_missing")
        given = Answered(self.warning, self.because.strip(), context.today, context.who)
        if self.project:
            project = find(state.projects, self.project, "project")
            codes = [c.code for c in project_cautions(state, project, context.today)]
            require(self.warning in codes, "", "warning_gone")
            return (structs.replace(project, answers=(*project.answers, given)),)
        unit = find(state.units, self.unit, "unit")
        codes = [c.code for c in unit_cautions(state, unit, context.today)]
        require(self.warning in codes, "", "warning_gone")
        return (structs.replace(unit, answers=(*unit.answers, given)),)


class RecordSurvey(Action, frozen=True, kw_only=True, tag="record_survey"):
    """Note a unit's short survey; one of the same list on the same day takes the other's place."""

    unit: str
    of: Checklist
    counts: tuple[tuple[int, int, int, int], ...]
    on: date | None = None
    note: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the unit with the survey."""
        unit = find(state.units, self.unit, "unit")
        require(self.of in SURVEYED, "", "not_surveyed")
        require(len(self.counts) == LENGTHS[self.of], "", "survey_length", count=LENGTHS[self.of])
        numbers = [number for counts in self.counts for number in counts]
        require(all(0 <= n < 10_000 for n in numbers) and any(numbers), "", "survey_counts")
        on = self.on or context.today
        require(on <= context.today, "", "survey_ahead")
        others = [s for s in unit.surveys if (s.on, s.of) != (on, self.of)]
        every = sorted([*others, Survey(on, self.of, self.counts, self.note)], key=lambda s: s.on)
        return (structs.replace(unit, surveys=tuple(every)),)
