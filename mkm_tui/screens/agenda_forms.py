"""The forms of meetings and matters: plan, edit, propose, withdraw, take up again."""

from collections.abc import Callable
from datetime import date
from typing import Any

from mkm_tui.actions.base import Action
from mkm_tui.actions.matters import (
    AddMatter,
    EditMatter,
    EditText,
    ProposeDecision,
    TakeUpAgain,
    TextField,
    WithdrawMatter,
)
from mkm_tui.actions.meetings import EditMeeting, PlanMeeting
from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.days import Lies
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.spans import span_between
from mkm_tui.records.terms import Body, MatterKind, MeetingStatus
from mkm_tui.rules.proposals import unapproved_before
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import Options, people, terms, titled, units
from mkm_tui.screens.ways_on import later_meetings
from mkm_tui.widgets import fields
from mkm_tui.widgets.fields import Field


def asked(house: House, title: str, listed: list[Field], make: Callable[..., Action]) -> Form:
    """Return a form whose values are the fields of one action."""

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(make(**values))

    return Form(house.words, title, listed, perform)


def plan_meeting(house: House) -> Form:
    """Return the form of a new meeting, with the last one's place and people."""
    last = next(reversed(list(house.state.meetings.values())), None)

    def perform(values: dict[str, Any]) -> str:
        if values["on"] is None:
            return house.words("forms.day_missing")
        values["body"] = values["body"] or Body.STEERING_GROUP
        return house.attempt(PlanMeeting(**_meeting_values(values)))

    bodies = terms(house.words, Body)
    body = fields.choice("body", house.words("forms.body"), bodies, Body.STEERING_GROUP)
    listed = [*_when(house, last), body]
    return Form(house.words, house.words("forms.plan_meeting"), listed, perform)


def _when(
    house: House, meeting: Meeting | None, on: date | None = None, lies: Lies = Lies.AHEAD
) -> list[Field]:
    """Return the fields of when, where and with whom."""
    label, today = _labels(house), house.now().date()
    blank = meeting or Meeting(id="", on=today)
    return [
        fields.day("on", label("day"), today, on, lies),
        fields.clock("start", label("start"), blank.start),
        fields.clock("end", label("end"), blank.end),
        fields.line("place", label("place"), blank.place),
        fields.choice("chair", label("chair"), people(house.state, (blank.chair,)), blank.chair),
        fields.choice(
            "minute_taker",
            label("minute_taker"),
            people(house.state, (blank.minute_taker,)),
            blank.minute_taker,
        ),
    ]


