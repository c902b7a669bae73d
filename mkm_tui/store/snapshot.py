"""What `store.json` holds: where in the history it was taken, the records, and a seal.

The seal is a last table that TinyDB reads like any other: the SHA-256 of all that stands before
it. A single changed letter is noticed when the file is read.
"""

import hashlib
from typing import Any, NamedTuple

import msgspec

from mkm_tui.records.state import RECORDS
from mkm_tui.store.edits import Document
from mkm_tui.store.faults import StoreFault

SCHEMA = 5
_SEALED_SINCE = 5
"""The first schema whose files have a seal."""
STORE = "store.json"
_META, _SEAL = "store", "seal"
_BEFORE, _AFTER = b',\n  "seal": {\n    "1": {\n      "sha256": "', b'"\n    }\n  }\n}\n'
_DIGITS = 64
_TAIL = len(_BEFORE) + _DIGITS + len(_AFTER)

Tables = dict[str, dict[str, Document]]


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
    tables: Tables
    """Each register's documents by TinyDB's numbers."""


EMPTY = Meta(SCHEMA, 0, 0, "")
"""Before the first change."""


def with_meta(meta: Meta, tables: dict[str, dict[Any, Any]]) -> dict[str, dict[Any, Any]]:
    """Return what a file holds but for its seal: where it was taken, then the registers."""
    return {_META: {1: msgspec.to_builtins(meta)}, **tables}


def seal(digest: str) -> bytes:
    """Return the end of a file whose part before it has a SHA-256, in hexadecimal digits."""
    return _BEFORE + digest.encode() + _AFTER


def is_sealed(content: bytes) -> bool:
    """Say whether a file ends with the seal of what stands before it."""
    return content.endswith(seal(hashlib.sha256(content[:-_TAIL]).hexdigest()))


def snapshot_of(content: bytes) -> Snapshot:
    """Return what a file holds.

    Raises StoreFault where it was made by a newer program, or was changed by anything but one.
    """
    tables = decoded(content)
    schema = tables.get(_META, {}).get("1", {}).get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        raise StoreFault("newer_schema", schema=schema)
    try:
        meta = msgspec.convert(tables.pop(_META)["1"], Meta)
    except (KeyError, msgspec.ValidationError) as error:
        raise damaged() from error
    sealed = tables.pop(_SEAL, None) is not None
    if sealed != (meta.schema >= _SEALED_SINCE) or (sealed and not is_sealed(content)):
        raise damaged()
    if not tables.keys() <= RECORDS.keys() or min(meta.schema, meta.sequence + 1) < 1:
        raise damaged()
    return Snapshot(meta, tables)


def decoded(content: bytes) -> Tables:
    """Return all tables of a file as TinyDB sees them; StoreFault where there are none."""
    try:
        return msgspec.json.decode(content, type=Tables)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise damaged() from error


def damaged() -> StoreFault:
    """Return what is told of a file that cannot be trusted."""
    return StoreFault("store_damaged", file=STORE)
