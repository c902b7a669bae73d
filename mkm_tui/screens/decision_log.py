"""The decision log: which decisions it shows, of which day, and what stands in a row."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult

from mkm_tui.documents.reach import Reach, title
from mkm_tui.records.decisions import Decision
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, DecisionStatus
from mkm_tui.rules.as_of import Standing
from mkm_tui.rules.followup import following, not_following, tally
from mkm_tui.rules.publication import receipt, worths
from mkm_tui.screens.decision_filters import Filters
from mkm_tui.screens.decision_past import Past, past_of
from mkm_tui.screens.decision_sight import Sight, status_words
from mkm_tui.screens.decision_units import unit_status
from mkm_tui.screens.listing import Listing
from mkm_tui.store.faults import StoreFault
from mkm_tui.widgets.fitting import Fitted
from mkm_tui.widgets.register import Column

_SIGNS = {
    DecisionStatus.WAITING: "◐",
    DecisionStatus.IN_FORCE: "●",
    DecisionStatus.RECOMMENDED: "▶",
    DecisionStatus.SUPERSEDED: "○",
}


class DecisionLog(Listing):
    """The log of today or of an earlier day; what can be done with it is the screen's."""

    name_key = "decisions"
    register = "decisions"
    views: ClassVar[tuple[str, ...]] = (
        "all",
        "waiting",
        "in_force",
        "not_followed",
        "superseded",
    )
    unit = ""
    """The unit whose decisions are shown; empty for all."""
    year = 0
    """The year in which they were agreed; 0 for all."""
    day: date | None = None
    """The day about which the log tells; None for today."""
    past: Past | None = None
    """How all stood on that day, once the journal is read."""
    revealed = ""
    """The decision whose words that are not for all are shown, at the secretary's wish."""

    def __init__(self) -> None:
        super().__init__()
        self._worth: dict[str, DecisionStatus] = {}
        self._refused = 0
        """How many decisions in force are not followed by a unit."""
        self._of: tuple[State, date] | None = None
        """Of which record and day these are known."""

    def body(self) -> ComposeResult:
        """Lay out the list and the pane, and the line that says what is shown."""
        yield from super().body()
        yield Fitted(id="filters")

    def columns(self) -> Sequence[Column]:
        """Return the log's columns; the less urgent go first where it is narrow."""
        return (
            Column(self.say("decisions.matter"), 6),
            Column(self.say("decisions.decision")),
            Column(self.say("decisions.responsible"), 16, least=124),
            Column(self.say("decisions.units"), 7, least=110),
            Column(self.say("decisions.internal"), 12, least=92),
            Column(self.say("decisions.users"), 12, least=92),
            Column(self.say("decisions.status"), 42),
        )

    @property
    def at(self) -> date:
        """The day about which the log tells."""
        return self.day or self.today

    @property
    def reading(self) -> bool:
        """Whether the day's log is not known yet, or was reckoned from another record."""
        return self.day is not None and (
            self.past is None or self.past.day != self.day or self.past.seen is not self.state
        )

    def standing(self, key: str) -> Standing | None:
        """Return how a decision stood on the earlier day; None today."""
        return self.past.standings.get(key) if self.day and self.past else None

    def decision(self, key: str) -> Decision:
        """Return a decision as it was on the day."""
        stood = self.standing(key)
        return stood.decision if stood else self.state.decisions[key]

    def sight(self, key: str) -> Sight:
        """Return from where a decision is seen."""
        seen = key == self.revealed and not self.house.shared
        return Sight(self.words, self.state, self.decision(key), self.at, seen)

    def keys(self) -> Sequence[str]:
        """Return the decisions that are shown, newest first."""
        decisions = self._reckon()
        return [key for key in reversed(self._worth) if self._is_shown(key, decisions[key])]

    def _reckon(self) -> Mapping[str, Decision]:
        """Return the day's decisions, and reckon what each is worth where that is not known."""
        state, today = self.state, self.today
        if self.reading:
            self.run_worker(self._read_day(), group="day", exclusive=True)
            return self._known(None, {}, {})
        if self.day and self.past:
            stood = self.past.standings
            worth = {key: standing.status for key, standing in stood.items()}
            return self._known(None, worth, {key: stood[key].decision for key in stood})
        if self._of is None or self._of[0] is not state or self._of[1] != today:
            return self._known((state, today), worths(state, today), state.decisions)
        return state.decisions

    def _known(
        self,
        of: tuple[State, date] | None,
        worth: dict[str, DecisionStatus],
        decisions: Mapping[str, Decision],
    ) -> Mapping[str, Decision]:
        """Keep what the decisions are worth, and of which record and day that is known."""
        self._of, self._worth = of, worth
        in_force = (key for key, found in worth.items() if found is DecisionStatus.IN_FORCE)
        self._refused = sum(bool(not_following(decisions[key])) for key in in_force)
        return decisions

    def _is_shown(self, key: str, decision: Decision) -> bool:
        """Say whether the unit, the year and the view let a decision through."""
        if self.unit and self.unit not in decision.units:
            return False
        if self.year and decision.agreed_on.year != self.year:
            return False
        if self.view == "not_followed":
            in_force = self._worth[key] is DecisionStatus.IN_FORCE
            return in_force and any(tally((decision,), self.at))
        return self.view in ("all", self._worth[key])

    async def _read_day(self) -> None:
        """Read the journal back to the day while the keyboard stays free."""
        day, state = self.day, self.state
        if day is None:
            return
        try:
            self.past = await asyncio.to_thread(past_of, self.house, state, day)
        except StoreFault as fault:
            self._give_up(fault.in_words(self.words))
        except OSError as error:
            self._give_up(self.words("store.read_failed", reason=error))
        else:
            self.turn_to(self.view)
            self.show_chosen()

    def _give_up(self, why: str) -> None:
        """Tell why the day cannot be shown, and show today."""
        self.house.warn(why)
        self.show_day(None)

    def show_day(self, day: date | None) -> None:
        """Show the log as of a day; None for today."""
        self.day, self.past = day, None
        self.turn_to(self.view)
        self.show_chosen()
        self.refresh_bindings()

    def refresh_body(self) -> None:
        """Show the rows, and which part of the log they are."""
        super().refresh_body()
        units = self.state.units
        every = self.say("decisions.every")
        shown = Filters(
            self.words,
            self.views,
            self.view,
            units[self.unit].name if self.unit in units else every,
            str(self.year or every),
            self.words.short_date(self.day, self.today)
            if self.day
            else self.say("decisions.today"),
        )
        self.query_one("#filters", Fitted).show(shown.lines)

    def empty(self) -> str:
        """Return what an empty list says."""
        if self.reading:
            return self.say("decisions.reading")
        if self.day or self.unit or self.year:
            return self.say("decisions.empty_filters")
        return super().empty()

    def cells(self, key: str) -> Sequence[str]:
        """Return a row's texts."""
        decision = self.decision(key)
        leader = self.state.people.get(decision.responsible)
        return (
            key,
            title(self.state.matters[key], Reach.PUBLIC),
            leader.name if leader else "–",
            str(len(decision.units) or "–"),
            self._receipt(decision, Audience.INTERNAL),
            self._receipt(decision, Audience.USERS),
            f"{_SIGNS[self._worth[key]]} {self._status(key)}",
        )

    def _receipt(self, decision: Decision, audience: Audience) -> str:
        """Return the day of a receipt for the present wording, or a dash."""
        found = receipt(decision, decision.versions[-1], audience)
        return self.words.short_date(found.on, self.at) if found else "–"

    def _status(self, key: str) -> str:
        """Return the status: recorded later, with the chosen unit's own, or with who refuses."""
        stood, sight = self.standing(key), self.sight(key)
        if stood and stood.recorded_later:
            later = self.say("decisions.recorded_later")
            return f"{self.words.show(stood.status)} · {later}"
        if self.unit:
            in_force = sight.worth is DecisionStatus.IN_FORCE
            stands = following(sight.decision, self.at, in_force)[self.unit]
            return f"{self.words.show(sight.worth)} · {unit_status(sight, stands)}"
        said = status_words(sight)
        refusing = len(not_following(sight.decision))
        return f"{said} · {self.say('decisions.refusing', count=refusing)}" if refusing else said

    def searched(self, key: str) -> str:
        """Look in the row and in the wording that all may see."""
        decision = self.decision(key)
        wording = "" if decision.exempt else decision.text
        return f"{' '.join(self.cells(key))} {wording}"

    def on_resize(self) -> None:
        """Say in the head line what there is room for now."""
        self.call_after_refresh(self.refresh_head)

    def where(self) -> str:
        """Return the name of the screen and of the view, and the day where it is not today."""
        day = self.say("decisions.as_of", on=self.day) if self.day else ""
        return f"{super().where()} {day}".rstrip()

    def news(self) -> str:
        """Return how many there are, are in force, wait and are not followed."""
        count = Counter(self._worth.values())
        said = self.say(
            "decisions.news",
            all=len(self._worth),
            in_force=count[DecisionStatus.IN_FORCE],
            waiting=count[DecisionStatus.WAITING],
        )
        if not self._refused or self.has_class("-narrow"):
            return said
        return f"{said} · {self.say('decisions.unfollowed', count=self._refused)}"
