"""A frozen mapping from id to record, where a change costs the change, not the size."""

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from typing import Generic, TypeVar

RecordType = TypeVar("RecordType")

_SMALL = 256


class Table(Mapping[str, RecordType], Generic[RecordType]):
    """Records by id in the order in which they came; every change gives a new table.

    A large shared base and a small overlay of recent changes (None marks a removed record).
    The overlay is folded into a new base when it has grown. Who looks at all records makes the
    two one, once for each table.
    """

    __slots__ = ("_base", "_overlay", "_size", "_whole")

    def __init__(self, records: Mapping[str, RecordType] | None = None) -> None:
        self._base: dict[str, RecordType] = dict(records or {})
        self._overlay: dict[str, RecordType | None] = {}
        self._size = len(self._base)
        self._whole: dict[str, RecordType] | None = self._base

    def edit(self, changes: Mapping[str, RecordType | None]) -> "Table[RecordType]":
        """Return a table with the changes laid over this one; None removes a record."""
        size = self._size
        for key, record in changes.items():
            size += (record is not None) - (key in self)
        table: Table[RecordType] = Table.__new__(Table)
        table._base, table._overlay, table._size = self._base, {**self._overlay, **changes}, size
        table._whole = None
        if len(table._overlay) > _SMALL:
            table._base, table._overlay = table._all(), {}
        return table

    def _all(self) -> dict[str, RecordType]:
        """Return all records; who gets it does not change it."""
        if self._whole is None:
            whole = {**self._base, **self._overlay}
            if len(whole) == self._size:
                self._whole = whole  # type: ignore[assignment]
            else:
                self._whole = {k: record for k, record in whole.items() if record is not None}
        return self._whole  # type: ignore[return-value]

    def changed(self, before: "Table[RecordType]") -> list[str]:
        """Return the ids whose record is another in this table than in one before, or in one only.

        Costs the changes between them where not too many lie between, else a look at each.
        """
        if self is before:
            return []
        if self._base is before._base and self._seen_through() is before._seen_through():
            keys = self._overlay.keys() | before._overlay.keys()
            return [key for key in keys if self._raw(key) is not before._raw(key)]
        keys = self._all().keys() | before._all().keys()
        return [key for key in keys if self.get(key) is not before.get(key)]

    def _seen_through(self) -> Callable[[RecordType], RecordType] | None:
        """Return the function through which the records are seen, if any."""
        return None

    def _raw(self, key: str) -> RecordType | None:
        """Return a record as it is kept; None where there is none."""
        return self._overlay[key] if key in self._overlay else self._base.get(key)

    def __getitem__(self, key: str) -> RecordType:
        if key in self._overlay:
            record = self._overlay[key]
            if record is None:
                raise KeyError(key)
            return record
        return self._base[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __reversed__(self) -> Iterator[str]:
        return reversed(self._all())

    def values(self) -> ValuesView[RecordType]:
        """Return the records."""
        return self._all().values()

    def items(self) -> ItemsView[str, RecordType]:
        """Return ids and records."""
        return self._all().items()

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
        view._whole, view._veil = self._whole, veil
        return view


class _Veiled(Table[RecordType]):
    """A table whose records are seen through a function."""

    __slots__ = ("_veil",)
    _veil: Callable[[RecordType], RecordType]

    def _seen_through(self) -> Callable[[RecordType], RecordType]:
        return self._veil

    def __getitem__(self, key: str) -> RecordType:
        return self._veil(super().__getitem__(key))

    def values(self) -> ValuesView[RecordType]:
        """Return the records, each veiled when it is looked at."""
        return ValuesView(self)

    def items(self) -> ItemsView[str, RecordType]:
        """Return ids and records, each veiled when it is looked at."""
        return ItemsView(self)

    def edit(self, changes: Mapping[str, RecordType | None]) -> Table[RecordType]:
        """Return a table with the changes, seen through the same function."""
        whole: Table[RecordType] = Table.__new__(Table)
        whole._base, whole._overlay, whole._size = self._base, self._overlay, self._size
        whole._whole = self._whole
        return whole.edit(changes).veiled(self._veil)

    def veiled(self, veil: Callable[[RecordType], RecordType]) -> Table[RecordType]:
        """Return a view in which every record is seen through this function too."""
        first = self._veil
        return super().veiled(lambda record: veil(first(record)))
