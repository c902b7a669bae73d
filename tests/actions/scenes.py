"""Sequences that get somewhere: single actions among small scenes of a meeting's life."""

from itertools import chain

import hypothesis.strategies as st

from mkm_tui.actions.attendance import (
    AllPresent,
    ConcludeDisqualification,
    EndDisqualification,
    RaiseDisqualification,
    RecordPresence,
)
from mkm_tui.actions.base import Action
from mkm_tui.actions.catalogue import Redo, Undo
from mkm_tui.actions.deciding import AllBehind, CloseMatter, DeferRest
from mkm_tui.actions.decisions import RecordPublication, RedactDecision
from mkm_tui.actions.matters import EditMatter, ProposeDecision
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting, SendNotice
from mkm_tui.actions.minutes import ApproveMinutes, ShareMinutes
from mkm_tui.actions.room import ReadBack, StartMatter
from mkm_tui.records.terms import Audience, Presence, WayOn
from tests.actions.sequences import BASIS, DAY, PEOPLE, actions, matters, meetings, people, several

Scene = list[Action]


def _framed(matter: str, exempt: bool) -> Scene:
    """Return what a matter needs to be decided, and its decision."""
    return [
        ProposeDecision(matter=matter, text=f"Sak {matter} settes i gang."),
        EditMatter(
            matter=matter,
            responsible="bo",
            deadline=DAY,
            nothing_out_because="Nytt",
            legal_basis=BASIS if exempt else "",
            public_title="Personalsak",
        ),
        *_decided(matter),
    ]


def _decided(matter: str) -> Scene:
    """Return the decision of a matter."""
    return [StartMatter(matter=matter), AllBehind(matter=matter), CloseMatter(matter=matter)]


def _questioned(matter: str, person: str, deputy: str, out: bool) -> Scene:
    """Return a question of disqualification, with positions before and after it."""
    conclusion = ConcludeDisqualification(
        matter=matter, person=person, disqualified=out, deputy=deputy if out else ""
    )
    return [
        RecordPresence(meeting="M1/26", person=person),
        StartMatter(matter=matter),
        AllBehind(matter=matter),
        RaiseDisqualification(matter=matter, person=person, ground="Slekt"),
        conclusion,
        AllBehind(matter=matter),
        CloseMatter(matter=matter),
        EndDisqualification(matter=matter, person=person),
    ]


def _laid_aside(matter: str, other: str, person: str, deputy: str) -> Scene:
    """Return a disqualification whose matter is laid aside and taken up again."""
    return [
        *_questioned(matter, person, deputy, True)[:5],
        StartMatter(matter=other),
        EndDisqualification(matter=matter, person=person),
        StartMatter(matter=matter),
        *_decided(matter),
    ]


def _replaced(member: str, deputy: str) -> Scene:
    """Return a member who leaves, and the deputy who steps in."""
    return [
        RecordPresence(meeting="M1/26", person=member, presence=Presence.ABSENT),
        RecordPresence(meeting="M1/26", person=deputy, seat=member),
    ]


def _published(matter: str) -> Scene:
    """Return both publications of a decision."""
    return [
        RecordPublication(
            decision=matter, audience=audience, channel="oppslag", involvement="alle tre parter"
        )
        for audience in Audience
    ]


def _secret(matter: str, again: bool) -> Scene:
    """Return an exempt decision that is published, and what users are given written anew."""
    first = RedactDecision(decision=matter, redacted="En personalsak er avgjort.")
    anew = RedactDecision(decision=matter, redacted="En sak om en ansatt er avgjort.")
    return [*_framed(matter, True), first, *_published(matter), *([anew] if again else [])]


def _begun(meeting: str) -> Scene:
    """Return the end of the first meeting and the beginning of another."""
    return [
        DeferRest(meeting="M1/26", to_meeting="M3/26"),
        CloseMeeting(meeting="M1/26"),
        AllPresent(meeting=meeting),
        OpenMeeting(meeting=meeting),
    ]


def _over(meeting: str, matter: str) -> Scene:
    """Return the end of a meeting, with its minutes approved."""
    approvers = {party: name for name, party in PEOPLE.items()}
    return [
        *_decided(matter),
        CloseMeeting(meeting=meeting),
        ShareMinutes(meeting=meeting),
        ApproveMinutes(meeting=meeting, approvers=approvers),
    ]


def _put_off(matter: str, meeting: str) -> Scene:
    """Return a deferral to a meeting."""
    return [CloseMatter(matter=matter, way_on=WayOn.DEFER, to_meeting=meeting)]


def _read(matter: str, action: Action, over: bool) -> Scene:
    """Return a matter that is read, something else, and a step back and forth."""
    end: Scene = [ReadBack(matter=matter, over=True)] if over else []
    return [ReadBack(matter=matter), action, Undo(), *end, Redo()]


_committee = [
    *_begun("M2/26"),
    *_decided("3/26"),
    CloseMeeting(meeting="M2/26"),
    *_begun("M3/26"),
]
scenes: st.SearchStrategy[Scene] = st.one_of(
    st.builds(_decided, matters),
    st.builds(_framed, several, st.booleans()),
    st.builds(_framed, several, st.booleans()),
    st.builds(_questioned, several, people, st.just("") | people, st.booleans()),
    st.builds(_questioned, several, people, st.just("") | people, st.booleans()),
    st.builds(_laid_aside, matters, several, people, st.just("") | people),
    st.builds(_replaced, people, people),
    st.builds(_published, several),
    st.builds(_secret, several, st.booleans()),
    st.builds(_put_off, several, meetings),
    st.builds(_read, several, actions, st.booleans()),
    st.builds(_begun, meetings),
    st.builds(_over, st.sampled_from(["M2/26", "M3/26"]), several),
    st.just(_committee),
    st.just([SendNotice(meeting="M3/26")]),
)
alone = st.lists(actions, min_size=2, max_size=6)
turns = st.sampled_from([[Undo()], [Undo(), Undo()], [Redo()], [Undo(), Redo(), Undo()]])


def _flat(strategy: st.SearchStrategy[Scene], least: int) -> st.SearchStrategy[Scene]:
    """Return sequences of at least so many scenes, one after the other."""
    lists = st.lists(strategy, min_size=least, max_size=3 * least)
    return lists.map(lambda parts: list(chain.from_iterable(parts)))


# A mapped strategy counts as one, where a union would count as each of its parts.
one_scene = scenes.map(list)
sequences = _flat(st.one_of(alone, alone, one_scene), 8)
"""Sequences without a step back but in the scenes of reading."""
sequences_with_turns = _flat(st.one_of(alone, alone, one_scene, turns), 14)
"""Sequences in which one in four goes back or forth."""
