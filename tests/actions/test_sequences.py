"""Random sequences of actions: what no sequence may ever end in."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from mkm_tui.actions.attendance import RecordPresence
from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import Undo
from mkm_tui.actions.deciding import CloseMatter, TakeStance
from mkm_tui.actions.decisions import CorrectDecision, RecordPublication, ReportUnit
from mkm_tui.actions.matters import AddMatter, EditMatter, ProposeDecision, WithdrawMatter
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting, PlanMeeting, SendNotice
from mkm_tui.actions.portfolio import AddIdea, AddProject, MoveCard
from mkm_tui.actions.setup import ActivateGroup, AddPerson, AddUnit, SetGroup
from mkm_tui.records.terms import (
    Audience,
    Column,
    Party,
    PartyView,
    Presence,
    StanceKind,
    UnitStatus,
    WayOn,
)
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.rules.consensus import party_view
from mkm_tui.rules.publication import text_hash, version_in_force
from mkm_tui.store.check import findings, replay
from mkm_tui.store.workspace import HISTORY, Workspace

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = START.date()
PEOPLE = {"ane": Party.POLITICIANS, "bo": Party.ADMINISTRATION, "cia": Party.UNIONS}
SETUP: list[Action] = [
    SetGroup(name="Styringsgruppa"),
    AddUnit(name="Solbakken"),
    *(AddPerson(name=name, party=party) for name, party in PEOPLE.items()),
    AddPerson(name="dag", party=Party.UNIONS),
    ActivateGroup(),
    PlanMeeting(on=DAY),
    *(RecordPresence(meeting="M1/26", person=name) for name in PEOPLE),
    AddMatter(meeting="M1/26", title="Ny turnus", units=("solbakken",)),
    AddMatter(meeting="M1/26", title="Læringsarena"),
    OpenMeeting(meeting="M1/26"),
    ProposeDecision(matter="1/26", text="Forsøk i ett år."),
    EditMatter(matter="1/26", responsible="bo", deadline=DAY, nothing_out_because="Nytt"),
]
matters = st.sampled_from(["1/26", "2/26", "3/26"])
people = st.sampled_from([*PEOPLE, "dag"])
texts = st.sampled_from(["", "Forsøk i ett år.", "Forsøk i to år.", "[/x] # overskrift"])
parties = st.sampled_from(list(Party))
behind = st.builds(TakeStance, matter=matters, party=parties, kind=st.just(StanceKind.BEHIND))
actions = st.one_of(
    behind,
    behind,
    behind,
    st.builds(
        TakeStance,
        matter=matters,
        party=parties,
        kind=st.sampled_from(list(StanceKind)),
        member=people,
        wording=texts,
    ),
    st.builds(ProposeDecision, matter=matters, text=texts),
    st.builds(
        EditMatter,
        matter=matters,
        responsible=people,
        deadline=st.just(DAY),
        old_out=texts,
        consideration=texts,
    ),
    st.builds(CloseMatter, matter=matters, way_on=st.none() | st.sampled_from(list(WayOn))),
    st.builds(CloseMatter, matter=matters),
    st.builds(
        RecordPresence,
        meeting=st.just("M1/26"),
        person=people,
        presence=st.sampled_from(list(Presence)),
    ),
    st.builds(
        RecordPublication,
        decision=matters,
        audience=st.sampled_from(list(Audience)),
        channel=st.just("oppslag"),
        involvement=st.just("alle tre parter"),
    ),
    st.builds(CorrectDecision, decision=matters, text=texts),
    st.builds(
        ReportUnit,
        decision=matters,
        unit=st.just("solbakken"),
        status=st.sampled_from(list(UnitStatus)),
    ),
    st.builds(AddMatter, meeting=st.just("M1/26"), title=texts),
    st.builds(WithdrawMatter, matter=matters, reason=texts),
    st.builds(AddProject, title=texts),
    st.builds(AddIdea, title=texts),
    st.builds(
        MoveCard,
        card=st.sampled_from(["P1", "I1"]),
        to=st.sampled_from(list(Column)),
        matter=st.just("") | matters,
    ),
    st.just(SendNotice(meeting="M1/26")),
    st.just(CloseMeeting(meeting="M1/26")),
    st.just(OpenMeeting(meeting="M1/26")),
    st.just(Undo()),
)
slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def run(workspace: Workspace, sequence: list[Action]) -> None:
    """Perform what the rules allow, a minute apart."""
    for minute, action in enumerate(sequence):
        context = Context(now=START + timedelta(minutes=minute), who="Kari")
        try:
            workspace.perform(action, context)
        except RuleBroken:
            continue


def holds(workspace: Workspace, today: date) -> None:
    """Assert that no decision lacks a party, and none is in force without two receipts."""
    state = workspace.state
    for decision in state.decisions.values():
        closing = state.matters[decision.id].closing
        assert closing is not None
        for party in Party:
            view = party_view(state.matters[decision.id], party, closing.seats)
            assert view in (PartyView.BEHIND, PartyView.RESERVATION)
        version = version_in_force(decision, today)
        if version is not None:
            receipts = {
                p.audience for p in decision.publications if p.text_hash == text_hash(version.text)
            }
            assert receipts == set(Audience)


@slow
@given(st.lists(actions, max_size=60))
def test_any_sequence_keeps_the_promises(sequence: list[Action]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "w")
        run(workspace, SETUP)
        assert workspace.state.meetings["M1/26"].opened
        run(workspace, sequence)
        holds(workspace, DAY)
        assert replay(workspace.folder / HISTORY) == workspace.state
        workspace.close()
        assert list(findings(workspace.folder)) == []
        assert Workspace(workspace.folder, read_only=True).state == workspace.state


@slow
@given(st.lists(actions, max_size=25), actions)
def test_undo_restores_the_state(sequence: list[Action], last: Action) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "w")
        run(workspace, SETUP)
        run(workspace, sequence)
        before, number = workspace.state, workspace.sequence
        run(workspace, [last])
        final = isinstance(last, SendNotice | Undo)
        if workspace.sequence > number and not final:
            workspace.perform(Undo(), Context(now=START, who="Kari"))
            assert workspace.state == before
        workspace.close()
