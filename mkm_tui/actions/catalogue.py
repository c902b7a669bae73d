"""All actions by name, and the one way to perform one."""

from typing import Union

import msgspec
from msgspec import UNSET, structs

from mkm_tui.actions import (
    attendance,
    board,
    deciding,
    decisions,
    following,
    ideas,
    matters,
    meetings,
    method,
    minutes,
    notes,
    projects,
    room,
    setup,
)
from mkm_tui.actions.base import Action, Changes, Context
from mkm_tui.actions.travel import Redo, Undo
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MeetingStatus
from mkm_tui.rules.broken import RuleBroken, require
from mkm_tui.rules.moments import steady
from mkm_tui.rules.sharing import private

_AREAS = (
    setup,
    meetings,
    attendance,
    matters,
    room,
    deciding,
    minutes,
    decisions,
    following,
    projects,
    ideas,
    board,
    method,
    notes,
)


def _named() -> dict[str, type[Action]]:
    """Return every action by its name, in the order of the modules."""
    found: dict[str, type[Action]] = {}
    for module in _AREAS:
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, Action) and kind is not Action:
                found[str(kind.__struct_config__.tag)] = kind
    return {**found, "undo": Undo, "redo": Redo}


ACTIONS = _named()
AnyAction = Union[tuple(ACTIONS.values())]  # type: ignore[valid-type]  # noqa: UP007
"""The union that JSON is decoded into, told apart by `action`."""

decoder: msgspec.json.Decoder[Action] = msgspec.json.Decoder(AnyAction)

_AFTER_LOCK = frozenset({"correct_minutes", "publish_minutes"})


_WRITING = frozenset(
    {
        "edit_matter",
        "edit_text",
        "propose_decision",
        "add_contribution",
        "add_statement",
        "raise_disqualification",
        "withdraw_matter",
        "assign_decision",
        "correct_decision",
        "redact_decision",
        "record_publication",
        "correct_minutes",
        "report_unit",
        "prepare_publication",
        "record_review",
        "set_point",
    }
)
"""Actions that carry words about a matter or a decision."""


def tells_private(action: Action, state: State) -> bool:
    """Say whether an action carries words that others may not see on the screen (R32, R34).

    The secretary's notes always do, and the name of an anonymous idea-bearer; else words about an
    exempt matter or a draft, and the title of a new exempt one.
    """
    name = name_of(action)
    if name == "write_note" or (isinstance(action, matters.AddMatter) and action.legal_basis):
        return True
    if isinstance(action, ideas.AddIdea | ideas.EditIdea):
        return _names_bearer(action, state)
    matter = state.matters.get(getattr(action, "matter", "") or getattr(action, "decision", ""))
    words = getattr(action, "wording", "") or getattr(action, "note", "")
    return matter is not None and private(matter) and (name in _WRITING or bool(words))


def _names_bearer(action: ideas.AddIdea | ideas.EditIdea, state: State) -> bool:
    """Say whether an action writes the name of a bearer who is, or wants to be, anonymous."""
    if isinstance(action, ideas.AddIdea):
        return action.anonymous and bool(action.bearer)
    idea = state.ideas.get(action.idea)
    anonymous = action.anonymous is True or (idea is not None and idea.anonymous)
    return anonymous and (action.bearer is not UNSET or action.anonymous is False)


def name_of(action: Action) -> str:
    """Return the name by which an action is written in JSON."""
    return str(type(action).__struct_config__.tag)


def _meeting_of(action: Action, state: State) -> Meeting | None:
    """Return the meeting that an action is about, by itself or by its matter; None for none."""
    matter = state.matters.get(getattr(action, "matter", ""))
    return state.meetings.get(matter.meeting if matter else getattr(action, "meeting", ""))


def perform(action: Action, state: State, context: Context) -> Changes:
    """Return the records that the action changes, or raise RuleBroken; locks hold here (R40)."""
    noted = steady(state, _meeting_of(action, state), context.now)
    if noted != context.now:
        context = structs.replace(context, now=noted, day=context.today)
    try:
        changes = action.changes(state, context)
    except OverflowError as error:
        raise RuleBroken("", "date_out_of_range") from error
    if name_of(action) in _AFTER_LOCK:
        return changes
    for record in changes:
        meeting = None
        if isinstance(record, Meeting):
            meeting = state.meetings.get(record.id)
        elif isinstance(record, Matter):
            meeting = state.meetings.get(record.meeting)
        if meeting is not None:
            require(not meeting.locked, "R40", "minutes_locked", meeting=meeting.id)
    anew = {record.id: record for record in _to_share_anew(state, changes)}
    kept = (r for r in changes if not (isinstance(r, Meeting) and r.id in anew))
    return *kept, *anew.values()


def _to_share_anew(state: State, changes: Changes) -> Changes:
    """Return the meetings whose minutes say something else now than what was shared (R31)."""
    put = {record.id: record for record in changes if isinstance(record, Meeting)}
    told = {record.meeting for record in changes if isinstance(record, Matter)}
    found = []
    for key in told | put.keys():
        before, after = state.meetings.get(key), put.get(key, state.meetings.get(key))
        over = before is not None and before.status is MeetingStatus.CLOSED
        if not over or before is None or after is None or after.locked:
            continue
        if before.minutes_shared and after.minutes_shared == before.minutes_shared:
            found.append(structs.replace(after, minutes_shared=None))
    return tuple(found)
