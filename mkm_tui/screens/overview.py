"""Oversikt: what needs the secretary now; each line goes where it can be dealt with."""

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from mkm_tui.locale.method_words import column_name
from mkm_tui.records.terms import DecisionStatus, MeetingStatus
from mkm_tui.rules.attention import Need, needs
from mkm_tui.rules.proposals import meeting_to_fill
from mkm_tui.rules.publication import worths
from mkm_tui.screens.listing import Listing
from mkm_tui.screens.proposing import propose_matters
from mkm_tui.widgets.leaf import Leaf
from mkm_tui.widgets.register import Column, Register


class Overview(Listing):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "group", "group"),
        Binding("l", "proposals", "proposals"),
        Binding("u", "room('units')", "units"),
        Binding("p", "room('programme')", "programme"),
    ]
    name_key = "overview"
    register = "needs"

    def columns(self) -> Sequence[Column]:
        """Return sign, topic and sentence."""
        return (
            Column("", 1),
            Column(self.say("overview.topic"), 12),
            Column(self.say("overview.what")),
        )

    def keys(self) -> Sequence[str]:
        """Return what needs somebody, by a key of its own."""
        today = self.today
        worth = worths(self.state, today)
        self._needs = {
            f"{need.kind} {need.id} {number}": need
            for number, need in enumerate(needs(self.state, today, worth))
        }
        self._worth = Counter(worth.values())
        return list(self._needs)

    def cells(self, key: str) -> Sequence[str]:
        """Return a row's texts."""
        need = self._needs[key]
        topic = self.say(f"overview.topics.{need.register}")
        return "!" if need.pressing else "·", topic, self._sentence(need)

    def _sentence(self, need: Need) -> str:
        """Return what there is to do."""
        values, key = dict(need.values), need.kind
        if "days" in values:
            values["days"] = self._counted("days", values["days"])
        if "left" in values:
            left = values["left"]
            values["left"] = self._counted("over" if left < 0 else "left", abs(left))
        if "column" in values:
            values["column"] = column_name(self.words, self.state, values["column"])
        if "more" in values:
            key = "unpublished_more" if values["more"] else "unpublished"
        return self.words(f"attention.{key}", **values)

    def _counted(self, key: str, count: int) -> str:
        """Return a number of days in words."""
        form = {0: "_none", 1: "_one"}.get(count, "")
        return self.words(f"attention.{key}{form}", count=count)

    def page(self, key: str) -> Content:
        """Return the sentence in full, and how the whole stands."""
        need = self._needs[key]
        leaf = Leaf(self.words).title(self._sentence(need))
        leaf.line(self.words(f"attention.help.{need.kind}"), "dim")
        self._standing(leaf)
        return leaf.written()

    def _standing(self, leaf: Leaf) -> None:
        """Add the figures of the programme."""
        state, group = self.state, self.state.group
        leaf.head("standing")
        if group and group.period_start and group.period_end:
            leaf.field(
                "period",
                f"{self.words.date(group.period_start)} – {self.words.date(group.period_end)}",
            )
        held = [m for m in state.meetings.values() if m.status is MeetingStatus.CLOSED]
        leaf.field("meetings_held", str(len(held)))
        leaf.field("decisions_in_force", str(self._worth[DecisionStatus.IN_FORCE]))
        leaf.field("decisions_waiting", str(self._worth[DecisionStatus.WAITING]))
        leaf.field("projects", str(len(state.projects)))
        leaf.field("ideas", str(len(state.ideas)))

    def news(self) -> str:
        """Return the day."""
        return self.words.date(self.today)

    @on(Register.Opened, "#list")
    def open_pane(self, event: Register.Opened) -> None:
        """Go where it can be dealt with."""
        event.prevent_default()
        need = self._needs[event.key]
        self.house.go(need.register, need.id)

    def action_group(self) -> None:
        """Show the group, its people and its units."""
        self.house.go("groups", "group")

    def action_room(self, register: str) -> None:
        """Show the units, or the programme."""
        self.house.go(register, "")

    def action_proposals(self) -> None:
        """Choose among the matters that the record proposes for the next agenda."""
        meeting = meeting_to_fill(self.state, self.today)
        if meeting is not None:
            propose_matters(self.app, self.house, meeting)
        else:
            self.house.warn(self.say("proposing.no_meeting"))
