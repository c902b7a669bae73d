"""The method in words: warnings, points of checklists, criteria, columns, sums."""

from typing import Any

from mkm_tui.locale.words import Words
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import Checklist, Column
from mkm_tui.rules.assessment import CRITERIA
from mkm_tui.rules.capacity import Reason
from mkm_tui.rules.cautions import Caution
from mkm_tui.rules.portfolio import readiness_low, readiness_missing


def point_name(words: Words, checklist: Checklist, number: int) -> str:
    """Return what a point of a checklist is, in the document's words."""
    return words(f"method.{checklist.value}.{number}")


def checklist_name(words: Words, checklist: Checklist) -> str:
    """Return a checklist's heading."""
    return words(f"method.{checklist.value}.title")


def factor_name(words: Words, name: str) -> str:
    """Return a factor of the real-needs model in words."""
    return words(f"method.criterion.{name}")


def readiness_words(words: Words, project: Project) -> str:
    """Return how ready a project's units are, in a few words (R20)."""
    if unset := readiness_missing(project):
        return words("method.readiness_lacks", count=len(unset))
    if low := readiness_low(project):
        return words("method.readiness_low", factors=[factor_name(words, name) for name in low])
    return words("method.readiness_ready")


def criterion_name(words: Words, criterion: str) -> str:
    """Return by what a card is assessed; a criterion of the group's own is its own words."""
    if not criterion:
        return words("method.criterion.whole")
    return words(f"method.criterion.{criterion}") if criterion in CRITERIA else criterion


def column_name(words: Words, state: State, column: Column) -> str:
    """Return what the group calls a column of the board."""
    columns = state.group.columns if state.group else ()
    own = next((known.name for known in columns if known.column is column), "")
    return own or words.show(column)


def caution_words(words: Words, state: State, caution: Caution) -> str:
    """Return what a warning says, with its rule after it where it has one."""
    values = _named(words, state, caution.values)
    if caution.key == "breach":
        number = caution.values["condition"]
        note = values.pop("note")
        said = words("method.breach", condition=number)
        name = point_name(words, Checklist.CONDITIONS, number)
        sentence = f"{said}: {name}" + (f" – {note}" if note else "")
    else:
        sentence = words(f"method.{caution.key}", **values)
    return f"{sentence} ({caution.rule})" if caution.rule else sentence


def reason_words(words: Words, state: State, reason: Reason) -> str:
    """Return what speaks against a unit's taking on more, with its rule after it."""
    values = _named(words, state, reason.values)
    if reason.key == "capacity_survey":
        numbers = reason.values["factors"]
        values["factors"] = [point_name(words, Checklist.EMPOWERMENT, n) for n in numbers]
    sentence = words(f"method.{reason.key}", **values)
    return f"{sentence} ({reason.rule})" if reason.rule else sentence


def _named(words: Words, state: State, values: dict[str, Any]) -> dict[str, Any]:
    """Return values with units and factors by their names, and projects with their titles."""
    found = dict(values)
    if "unit" in found and found["unit"] in state.units:
        found["unit"] = state.units[found["unit"]].name
    if "factors" in found and all(isinstance(name, str) for name in found["factors"]):
        found["factors"] = [factor_name(words, name) for name in found["factors"]]
    if "projects" in found:
        known = [state.projects[key] for key in found["projects"] if key in state.projects]
        found["projects"] = [f"{project.id} {project.title}" for project in known]
    return found


def kroner(words: Words, sum_: int) -> str:
    """Return a sum in kroner with its thousands set apart."""
    return words("common.kroner", sum=f"{sum_:,}".replace(",", "\u00a0"))
