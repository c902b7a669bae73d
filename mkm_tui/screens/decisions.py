"""Vedtak: the decision log, and a decision's way into force and into practice."""

import asyncio
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer

from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.records.terms import Audience, DecisionStatus
from mkm_tui.rules.publication import missing_audiences
from mkm_tui.screens import decision_forms
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.decision_course import has_internal
from mkm_tui.screens.decision_log import DecisionLog
from mkm_tui.screens.decision_page import decision_page
from mkm_tui.screens.decision_pick import Pick
from mkm_tui.screens.decision_timeline import Happening, happened, timeline
from mkm_tui.screens.export import export
from mkm_tui.screens.options import units
from mkm_tui.screens.preview import Preview
from mkm_tui.store.faults import StoreFault

REST = 0.4
"""Seconds for which the cursor rests on a decision before the journal is read about it."""
_WITH_ONE = frozenset(
    {"publish", "report", "assign", "reword", "redact", "reveal", "prepare", "review", "read"}
)
"""What is done with the chosen decision."""
_OF_TODAY = _WITH_ONE - {"reveal"} | {"matrix", "export", "publish_site"}
"""What is not done while the log tells of an earlier day: it is about today."""


class Decisions(DecisionLog):
    """The fifth screen."""

    CSS_PATH = "decisions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "publish('internal')", "publish_internal"),
        Binding("u", "publish('users')", "publish_users"),
        Binding("e", "report", "report"),
        Binding("m", "matrix", "matrix"),
        Binding("f", "read", "read_paper"),
        Binding("k", "prepare", "prepare"),
        Binding("a", "assign", "assign"),
        Binding("g", "review", "review"),
        Binding("r", "reword", "reword"),
        Binding("s", "redact", "redact"),
        Binding("w", "reveal", "reveal"),
        Binding("x", "export", "export"),
        Binding("p", "publish_site", "publish_site"),
        Binding("v", "next_view", "view"),
        Binding("n", "unit", "unit_filter"),
        Binding("y", "year", "year_filter"),
        Binding("d", "day", "day"),
    ]

    _resting: Timer | None = None

    def refresh_body(self) -> None:
        """Show the record; what was read of the journal may be out of date."""
        self._told: dict[str, list[Happening] | str] = {}
        super().refresh_body()
        self._rest()

    def page(self, key: str) -> Content:
        """Return the decision's page, with all that happened to it once that is read."""
        if key != self.revealed or self.house.shared:
            self.revealed = ""
        sight, found = self.sight(key), self._told.get(key, [])
        bare = sight.hidden or self.house.shared
        lines = [found] if isinstance(found, str) else timeline(self.words, found, self.at, bare)
        return decision_page(sight, lines, self.standing(key))

    def choose(self) -> None:
        """Show another decision, and read about it when the cursor rests."""
        super().choose()
        self._rest()

    def come_into_sight(self) -> None:
        """Begin to read about the decision on which one stands."""
        super().come_into_sight()
        self._rest()

    def _rest(self) -> None:
        """Read about the chosen decision when the cursor has rested on it, where that is seen."""
        if self._resting is not None:
            self._resting.stop()
        if self.seen and self.key and self.query_one("#right").display:
            self._resting = self.set_timer(REST, self._read_about)

    def show_page(self) -> None:
        """Show the pane that has come into view, and read about the decision."""
        super().show_page()
        self._read_about()

    def go_deep(self, register: str) -> None:
        """Stand on the decision that was jumped to, go into it, and read about it."""
        super().go_deep(register)
        self.call_after_refresh(self._read_about)

    def _read_about(self) -> None:
        """Read what happened to the chosen decision, unless that is known."""
        key = self.key
        if key and key not in self._told and self.query_one("#right").display:
            self._told[key] = self.say("decisions.reading")
            self.run_worker(self._read_timeline(key), group="timeline", exclusive=True)

    async def _read_timeline(self, key: str) -> None:
        """Read the journal about a decision while the keyboard stays free."""
        told = self._told
        try:
            told[key] = await asyncio.to_thread(happened, self.house, self.state, key)
        except StoreFault as fault:
            told[key] = fault.in_words(self.words)
        except OSError as error:
            told[key] = self.words("store.read_failed", reason=error)
        except asyncio.CancelledError:
            told.pop(key, None)
            raise
        if self.key == key:
            self.refresh_page()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the chosen decision, and on an earlier day nothing else."""
        if self.day and action in _OF_TODAY:
            return False
        if action == "back" and self.day:
            return True
        if action not in _WITH_ONE:
            return super().check_action(action, parameters)
        return self.key in self.state.decisions and self._can(action, parameters)

    def _can(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Say whether something can be done with the chosen decision."""
        sight = self.sight(self.key)
        decision = sight.decision
        if action == "publish":
            return parameters[0] in missing_audiences(decision) and not decision.recommendation
        if action == "reveal":
            return decision.exempt or has_internal(sight.matter)
        if action in ("prepare", "review"):
            return sight.worth is not DecisionStatus.SUPERSEDED
        held = {"redact": decision.exempt, "report": bool(decision.units)}
        return held.get(action, True)

    def action_publish(self, audience: str) -> None:
        """Record that the decision was published to an audience."""
        decision = self.state.decisions[self.key]
        form = decision_forms.publish(self.house, decision, Audience(audience))
        self.open_form(form, decision.exempt)

    def action_prepare(self) -> None:
        """Write what the publications say beside the decision."""
        decision = self.state.decisions[self.key]
        self.open_form(decision_forms.prepare(self.house, decision), decision.exempt)

    def action_reveal(self) -> None:
        """Show what is not for all, or hide it; never on a shared screen (R34)."""
        if not self.refused_to_room():
            self.revealed = "" if self.revealed == self.key else self.key
            self.refresh_page()

    def action_report(self) -> None:
        """Record what a unit does with the decision."""
        decision = self.state.decisions[self.key]
        self.open_form(decision_forms.report(self.house, decision), decision.exempt)

    def action_assign(self) -> None:
        """Give it its leader, deadline, units, old out and review day."""
        decision = self.state.decisions[self.key]
        self.open_form(decision_forms.assign(self.house, decision), decision.exempt)

    def action_review(self) -> None:
        """Record what a review found."""
        decision = self.state.decisions[self.key]
        self.open_form(decision_forms.review(self.house, decision), decision.exempt)

    def action_reword(self) -> None:
        """Give it a corrected wording."""
        decision = self.state.decisions[self.key]
        self.open_form(decision_forms.reword(self.house, decision), decision.exempt)

    def action_redact(self) -> None:
        """Write what users are given of an exempt decision."""
        self.app.push_screen(decision_forms.redact(self.house, self.state.decisions[self.key]))

    def action_read(self) -> None:
        """Read what is published of the decision, or the decision's own page."""
        key = self.key
        if self.state.decisions[key].recommendation:
            self.house.enter(Preview(Wish(PaperKind.DECISION, decision=key)))
            return
        kinds = (PaperKind.PUBLICATION, PaperKind.DECISION)
        answers = [
            (self.say(f"read.{kind}_key"), self.say(f"read.{kind}"), kind.value) for kind in kinds
        ]

        def chosen(kind: str | None) -> None:
            if kind:
                self.house.enter(Preview(Wish(PaperKind(kind), decision=key)))

        title = self.say("read.title", decision=key)
        self.app.push_screen(Choice(self.words, title, answers, self.say("read.note")), chosen)

    def action_matrix(self) -> None:
        """Show what each unit does with each decision."""
        from mkm_tui.screens.matrix import Matrix

        self.house.enter(Matrix(self.unit))

    def action_export(self) -> None:
        """Write the log to a file."""
        export(self.house, self.app, Wish(PaperKind.DECISIONS))

    def action_publish_site(self) -> None:
        """Write the folder of pages for the municipality's web server."""
        from mkm_tui.screens.publishing import publish_site

        publish_site(self.house, self.app)

    def action_day(self) -> None:
        """Ask for a day and show the log as of it; from an earlier day, come back to today."""
        if self.day:
            self.show_day(None)
        else:
            self.app.push_screen(decision_forms.as_of(self.house, self.show_day))

    def action_unit(self) -> None:
        """Choose the unit whose decisions are shown."""
        self._pick("unit", [*units(self.state)], self.unit)

    def action_year(self) -> None:
        """Choose the year whose decisions are shown."""
        years = {str(decision.agreed_on.year) for decision in self.state.decisions.values()}
        self._pick("year", [(year, year) for year in sorted(years, reverse=True)], str(self.year))

    def _pick(self, name: str, options: list[tuple[str, str]], now: str) -> None:
        """Choose one of several, or all."""
        every = [(self.say(f"decisions.every_{name}"), "")]

        def chosen(value: str | None) -> None:
            if value is None:
                return
            if name == "unit":
                self.unit = value
            else:
                self.year = int(value or 0)
            self.turn_to(self.view)

        title = self.say(f"decisions.pick_{name}")
        self.app.push_screen(Pick(self.words, title, every + options, now), chosen)

    def action_back(self) -> None:
        """Come back from the page, from a search, and last from an earlier day."""
        if self.day and not (self.has_class("-deep") or self.has_class("-searching")):
            self.show_day(None)
        else:
            super().action_back()

    def stand_on_chosen(self) -> None:
        """Put the cursor on the decision chosen elsewhere; what hides it gives way."""
        if self.house.chosen.get(self.register, "") not in self._all:
            self.unit, self.year, self.day, self.past = "", 0, None, None
            self.turn_to("all")
        super().stand_on_chosen()
