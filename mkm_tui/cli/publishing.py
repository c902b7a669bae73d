"""`mkm publish`: a folder of pages for the web server or the intranet, and the receipts for it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkm_tui.actions.base import Action
from mkm_tui.actions.catalogue import perform
from mkm_tui.cli.base import REFUSED, UNREADABLE, helped, main, opened, stop, tell, told, why
from mkm_tui.documents.papers import NoPaper
from mkm_tui.documents.reach import Reach
from mkm_tui.opening import folder_of, now, reader_words
from mkm_tui.records.signs import in_a_line
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.index import Index
from mkm_tui.store.workspace import Workspace

if TYPE_CHECKING:
    from mkm_tui.documents.site import Site
    from mkm_tui.documents.site_receipts import Receipt


@main.command(help=helped("cmd_publish"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--audience",
    type=click.Choice([reach.value for reach in Reach]),
    default="public",
    help=helped("site_audience"),
)
@click.option("--address", default="", metavar="URL", help=helped("address"))
@click.option("--channel", default="", help=helped("channel"))
@click.option("--record/--no-record", default=None, help=helped("record"))
@click.option("--by", default="", help=helped("by"))
@click.option("--force", is_flag=True, help=helped("site_force"))
@click.pass_context
@told
def publish(
    context: click.Context,
    folder: Path,
    audience: str,
    address: str,
    channel: str,
    record: bool | None,
    by: str,
    force: bool,
) -> None:
    """Write the pages, and then record the receipts that they lack."""
    asks = record is None and _at_a_terminal()
    with opened(folder_of(context.obj), read_only=not (record or asks)) as workspace:
        run = _Publishing(workspace, folder, in_a_line(channel), in_a_line(by), force)
        run.run(Reach(audience), address, record, asks)


def _at_a_terminal() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Publishing:
    """One run of the command on an open workspace."""

    def __init__(
        self, workspace: Workspace, folder: Path, channel: str, by: str, force: bool
    ) -> None:
        self.workspace, self.folder, self.force = workspace, folder, force
        self.channel, self.by = channel, by
        self.words = reader_words()

    def run(self, reach: Reach, address: str, record: bool | None, asks: bool) -> None:
        """Write the pages, and record the receipts where that is wished."""
        if self.workspace.read_only and record:
            raise StoreFault(self.workspace.why_read_only)
        if self.workspace.read_only and asks:
            tell(self.words("cli.site_no_lock"))
        site = self._site(reach, self._address(address))
        self._write(site, "site_write_failed")
        tell(self.words("cli.site_written", count=len(site), folder=self.folder))
        if record is not False:
            self._settle(site, bool(record), asks and not self.workspace.read_only)

    def _address(self, text: str) -> str:
        """Return the address of the folder, or end with what is wrong with it."""
        from mkm_tui.documents.site_links import address_of

        address = address_of(text) if text else ""
        if address is None:
            stop(self.words("documents.site_bad_address", address=text), 2)
        return address

    def _site(self, reach: Reach, address: str) -> "Site":
        """Return the pages of the record as it is, or end with why there are none."""
        from mkm_tui.documents.site import GROUP, Site, root_of

        workspace = self.workspace
        root = root_of(Index(workspace.journal).happenings(GROUP))
        try:
            return Site(workspace.state, reach, now().today, workspace.stamp, root, address)
        except NoPaper as no:
            stop(self.words(f"documents.{no.key}", **no.values), REFUSED)

    def _write(self, site: "Site", failed: str) -> None:
        """Write the pages, or end with why they were not written."""
        from mkm_tui.documents.site_files import SiteRefused, write_site

        try:
            for _ in write_site(self.folder, site, self.force):
                pass
        except SiteRefused as no:
            reason = self.words(f"documents.{no.key}", **no.values)
            told = self.words("cli.site_force", reason=reason) if no.yields else reason
            stop(told, REFUSED)
        except OSError as error:
            sentence = self.words(f"cli.{failed}", folder=self.folder, reason=error)
            stop(sentence, UNREADABLE)

    def _settle(self, site: "Site", record: bool, asks: bool) -> None:
        """Tell which receipts cannot be recorded, and record the others where that is wished."""
        from mkm_tui.documents.site_receipts import about, counted, lacking

        due = lacking(site, self._foresee, self.channel, self.by)
        for receipt, broken in due.refused:
            what, reason = about(self.words, site, receipt), self.words.refusal(broken)
            tell(self.words("cli.site_cannot", what=what, reason=reason))
        if not due.possible:
            return
        for receipt in due.possible:
            tell(f"- {about(self.words, site, receipt)}")
        if not site.address:
            tell(self.words("cli.site_no_address", path=due.possible[0].evidence))
        what = counted(self.words, due.possible)
        if record or (asks and self._agreed(what)):
            self._record(due.possible)
            self._write(self._site(site.reach, site.address), "site_again_failed")
            tell(self.words("cli.site_recorded", what=what))
        elif not asks:
            tell(self.words("cli.site_missing", what=what))

    def _agreed(self, what: str) -> bool:
        """Ask once whether to record, and say what was answered; no answer is no."""
        try:
            said = click.prompt(
                self.words("cli.site_question", what=what),
                default="",
                show_default=False,
                prompt_suffix=" ",
            )
        except click.Abort:
            return False
        return str(said).strip().casefold() in self.words("cli.site_yes").split()

    def _record(self, receipts: "Sequence[Receipt]") -> None:
        """Record the receipts, or end with how many there are now."""
        for done, receipt in enumerate(receipts):
            try:
                self.workspace.perform(receipt, now())
            except (StoreFault, RuleBroken) as no:
                stop(self._halted(done, len(receipts), why(no)), UNREADABLE)

    def _halted(self, done: int, every: int, reason: str) -> str:
        """Return that the receipts are not all recorded, and what can be done."""
        if not done:
            return reason
        values = {"reason": reason, "done": done, "all": every}
        return self.words("cli.site_record_stopped", **values)

    def _foresee(self, action: Action) -> RuleBroken | None:
        """Return the rule that would refuse an action now, or None."""
        try:
            perform(action, self.workspace.state, now())
        except RuleBroken as broken:
            return broken
        return None
