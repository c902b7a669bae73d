"""A site's front page: what is in force, what is not yet, and the minutes."""

from collections.abc import Sequence
from datetime import date

from mkm_tui.documents.html import (
    SITE_MARK,
    Link,
    Shell,
    anchor,
    framed,
    links,
    paragraph,
    shown,
)
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.site_links import (
    FEED,
    LOG,
    decision_link,
    decisions_on,
    minutes_link,
    minutes_on,
    site_name,
)
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.locale.words import Words
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import DecisionStatus
from mkm_tui.rules.publication import in_force_from, status


def front_page(state: State, reach: Reach, today: date, words: Words) -> str:
    """Return the page that leads to all others."""
    page = _Front(state, reach, today, words)
    title = words("documents.site_title", group=site_name(state))
    ways = [Link(words("documents.site_log"), LOG), Link(words("documents.site_feed"), FEED)]
    header = paragraph(words(f"documents.html_{reach}")) + links(words("documents.html_ways"), ways)
    footer = paragraph(words("documents.site_as_of", on=today))
    main = f"<h1>{shown(title)}</h1>\n{page.decisions()}{page.minutes()}"
    return framed(Shell(words.language, title, header, main, footer, {SITE_MARK: "1"}, FEED))


class _Front:
    """Writes the parts of the front page."""

    def __init__(self, state: State, reach: Reach, today: date, words: Words) -> None:
        self.state, self.reach, self.today, self.words = state, reach, today, words
        self._page = Page(state, words)
        self._by_status: dict[DecisionStatus, list[Decision]] = {}
        for decision in decisions_on(state, reach):
            worth = status(state, decision, today)
            self._by_status.setdefault(worth, []).append(decision)

    def decisions(self) -> str:
        """Return the tables of decisions by what they are worth, those in force first."""
        return (
            self._in_force()
            + self._waiting()
            + self._listed("recommended", DecisionStatus.RECOMMENDED, ("advice", "advised"))
            + self._listed("superseded", DecisionStatus.SUPERSEDED, ("decision", "agreed"))
        )

    def minutes(self) -> str:
        """Return the tables of minutes: approved ones, and inside the shared drafts."""
        every = minutes_on(self.state, self.reach)
        approved = [meeting for meeting in every if meeting.locked]
        drafts = [meeting for meeting in every if not meeting.locked]
        rows = [self._held(m, m.approved_on) for m in approved]
        main = self._part("minutes", ("meeting", "body", "approved"), rows, "no_minutes")
        if drafts:
            shared = [self._held(m, m.minutes_shared) for m in drafts]
            main += self._part("drafts", ("meeting", "body", "shared"), shared)
        return main

    def _in_force(self) -> str:
        """Return the decisions in force, with the day from which they are."""
        rows = []
        for decision in self._by_status.get(DecisionStatus.IN_FORCE, []):
            since = in_force_from(decision)
            rows.append((self._name(decision), self._day(since)))
        return self._part("in_force", ("decision", "since"), rows, "none_in_force")

    def _waiting(self) -> str:
        """Return what was agreed and does not apply, with the days that it has waited (R9)."""
        rows = [
            (
                self._name(decision),
                self._day(decision.agreed_on),
                shown(worth_in_words(self._page, decision, self.today)),
            )
            for decision in self._by_status.get(DecisionStatus.WAITING, [])
        ]
        why = self._say("waiting_why") if rows else ""
        heads = ("decision", "agreed", "status")
        return self._part("waiting", heads, rows, "none_waiting", why)

    def _listed(self, key: str, worth: DecisionStatus, heads: Sequence[str]) -> str:
        """Return a table of decisions that neither apply nor wait, or nothing without any."""
        rows = [
            (self._name(decision), self._day(decision.agreed_on))
            for decision in self._by_status.get(worth, [])
        ]
        return self._part(key, heads, rows) if rows else ""

    def _name(self, decision: Decision) -> str:
        """Return the link to a decision's page."""
        return anchor(decision_link(self.words, self.state, decision.id, self.reach))

    def _held(self, meeting: Meeting, day: date | None) -> tuple[str, ...]:
        """Return a row about a meeting's minutes, with a day of their life."""
        return (
            anchor(minutes_link(self.words, meeting)),
            shown(self.words.show(meeting.body)),
            self._day(day),
        )

    def _day(self, day: date | None) -> str:
        """Return a day in words, also as programs read it."""
        if day is None:
            return "–"
        return f'<time datetime="{day.isoformat()[:10]}">{shown(self.words.date(day))}</time>'

    def _say(self, key: str) -> str:
        """Return a sentence of the page's own."""
        return paragraph(self.words(f"documents.site_{key}"))

    def _part(
        self,
        key: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        none: str = "",
        before: str = "",
    ) -> str:
        """Return a heading with a table below it, or the sentence for where there is nothing."""
        heading = f"<h2>{shown(self.words(f'documents.site_{key}'))}</h2>\n"
        if not rows:
            return heading + self._say(none)
        named = [shown(self.words(f"documents.site_{head}")) for head in heads]
        columns = "".join(f'<th scope="col">{head}</th>\n' for head in named)
        lines = "".join(_row(row) for row in rows)
        table = f"<thead>\n<tr>\n{columns}</tr>\n</thead>\n<tbody>\n{lines}</tbody>\n"
        return f"{heading}{before}<table>\n{table}</table>\n"


def _row(cells: Sequence[str]) -> str:
    """Return a row of cells that are HTML already."""
    return "<tr>\n" + "".join(f"<td>{cell}</td>\n" for cell in cells) + "</tr>\n"
