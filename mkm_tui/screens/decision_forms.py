"""The forms of a decision: publication, units, frame, review and wording."""

from collections.abc import Callable
from datetime import date
from typing import Any

from mkm_tui.actions.decisions import (
    AssignDecision,
    CorrectDecision,
    PreparePublication,
    RecordPublication,
    RedactDecision,
)
from mkm_tui.actions.following import RecordReview, ReportUnit
from mkm_tui.locale.days import Lies
from mkm_tui.records.decisions import Decision
from mkm_tui.records.terms import Audience, UnitStatus, Verdict
from mkm_tui.rules.followup import RESULT_INDICATORS, latest_reports
from mkm_tui.rules.publication import published_text
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import people, terms, units
from mkm_tui.widgets import fields
from mkm_tui.widgets.plain import wrapped
from mkm_tui.widgets.typed import Area

_NOTE_WIDTH, _NOTE_LINES = 66, 6
"""What a form's note has room for; a longer text is read in a field of its own."""


def publish(house: House, decision: Decision, audience: Audience) -> Form:
    """Return the form that records a publication (R13); it says what is published."""
    words, label, today = house.words, _labels(house), house.now().date()
    given = published_text(decision, decision.versions[-1], audience)
    every = [p for d in house.state.decisions.values() for p in d.publications]
    before = [p for p in sorted(every, key=lambda p: p.on) if p.audience is audience]
    last = before[-1] if before else None
    long = len(wrapped(given, _NOTE_WIDTH)) > _NOTE_LINES or given.count("\n") >= _NOTE_LINES

    def perform(values: dict[str, Any]) -> str:
        values.pop("given", None)
        action = RecordPublication(decision=decision.id, audience=audience, **values)
        return house.attempt(action)

    return Form(
        words,
        words(f"forms.publish_{audience.value}", decision=decision.id),
        [
            fields.line("channel", label("channel"), last.channel if last else ""),
            fields.day("on", label("on"), today, today, Lies.BEHIND),
            fields.line("by", label("by"), last.by if last else house.who),
            fields.line("involvement", label("involvement"), decision.involvement),
            fields.line("evidence", label("evidence")),
            *([_shown("given", label("published_text"), given)] if long else []),
        ],
        perform,
        note=label("published_text_below") if long else given,
        verb=words("forms.record_publication"),
    )


def _shown(name: str, label: str, text: str) -> fields.Field:
    """Return a text that can be read through and not changed."""

    def make() -> Area:
        return Area(text, read_only=True, compact=True)

    return fields.Field(name, label, make, lambda widget: None)


def prepare(house: House, decision: Decision) -> Form:
    """Return the form of what the publications say beside the decision (R13)."""
    words, label = house.words, _labels(house)

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(PreparePublication(decision=decision.id, **values))

    return Form(
        words,
        words("forms.prepare", decision=decision.id),
        [
            fields.text("units_task", label("units_task"), decision.units_task),
            fields.text("users_notice", label("users_notice"), decision.users_notice),
            fields.line("involvement", label("involvement"), decision.involvement),
        ],
        perform,
    )


def report(house: House, decision: Decision, unit: str = "") -> Form:
    """Return the form that records what a unit does with a decision (R14, R15, R28).

    Without a unit, the form asks which; it begins with the first that has not carried it out.
    """
    words, label = house.words, _labels(house)
    concerned = [option for option in units(house.state) if option[1] in decision.units]
    unit = unit or (concerned[0][1] if len(concerned) == 1 else "")
    before = latest_reports(decision).get(unit)
    documented = [(words(f"screens.portfolio.result.{n}"), n) for n in RESULT_INDICATORS]
    asked = [fields.choice("unit", label("unit"), concerned, _first_open(decision))]

    def perform(values: dict[str, Any]) -> str:
        values.setdefault("unit", unit)
        if not values["unit"] or not values["status"]:
            return words("forms.choose_unit_and_status")
        return house.attempt(ReportUnit(decision=decision.id, **values))

    name = house.state.units[unit].name if unit in house.state.units else ""
    key = "report_of" if unit else "report"
    return Form(
        words,
        words(f"forms.{key}", decision=decision.id, **({"unit": name} if unit else {})),
        [
            *([] if unit else asked),
            fields.choice("status", label("status"), terms(words, UnitStatus)),
            fields.line("reason", label("reason_if_not_followed")),
            fields.several(
                "indicators",
                label("indicators"),
                documented,
                before.indicators if before else (),
            ),
            fields.line("evidence", label("indicators_where"), before.evidence if before else ""),
        ],
        perform,
    )