def _meeting_values(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with an empty id where nobody is chosen."""
    return {**values, "chair": values["chair"] or "", "minute_taker": values["minute_taker"] or ""}


def edit_meeting(house: House, meeting: Meeting) -> Form:
    """Return the form of what is known about a meeting."""
    label = _labels(house)
    lies = Lies.BEHIND if meeting.status is MeetingStatus.CLOSED else Lies.AHEAD

    def perform(values: dict[str, Any]) -> str:
        if values["on"] is None:
            return house.words("forms.day_missing")
        return house.attempt(EditMeeting(meeting=meeting.id, **_meeting_values(values)))

    return Form(
        house.words,
        house.words("forms.edit_meeting", meeting=meeting.id),
        [
            *_when(house, meeting, meeting.on, lies),
            fields.line("others", label("others"), meeting.others),
            fields.tick("closed_doors", label("closed_doors"), meeting.closed_doors),
            fields.line("archive_reference", label("archive_reference"), meeting.archive_reference),
        ],
        perform,
    )


def add_matter(house: House, meeting: Meeting) -> Form:
    """Return the form of a new matter: a title and enter, the rest later."""
    title = house.words("forms.add_matter", meeting=meeting.id)
    field = fields.line("title", house.words("forms.title"))
    return asked(house, title, [field], lambda title: AddMatter(meeting=meeting.id, title=title))


def edit_matter(house: House, matter: Matter) -> Form:
    """Return the form of what is known about a matter."""
    words, label, state = house.words, _labels(house), house.state
    projects = titled((p.id, p.title) for p in state.projects.values())
    ideas = titled((i.id, i.title) for i in state.ideas.values())
    decisions = _decisions(house)

    def perform(values: dict[str, Any]) -> str:
        for name in ("approves", "about", "project", "idea", "supersedes"):
            values[name] = values[name] or ""
        values["minutes_planned"] = values["minutes_planned"] or 0
        values["kind"] = values["kind"] or matter.kind
        return house.attempt(EditMatter(matter=matter.id, **values))

    return Form(
        words,
        words("forms.edit_matter", matter=matter.id),
        [
            fields.line("title", label("title"), matter.title),
            fields.choice("kind", label("kind"), terms(words, MatterKind), matter.kind),
            fields.whole("minutes_planned", label("minutes_planned"), matter.minutes_planned),
            fields.line("proposer", label("proposer"), matter.proposer),
            fields.several("units", label("units"), units(state), matter.units),
            fields.text("case_paper", label("case_paper"), matter.case_paper),
            fields.text("recommendation", label("recommendation"), matter.recommendation),
            fields.choice("project", label("project"), projects, matter.project),
            fields.choice("idea", label("idea"), ideas, matter.idea),
            fields.choice("approves", label("approves"), _minutes(house, matter), matter.approves),
            fields.choice("about", label("about"), decisions, matter.about),
            fields.choice("supersedes", label("supersedes"), decisions, matter.supersedes),
            fields.tick("for_council", label("for_council"), matter.for_council),
            fields.tick("of_principle", label("of_principle"), matter.of_principle),
            fields.line("legal_basis", label("legal_basis"), matter.legal_basis),
            fields.line("public_title", label("public_title"), matter.public_title),
        ],
        perform,
    )


def _decisions(house: House) -> Options:
    """Return the decisions by number and the title that all may see, the latest first."""
    matters = (house.state.matters[key] for key in reversed(list(house.state.decisions)))
    return titled((matter.id, title(matter, Reach.PUBLIC)) for matter in matters)


def _minutes(house: House, matter: Matter) -> Options:
    """Return the earlier meetings whose minutes a matter can approve, the latest first (R40)."""
    state = house.state
    found = unapproved_before(state, state.meetings[matter.meeting])
    found.sort(key=lambda meeting: (meeting.on, meeting.start), reverse=True)
    keys = dict.fromkeys([*(meeting.id for meeting in found), matter.approves])
    kept = [state.meetings[key] for key in keys if key in state.meetings]
    return [(f"{meeting.id}, {house.words.date(meeting.on)}", meeting.id) for meeting in kept]


def propose(house: House, matter: Matter) -> Form:
    """Return the form of the proposed decision."""
    title = house.words("forms.propose", matter=matter.id)
    field = fields.text("text", house.words("forms.proposal"), matter.proposal)
    return asked(house, title, [field], lambda text: ProposeDecision(matter=matter.id, text=text))


def edit_texts(house: House, matter: Matter) -> Form:
    """Return the form of the texts of the minutes, open until these are approved."""
    words = house.words
    names: tuple[TextField, ...] = ("consideration", "dialogue", "users_voice")

    def perform(values: dict[str, Any]) -> str:
        for name in names:
            before, after = getattr(matter, name), values[name]
            at, cut, put = span_between(before, after)
            gone, come = before[at : at + cut], after[at : at + put]
            action = EditText(matter=matter.id, field=name, at=at, cut=gone, put=come)
            refusal = house.attempt(action) if before != after else ""
            if refusal:
                return refusal
        return ""

    listed = [fields.text(name, words(f"leaf.{name}"), getattr(matter, name)) for name in names]
    return Form(words, words("forms.edit_texts", matter=matter.id), listed, perform)


def withdraw(house: House, matter: Matter) -> Form:
    """Return the form that withdraws a matter with its reason (R41)."""
    title = house.words("forms.withdraw", matter=matter.id)
    field = fields.line("reason", house.words("forms.reason"))
    return asked(
        house, title, [field], lambda reason: WithdrawMatter(matter=matter.id, reason=reason)
    )


def take_up_again(house: House, matter: Matter) -> Form:
    """Return the form that puts a matter on a later meeting's agenda, with its papers."""
    coming = later_meetings(house, matter)

    def perform(values: dict[str, Any]) -> str:
        if not values["meeting"]:
            return house.words("forms.meeting_missing")
        return house.attempt(TakeUpAgain(matter=matter.id, **values))

    first = coming[0][1] if coming else None
    field = fields.choice("meeting", house.words("forms.meeting"), coming, first)
    return Form(house.words, house.words("forms.take_up_again", matter=matter.id), [field], perform)


def moved(agenda: tuple[str, ...], key: str, step: int) -> tuple[str, ...]:
    """Return an agenda in which a matter has gone so many places down, or up."""
    order = list(agenda)
    place = order.index(key)
    order.insert(max(0, min(place + step, len(order) - 1)), order.pop(place))
    return tuple(order)


def _labels(house: House) -> Callable[[str], str]:
    """Return a function that gives a field's label."""
    return lambda key: house.words(f"forms.{key}")
