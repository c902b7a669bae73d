"""The documents by name, in the group's language or another (R42).

What writes a document is loaded when it is written: a command waits for no other.
"""

from collections.abc import Callable
from datetime import date

from mkm_tui.documents.blocks import Heading
from mkm_tui.documents.page import Page
from mkm_tui.documents.paper import Front, Paper, PaperKind, Wish
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.rules.publication import status
from mkm_tui.store.past import Stamp

_NEEDED = {
    PaperKind.NOTICE: "meeting",
    PaperKind.MINUTES: "meeting",
    PaperKind.PUBLICATION: "decision",
    PaperKind.DECISION: "decision",
    PaperKind.UNIT: "unit",
    PaperKind.PROJECT: "project",
    PaperKind.ANSWER: "idea",
}
"""The record that a document is about."""


class NoPaper(Exception):  # noqa: N818 - a wish that cannot be met, told to whoever wished
    """There is no such document; `key` names the sentence in the catalogue `documents`."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key, values)
        self.key, self.values = key, values


def paper_of(state: State, wish: Wish, today: date, stamp: Stamp) -> Paper:
    """Return a document about a day, from a record that holds as many changes as `stamp` says.

    Raises NoPaper where there is no group, or not the record that it is to be about.
    """
    if state.group is None:
        raise NoPaper("no_group")
    about = _NEEDED.get(wish.kind, "")
    key = getattr(wish, about) if about else ""
    if about and key not in getattr(state, f"{about}s"):
        raise NoPaper(f"no_{about}" if key else f"choose_{about}", id=key)
    if wish.meeting and wish.meeting not in state.meetings:
        raise NoPaper("no_meeting", id=wish.meeting)
    language = wish.language or state.group.language
    page = Page(state, Words(language))
    _WRITERS[wish.kind](page, wish, today)
    front = Front(
        mkm=wish.kind,
        audience=Reach.INTERNAL if wish.kind is PaperKind.NOTES else wish.audience,
        language=language,
        day=today,
        record=f"{stamp.sequence}-{stamp.hash}",
        meeting=wish.meeting,
        decision=wish.decision,
        unit=wish.unit,
        project=wish.project,
        idea=wish.idea,
        status=_status(state, wish, today),
    )
    title = next((part.text for part in page.blocks if isinstance(part, Heading)), "")
    return Paper(front, title, tuple(page.blocks), page.written())


def _status(state: State, wish: Wish, today: date) -> str:
    """Return where the document's record is in its life, as a term; empty where it has none."""
    if wish.kind is PaperKind.MINUTES:
        return state.meetings[wish.meeting].minutes_status
    if wish.kind is PaperKind.NOTICE:
        return "sent" if state.meetings[wish.meeting].notice_sent else "draft"
    if wish.decision:
        return status(state, state.decisions[wish.decision], today)
    return ""


def _notice(page: Page, wish: Wish, today: date) -> None:
    """Write the notice of a meeting."""
    from mkm_tui.documents.notice import notice

    notice(page, page.state.meetings[wish.meeting], wish.audience, today)


def _minutes(page: Page, wish: Wish, today: date) -> None:
    """Write the minutes of a meeting."""
    from mkm_tui.documents.minutes import minutes

    minutes(page, page.state.meetings[wish.meeting], wish.audience, today)


def _notes(page: Page, wish: Wish, today: date) -> None:
    """Write the notes on one meeting, or on all."""
    from mkm_tui.documents.notes import private_notes

    every = page.state.meetings
    private_notes(page, [every[wish.meeting]] if wish.meeting in every else list(every.values()))


def _log(page: Page, wish: Wish, today: date) -> None:
    """Write the decision log."""
    from mkm_tui.documents.log import decision_log

    decision_log(page, wish.audience, today)


def _publication(page: Page, wish: Wish, today: date) -> None:
    """Write the publication notice of a decision."""
    from mkm_tui.documents.publication_notice import publication_notice

    publication_notice(page, page.state.decisions[wish.decision], wish.audience, today)


def _decision(page: Page, wish: Wish, today: date) -> None:
    """Write the page of a decision."""
    from mkm_tui.documents.decision_paper import decision_paper

    decision_paper(page, page.state.decisions[wish.decision], wish.audience, today)


def _unit(page: Page, wish: Wish, today: date) -> None:
    """Write the sheet of a unit."""
    from mkm_tui.documents.unit_sheet import unit_sheet

    unit_sheet(page, page.state.units[wish.unit], wish.audience, today)


def _portfolio(page: Page, wish: Wish, today: date) -> None:
    """Write the portfolio."""
    from mkm_tui.documents.portfolio_paper import portfolio_paper

    portfolio_paper(page, wish.audience, today)


def _project(page: Page, wish: Wish, today: date) -> None:
    """Write the page of a project."""
    from mkm_tui.documents.project_paper import project_paper

    project_paper(page, page.state.projects[wish.project], wish.audience, today)


def _board(page: Page, wish: Wish, today: date) -> None:
    """Write the board as it stands."""
    from mkm_tui.documents.board_paper import board_paper

    board_paper(page, wish.audience, today)


def _programme(page: Page, wish: Wish, today: date) -> None:
    """Write the programme's status report."""
    from mkm_tui.documents.programme_paper import programme_paper

    programme_paper(page, wish.audience, today)


def _ideas(page: Page, wish: Wish, today: date) -> None:
    """Write the register of ideas."""
    from mkm_tui.documents.ideas_paper import ideas_paper

    ideas_paper(page, wish.audience, today)


def _answer(page: Page, wish: Wish, today: date) -> None:
    """Write the letter to an idea-bearer."""
    from mkm_tui.documents.answer_paper import answer_paper

    answer_paper(page, page.state.ideas[wish.idea], wish.audience, today)


_WRITERS: dict[PaperKind, Callable[[Page, Wish, date], None]] = {
    PaperKind.NOTICE: _notice,
    PaperKind.MINUTES: _minutes,
    PaperKind.PUBLICATION: _publication,
    PaperKind.DECISIONS: _log,
    PaperKind.DECISION: _decision,
    PaperKind.UNIT: _unit,
    PaperKind.NOTES: _notes,
    PaperKind.PORTFOLIO: _portfolio,
    PaperKind.PROJECT: _project,
    PaperKind.BOARD: _board,
    PaperKind.PROGRAMME: _programme,
    PaperKind.IDEAS: _ideas,
    PaperKind.ANSWER: _answer,
}
