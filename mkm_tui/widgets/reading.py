"""The read-back page: a proposed decision in large, as the whole room reads it."""

from collections.abc import Iterator
from functools import partial

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, Party
from mkm_tui.rules.agenda import undocumented, without_input
from mkm_tui.rules.consensus import party_view
from mkm_tui.rules.presence import missing_parties
from mkm_tui.rules.sharing import shown_to_all
from mkm_tui.widgets.fitting import (
    Fitted,
    Lines,
    centred,
    column,
    cut,
    first_fitting,
    hung,
    stacked,
)
from mkm_tui.widgets.plain import one_line, sentence, written
from mkm_tui.widgets.standing import SIGNS, party_name, voices_on
from mkm_tui.widgets.voices import dissenters

_SHORT, _WIDE = (44, 72), (60, 110)
"""Cells of a line at least and at most, where the lines are short and where they are wide."""
_TALL, _LEAST = 45, 4
"""Lines of a page from which on there is much air, and lines that a cut text keeps if it can."""


class Page:
    """The parts of the page for one matter, each written for a width."""

    def __init__(
        self, words: Words, state: State, meeting: Meeting, matter_id: str, question: str = ""
    ) -> None:
        self.words, self.question = words, question
        self.state = shown_to_all(state, words("screens.draft"))
        self.matter: Matter = self.state.matters[matter_id]
        self.meeting = meeting

    def heading(self, width: int) -> Lines:
        """Return number and title."""
        matter = self.matter
        exempt = f" · {self.words('screens.reading.exempt')}" if matter.exempt else ""
        title = Content(f"{one_line(matter.title)}{exempt}")
        return hung(Content(f"{matter.id}  "), title, width)

    def text(self, width: int) -> Lines:
        """Return the proposal, or what stands in its place."""
        text = self.matter.proposal.strip("\n")
        if self.matter.exempt:
            text = self.words("screens.readback.exempt")
        elif not text.strip():
            text = self.words("screens.reading.no_text")
        return written(text, "bold").wrap(width)

    def _fields(self) -> dict[str, str]:
        """Return who, when, where and what goes out, by label (R16, R18); no empty ones."""
        state, matter = self.state, self.matter
        if matter.exempt:
            return {}
        leader = state.people.get(matter.responsible)
        units = [state.units[key].name for key in matter.units if key in state.units]
        fields = {
            "responsible": leader.name if leader else "",
            "deadline": matter.deadline,
            "units": units,
            "old_out": matter.old_out,
            "nothing_out_because": matter.nothing_out_because,
            "supersedes": matter.supersedes,
        }
        shown = {key: one_line(self.words.show(value)) for key, value in fields.items() if value}
        return {self.words(f"leaf.{key}"): value for key, value in shown.items() if value}

    def frame(self, width: int) -> Lines:
        """Return the frame of the decision, a line each."""
        fields = self._fields()
        room = max((cell_len(label) for label in fields), default=0)
        lines: Lines = []
        for label, value in fields.items():
            lines += hung(Content(f"{column(label, room)}  "), Content(value), width)
        return lines

    def running_frame(self, width: int) -> Lines:
        """Return the frame of the decision as running text."""
        said = " · ".join(f"{label}: {value}" for label, value in self._fields().items())
        return Content(said).wrap(width) if said else []

    def voices(self, width: int) -> Lines:
        """Return the parties: one line each where their words are short."""
        if self.matter.kind is not MatterKind.DECISION:
            return []
        present = voices_on(self.state, self.meeting, self.matter)
        lines: Lines = []
        for party in Party:
            view = party_view(self.matter, party, present)
            others = dissenters(self.words, self.state, self.matter, party)
            said = " – ".join([self.words.show(view), *others])
            mark = f"{SIGNS[view]} {party_name(self.words, party)}  "
            lines += hung(Content(mark), Content(said), width)
        return lines

    def missing(self, width: int) -> Lines:
        """Return what is not documented and who brought nothing; it stops nobody (R17)."""
        if self.matter.exempt:
            return []
        words, told = self.words, list[str]()
        lacking = missing_parties(voices_on(self.state, self.meeting, self.matter))
        if lacking and not self.matter.ended:
            told.append(sentence(words("screens.follow.not_there", parties=lacking)))
        told += [words(f"screens.meeting.lacks_{name}") for name in undocumented(self.matter)]
        silent = without_input(self.matter)
        if silent:
            told.append(words("screens.reading.no_input", parties=silent))
        return [line for one in told for line in hung(Content("! "), Content(one), width)]

    def asked(self, width: int) -> Lines:
        """Return the question to the room, if it stands on the page."""
        return Content.styled(self.question, "bold").wrap(width) if self.question else []

    def below(self, width: int, gap: int, running: bool) -> Lines:
        """Return what stands between the text and the question."""
        frame = self.running_frame(width) if running else self.frame(width)
        return stacked([frame, self.voices(width), self.missing(width)], gap)


