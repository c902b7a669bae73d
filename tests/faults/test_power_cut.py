"""Whenever the power goes, every disk that may be left holds all that was acknowledged.

The bounded part; `python -m tests.faults.kill --parts power` runs all of it.
"""

import sys
from pathlib import Path

import pytest

from tests.faults.kill_shim import Call
from tests.faults.power_cut_disk import Content, Disk
from tests.faults.test_kill import survived

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it is no POSIX system")


def test_a_power_cut_loses_nothing_that_was_acknowledged() -> None:
    survived("power", "--bounded")


def disks(tmp_path: Path, *calls: Call) -> list[Content]:
    """Return what may be left after calls, without the folder itself."""
    disk = Disk(tmp_path)
    for call in calls:
        disk.take(call)
    return [{path: data for path, data in found.items() if path != "."} for found in disk.worst()]


NEW = Call("open", "a", 3, new=True)
WRITTEN = Call("write", "a", 3, 0, b"abcd")
SYNCED, FOLDER_SYNCED = Call("fsync", "a", 3), Call("fsync", ".", 4)


def test_a_new_file_is_lost_or_there_until_its_folder_is_synced(tmp_path: Path) -> None:
    assert disks(tmp_path, NEW, WRITTEN, SYNCED) == [{}, {"a": b"abcd"}]
    assert disks(tmp_path, NEW, WRITTEN, SYNCED, FOLDER_SYNCED) == [{"a": b"abcd"}]


def test_a_write_is_lost_there_or_half_there_until_its_file_is_synced(tmp_path: Path) -> None:
    found = {disk["a"] for disk in disks(tmp_path, NEW, FOLDER_SYNCED, WRITTEN)}
    assert found == {b"", b"ab", b"abc", b"abcd", b"\0\0cd", b"ab\0\0", b"\0\0\0\0"}


def test_a_rename_leaves_the_old_or_the_new_until_the_folder_is_synced(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")
    calls = (NEW, WRITTEN, SYNCED, FOLDER_SYNCED, Call("replace", "a", to="b"))
    assert disks(tmp_path, *calls) == [{"a": b"abcd", "b": b"old"}, {"b": b"abcd"}]
    assert disks(tmp_path, *calls, FOLDER_SYNCED) == [{"b": b"abcd"}]


def test_after_a_sync_that_failed_a_later_one_makes_nothing_sure(tmp_path: Path) -> None:
    calls = (NEW, FOLDER_SYNCED, WRITTEN, Call("failed_fsync", "a", 3), SYNCED)
    assert b"" in [disk["a"] for disk in disks(tmp_path, *calls)]
