"""The forms of a decision: publication, units, frame and wording."""

from typing import Any

from mkm_tui.actions.decisions import (
    AssignDecision,
    CorrectDecision,
    RecordPublication,
    RedactDecision,
)
from mkm_tui.actions.following import ReportUnit
from mkm_tui.records.decisions import Decision
from mkm_tui.records.terms import Audience, UnitStatus
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import people, terms, units
from mkm_tui.widgets import fields


def publish(house: House, decision: Decision, audience: Audience) -> Form:
    """Return the form that records a publication (R13); it says what is published."""
    words, label = house.words, _labels(house)
    given = decision.text
    if decision.exempt and audience is Audience.USERS:
        given = decision.versions[-1].redacted
    every = [p for d in house.state.decisions.values() for p in d.publications]
    channels = [p.channel for p in sorted(every, key=lambda p: p.on) if p.audience is audience]

    def perform(values: dict[str, Any]) -> str:
        action = RecordPublication(decision=decision.id, audience=audience, **values)
        return house.attempt(action)

    return Form(
        words,
        words(f"forms.publish_{audience.value}", decision=decision.id),
        [
            fields.line("channel", label("channel"), channels[-1] if channels else ""),
            fields.day("on", label("on"), house.now().date(), house.now().date()),
            fields.line("by", label("by"), house.who),
            fields.line("involvement", label("involvement")),
            fields.line("evidence", label("evidence")),
        ],
        perform,
        note=given,
        verb=words("forms.record_publication"),
    )


def report(house: House, decision: Decision) -> Form:
    """Return the form that records what a unit does with a decision (R14, R15)."""
    words, label = house.words, _labels(house)
    concerned = [option for option in units(house.state) if option[1] in decision.units]

    def perform(values: dict[str, Any]) -> str:
        if not values["unit"] or not values["status"]:
            return words("forms.choose_unit_and_status")
        return house.attempt(ReportUnit(decision=decision.id, **values))

    return Form(
        words,
        words("forms.report", decision=decision.id),
        [
            fields.choice("unit", label("unit"), concerned, concerned[0][1]),
            fields.choice("status", label("status"), terms(words, UnitStatus)),
            fields.line("reason", label("reason_if_not_followed")),
        ],
        perform,
    )


def assign(house: House, decision: Decision) -> Form:
    """Return the form of a decision's frame (R16, R18)."""
    words, label, today = house.words, _labels(house), house.now().date()

    def perform(values: dict[str, Any]) -> str:
        values["responsible"] = values["responsible"] or ""
        if values["deadline"] is None:
            return words("forms.deadline_missing")
        return house.attempt(AssignDecision(decision=decision.id, **values))

    return Form(
        words,
        words("forms.assign", decision=decision.id),
        [
            fields.choice(
                "responsible",
                label("responsible"),
                people(house.state, (decision.responsible,)),
                decision.responsible,
            ),
            fields.day("deadline", label("deadline"), today, decision.deadline),
            fields.several("units", label("units"), units(house.state), decision.units),
            fields.line("old_out", label("old_out"), decision.old_out),
            fields.line(
                "nothing_out_because", label("nothing_out_because"), decision.nothing_out_because
            ),
        ],
        perform,
    )


def reword(house: House, decision: Decision) -> Form:
    """Return the form of a corrected wording; the earlier stays in force until it is published."""
    words, label = house.words, _labels(house)
    listed = [fields.text("text", label("text"), decision.text)]
    if decision.exempt:
        last = decision.versions[-1]
        listed.append(fields.text("redacted", label("redacted"), last.redacted))

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
