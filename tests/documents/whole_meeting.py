"""A meeting in which everything happens that a meeting can hold, run by the real actions."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from mkm_tui.actions.attendance import (
    AllPresent,
    ConcludeDisqualification,
    EndDisqualification,
    RaiseDisqualification,
    RecordPresence,
)
from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import perform
from mkm_tui.actions.deciding import AllBehind, CloseMatter, DeferRest, TakeStance
from mkm_tui.actions.decisions import RecordPublication
from mkm_tui.actions.matters import (
    AddMatter,
    ConsentToMatter,
    EditMatter,
    OrderMatters,
    ProposeDecision,
)
from mkm_tui.actions.meetings import (
    AdjournMeeting,
    CloseMeeting,
    EditMeeting,
    OpenMeeting,
    PlanMeeting,
    SendNotice,
)
from mkm_tui.actions.notes import WriteNote
from mkm_tui.actions.room import AddContribution, AddStatement, StartMatter
from mkm_tui.actions.setup import ActivateGroup, AddPerson, AddUnit, SetGroup
from mkm_tui.records.state import State
from mkm_tui.records.terms import (
    Audience,
    Body,
    Language,
    MatterKind,
    Party,
    Presence,
    Role,
    StanceKind,
    WayOn,
)

POLITICIANS, ADMINISTRATION, UNIONS = Party
FRAME = {
    "responsible": "lise-moen",
    "deadline": date(2026, 12, 18),
    "old_out": "Møteplanen fra 2024",
}
BASIS = "offentleglova § 13 første ledd, jf. forvaltningsloven § 13 første ledd nr. 1"


class Clock:
    """The record, and the time at which it is changed."""

    def __init__(self) -> None:
        self.state = State()
        self.now = datetime(2026, 10, 1, 9, tzinfo=UTC)

    def at(self, hour: int, minute: int, *actions: Action) -> None:
        """Perform actions at a time of the day."""
        self.now = self.now.replace(hour=hour, minute=minute)
        for action in actions:
            self.state = self.state.put(*perform(action, self.state, Context(self.now, "Turid")))

    def on(self, month: int, day: int) -> None:
        """Go to a day of the year."""
        self.now = self.now.replace(month=month, day=day)


def _group(clock: Clock) -> None:
    """Set up three parties, deputies, a leader and the units."""
    member = {"organisation": "Fagforbundet", "party": UNIONS}
    clock.at(
        8, 0,
        SetGroup(name="Styringsgruppa", municipality="Fjordvik"),
        AddUnit(name="Solbakken omsorgssenter"),
        AddUnit(name="Fjelltun skole"),
        AddPerson(name="Kari Solheim", party=POLITICIANS, organisation="Bygdelista"),
        AddPerson(name="Arne Tveit", party=POLITICIANS, organisation="Fjordlista"),
        AddPerson(name="Ingrid Berge", party=ADMINISTRATION, organisation="Kommunedirektør"),
        AddPerson(name="Tor Aksnes", party=ADMINISTRATION, organisation="Oppvekstsjef"),
        AddPerson(name="Grete Hauge", **member),
        AddPerson(name="Nina Fossum", **member),
        AddPerson(name="Per Lie", party=POLITICIANS, role=Role.DEPUTY, deputy_for="arne-tveit"),
        AddPerson(name="Siri Dahl", role=Role.DEPUTY, deputy_for="grete-hauge", **member),
        AddPerson(name="Lise Moen", role=Role.LEADER),
        AddPerson(name="Turid Lunde", role=Role.SECRETARY),
        ActivateGroup(),
    )  # fmt: skip


def _before(clock: Clock) -> None:
    """Hold a meeting that defers a matter, and one of the working committee that decides one."""
    clock.at(
        9, 0,
        PlanMeeting(on=date(2026, 10, 1), place="Formannskapssalen", chair="ingrid-berge"),
        PlanMeeting(on=date(2026, 11, 24), place="Formannskapssalen", chair="ingrid-berge",
                    minute_taker="turid-lunde"),
        AddMatter(meeting="M1/26", title="Helgeturnus på Solbakken",
                  units=("solbakken-omsorgssenter",), proposer="prosjektlederen",
                  recommendation="Hver ansatt arbeider hver tredje helg."),
        ProposeDecision(matter="1/26", text="Hver ansatt arbeider hver tredje helg."),
        AllPresent(meeting="M1/26"),
        OpenMeeting(meeting="M1/26"),
        StartMatter(matter="1/26"),
        CloseMatter(matter="1/26", way_on=WayOn.DEFER, to_meeting="M2/26"),
        CloseMeeting(meeting="M1/26"),
    )  # fmt: skip
    clock.on(11, 2)
    clock.at(
        9, 0,
        PlanMeeting(on=date(2026, 11, 2), body=Body.WORKING_COMMITTEE),
        AddMatter(meeting="M3/26", title="Innkjøp av møteutstyr"),
        ProposeDecision(matter="3/26", text="Utstyret til fjernmøter leies ut året."),
        EditMatter(matter="3/26", **FRAME),
        AllPresent(meeting="M3/26"),
        OpenMeeting(meeting="M3/26"),
        StartMatter(matter="3/26"),
        AllBehind(matter="3/26"),
        CloseMatter(matter="3/26"),
        CloseMeeting(meeting="M3/26"),
    )  # fmt: skip


def _notice(clock: Clock) -> None:
    """Prepare the meeting, send its notice, and plan the next one with a draft on its agenda."""
    clock.on(11, 16)
    clock.at(
        10, 0,
        AddMatter(meeting="M2/26", title="Godkjenning av innkalling og saksliste",
                  kind=MatterKind.APPROVAL),
        AddMatter(meeting="M2/26", title="Personalsak ved Fjelltun: Hansen",
                  legal_basis=BASIS, public_title="Personalsak ved en skole",
                  case_paper="Hansen ber om fri.", proposal="Hansen får fri."),
        AddMatter(meeting="M2/26", title="Felles base på skolen", units=("fjelltun-skole",),
                  proposal="Basen prøves fra nyttår."),
        AddMatter(meeting="M2/26", title="Møteplan for 2027",
                  proposal="Møtene holdes første tirsdag i måneden."),
        AddMatter(meeting="M2/26", title="Klarspråk i brev", proposal="Brevene skrives om."),
        AddMatter(meeting="M2/26", title="Ordet er fritt", kind=MatterKind.OTHER_BUSINESS),
        OrderMatters(meeting="M2/26", agenda=("5/26", "4/26", "2/26", *(f"{n}/26" for n in
                                                                       range(6, 11)))),
        AddContribution(matter="2/26", party=UNIONS, by="grete-hauge",
                        text="Turnusen må gjelde alle avdelinger:\n\n- dag\n- natt"),
        EditMatter(matter="2/26", dialogue="Drøftet på personalmøtet 3. november.",
                   users_voice="Brukerrådet vil ha færre vikarer.", **FRAME),
        SendNotice(meeting="M2/26"),
        PlanMeeting(on=date(2026, 12, 8), place="Formannskapssalen"),
        AddMatter(meeting="M4/26", title="Budsjett for programmet", case_paper="Et første utkast.",
                  proposal="Rammen økes."),
    )  # fmt: skip


def _opening(clock: Clock) -> None:
    """Open the meeting with a deputy, a remote member and a late item."""
    clock.on(11, 24)
    clock.at(
        8, 55,
        EditMeeting(meeting="M2/26", archive_reference="26/1234"),
        RecordPresence(meeting="M2/26", person="nina-fossum", presence=Presence.ABSENT),
        RecordPresence(meeting="M2/26", person="siri-dahl", seat="nina-fossum"),
        RecordPresence(meeting="M2/26", person="tor-aksnes", presence=Presence.REMOTE),
        RecordPresence(meeting="M2/26", person="lise-moen"),
        AllPresent(meeting="M2/26"),
    )  # fmt: skip
    clock.at(9, 2, OpenMeeting(meeting="M2/26"), StartMatter(matter="5/26"))
    clock.at(9, 5, CloseMatter(matter="5/26"), StartMatter(matter="4/26"))
    clock.at(9, 10, CloseMatter(matter="4/26"), StartMatter(matter="2/26"))


def _disqualified(clock: Clock) -> None:
    """Treat the matter that comes again, without a disqualified member."""
    clock.at(9, 12, RaiseDisqualification(matter="2/26", person="arne-tveit",
                                          ground="Søsteren arbeider i avdelingen"))  # fmt: skip
    clock.at(9, 15, ConcludeDisqualification(matter="2/26", person="arne-tveit",
                                             disqualified=True, deputy="per-lie"))  # fmt: skip
    clock.at(
        9, 20,
        AddContribution(matter="2/26", party=POLITICIANS, text="Ordningen må være enkel."),
        EditMatter(matter="2/26", consideration="Partene var enige om målet."),
        AllBehind(matter="2/26"),
        TakeStance(matter="2/26", party=UNIONS, member="siri-dahl", kind=StanceKind.RESERVATION,
                   wording="Forutsetter evaluering etter seks måneder."),
    )  # fmt: skip
    clock.at(9, 40, CloseMatter(matter="2/26", read_back=True))
    clock.at(
        9, 41,
        AddStatement(matter="2/26", by="grete-hauge", text="Vi venter oss en evaluering."),
        AddStatement(matter="2/26", by="kari-solheim", text="Gjelder Hansen.", public=False),
        EndDisqualification(matter="2/26", person="arne-tveit"),
    )  # fmt: skip


def _rest(clock: Clock) -> None:
    """Treat the matters after it, with a break, a departure and no consensus on one; defer two."""
    clock.at(9, 45, RecordPresence(meeting="M2/26", person="tor-aksnes", presence=Presence.ABSENT))
    clock.at(9, 46, StartMatter(matter="7/26"))
    clock.at(10, 0, AdjournMeeting(meeting="M2/26", minutes=15))
    clock.at(10, 15, OpenMeeting(meeting="M2/26"))
    clock.at(
        10, 20,
        AllBehind(matter="7/26"),
        TakeStance(matter="7/26", party=POLITICIANS, member="kari-solheim", kind=StanceKind.BLOCK,
                   wording="Elevene er ikke hørt."),
        CloseMatter(matter="7/26", way_on=WayOn.REWORK, owner="lise-moen",
                    return_on=date(2026, 12, 8), to_meeting="M4/26"),
    )  # fmt: skip


def _end(clock: Clock) -> None:
    """Treat the exempt matter and a late one, defer the rest, close, and publish to one side."""
    clock.at(
        10, 25,
        StartMatter(matter="6/26"),
        RaiseDisqualification(matter="6/26", person="siri-dahl", ground="Gift med Hansen"),
    )  # fmt: skip
    clock.at(
        10, 27,
        ConcludeDisqualification(matter="6/26", person="siri-dahl", disqualified=False),
        AddContribution(matter="6/26", party=UNIONS, text="Hansen er hørt."),
        AddStatement(matter="6/26", by="grete-hauge", text="Hansen bør høres igjen."),
        EditMatter(matter="6/26", **FRAME),
        AllBehind(matter="6/26"),
        CloseMatter(matter="6/26", read_back=True),
        AddMatter(meeting="M2/26", title="Vikarer i jula", kind=MatterKind.DISCUSSION),
        ConsentToMatter(matter="13/26"),
        StartMatter(matter="13/26"),
    )  # fmt: skip
    clock.at(10, 40, CloseMatter(matter="13/26"), StartMatter(matter="10/26"))
    clock.at(
        10, 50,
        CloseMatter(matter="10/26"),
        DeferRest(meeting="M2/26", to_meeting="M4/26"),
        CloseMeeting(meeting="M2/26"),
    )  # fmt: skip
    clock.at(
        12, 0,
        RecordPublication(decision="2/26", audience=Audience.INTERNAL, channel="Ukebrevet",
                          by="Eva Nordby", involvement="Alle tre partene er nevnt."),
        _note("M2/26", "Kari var trøtt."),
        _note("2/26", "Ring Grete om evalueringen."),
        _note("M4/26", "Bestill mat."),
    )  # fmt: skip


def _note(about: str, text: str) -> WriteNote:
    """Return the action that writes a private note."""
    return WriteNote(about=about, put=text)


def whole_meeting(language: Language = Language.NB) -> State:
    """Return the record after the meeting, in a group of this language."""
    clock = Clock()
    for step in (_group, _before, _notice, _opening, _disqualified, _rest, _end):
        step(clock)
    return clock.state.put(replace(clock.state.groups["group"], language=language))
