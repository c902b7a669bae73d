"""Programmet: what there is to show, the period, the basics, the dangers, and the parties."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.proposals import period_matter, period_notice
from mkm_tui.screens import group_forms, programme_pages
from mkm_tui.screens.checks import Checks, list_sign
from mkm_tui.screens.export import export
from mkm_tui.screens.preview import Preview
from mkm_tui.screens.programme_pages import ProgrammeSight
from mkm_tui.screens.proposing import propose_period
from mkm_tui.screens.sheet import Section, Sheet

Page = Callable[[ProgrammeSight], Content]
Edit = Callable[[], "Screen[bool] | None"]


class Programme(Sheet):
    """The programme as a whole, laid over another room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "period", "period_matter"),
        Binding("f", "read", "read_status"),
        Binding("x", "export", "export"),
    ]
    name_key = "programme"

    def __init__(self, section: str = "") -> None:
        super().__init__()
        self._begins = section

    @property
    def sight(self) -> ProgrammeSight:
        """The programme as it is now."""
        return ProgrammeSight(self.words, self.state, self.state.groups["group"], self.today)

    def there(self) -> bool:
        """Say whether the group is set up."""
        return self.state.group is not None

    def sections(self) -> Sequence[Section]:
        """Return the sections as the programme is now."""
        pages = programme_pages
        return [
            self._list("results", Checklist.RESULT_KINDS, pages.results_page),
            self._section(
                "period", pages.period_sign(self.sight), pages.period_page, self._period_form
            ),
            self._list("basics", Checklist.BASICS),
            self._list("conditions", Checklist.CONDITIONS, pages.conditions_page),
            self._list("risks", Checklist.RISKS, pages.risks_page),
            self._list("idea_work", Checklist.IDEA_WORK),
            self._section(
                "parties", pages.parties_sign(self.sight), pages.parties_page, self._group
            ),
        ]

    def _section(self, key: str, sign: str, page: Page, edit: Edit) -> Section:
        """Return a section."""
        name = self.say(f"programme.section.{key}")
        return Section(key, name, sign, lambda: page(self.sight), edit)

    def _list(self, key: str, checklist: Checklist, page: Page | None = None) -> Section:
        """Return a section that is a checklist, with its room behind e."""
        shown = page or partial(programme_pages.plain_page, checklist=checklist)
        sign = list_sign(self.sight.group, checklist)
        return self._section(key, sign, shown, partial(self._checks, checklist))

    def _checks(self, checklist: Checklist) -> None:
        """Open a checklist, point by point."""
        self.house.enter(Checks("groups", "group", checklist))

    def _period_form(self) -> Screen[bool]:
        """Return the form of when the period begins and ends."""
        return group_forms.period(self.house)

    def _group(self) -> None:
        """Open the group, where its people are."""
        from mkm_tui.screens.group import GroupScreen

        self.house.enter(GroupScreen())

    def show_chosen(self) -> None:
        """Begin at the section that was asked for."""
        if self._begins:
            self.list.choose(self._begins)
            self._begins = ""

    def news(self) -> str:
        """Return when the period ends."""
        group = self.state.group
        end = group.period_end if group else None
        return self.say("programme.news", on=end) if end else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the matter of what continues while none is made."""
        if action == "period":
            asked = period_notice(self.state) is not None and period_matter(self.state) is None
            return asked and self.key == "period"
        if action in ("read", "export"):
            return self.there()
        return super().check_action(action, parameters)

    def action_period(self) -> None:
        """Put the matter of what continues on the next agenda (R30)."""
        propose_period(self.app, self.house)

    def action_read(self) -> None:
        """Read the status report."""
        self.house.enter(Preview(Wish(PaperKind.PROGRAMME)))

    def action_export(self) -> None:
        """Write the status report to a file."""
        export(self.house, self.app, Wish(PaperKind.PROGRAMME))
