"""A kill at every system call of a passage, by strace's fault injection."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.faults.kill_calls import judged, rehearsed, teller
from tests.faults.kill_children import Child
from tests.faults.kill_scenes import SCENES, Scene
from tests.faults.kill_story import Story
from tests.faults.kill_tally import Tally, kept_folder

_LOG = "strace.log"
_CALL = re.compile(r"^(\d+) +(\w+)\(", re.MULTILINE)
_PATIENCE = 10.0
"""Seconds until strace must have taken hold."""


def missing() -> str:
    """Return why strace cannot be used here; nothing where it can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    child = Child(lambda _: _stopped())
    try:
        with _Strace(child.process, Path(os.devnull), None):
            os.kill(child.process, signal.SIGCONT)
    except OSError as error:
        return f"strace cannot trace here: {error}"
    finally:
        child.kill()
    return ""


class Moment(NamedTuple):
    """A system call of a passage: the n-th of its name that a thread makes."""

    name: str
    number: int


def by_strace(story: Story, root: Path, keep: Path | None, every: int = 1) -> Iterator[Tally]:
    """Kill at every system call of every passage, or at every so many."""
    for kind in SCENES:
        scene = kind(story)
        if scene.fails:
            continue
        tally, golden = Tally(f"kill at each system call of {scene.name}"), rehearsed(scene)
        moments = _moments(scene, root)
        for moment in moments[::every]:
            label = f"{scene.name}, {moment.name} number {moment.number}"
            with kept_folder(root, keep, label, tally) as folder:
                child = _traced(scene, folder, moment)
                killed = judged(scene, golden, folder / scene.path, tally, child)
                tally.note("the call did not come this time", not killed)
        tally.add("system calls", len(moments))
        yield tally


def _moments(scene: Scene, root: Path) -> list[Moment]:
    """Return the system calls of a passage, as they come when nothing disturbs."""
    with tempfile.TemporaryDirectory(dir=root) as folder:
        _traced(scene, Path(folder), None).end()
        log = (Path(folder) / _LOG).read_text("utf-8", "replace")
    counts: Counter[tuple[str, str]] = Counter()
    moments: dict[Moment, None] = {}
    for thread, name in _CALL.findall(log):
        counts[thread, name] += 1
        moments[Moment(name, counts[thread, name])] = None
    return list(moments)


def _traced(scene: Scene, root: Path, moment: Moment | None) -> Child:
    """Go through a passage under strace until it is killed; return the child, which is over."""
    folder = root / scene.path
    scene.place(folder)

    def job(write: int) -> None:
        tell = teller(write)
        workspace = scene.ready(folder, tell)
        _stopped()
        scene.act(folder, workspace, tell)

    child = Child(job)
    with _Strace(child.process, root / _LOG, moment):
        os.kill(child.process, signal.SIGCONT)
    return child


def _stopped() -> None:
    """Wait until somebody lets this process go on."""
    os.kill(os.getpid(), signal.SIGSTOP)


class _Strace:
    """strace, which follows a process that is stopped and kills it at one of its calls."""

    def __init__(self, process: int, log: Path, moment: Moment | None) -> None:
        os.waitid(os.P_PID, process, os.WSTOPPED | os.WNOWAIT)
        command = ["strace", "-f", "-p", str(process), "-o", str(log)]
        if moment:
            inject = f"inject={moment.name}:signal=KILL:when={moment.number}"
            command += ["-e", f"trace={moment.name}", "-e", inject]
        self._process = process
        self._strace = subprocess.Popen(command, stderr=subprocess.PIPE)

    def __enter__(self) -> None:
        """Wait until strace has taken hold."""
        end = time.monotonic() + _PATIENCE
        while self._tracer() == 0:
            if self._strace.poll() is not None:
                assert self._strace.stderr
                raise OSError(self._strace.stderr.read().decode(errors="replace").strip())
            if time.monotonic() > end:
                raise OSError("strace does not take hold")
            time.sleep(0.001)

    def __exit__(self, *_: object) -> None:
        """Let strace come to its end with the process."""
        self._strace.communicate()

    def _tracer(self) -> int:
        """Return the process that traces the child; 0 for none."""
        status = Path(f"/proc/{self._process}/status").read_text("utf-8")
        return int(status.partition("TracerPid:")[2].split()[0])
