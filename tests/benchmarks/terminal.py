"""A program in a terminal of its own: when its first screen stands, and how long a key takes."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence

COLUMNS, ROWS = 116, 32
QUIET = 0.12
"""Seconds without a byte after which a repaint counts as done."""


class Terminal:
    """A child process under a pseudo terminal; everything it draws is read as it comes."""

    def __init__(self, code: str, arguments: Sequence[str] = ()) -> None:
        self.began = time.perf_counter()
        self.process, self.handle = pty.fork()
        if self.process == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", MKM_LANGUAGE="nb")
            os.execv(sys.executable, [sys.executable, "-c", code, *arguments])
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, size)

    def until_quiet(self, wanted: bytes = b"", longest: float = 20.0) -> float:
        """Read until `wanted` was drawn and nothing follows; return when the last byte came."""
        seen, last, end = b"", time.perf_counter(), time.perf_counter() + longest
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.handle], [], [], QUIET)
            if ready:
                seen += os.read(self.handle, 65536)
                last = time.perf_counter()
            elif wanted in seen:
                break
        return last

    def key(self, keys: bytes) -> float:
        """Press a key; return the seconds to the last byte of what it drew.

        Raises TimeoutError where nothing is drawn within three seconds.
        """
        before = time.perf_counter()
        os.write(self.handle, keys)
        if not select.select([self.handle], [], [], 3.0)[0]:
            raise TimeoutError(keys)
        return self.until_quiet() - before

    def end(self) -> None:
        """End the child."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.handle)
