"""Processes that are killed: forked with everything loaded, so that thousands are cheap."""

import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

Job = Callable[[int], None]
"""What a child does; it is given where to write each sequence number that is acknowledged."""
BROKEN = 70
"""The exit code of a child that came to grief by itself."""
KILLED = -signal.SIGKILL
"""How a child ended that was killed."""


class Child:
    """A forked process and what it has acknowledged."""

    def __init__(self, job: Job, fork: Callable[[], int] = os.fork) -> None:
        self._read, write = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.process = fork()
        if self.process == 0:
            os.close(self._read)
            _do(job, write)
        os.close(write)
        self._seen = b""
        self._status: int | None = None
        """How it ended; None while it runs."""

    def runs_for(self, seconds: float) -> None:
        """Let it run; come back early where it ends."""
        while seconds > 0 and not self._ended():
            step = min(seconds, 0.05)
            seconds -= step
            time.sleep(step)

    def until(self, number: int, longest: float = 20.0) -> None:
        """Let it run until a number is acknowledged, or it ends."""
        while self.latest < number:
            if not select.select([self._read], [], [], longest)[0] or not self._more():
                return

    @property
    def latest(self) -> int:
        """The highest number that is read so far; -1 for none."""
        whole = self._seen.rpartition(b"\n")[0].split()
        return max((int(bytes(filter(_is_digit, word))) for word in whole), default=-1)

    def kill(self) -> int:
        """Kill it and wait for its end; return how it ended: KILLED unless it was over before."""
        if not self._ended():
            os.kill(self.process, signal.SIGKILL)
        return self.end()

    def end(self) -> int:
        """Wait for its end and read all that it acknowledged; return how it ended."""
        if self._status is None:
            _, self._status = os.waitpid(self.process, 0)
        while self._more():
            pass
        os.close(self._read)
        return os.waitstatus_to_exitcode(self._status)

    def _ended(self) -> bool:
        """Say whether the process is over, without waiting for it."""
        if self._status is None:
            found, status = os.waitpid(self.process, os.WNOHANG)
            self._status = status if found else None
        return self._status is not None

    def _more(self) -> bool:
        """Read what was acknowledged; False at the end."""
        found = os.read(self._read, 65536)
        self._seen += found
        return bool(found)


def standard(source: Path, write: int) -> None:
    """Let this process read a file as its standard input, and write its standard output there."""
    os.dup2(os.open(source, os.O_RDONLY), 0)
    os.dup2(write, 1)
    fresh_streams()


def fresh_streams() -> None:
    """Forget what was known of the standard streams: they are others now."""
    sys.stdin = sys.__stdin__ = os.fdopen(0, encoding="utf-8", closefd=False)  # type: ignore[misc]
    sys.stdout = sys.__stdout__ = _writer(1)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _writer(2)  # type: ignore[misc]


def _writer(handle: int) -> TextIO:
    """Return a stream that writes to a file descriptor."""
    return os.fdopen(handle, "w", encoding="utf-8", closefd=False)


def _is_digit(sign: int) -> bool:
    """Say whether a byte is a digit."""
    return 48 <= sign <= 57


def _do(job: Job, write: int) -> None:
    """Do the child's work and end the process, whatever happens."""
    code = BROKEN
    try:
        job(write)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)
