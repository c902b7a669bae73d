"""Strategies for every action of a running meeting, and a small programme to let them loose on."""

from datetime import UTC, datetime, timedelta

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings

from mkm_tui.actions.attendance import (
    AllPresent,
    ConcludeDisqualification,
    EndDisqualification,
    RaiseDisqualification,
    RecordPresence,
)
from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.deciding import AllBehind, ClearStances, CloseMatter, DeferRest, TakeStance
from mkm_tui.actions.decisions import (
    AssignDecision,
    CorrectDecision,
    PreparePublication,
    RecordPublication,
    RedactDecision,
)
from mkm_tui.actions.following import RecordReview, ReportUnit
from mkm_tui.actions.matters import (
    AddMatter,
    ConsentToMatter,
    EditMatter,
    OrderMatters,
    ProposeDecision,
    ShareMatter,
    TakeUpAgain,
    WithdrawMatter,
)
from mkm_tui.actions.meetings import (
    AdjournMeeting,
    CloseMeeting,
    EditMeeting,
    OpenMeeting,
    PlanMeeting,
    SendNotice,
)
from mkm_tui.actions.minutes import ApproveMinutes, CorrectMinutes, PublishMinutes, ShareMinutes
from mkm_tui.actions.notes import WriteNote
from mkm_tui.actions.room import AddContribution, AddStatement, ReadBack, StartMatter
from mkm_tui.actions.setup import ActivateGroup, AddPerson, AddUnit, SetGroup
from mkm_tui.records.state import State
from mkm_tui.records.terms import (
    Audience,
    Body,
    MatterKind,
    Party,
    Presence,
    Role,
    StanceKind,
    UnitStatus,
    Verdict,
    WayOn,
)
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.workspace import Workspace
from tests.actions.portfolio_actions import SEEDS, portfolio

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = START.date()
BASIS = "offentleglova § 13 første ledd"
PEOPLE = {"ane": Party.POLITICIANS, "bo": Party.ADMINISTRATION, "cia": Party.UNIONS}
_FRAME = {"responsible": "bo", "deadline": DAY, "nothing_out_because": "Nytt"}
SETUP: list[Action] = [
    SetGroup(name="Styringsgruppa"),
    AddUnit(name="Solbakken"),
    *(AddPerson(name=name, party=party) for name, party in PEOPLE.items()),
    AddPerson(name="dag", party=Party.UNIONS),
    AddPerson(name="eva", party=Party.POLITICIANS, role=Role.DEPUTY, deputy_for="ane"),
    AddPerson(name="finn", party=Party.UNIONS, role=Role.DEPUTY),
    AddPerson(name="gro", party=Party.UNIONS, role=Role.DEPUTY, deputy_for="cia"),
    ActivateGroup(),
    PlanMeeting(on=DAY),
    *(RecordPresence(meeting="M1/26", person=name) for name in PEOPLE),
    AddMatter(meeting="M1/26", title="Ny turnus", units=("solbakken",)),
    AddMatter(meeting="M1/26", title="Læringsarena"),
    PlanMeeting(on=DAY, body=Body.WORKING_COMMITTEE),
    AddMatter(meeting="M2/26", title="Kursdag"),
    *SEEDS,
    PlanMeeting(on=DAY + timedelta(days=14)),
    OpenMeeting(meeting="M1/26"),
    ProposeDecision(matter="1/26", text="Forsøk i ett år."),
    EditMatter(matter="1/26", **_FRAME),
    ProposeDecision(matter="3/26", text="Kursdag i mai."),
    EditMatter(matter="3/26", **_FRAME),
]
"""A steering meeting that runs, a planned one of the committee, and a later one."""

