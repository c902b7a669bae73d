"""A program in a terminal of its own: when its first screen stands, what keys and memory cost."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

COLUMNS, ROWS = 116, 32
QUIET = 0.12
"""Seconds without a byte after which a repaint counts as done."""
PATIENCE = 15.0
"""Seconds after which a key that draws nothing is given up."""
UNCOMPILED = "PYTHONDONTWRITEBYTECODE"


class EndedError(Exception):
    """The program has ended by itself; the last that it drew is told."""


class Memory(NamedTuple):
    """What a process holds, in bytes; 0 where the system does not tell."""

    peak: int
    resident: int


def as_installed() -> dict[str, str]:
    """Return an environment in which a program finds its modules compiled, as installed."""
    environment = {name: kept for name, kept in os.environ.items() if name != UNCOMPILED}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "mkm-compiled")
    return environment


class Terminal:
    """A child process under a pseudo terminal; everything it draws is read as it comes."""

    def __init__(self, code: str, arguments: Sequence[str] = ()) -> None:
        environment = as_installed()
        environment.update(TERM="xterm-256color", COLORTERM="truecolor", MKM_LANGUAGE="nb")
        self.began = time.perf_counter()
        self.process, self.handle = pty.fork()
        if self.process == 0:
            os.execve(sys.executable, [sys.executable, "-c", code, *arguments], environment)
        self._last = b""
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, size)

    def until_quiet(
        self, wanted: bytes = b"", longest: float = 60.0, quiet: float = QUIET
    ) -> float:
        """Read until `wanted` was drawn and nothing follows; return when the last byte came.

        While the program works, more may follow. Raises TimeoutError where it is never drawn.
        """
        seen, last, end = b"", time.perf_counter(), time.perf_counter() + longest
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.handle], [], [], quiet)
            if ready:
                piece = self._read()
                last = time.perf_counter()
                seen = (seen + piece)[-262144:]
            elif wanted in seen and not self._works():
                return last
        raise TimeoutError(wanted)

    def key(self, keys: bytes) -> float:
        """Press a key; return the seconds to the last byte of what it drew.

        What was drawn before is read first. Raises TimeoutError where the key draws nothing.
        """
        self.rest()
        before = time.perf_counter()
        os.write(self.handle, keys)
        if not select.select([self.handle], [], [], PATIENCE)[0]:
            raise TimeoutError(keys)
        return self.until_quiet() - before

    def rest(self, seconds: float = 0.0) -> None:
        """Read what is drawn for some seconds; without any, only what has been drawn by now."""
        end = time.perf_counter() + seconds
        while True:
            left = max(0.0, end - time.perf_counter())
            if select.select([self.handle], [], [], left)[0]:
                self._read()
            elif left == 0.0:
                return

    def _works(self) -> bool:
        """Say whether the program's main thread does not wait; only where the system has /proc."""
        status = Path(f"/proc/{self.process}/stat")
        return status.exists() and status.read_text().rpartition(")")[2].split()[0] == "R"

    def _read(self) -> bytes:
        """Return what was drawn since; EndedError where there is nobody left to draw."""
        try:
            self._last = os.read(self.handle, 65536)
        except OSError as error:
            raise EndedError(self._last[-500:].decode(errors="replace")) from error
        return self._last

    def send(self, keys: bytes) -> None:
        """Press keys without waiting for what they draw."""
        os.write(self.handle, keys)

    def memory(self) -> Memory:
        """Return what the program holds now; only where the system has /proc."""
        return _memory(Path(f"/proc/{self.process}/status"))

    def end(self) -> Memory:
        """End the child; return what it held."""
        held = self.memory()
        os.kill(self.process, signal.SIGKILL)
        usage = os.wait4(self.process, 0)[2]
        os.close(self.handle)
        unit = 1 if sys.platform == "darwin" else 1024
        return held if held.peak else Memory(usage.ru_maxrss * unit, 0)


def _memory(status: Path) -> Memory:
    """Return what stands in a process's status file."""
    if not status.exists():
        return Memory(0, 0)
    told = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return Memory(*(int(told[name].split()[0]) * 1024 for name in ("VmHWM", "VmRSS")))
