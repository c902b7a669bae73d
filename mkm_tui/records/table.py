"""A frozen mapping from id to record, where a change costs the change, not the size."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

RecordType = TypeVar("RecordType")

_SMALL = 256


class Table(Mapping[str, RecordType], Generic[RecordType]):
    """Records by id in the order in which they came; every change gives a new table.

    A large shared base and a small overlay of recent changes (None marks a removed record).
    The overlay is folded into a new base when it has grown.
    """

    __slots__ = ("_base", "_overlay", "_size")

    def __init__(self, records: Mapping[str, RecordType] | None = None) -> None:
        self._base: dict[str, RecordType] = dict(records or {})
        self._overlay: dict[str, RecordType | None] = {}
        self._size = len(self._base)

    def edit(self, changes: Mapping[str, RecordType | None]) -> "Table[RecordType]":
        """Return a table with the changes laid over this one; None removes a record."""
        size = self._size
        for key, record in changes.items():
            size += (record is not None) - (key in self)
        table: Table[RecordType] = Table.__new__(Table)
        table._base, table._overlay, table._size = self._base, {**self._overlay, **changes}, size
        if len(table._overlay) > _SMALL:
            table._base, table._overlay = dict(table.items()), {}
        return table

    def __getitem__(self, key: str) -> RecordType:
        if key in self._overlay:
            record = self._overlay[key]
            if record is None:
                raise KeyError(key)
            return record
        return self._base[key]

    def __iter__(self) -> Iterator[str]:
        if not self._overlay:
            yield from self._base
            return
        for key in self._base:
            if key not in self._overlay or self._overlay[key] is not None:
                yield key
        for key, record in self._overlay.items():
            if key not in self._base and record is not None:
                yield key

    def __len__(self) -> int:
        return self._size

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]

    def veiled(self, veil: Callable[[RecordType], RecordType]) -> "Table[RecordType]":
        """Return a view of this table in which every record is seen through a function.

        Nothing is copied: a record is veiled when it is looked at.
        """
        view: _Veiled[RecordType] = _Veiled.__new__(_Veiled)
        view._base, view._overlay, view._size = self._base, self._overlay, self._size
        view._veil = veil
        return view


class _Veiled(Table[RecordType]):
    """A table whose records are seen through a function."""

    __slots__ = ("_veil",)
    _veil: Callable[[RecordType], RecordType]

    def __getitem__(self, key: str) -> RecordType:
        return self._veil(super().__getitem__(key))

    def edit(self, changes: Mapping[str, RecordType | None]) -> Table[RecordType]:
        """Return a table with the changes, seen through the same function."""
        whole: Table[RecordType] = Table.__new__(Table)
        whole._base, whole._overlay, whole._size = self._base, self._overlay, self._size
        return whole.edit(changes).veiled(self._veil)

    def veiled(self, veil: Callable[[RecordType], RecordType]) -> Table[RecordType]:
        """Return a view in which every record is seen through this function too."""
        first = self._veil
        return super().veiled(lambda record: veil(first(record)))