several = st.sampled_from([f"{number}/26" for number in range(1, 7)])
matters = st.just("1/26") | several
meetings = st.just("M1/26") | st.sampled_from(["M1/26", "M2/26", "M3/26"])
people = st.sampled_from([*PEOPLE, "dag", "eva", "finn", "gro"])
texts = st.sampled_from(["", "Forsøk i ett år.", "Forsøk i to år.", "[/x] # overskrift"])
words = st.sampled_from(["Slekt", "Forsøk i ett år.", "[/x] # overskrift"])
parties = st.sampled_from(list(Party))
new_days = st.sampled_from([None, None, None, DAY, DAY + timedelta(days=30)])
ways = st.none() | st.sampled_from(list(WayOn))
behind = st.builds(AllBehind, matter=matters)
positions = st.builds(
    TakeStance,
    matter=matters,
    party=parties,
    kind=st.sampled_from(list(StanceKind)),
    member=people | st.just(""),
    wording=texts,
    public=st.booleans(),
    others_behind=st.booleans(),
)
presence = st.builds(
    RecordPresence,
    meeting=meetings,
    person=people,
    presence=st.sampled_from(list(Presence)),
    seat=st.just("") | people,
)
frames = st.builds(
    EditMatter,
    matter=matters,
    responsible=people,
    deadline=st.just(DAY),
    old_out=texts,
    consideration=texts,
    of_principle=st.booleans(),
    legal_basis=st.sampled_from(["", "", BASIS]),
    public_title=st.just("Personalsak"),
)
closings = st.builds(
    CloseMatter,
    matter=matters,
    way_on=ways,
    owner=people,
    return_on=st.just(DAY),
    note=texts,
    to_meeting=st.just("") | meetings,
    new_meeting=new_days,
    read_back=st.booleans(),
)
publications = st.builds(
    RecordPublication,
    decision=matters,
    audience=st.sampled_from(list(Audience)),
    channel=st.just("oppslag"),
    involvement=st.just("alle tre parter"),
)
habilitation = st.one_of(
    st.builds(RaiseDisqualification, matter=matters, person=people, ground=words),
    st.builds(
        ConcludeDisqualification,
        matter=matters,
        person=people,
        disqualified=st.booleans(),
        deputy=st.just("") | people,
    ),
    st.builds(EndDisqualification, matter=matters, person=people),
)
readings = st.builds(ReadBack, matter=matters, over=st.booleans())
room = st.one_of(
    readings,
    st.builds(StartMatter, matter=matters),
    st.builds(AdjournMeeting, meeting=meetings, minutes=st.integers(0, 30)),
    st.builds(OpenMeeting, meeting=meetings),
    st.builds(AddContribution, matter=matters, party=parties, text=texts, by=people),
    st.builds(AddStatement, matter=matters, by=people, text=texts, public=st.booleans()),
    st.builds(WriteNote, about=matters | meetings, put=texts),
)
papers = st.one_of(
    frames,
    st.builds(ProposeDecision, matter=matters, text=texts),
    st.builds(AddMatter, meeting=meetings, title=texts),
    st.builds(
        AddMatter,
        meeting=meetings,
        title=words,
        kind=st.just(MatterKind.APPROVAL),
        approves=meetings,
    ),
    st.builds(AddMatter, meeting=meetings, title=words, about=matters),
    st.builds(ShareMatter, matter=matters),
    st.builds(ConsentToMatter, matter=matters, party=st.none() | parties),
    st.builds(WithdrawMatter, matter=several, reason=texts),
    st.builds(TakeUpAgain, matter=matters, meeting=meetings),
    st.builds(OrderMatters, meeting=meetings, agenda=st.just(("2/26", "1/26"))),
    st.builds(EditMeeting, meeting=meetings, place=texts),
)
ends = st.one_of(
    st.builds(CloseMeeting, meeting=meetings),
    st.builds(DeferRest, meeting=meetings, to_meeting=meetings, new_meeting=new_days),
    st.builds(SendNotice, meeting=meetings),
    st.builds(
        ApproveMinutes,
        meeting=meetings,
        approvers=st.just({party: name for name, party in PEOPLE.items()}),
    ),
    st.builds(ShareMinutes, meeting=meetings),
    st.builds(PublishMinutes, meeting=meetings, channel=texts),
    st.builds(CorrectMinutes, meeting=meetings, matter=several, before=texts, after=words),
    st.builds(PlanMeeting, on=st.just(DAY + timedelta(days=20))),
)
afterwards = st.one_of(
    publications,
    publications,
    st.builds(CorrectDecision, decision=matters, text=texts, redacted=texts),
    st.builds(RedactDecision, decision=matters, redacted=texts),
    st.builds(
        ReportUnit,
        decision=matters,
        unit=st.just("solbakken"),
        status=st.sampled_from(list(UnitStatus)),
        reason=texts,
        indicators=st.just((1, 2, 3, 4)) | st.just(()),
        evidence=texts,
    ),
    st.builds(AssignDecision, decision=matters, review_on=st.none() | st.just(DAY)),
    st.builds(PreparePublication, decision=matters, users_notice=texts, involvement=texts),
    st.builds(
        RecordReview,
        decision=matters,
        finding=texts,
        verdict=st.sampled_from(list(Verdict)),
        next_on=new_days,
    ),
    portfolio,
    portfolio,
)
actions = st.one_of(
    behind, behind, positions, st.builds(ClearStances, matter=matters, party=parties),
    presence, presence, st.builds(AllPresent, meeting=meetings), habilitation, habilitation,
    closings, st.builds(CloseMatter, matter=matters), room, papers, ends, afterwards, afterwards,
)  # fmt: skip
"""Any action of the programme's daily life."""

slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def moment(minute: int) -> Context:
    """Return the context of an action so many minutes after the start."""
    return Context(now=START + timedelta(minutes=minute), who="Kari")


def run(workspace: Workspace, sequence: list[Action]) -> State:
    """Perform what the rules allow, a minute apart, and return the state after it."""
    for minute, action in enumerate(sequence):
        try:
            workspace.perform(action, moment(minute))
        except RuleBroken:
            continue
    return workspace.state
