"""What the record proposes for the next agenda, chosen and added."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkm_tui.actions.base import Action
from mkm_tui.actions.decisions import RedactDecision
from mkm_tui.actions.following import ReportUnit
from mkm_tui.actions.meetings import PlanMeeting
from mkm_tui.records.terms import Audience, UnitStatus
from mkm_tui.rules.sharing import shown_to_all
from mkm_tui.screens.proposing import propose_matters
from mkm_tui.store.workspace import Workspace
from tests.rules.conftest import exempt as _exempt
from tests.rules.conftest import room as _room
from tests.rules.meeting_room import DAY, WORDS, MeetingRoom
from tests.screens.driving import Open, drive, typed

room, exempt = _room, _exempt


class Opened:
    """The dialog as the secretary meets it: what it proposes, and what comes of its key."""

    def __init__(self, meeting_room: MeetingRoom, shared: bool = False) -> None:
        self.room, self.said, self.forms = meeting_room, [""], list[Any]()
        state = meeting_room.state
        house = SimpleNamespace(
            state=shown_to_all(state, "utkast") if shared else state,
            record=state,
            words=WORDS,
            now=lambda: meeting_room.now,
            attempt=self._attempt,
        )
        app: Any = SimpleNamespace(
            notify=lambda said, **_: self.said.append(said),
            push_screen=lambda form, after: self.forms.append(form),
        )
        there: Any = house
        propose_matters(app, there, state.meetings["M2/26"])

    def _attempt(self, action: Action) -> str:
        """Perform an action, as the app does."""
        self.room.do(action)
        return ""

    @property
    def lines(self) -> list[str]:
        """What stands beside each tick, with its reason."""
        ticks = self.forms[0].fields[0].make()
        both = zip(ticks.answers, ticks.reasons, strict=True)
        return [f"{title} | {why}" for (title, _), why in both]

    def save(self) -> None:
        """Add everything that is ticked from the start."""
        form = self.forms[0]
        assert form.perform({"matters": form.fields[0].make().ticked}) == ""


def planned_after(room: MeetingRoom) -> MeetingRoom:
    """Return the room when its meeting is closed and the next one planned."""
    room.agree()
    room.close_meeting()
    room.do(PlanMeeting(on=DAY.replace(month=12, day=22)))
    return room


def test_nothing_waits_is_said(room: MeetingRoom) -> None:
    room.agree()
    room.do(PlanMeeting(on=DAY.replace(month=12)))
    opened = Opened(room)
    assert opened.forms == []
    assert opened.said[-1] == "Ingenting venter på M2/26: det er ingen forslag til saker."


def test_what_is_ticked_becomes_matters_with_their_links_minutes_first(room: MeetingRoom) -> None:
    planned_after(room)
    room.go_to(DAY.replace(month=12, day=3))
    opened = Opened(room)
    assert opened.lines == [
        "Godkjenning av møteboka fra M1/26 | ikke godkjent; partene får den med innkallingen",
        "Offentliggjøring av vedtak 1/26: Ny turnus | "
        "ordlyden fra 24. nov. er ikke offentliggjort innad og til brukerne",
    ]
    opened.save()
    first, second = (room.state.matters[key] for key in room.state.meetings["M2/26"].agenda)
    assert (first.approves, first.kind, first.draft) == ("M1/26", "approval", True)
    assert (second.about, second.units) == ("1/26", ("solbakken", "fjelltun"))


def test_r34_a_proposal_about_an_exempt_decision_has_its_public_title(exempt: MeetingRoom) -> None:
    """The new matter is exempt on the same basis, and no unit is named on the screen."""
    planned_after(exempt)
    exempt.do(RedactDecision(decision="1/26", redacted="Til brukerne"))
    for audience in Audience:
        exempt.publish(audience, DAY.replace(day=26))
    status = UnitStatus.NOT_FOLLOWED
    exempt.do(ReportUnit(decision="1/26", unit="fjelltun", status=status, reason="Nei"))
    opened = Opened(exempt)
    assert opened.lines[1:] == [
        "Vedtak 1/26 følges ikke: Personalsak | meldt at vedtaket ikke følges"
    ]
    opened.save()
    matter = exempt.state.matters[exempt.state.meetings["M2/26"].agenda[-1]]
    assert matter.exempt
    assert "turnus" not in f"{matter.title}{matter.public_title}".casefold()
    assert len(Opened(exempt, shared=True).forms) == 0


def test_a_planned_meeting_tells_of_proposals_and_a_key_adds_them(
    opened: Open, folder: Path
) -> None:
    told = drive(opened(), ["2", "m", *typed("+40"), "ctrl+s", "l", "ctrl+s"])
    assert "forslag til saker for M1/27: l viser dem." in told
    assert "er satt på sakslista for M1/27" in told
    state = Workspace(folder, read_only=True).state
    matters = [state.matters[key] for key in state.meetings["M1/27"].agenda]
    assert matters
    assert all(matter.draft and (matter.about or matter.approves) for matter in matters)
