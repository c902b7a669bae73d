"""What `store.json` holds: where in the history it was taken, the records, and a seal.

The seal is a last table that TinyDB reads like any other: the SHA-256 of all that stands before
it. A single changed letter is noticed when the file is read.
"""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Thread
from typing import Any, NamedTuple

import msgspec

from mkm_tui.records.state import RECORDS, Record
from mkm_tui.store.edits import Document
from mkm_tui.store.faults import StoreFault

SCHEMA = 5
_SEALED_SINCE = 5
"""The first schema whose files have a seal."""
STORE = "store.json"
META, SEAL = "store", "seal"
"""The tables that are no registers."""
_BEFORE, _AFTER = b',\n  "seal": {\n    "1": {\n      "sha256": "', b'"\n    }\n  }\n}\n'
_DIGITS = 64
TAIL = len(_BEFORE) + _DIGITS + len(_AFTER)
"""The length of a seal in bytes."""

Tables = dict[str, dict[str, Document]]
"""All that a file holds, as TinyDB sees it."""
Registers = dict[str, dict[int, Record]]
"""The records of each register by TinyDB's numbers."""


class Meta(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where in the history a snapshot was taken."""

    schema: int
    sequence: int
    """The number of the last change in it; 0 with none."""
    offset: int
    """The byte in the history after that change."""
    hash: str
    """The hash of that change."""


class Snapshot(NamedTuple):
    """A whole `store.json` that can be trusted."""

    meta: Meta
    registers: Registers


_Whole = msgspec.defstruct(
    "_Whole",
    [
        (META, dict[int, Meta]),
        (SEAL, dict[int, dict[str, str]] | None, None),
        *(
            (name, dict[int, kind], msgspec.field(default_factory=dict))  # type: ignore[valid-type]
            for name, kind in RECORDS.items()
        ),
    ],
    frozen=True,
    forbid_unknown_fields=True,
)
"""A file as it is read: straight into records, whose fields that came since have their defaults."""
_decoder = msgspec.json.Decoder(_Whole)


class _Schema(msgspec.Struct, frozen=True):
    """What every file says, also one of a newer program."""

    schema: int


class _Head(msgspec.Struct, frozen=True):
    """A file, but for its registers."""

    store: dict[str, _Schema]


_head_decoder = msgspec.json.Decoder(_Head)

EMPTY = Meta(SCHEMA, 0, 0, "")
"""Before the first change."""


def with_meta(meta: Meta, tables: Mapping[str, dict[Any, Any]]) -> dict[str, dict[Any, Any]]:
    """Return what a file holds but for its seal: where it was taken, then the registers."""
    return {META: {1: msgspec.to_builtins(meta)}, **tables}


def seal(digest: str) -> bytes:
    """Return the end of a file whose part before it has a SHA-256, in hexadecimal digits."""
    return _BEFORE + digest.encode() + _AFTER


def is_sealed(content: bytes) -> bool:
    """Say whether a file ends with the seal of what stands before it."""
    with memoryview(content) as whole, whole[:-TAIL] as before:
        return content.endswith(seal(hashlib.sha256(before).hexdigest()))


def _sealed_meanwhile(content: bytes) -> Callable[[], bool]:
    """Look at the seal in a thread of its own; return a function that waits for the answer."""
    found: list[bool] = []
    thread = Thread(target=lambda: found.append(is_sealed(content)))
    thread.start()

    def sealed() -> bool:
        thread.join()
        return found == [True]

    return sealed


def snapshot_of(content: bytes) -> Snapshot:
    """Return what a file holds.

    Raises StoreFault where it was made by a newer program, or was changed by anything but one.
    """
    sealed = _sealed_meanwhile(content)
    try:
        whole = _decoder.decode(content)
        meta: Meta = whole.store[1]  # type: ignore[attr-defined]
    except (KeyError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        refuse_newer(content)
        raise damaged() from error
    _refuse(meta.schema)
    has_seal = whole.seal is not None  # type: ignore[attr-defined]
    if has_seal != (meta.schema >= _SEALED_SINCE) or (has_seal and not sealed()):
        raise damaged()
    if min(meta.schema, meta.sequence + 1) < 1:
        raise damaged()
    return Snapshot(meta, {name: getattr(whole, name) for name in RECORDS})


def refuse_newer(content: bytes) -> None:
    """Raise StoreFault where a file is of a newer program, whatever else stands in it."""
    with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError, KeyError):
        _refuse(_head_decoder.decode(content).store["1"].schema)


def _refuse(schema: int) -> None:
    """Raise StoreFault where a schema is of a newer program."""
    if schema > SCHEMA:
        raise StoreFault("newer_schema", schema=schema)


def decoded(content: bytes) -> Tables:
    """Return all tables of a file as TinyDB sees them; StoreFault where there are none."""
    try:
        return msgspec.json.decode(content, type=Tables)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise damaged() from error


def damaged() -> StoreFault:
    """Return what is told of a file that cannot be trusted."""
    return StoreFault("store_damaged", file=STORE)