def _measure(width: int, least_most: tuple[int, int]) -> int:
    """Return the length of lines: three fifths of the screen within what is wished."""
    least, most = least_most
    return max(1, min(width - 4, max(least, min(most, width * 3 // 5))))


def reading_lines(page: Page, width: int, height: int, whole: bool = False) -> Lines:
    """Return the page as airy as the room allows.

    Where even the densest has no room the text is cut and says so; a `whole` page is never cut.
    """
    short, wide, full = _measure(width, _SHORT), _measure(width, _WIDE), max(1, width - 2)
    levels = [
        partial(_written, page, short, 2, 1),
        partial(_written, page, short, 1, 1),
        partial(_written, page, short, 1, 1, running=True),
        partial(_written, page, short, 1, 0),
        partial(_written, page, short, 1, 0, running=True),
        partial(_written, page, wide, 1, 0),
        partial(_written, page, min(full, _WIDE[1]), 1, 0),
    ]
    if height >= _TALL:
        levels.insert(0, partial(_written, page, short, 4, 2))
    fitting = first_fitting((level() for level in levels), height)
    if fitting is None:
        fitting = levels[-1]() if whole else _dense(page, full, height)
    return centred(fitting, width)


def _written(page: Page, width: int, gap: int, between: int, running: bool = False) -> Lines:
    """Return all parts with empty lines between them, and between the lines of the text.

    The decision's frame takes a line each, or is `running` text.
    """
    text = stacked(([line] for line in page.text(width)), between)
    below = page.below(width, max(1, gap // 2), running)
    parts = [page.heading(width), text, below, page.asked(width)]
    return stacked(parts, gap)


def _dense(page: Page, width: int, height: int) -> Lines:
    """Return the densest page; where even that has no room, the text gives way and says so."""
    text = page.text(width)
    fitting = first_fitting(_layouts(page, width, text), height)
    if fitting is not None:
        return fitting
    goes_on = page.words("screens.reading.goes_on")
    rooms = [height - len(lines) + 1 for lines in _layouts(page, width, [Content("")])]
    room = next((room for room in rooms if room >= _LEAST), max(2, rooms[-1]))
    layouts = list(_layouts(page, width, cut(text, room, goes_on)))
    return first_fitting(layouts, height) or cut(layouts[-1], height, goes_on)


def _layouts(page: Page, width: int, text: Lines) -> Iterator[Lines]:
    """Yield ways to put the parts of a dense page together, the airiest first."""
    heading, asked = page.heading(width), page.asked(width)
    below = page.below(width, 0, running=True)
    yield stacked([heading, text, below, asked], 1)
    yield stacked([heading, text, [*below, *asked]], 1)
    yield stacked([heading, text, below, asked], 0)


class Reading(Fitted):
    """The page in a widget; as high as its parent, or with `whole` as high as its text."""

    DEFAULT_CSS = "Reading { content-align: left middle; }"

    def __init__(self, whole: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.whole = whole

    def read(
        self, words: Words, state: State, meeting: Meeting, matter_id: str, question: str = ""
    ) -> None:
        """Show a matter's page; the whole record may be given, only what is public is shown."""
        page = Page(words, state, meeting, matter_id, question)
        self.show(partial(reading_lines, page, whole=self.whole))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height of the text, and at least the parent's."""
        return max(container.height, len(self.lines(width, container.height)))