def _first_open(decision: Decision) -> str:
    """Return the first unit that has not carried a decision out, else the first."""
    done = {UnitStatus.CARRIED_OUT, UnitStatus.EVERYDAY}
    reports = latest_reports(decision)
    waiting = (u for u in decision.units if u not in reports or reports[u].status not in done)
    return next(waiting, decision.units[0])


def assign(house: House, decision: Decision) -> Form:
    """Return the form of a decision's frame, and of when it is reviewed (R16, R18)."""
    words, label, today = house.words, _labels(house), house.now().date()
    leaders = people(house.state, (decision.responsible,))

    def perform(values: dict[str, Any]) -> str:
        values["responsible"] = values["responsible"] or ""
        if values["deadline"] is None:
            return words("forms.deadline_missing")
        return house.attempt(AssignDecision(decision=decision.id, **values))

    return Form(
        words,
        words("forms.assign", decision=decision.id),
        [
            fields.choice("responsible", label("responsible"), leaders, decision.responsible),
            fields.day("deadline", label("deadline"), today, decision.deadline, Lies.AHEAD),
            fields.several("units", label("units"), units(house.state), decision.units),
            fields.line("old_out", label("old_out"), decision.old_out),
            fields.line(
                "nothing_out_because", label("nothing_out_because"), decision.nothing_out_because
            ),
            fields.day("review_on", label("review_on"), today, decision.review_on, Lies.AHEAD),
        ],
        perform,
    )


def review(house: House, decision: Decision) -> Form:
    """Return the form that records what a review of a decision found."""
    words, label, today = house.words, _labels(house), house.now().date()

    def perform(values: dict[str, Any]) -> str:
        values["verdict"] = values["verdict"] or Verdict.KEPT
        return house.attempt(RecordReview(decision=decision.id, **values))

    return Form(
        words,
        words("forms.review", decision=decision.id),
        [
            fields.text("finding", label("finding")),
            fields.choice("verdict", label("verdict"), terms(words, Verdict), Verdict.KEPT),
            fields.day("next_on", label("next_on"), today, lies=Lies.AHEAD),
        ],
        perform,
    )


def as_of(house: House, show: Callable[[date | None], None]) -> Form:
    """Return the form that asks of which day the log is to tell; empty for today."""
    words, today = house.words, house.now().date()

    def perform(values: dict[str, Any]) -> str:
        day: date | None = values["as_of"]
        if day is not None and day > today:
            return words("forms.as_of_future", on=day)
        show(None if day == today else day)
        return ""

    field = fields.day("as_of", words("forms.as_of_day"), today, lies=Lies.BEHIND)
    title, verb = words("forms.as_of"), words("forms.as_of_verb")
    return Form(words, title, [field], perform, note=words("forms.as_of_note"), verb=verb)


def reword(house: House, decision: Decision) -> Form:
    """Return the form of a corrected wording; the earlier stays in force until it is published."""
    words, label = house.words, _labels(house)
    listed = [fields.text("text", label("text"), decision.text)]
    if decision.exempt:
        last = decision.versions[-1]
        listed.append(fields.text("redacted", label("redacted"), last.redacted))
    listed.append(fields.line("reason", label("correction_reason")))

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(CorrectDecision(decision=decision.id, **values))

    title = words("forms.reword", decision=decision.id)
    return Form(words, title, listed, perform, note=words("forms.reword_note"))


def redact(house: House, decision: Decision) -> Form:
    """Return the form of what users are given of an exempt decision (R12)."""
    given = decision.versions[-1].redacted
    field = fields.text("redacted", house.words("forms.redacted"), given)

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(RedactDecision(decision=decision.id, **values))

    return Form(house.words, house.words("forms.redact", decision=decision.id), [field], perform)


def _labels(house: House) -> Any:
    """Return a function that gives a field's label."""
    return lambda key: house.words(f"forms.{key}")
