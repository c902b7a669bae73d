"""Publishing from inside the program: the pages are written, and then the receipts are offered."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, ProgressBar, Static
from textual.worker import get_current_worker

from mkm_tui.documents.papers import NoPaper
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.site import GROUP, Site, root_of
from mkm_tui.documents.site_files import SiteRefused, check_folder, write_site
from mkm_tui.documents.site_links import address_of
from mkm_tui.documents.site_receipts import (
    Receipt,
    Receipts,
    address_before,
    counted,
    lacking,
)
from mkm_tui.locale.words import Words
from mkm_tui.screens.confirm import Confirm
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.publishing_question import question
from mkm_tui.store.faults import StoreFault
from mkm_tui.widgets import fields

_REFUSALS = (NoPaper, SiteRefused, StoreFault, OSError)
"""What can stand in the way of pages."""


class _Plan(NamedTuple):
    """Where to write, for whom, and at which address."""

    folder: Path
    reach: Reach
    address: str
    force: bool


def publish_site(house: House, app: App[Any]) -> None:
    """Ask where the pages go and for whom; write them, and offer to record the receipts.

    On a shared screen only the public pages are offered.
    """
    words = house.words
    plans: list[_Plan] = []

    def perform(values: dict[str, Any]) -> str:
        address = address_of(values["address"]) if values["address"] else ""
        if address is None:
            return words("documents.site_bad_address", address=values["address"])
        reach = values["reach"] or Reach.PUBLIC
        plan = _Plan(Path(values["folder"]).expanduser(), reach, address, values["force"])
        refusal = _refusal(house, plan)
        if not refusal:
            plans.append(plan)
        return refusal

    def go_on(done: bool | None) -> None:
        if done:
            _Run(house, app, plans[-1]).begin()

    app.push_screen(_form(house, perform), go_on)


def _form(house: House, perform: Callable[[dict[str, Any]], str]) -> Form:
    """Return the form of where the pages go and for whom."""
    words = house.words
    reaches = [Reach.PUBLIC] if house.shared else list(Reach)
    folder = house.exports / words("forms.site_folder_name")
    note = "publish_site_read_only" if house.read_only else "publish_site_note"
    return Form(
        words,
        words("forms.publish_site"),
        [
            fields.line("folder", words("forms.site_folder"), str(folder)),
            fields.choice(
                "reach",
                words("forms.reach"),
                [(words(f"forms.reach_{reach.value}"), reach) for reach in reaches],
                Reach.PUBLIC,
            ),
            fields.line("address", words("forms.site_address"), address_before(house.state)),
            fields.tick("force", words("forms.site_force")),
        ],
        perform,
        note=words(f"forms.{note}"),
        verb=words("forms.publish_site_verb"),
    )


def _refusal(house: House, plan: _Plan) -> str:
    """Return why the pages cannot be written there, or nothing."""
    words = house.words
    try:
        site = _site(house, plan)
        if not plan.force:
            check_folder(plan.folder, site)
    except _REFUSALS as no:
        return _why(words, plan.folder, no)
    return ""


def _why(words: Words, folder: Path, no: Exception) -> str:
    """Return as a sentence why pages cannot be written."""
    if isinstance(no, NoPaper | SiteRefused):
        return words(f"documents.{no.key}", **no.values)
    if isinstance(no, StoreFault):
        return no.in_words(words)
    return words("screens.publishing.failed", folder=folder, reason=no)


def _site(house: House, plan: _Plan) -> Site:
    """Return the pages of the record as it is now."""
    root = root_of(house.happenings(GROUP))
    today = house.now().date()
    return Site(house.record, plan.reach, today, house.stamp, root, plan.address)


class _Run:
    """One publication: the pages, the question, the receipts, and the pages again."""

    def __init__(self, house: House, app: App[Any], plan: _Plan) -> None:
        self.house, self.app, self.plan = house, app, plan
        self.words = house.words

    def begin(self) -> None:
        """Write the pages, and go on to the receipts."""
        self._write(self._ask)

    def _write(self, after: Callable[[Site], None], stopped: str = "stopped") -> None:
        """Write the pages of the record as it is, and go on where they all were written."""
        try:
            site = _site(self.house, self.plan)
        except _REFUSALS as no:
            self.house.warn(_why(self.words, self.plan.folder, no))
            return

        def ended(reason: str | None) -> None:
            folder = self.plan.folder
            if reason is None:
                self.house.warn(self.words(f"screens.publishing.{stopped}", folder=folder))
            elif reason:
                self.house.warn(reason)
            else:
                after(site)

        self.app.push_screen(Publishing(self.words, self.plan.folder, site, self.plan.force), ended)

    def _ask(self, site: Site) -> None:
        """Tell what was written, and ask whether to record the receipts that the pages lack."""
        due = lacking(site, self.house.foresee)
        if self.house.read_only or not due.possible:
            count, folder = len(site), self.plan.folder
            self._tell(self.words("screens.publishing.written", count=count, folder=folder))
        if self.house.read_only or not (due.possible or due.refused):
            return
        told = "\n".join(question(self.words, site, due))
        if due.possible:
            verb = self.words("screens.publishing.record")
            self.app.push_screen(
                Confirm(self.words, told, verb), lambda yes: self._record(yes, due)
            )
        else:
            self.house.warn(told)

    def _record(self, yes: bool | None, due: Receipts) -> None:
        """Record the receipts, and write the pages again, for what they say has changed."""
        if not yes:
            return
        done, refusal = self._recorded(due.possible)
        if refusal:
            values = {"reason": refusal, "done": len(done), "all": len(due.possible)}
            told = self.words("screens.publishing.record_stopped", **values)
            self.house.warn(told if done else refusal)
        elif done:
            recorded = self.words("screens.publishing.recorded", what=counted(self.words, done))
            self._write(lambda _: self._tell(recorded), "stopped_again")

    def _recorded(self, receipts: Sequence[Receipt]) -> tuple[list[Receipt], str]:
        """Record receipts until one is refused; return those that are recorded, and why not all."""
        done: list[Receipt] = []
        for receipt in receipts:
            if refusal := self.house.attempt(receipt):
                return done, refusal
            done.append(receipt)
        return done, ""

    def _tell(self, sentence: str) -> None:
        """Tell what was done."""
        self.app.notify(sentence, timeout=10, markup=False)


class Publishing(ModalScreen[str]):
    """Writes pages while the program stays alive; gives nothing, or why they were not written.

    Gives None where it was stopped.
    """

    CSS_PATH = "dialog.tcss"
    open_to_all = True
    """It tells of a folder and of how far it has come."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel")]

    def __init__(self, words: Words, folder: Path, site: Site, force: bool) -> None:
        super().__init__()
        self.words, self.folder, self.pages, self.force = words, folder, site, force
        self._over = False

    def compose(self) -> ComposeResult:
        """Lay out how far it has come."""
        with Vertical(classes="dialog -small"):
            title = self.words("screens.publishing.writing", folder=self.folder)
            yield Static(title, classes="dialog--title", markup=False)
            yield ProgressBar(total=len(self.pages), show_eta=False, show_percentage=False)
            yield Static("", id="count", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(f"{self.words('screens.cancel')} (esc)", id="no", compact=True)

    def on_mount(self) -> None:
        """Begin in a thread of its own."""
        self._worker = self.run_worker(self._write, thread=True)

    def _write(self) -> None:
        """Write the pages, and tell of each; another thread's work."""
        worker = get_current_worker()
        reason = ""
        try:
            for done, _ in enumerate(write_site(self.folder, self.pages, self.force), 1):
                if worker.is_cancelled:
                    return
                self.app.call_from_thread(self._advance, done)
        except _REFUSALS as no:
            reason = _why(self.words, self.folder, no)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._end, reason)

    def _advance(self, done: int) -> None:
        """Show how far it has come, unless nobody waits any longer."""
        if self._over:
            return
        self.query_one(ProgressBar).update(progress=done)
        values = {"done": done, "all": len(self.pages)}
        self.query_one("#count", Static).update(self.words("screens.publishing.count", **values))

    def _end(self, reason: str | None) -> None:
        """Close once."""
        if not self._over:
            self._over = True
            self.dismiss(reason)

    @on(Button.Pressed, "#no")
    def action_cancel(self) -> None:
        """Write no more pages."""
        self._worker.cancel()
        self._end(None)
