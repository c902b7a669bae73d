"""A reader of a workspace that another program writes, whatever happens to the folder."""

from pathlib import Path

from mkm_tui.records.state import State
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import HISTORY
from mkm_tui.store.snapshot import STORE
from mkm_tui.store.workspace import Workspace

_PATIENCE = 20
"""Looks at files that do not change until a workspace that could not be read is tried again."""
_File = tuple[int, int, int, int]
"""Device, number, size and time of a file."""


class Follower:
    """Keeps up with the journal; opens the workspace anew where it is another, or comes back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fault: StoreFault | None = None
        """Why there is nothing to show; None while the workspace is followed."""
        self._workspace: Workspace | None = None
        self._seen: tuple[bool, _File | None] | None = None
        self._waited = 0

    @property
    def state(self) -> State | None:
        """The record as it was at the latest look; None while it cannot be read."""
        return self._workspace.state if self._workspace else None

    def look(self) -> bool:
        """Take in what is new; say whether there is anything else to show. Costs two stats."""
        seen = bool(_file(self.folder / STORE)), _file(self.folder / HISTORY)
        if seen == self._seen and not self._tries_again():
            return False
        before, self._seen, self._waited = self._seen, seen, 0
        if self._workspace and before and _grown(before[1], seen[1]):
            try:
                return self._workspace.follow()
            except (StoreFault, OSError):
                pass  # the journal is another one: opened anew below
        return self._open()

    def _tries_again(self) -> bool:
        """Say whether it is time to try what could not be read, though no file has changed."""
        self._waited += 1
        return self._workspace is None and self._waited >= _PATIENCE

    def _open(self) -> bool:
        """Open the workspace, or keep why that cannot be done; say whether anything is new."""
        before, self.fault = self.fault, None
        was_open, self._workspace = self._workspace is not None, None
        try:
            self._workspace = Workspace(self.folder, read_only=True)
        except StoreFault as fault:
            self.fault = fault
        except OSError as error:
            self.fault = StoreFault("read_failed", reason=error)
        same = before and self.fault and before.key == self.fault.key
        return was_open or self.fault is None or not same


def _file(path: Path) -> _File | None:
    """Return what tells a file from another and from itself a moment ago; None without one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _grown(before: _File | None, now: _File | None) -> bool:
    """Say whether a file is the one it was, only longer, or is there for the first time."""
    if before is None or now is None:
        return now is not None
    return before[:2] == now[:2] and before[2] < now[2]
