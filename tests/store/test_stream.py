"""A store read in pieces is the store read whole; what is not as it was written is left to that."""

from pathlib import Path

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from mkm_tui.store import stream
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.snapshot import SCHEMA, Meta, snapshot_of, with_meta
from mkm_tui.store.storage import WorkspaceStorage
from mkm_tui.store.stream import streamed
from mkm_tui.store.workspace import STORE, Workspace

EVERY = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@pytest.fixture(name="pieces", params=[700, 1 << 14], autouse=True)
def _pieces(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files of any size in pieces that end anywhere."""
    monkeypatch.setattr(stream, "LARGE", 0)
    monkeypatch.setattr(stream, "_PIECE", request.param)


@pytest.fixture(name="content", scope="module")
def _content(example: Path) -> bytes:
    """The example's store."""
    return (example / STORE).read_bytes()


def test_all_that_is_read_whole_is_read_in_pieces(folder: Path) -> None:
    found = streamed(folder / STORE)
    assert found is not None
    assert found == snapshot_of((folder / STORE).read_bytes())
    assert list(found.registers["matters"]) == list(range(1, len(found.registers["matters"]) + 1))


def test_an_empty_store_and_one_with_a_register_alone(tmp_path: Path) -> None:
    meta = Meta(SCHEMA, 0, 0, "")
    note = {1: {"id": "1/26", "text": '}\n  },\n  "matters": {' * 99}}
    for tables in ({}, {"notes": note}, {"notes": {}, "ideas": {}}):
        WorkspaceStorage(tmp_path / STORE).write(with_meta(meta, tables))
        assert streamed(tmp_path / STORE) == snapshot_of((tmp_path / STORE).read_bytes())


def test_a_workspace_says_the_same_however_it_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_pieces = Workspace(folder, read_only=True).state
    monkeypatch.setattr(stream, "LARGE", 1 << 30)
    assert streamed(folder / STORE) is None
    assert Workspace(folder, read_only=True).state == in_pieces


@EVERY
@given(data=st.data())
def test_a_store_that_was_changed_is_never_taken(
    data: st.DataObject, content: bytes, tmp_path: Path
) -> None:
    at = data.draw(st.integers(0, len(content) - 1))
    cut = data.draw(st.integers(0, 3))
    put = data.draw(st.binary(max_size=3))
    changed = content[:at] + put + content[at + cut :]
    (tmp_path / STORE).write_bytes(changed)
    found = streamed(tmp_path / STORE)
    assert found is None or changed == content
    if found is None:
        with pytest.raises(StoreFault):
            snapshot_of(changed)


@pytest.mark.parametrize("schema", [SCHEMA - 1, SCHEMA + 1])
def test_another_schema_is_read_whole(schema: int, folder: Path) -> None:
    tables = msgspec.json.decode((folder / STORE).read_bytes())
    tables["store"]["1"]["schema"] = schema
    del tables["seal"]
    WorkspaceStorage(folder / STORE).write(tables)
    assert streamed(folder / STORE) is None


def test_what_cannot_be_read_is_left_to_who_can_say_why(tmp_path: Path) -> None:
    assert streamed(tmp_path / STORE) is None
    (tmp_path / STORE).write_bytes(b"[" * 100_000)
    assert streamed(tmp_path / STORE) is None
