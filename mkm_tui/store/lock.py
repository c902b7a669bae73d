"""The lock of the operating system: one program writes, and a crash leaves none behind."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import FileLock


class Lock:
    """A lock that is not waited for; what it is made of is loaded only when it is taken."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.refused: OSError | None = None
        """Why the system lets nobody write here; None where another program has the lock."""
        self._held: FileLock | None = None

    def take(self) -> bool:
        """Say whether this program is the one that writes."""
        from filelock import FileLock, Timeout

        lock = FileLock(self.path, timeout=0)
        self.refused = None
        try:
            lock.acquire()
        except Timeout:
            return False
        except OSError as error:
            self.refused = error
            return False
        self._held = lock
        return True

    def let_go(self) -> None:
        """Release it."""
        if self._held is not None:
            self._held.release()
            self._held = None
