"""The life of the minutes: shared with the parties, approved, published, corrected (R31, R40)."""

from typing import Any

from textual.app import App

from mkm_tui.actions.minutes import ApproveMinutes, CorrectMinutes, PublishMinutes, ShareMinutes
from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.days import Lies
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.terms import Audience, Party, Role
from mkm_tui.rules.presence import roster
from mkm_tui.rules.proposals import approvals_on_agenda
from mkm_tui.rules.sharing import private
from mkm_tui.screens.confirm import Confirm
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import people, terms
from mkm_tui.widgets import fields
from mkm_tui.widgets.fields import Field


def share(app: App[Any], house: House, meeting: Meeting) -> None:
    """Ask whether the draft has gone to all three parties at once, and note that it has (R31)."""
    words, before = house.words, meeting.minutes_shared
    question = words("screens.minutes.share_question", meeting=meeting.id)
    if before:
        said = words("screens.minutes.shared_before", on=before, time=before.time())
        question = f"{question} {said}"

    def after(yes: bool | None) -> None:
        if yes:
            house.act(ShareMinutes(meeting=meeting.id))

    app.push_screen(Confirm(words, question, words("screens.minutes.share_verb")), after)


def approve(app: App[Any], house: House, meeting: Meeting) -> None:
    """Ask who approves the minutes; what is not shared yet is shared first (R31, R40)."""
    words = house.words
    if meeting.minutes_shared:
        app.push_screen(_approvers(house, meeting))
        return

    def after(yes: bool | None) -> None:
        if yes and house.act(ShareMinutes(meeting=meeting.id)):
            app.push_screen(_approvers(house, meeting))

    question = words("screens.minutes.share_first", meeting=meeting.id)
    app.push_screen(Confirm(words, question, words("screens.minutes.share_verb")), after)


def _approvers(house: House, meeting: Meeting) -> Form:
    """Return the form in which one of each party approves the minutes; they lock (R40)."""
    state, words = house.state, house.words
    there = {attendance.person for attendance in meeting.attendance}

    def choices(party: Party) -> Field:
        members = [p for p in roster(state, party) if p.role is Role.MEMBER or p.id in there]
        return fields.choice(
            party.value, words.show(party).capitalize(), people(state, (), members)
        )

    def perform(values: dict[str, Any]) -> str:
        chosen = {Party(name): person for name, person in values.items() if person}
        return house.attempt(ApproveMinutes(meeting=meeting.id, approvers=chosen))

    return Form(
        words,
        words("forms.approve", meeting=meeting.id),
        [choices(party) for party in Party],
        perform,
        note=_approval_note(house, meeting),
        verb=words("forms.approve_verb"),
    )


def _approval_note(house: House, meeting: Meeting) -> str:
    """Return what approving means, and the matter that would do it where there is one."""
    words = house.words
    matter = approvals_on_agenda(house.state).get(meeting.id)
    also = words("forms.approve_on_agenda", matter=matter) if matter else ""
    return " ".join(part for part in (words("forms.approve_note"), also) if part)


def publish(house: House, meeting: Meeting) -> Form:
    """Return the form that records where approved minutes were published (R40)."""
    words, label, today = house.words, _labels(house), house.now().date()
    every = [r for other in house.state.meetings.values() for r in other.minutes_published]
    last = max(every, key=lambda receipt: receipt.on, default=None)
    told = {receipt.audience for receipt in meeting.minutes_published}
    audience = Audience.INTERNAL if Audience.USERS in told else Audience.USERS

    def perform(values: dict[str, Any]) -> str:
        values["audience"] = values["audience"] or audience
        return house.attempt(PublishMinutes(meeting=meeting.id, **values))

    return Form(
        words,
        words("forms.publish_minutes", meeting=meeting.id),
        [
            fields.choice("audience", label("audience"), terms(words, Audience), audience),
            fields.line("channel", label("minutes_channel"), last.channel if last else ""),
            fields.day("on", label("on"), today, today, Lies.BEHIND),
            fields.line("by", label("by"), house.who),
            fields.line("evidence", label("evidence")),
        ],
        perform,
        note=words("forms.publish_minutes_note"),
        verb=words("forms.record_publication"),
    )


def correct(house: House, meeting: Meeting, matter: Matter | None) -> Form:
    """Return the form of a numbered correction to approved minutes (R40).

    Where a matter is exempt, one about no matter says itself whether it may stand in public (R34).
    """
    label, matters = _labels(house), house.state.matters
    secret = any(private(matters[key]) for key in meeting.agenda)
    asked = [fields.tick("about_nothing_exempt", label("correction_public"))] if secret else []
    about = [(f"{key} {title(matters[key], Reach.PUBLIC)}", key) for key in meeting.agenda]

    def perform(values: dict[str, Any]) -> str:
        values["matter"] = values["matter"] or ""
        return house.attempt(CorrectMinutes(meeting=meeting.id, **values))

    return Form(
        house.words,
        house.words("forms.correct", meeting=meeting.id),
        [
            fields.choice("matter", label("matter"), about, matter.id if matter else None),
            fields.text("before", label("before")),
            fields.text("after", label("after")),
            *asked,
        ],
        perform,
    )


def _labels(house: House) -> Any:
    """Return a function that gives a field's label."""
    return lambda key: house.words(f"forms.{key}")
