"""Vedtak: the decision log, and a decision's way into force."""

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.reach import Reach, title
from mkm_tui.records.decisions import Decision
from mkm_tui.records.terms import Audience, DecisionStatus
from mkm_tui.rules.followup import not_following, unconfirmed_units
from mkm_tui.rules.publication import (
    missing_audiences,
    receipt,
    status,
)
from mkm_tui.screens import decision_forms
from mkm_tui.screens.decision_page import decision_page, status_words
from mkm_tui.screens.export import export
from mkm_tui.screens.listing import Listing
from mkm_tui.widgets.register import Column

_SIGNS = {
    DecisionStatus.WAITING: "◐",
    DecisionStatus.IN_FORCE: "●",
    DecisionStatus.RECOMMENDED: "▶",
    DecisionStatus.SUPERSEDED: "○",
}


class Decisions(Listing):
    """The fifth screen."""

    CSS_PATH = "decisions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "publish('internal')", "publish_internal"),
        Binding("u", "publish('users')", "publish_users"),
        Binding("e", "report", "report"),
        Binding("a", "assign", "assign"),
        Binding("r", "reword", "reword"),
        Binding("s", "redact", "redact"),
        Binding("w", "reveal", "reveal"),
        Binding("v", "next_view", "view"),
        Binding("x", "export", "export"),
    ]
    name_key = "decisions"
    register = "decisions"
    revealed = ""
    """The exempt decision whose texts are shown, at the secretary's wish."""
    views = ("all", "waiting", "in_force", "not_followed", "superseded")

    def columns(self) -> Sequence[Column]:
        """Return the log's columns; the less urgent go first where it is narrow."""
        return (
            Column(self.say("decisions.matter"), 6),
            Column(self.say("decisions.decision")),
            Column(self.say("decisions.responsible"), 16, least=124),
            Column(self.say("decisions.units"), 7, least=110),
            Column(self.say("decisions.internal"), 12, least=92),
            Column(self.say("decisions.users"), 12, least=92),
            Column(self.say("decisions.status"), 41),
        )

    def keys(self) -> Sequence[str]:
        """Return the decisions of the view, newest first."""
        state, today = self.state, self.today
        self._worth = {key: status(state, d, today) for key, d in state.decisions.items()}
        return [key for key in reversed(list(self._worth)) if self._in_view(key)]

    def _in_view(self, key: str) -> bool:
        """Say whether the view holds a decision."""
        if self.view == "all":
            return True
        if self.view == "not_followed":
            decision, worth = self.state.decisions[key], self._worth[key]
            silent = unconfirmed_units(decision, self.today) or not_following(decision)
            return bool(silent) and worth is DecisionStatus.IN_FORCE
        return self._worth[key] == self.view

    def cells(self, key: str) -> Sequence[str]:
        """Return a row's texts."""
        decision = self.state.decisions[key]
        leader = self.state.people.get(decision.responsible)
        return (
            key,
            title(self.state.matters[key], Reach.PUBLIC),
            leader.name if leader else "–",
            str(len(decision.units) or "–"),
            self._receipt(decision, Audience.INTERNAL),
            self._receipt(decision, Audience.USERS),
            f"{_SIGNS[self._worth[key]]} {self._status(decision)}",
        )

    def _receipt(self, decision: Decision, audience: Audience) -> str:
        """Return the day of a receipt for the present wording, or a dash."""
        found = receipt(decision, decision.versions[-1], audience)
        return self.words.short_date(found.on, self.today) if found else "–"

    def _status(self, decision: Decision) -> str:
        """Return the status with the units that do not follow."""
        said = status_words(self.words, self.state, decision, self.today)
        refusing = len(not_following(decision))
        return f"{said} · {self.say('decisions.refusing', count=refusing)}" if refusing else said

    def page(self, key: str) -> Content:
        """Return the decision's page."""
        if key != self.revealed or self.house.shared:
            self.revealed = ""
        decision = self.state.decisions[key]
        return decision_page(self.words, self.state, decision, self.today, bool(self.revealed))

    def searched(self, key: str) -> str:
        """Look in the row and in the wording that all may see."""
        decision = self.state.decisions[key]
        wording = "" if decision.exempt else decision.text
        return f"{' '.join(self.cells(key))} {wording}"

    def news(self) -> str:
        """Return how many there are, are in force and wait."""
        count = Counter(self._worth.values() if self.is_mounted else ())
        return self.say(
            "decisions.news",
            all=len(self._worth) if self.is_mounted else 0,
            in_force=count[DecisionStatus.IN_FORCE],
            waiting=count[DecisionStatus.WAITING],
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the chosen decision."""
        if action in ("publish", "report", "assign", "reword", "redact", "reveal"):
            decision = self.state.decisions.get(self.key)
            if decision is None:
                return False
            if action == "publish":
                return parameters[0] in missing_audiences(decision) and not decision.recommendation
            if action in ("redact", "reveal"):
                return decision.exempt
            return action != "report" or bool(decision.units)
        return super().check_action(action, parameters)

    def action_publish(self, audience: str) -> None:
        """Record that the decision was published to an audience."""
        decision = self.state.decisions[self.key]
        form = decision_forms.publish(self.house, decision, Audience(audience))
        self.open_form(form, decision.exempt and audience == Audience.INTERNAL)

    def action_reveal(self) -> None:
        """Show the texts of an exempt decision, or hide them; never on a shared screen (R34)."""
        if self.house.shared:
            self.house.warn(self.say("shared.refused"))
        else:
            self.revealed = "" if self.revealed == self.key else self.key
            self.refresh_page()

    def action_report(self) -> None:
        """Record what a unit does with the decision."""
        self.app.push_screen(decision_forms.report(self.house, self.state.decisions[self.key]))

    def action_assign(self) -> None:
        """Give it its leader, deadline, units and old out."""
        decision = self.state.decisions[self.key]
        self.open_form(decision_forms.assign(self.house, decision), decision.exempt)

    def action_reword(self) -> None:
        """Give it a corrected wording."""
        decision = self.state.decisions[self.key]
        self.open_form(decision_forms.reword(self.house, decision), decision.exempt)

    def action_redact(self) -> None:
        """Write what users are given of an exempt decision."""
        self.app.push_screen(decision_forms.redact(self.house, self.state.decisions[self.key]))

    def action_export(self) -> None:
        """Write the log to a file."""
        export(self.house, self.app, Wish(PaperKind.DECISIONS))
