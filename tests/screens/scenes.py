"""The moments of a meeting, made by actions on a workspace of the example."""

from datetime import datetime, timedelta
from pathlib import Path

from mkm_tui.actions.attendance import AllPresent, RecordPresence
from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.deciding import AllBehind, CloseMatter, TakeStance
from mkm_tui.actions.matters import EditMatter, ProposeDecision
from mkm_tui.actions.meetings import AdjournMeeting, CloseMeeting, OpenMeeting
from mkm_tui.actions.room import ReadBack, StartMatter
from mkm_tui.follow_app import FollowApp
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Language, Party, Presence, StanceKind, WayOn
from mkm_tui.store.follower import Follower
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import NOW

START = NOW
"""When the day's meeting opens; what happens after it takes some minutes each."""
LATER = START + timedelta(minutes=47)
"""When the display is looked at."""
RESERVATION = "Økonomien må avklares i budsjettet for neste år før ordningen blir fast."


class Meeting:
    """The day's meeting, performed step by step on a folder."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace(folder)
        self.now = START

    def do(self, *actions: Action, after: int = 0) -> None:
        """Perform actions, some minutes later than those before."""
        self.now += timedelta(minutes=after)
        for action in actions:
            self.workspace.perform(action, Context(now=self.now, who="Turid Lunde"))

    def opens(self) -> None:
        """Open the meeting with all there but one."""
        away = RecordPresence(meeting="M5/26", person="omar-farah", presence=Presence.ABSENT)
        self.do(AllPresent(meeting="M5/26"), away, OpenMeeting(meeting="M5/26"))

    def treats(self, *matters: str, minutes: int = 8) -> None:
        """Take matters up and close them as noted."""
        for matter in matters:
            self.do(StartMatter(matter=matter))
            self.do(CloseMatter(matter=matter), after=minutes)


def reserved(matter: str, member: str = "tor-aksnes") -> TakeStance:
    """Return the administration's reservation, the rest of it standing behind."""
    return TakeStance(
        matter=matter,
        party=Party.ADMINISTRATION,
        kind=StanceKind.RESERVATION,
        member=member,
        wording=RESERVATION,
        others_behind=True,
    )


def behind(matter: str, party: Party) -> TakeStance:
    """Return the action by which a party stands behind with one voice."""
    return TakeStance(matter=matter, party=party, kind=StanceKind.BEHIND)


def running(meeting: Meeting) -> None:
    """Take 42/26 up; two parties have said something, one is not heard."""
    meeting.opens()
    meeting.treats("38/26", "39/26", "40/26")
    meeting.do(StartMatter(matter="41/26"))
    meeting.do(AllBehind(matter="41/26"), CloseMatter(matter="41/26", read_back=True), after=11)
    meeting.do(StartMatter(matter="42/26"))
    meeting.do(behind("42/26", Party.POLITICIANS), reserved("42/26"))


def read_back(meeting: Meeting) -> None:
    """Read 42/26 to the room."""
    running(meeting)
    meeting.do(behind("42/26", Party.UNIONS), ReadBack(matter="42/26"))


def exempt(meeting: Meeting) -> None:
    """Take an exempt matter up, with positions."""
    basis = "offentleglova § 13 første ledd"
    secret = EditMatter(matter="43/26", legal_basis=basis, public_title="Personalsak")
    running(meeting)
    meeting.do(CloseMatter(matter="42/26", way_on=WayOn.DEFER), secret, StartMatter(matter="43/26"))
    meeting.do(behind("43/26", Party.POLITICIANS), reserved("43/26"))


def pause(meeting: Meeting) -> None:
    """Have a break of a quarter in 42/26."""
    running(meeting)
    meeting.do(AdjournMeeting(meeting="M5/26", minutes=15), after=8)


def between(meeting: Meeting) -> None:
    """Have closed 42/26 without having taken the next one up."""
    running(meeting)
    meeting.do(behind("42/26", Party.UNIONS), CloseMatter(matter="42/26", read_back=True), after=5)


def over(meeting: Meeting) -> None:
    """Have closed the meeting."""
    between(meeting)
    for key in ("43/26", "44/26", "45/26", "46/26"):
        meeting.do(CloseMatter(matter=key, way_on=WayOn.DEFER))
    meeting.do(CloseMeeting(meeting="M5/26"))


def none_running(meeting: Meeting) -> None:
    """Have a planned meeting only."""


def long_proposal(meeting: Meeting) -> None:
    """Read a proposal of 3,000 characters."""
    running(meeting)
    sentence = "Ordningen prøves på to avdelinger og evalueres av begge yrkesgruppene. "
    meeting.do(ProposeDecision(matter="42/26", text=(sentence * 43)[:3000].strip()))
    meeting.do(behind("42/26", Party.POLITICIANS), ReadBack(matter="42/26"))


def lapsed(meeting: Meeting) -> None:
    """Change the text after positions were taken."""
    running(meeting)
    meeting.do(ProposeDecision(matter="42/26", text="Felles inntak er fast ordning fra 1. mars."))


SCENES = {
    "running": running,
    "read-back": read_back,
    "exempt": exempt,
    "break": pause,
    "between": between,
    "over": over,
    "no-meeting": none_running,
    "long": long_proposal,
    "lapsed": lapsed,
}


def display(folder: Path, now: datetime = LATER, language: Language = Language.NB) -> FollowApp:
    """Return the room display on a folder, at a frozen moment."""
    return FollowApp(Follower(folder), Words(language), lambda: now)
