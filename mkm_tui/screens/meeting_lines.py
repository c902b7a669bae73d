"""The lines around the texts in Møterommet: the matter at hand, its time, its frame, what to do."""

from textual.content import Content

from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import Body, Conclusion, MatterKind, MeetingStatus
from mkm_tui.rules.agenda import (
    break_left,
    lacks_consent,
    minutes_over,
    minutes_spent,
    predicted_end,
    undocumented,
    without_input,
)
from mkm_tui.rules.presence import disqualified, still_out
from mkm_tui.screens.agenda_lines import approval_line
from mkm_tui.screens.follow_lines import place
from mkm_tui.screens.house import House, veiled
from mkm_tui.screens.matter_checks import dilemmas
from mkm_tui.screens.matter_page import about
from mkm_tui.widgets.leaf import Leaf


def which_meeting(words: Words, meeting: Meeting) -> str:
    """Return the meeting, its body where that is not the group, and whether it runs."""
    named = meeting.body is not Body.STEERING_GROUP
    parts = [
        words.show(meeting.body) if named else "",
        words("screens.meeting.where", meeting=meeting.id),
    ]
    parts.append("" if meeting.status is MeetingStatus.RUNNING else words.show(meeting.status))
    return " · ".join(part for part in parts if part)


def break_line(house: House, meeting: Meeting) -> str:
    """Return until when the meeting has a break; nothing where it has none."""
    now = house.now()
    left = break_left(meeting, now)
    return house.words("screens.meeting.break_until", time=(now + left).time()) if left else ""


def progress_line(house: House, meeting: Meeting) -> str:
    """Return the matter at hand, its place on the agenda, and the predicted end."""
    words, parts = house.words, []
    if meeting.current:
        parts.append(place(words, meeting, house.state.matters[meeting.current]))
    end = predicted_end(house.state, meeting, house.now())
    return " · ".join([*parts, words("screens.meeting.end", time=end.time())])


def at_hand_lines(house: House, meeting: Meeting, matter: Matter, revealed: bool) -> Content:
    """Return title, kind and time of the matter at hand, and what presses in it."""
    words, state = house.words, house.state
    reach = Reach.INTERNAL if revealed else Reach.PUBLIC
    leaf = Leaf(words).title(f"{matter.id}  {title(matter, reach)}")
    parts = [about(words, state, matter, planned=False), _time(house, meeting, matter)]
    leaf.line(" · ".join(part for part in parts if part))
    if line := approval_line(words, state, matter.approves):
        leaf.line(f"{line} · {words('screens.meeting.reads_minutes')}")
    if lacks_consent(matter):
        leaf.warn(words("screens.agenda.late"))
    for raised in disqualified(matter).values():
        if raised.conclusion is Conclusion.PENDING:
            leaf.warn(words("screens.meeting.pending", name=_person(state, raised.person)))
    return Content("\n").join([leaf.written(), *_absent(house, meeting)])


def _absent(house: House, meeting: Meeting) -> list[Content]:
    """Return who is out after a matter in which they were disqualified, if anybody is (R38).

    On a shared screen nobody is named with an exempt matter (R34).
    """
    words, leaf = house.words, Leaf(house.words)
    out = [
        (ended, raised)
        for ended, raised in still_out(house.state, meeting)
        if not veiled(house, ended)
    ]
    for ended, raised in out:
        name = _person(house.state, raised.person)
        leaf.warn(words("screens.meeting.still_out", name=name, matter=ended.id))
    return [leaf.written()] if out else []


def _time(house: House, meeting: Meeting, matter: Matter) -> str:
    """Return how long the matter has taken of its plan, and quietly by how much it outran it."""
    words, now = house.words, house.now()
    spent = minutes_spent(meeting, matter.id, now)
    if not matter.minutes_planned:
        return words("screens.meeting.spent", spent=spent) if spent else ""
    said = words("screens.meeting.time", spent=spent, planned=matter.minutes_planned)
    over = minutes_over(meeting, matter, now)
    return f"{said} · {words('screens.meeting.over', over=over)}" if over else said


def _person(state: State, key: str) -> str:
    """Return a person's name."""
    return state.people[key].name if key in state.people else key


def frame_lines(words: Words, state: State, matter: Matter | None, revealed: bool) -> Content:
    """Return leader, deadline, units and old out, and what is not documented (R17).

    Of an exempt matter nothing, unless the secretary has asked for it (R34).
    """
    leaf = Leaf(words)
    hidden = matter is not None and matter.exempt and not revealed
    if matter is None or matter.kind is not MatterKind.DECISION or hidden:
        return leaf.written()
    leaf.field("responsible", _person(state, matter.responsible))
    leaf.field("deadline", matter.deadline)
    leaf.field("units", [state.units[key].name for key in matter.units])
    leaf.field("old_out", matter.old_out)
    leaf.field("nothing_out_because", matter.nothing_out_because)
    leaf.field("dilemmas", " · ".join(dilemmas(words, matter)))
    if not matter.ended:
        for name in undocumented(matter):
            leaf.warn(words(f"screens.meeting.lacks_{name}"))
        if silent := without_input(matter):
            leaf.warn(words("screens.meeting.no_input", parties=silent))
    return leaf.written()


def hint(
    house: House, meeting: Meeting, shown: Matter | None, at_hand: Matter | None, papers: bool
) -> Content:
    """Return what can be done from here, above a matter that is read and not written."""
    words = house.words
    if meeting.status is MeetingStatus.CLOSED:
        said = words("screens.meeting.hint_closed")
    elif meeting.status is MeetingStatus.ADJOURNED:
        said = _pause(house, meeting)
    elif meeting.status is not MeetingStatus.RUNNING:
        said = words("screens.meeting.hint_open")
    elif shown is None or shown.ended:
        return Content("\n").join(_absent(house, meeting))
    elif at_hand is None:
        said = words("screens.meeting.hint_start")
    elif papers:
        said = words("screens.meeting.back_at_papers")
    else:
        said = words(f"screens.meeting.hint_{'private' if house.shared else 'exempt'}")
    running = meeting.status is MeetingStatus.RUNNING
    return Content("\n").join([Content(said), *(_absent(house, meeting) if running else [])])


def _pause(house: House, meeting: Meeting) -> str:
    """Return that the meeting has a break, and until when where that was said."""
    now = house.now()
    left = break_left(meeting, now)
    if not left:
        return house.words("screens.meeting.hint_adjourned")
    return house.words("screens.meeting.hint_break", time=(now + left).time())
