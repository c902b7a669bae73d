"""What changed between two documents, small enough to write and exact enough to take back."""

from functools import cache
from typing import Any

import msgspec

from mkm_tui.records.spans import span_between
from mkm_tui.records.state import RECORDS, TABLES, Record, State

Document = dict[str, Any]


class FieldEdit(msgspec.Struct, frozen=True, omit_defaults=True):
    """One field before and after; with `at`, only the span of a text or list that changed."""

    before: Any = None
    after: Any = None
    at: int | None = None


class Edit(msgspec.Struct, frozen=True, omit_defaults=True):
    """One document's change: fields edited, or the whole document created or removed."""

    table: str
    id: str
    fields: dict[str, FieldEdit] = {}
    created: Document | None = None
    removed: Document | None = None

    def inverse(self) -> "Edit":
        """Return the edit that takes this one back."""
        fields = {
            name: FieldEdit(before=field.after, after=field.before, at=field.at)
            for name, field in self.fields.items()
        }
        return Edit(self.table, self.id, fields, created=self.removed, removed=self.created)


def inverses(changes: tuple[Edit, ...], state: State) -> tuple[Edit, ...]:
    """Return the edits that take changes back, in the opposite order.

    What is being read to the room may be another matter since, without that being a change: then
    it stays as it is.
    """
    return tuple(_but_for_reading(edit.inverse(), state) for edit in reversed(changes))


def _but_for_reading(edit: Edit, state: State) -> Edit:
    """Return an edit without what is read to the room, if it is not what the edit would change."""
    field = edit.fields.get("reading")
    if field is None or state.meetings[edit.id].reading == field.before:
        return edit
    fields = {name: kept for name, kept in edit.fields.items() if name != "reading"}
    return msgspec.structs.replace(edit, fields=fields)


def reading_ended(changes: tuple[Edit, ...], meeting: str, reading: str) -> tuple[Edit, ...]:
    """Return changes after which nothing is read to the room of a meeting."""
    place = ("meetings", meeting)
    found = next((e for e in changes if (e.table, e.id) == place), Edit(*place))
    fields = {**found.fields, "reading": FieldEdit(reading, "")}
    rest = tuple(edit for edit in changes if edit is not found)
    return *rest, msgspec.structs.replace(found, fields=fields)


def document_of(record: Record) -> Document:
    """Return a record as plain JSON values."""
    document: Document = plain(record)
    return document


def plain(value: Any) -> Any:
    """Return a value as JSON gives it back: tuples as lists, dates as text."""
    if type(value) is str:
        return value
    return msgspec.json.decode(msgspec.json.encode(value))


def record_of(table: str, document: Document) -> Record:
    """Return the typed record of a document; msgspec.ValidationError where it is none."""
    return msgspec.convert(document, RECORDS[table])


def completed(table: str, document: Document) -> Document:
    """Return a document with every field of its record: an older schema's may lack some."""
    fields = RECORDS[table].__struct_fields__
    if document.keys() == set(fields):
        return document
    return document_of(record_of(table, document))


def _completed_value(table: str, name: str, value: Any) -> Any:
    """Return a field's value with every field of the records in it, as `completed` does."""
    if not value or not isinstance(value, (list, dict)):
        return value
    return plain(msgspec.convert(value, _types(table)[name]))


@cache
def _types(table: str) -> dict[str, Any]:
    """Return the type of each field of a table's records."""
    return {field.name: field.type for field in msgspec.structs.fields(RECORDS[table])}


def _field_edit(before: Any, after: Any) -> FieldEdit:
    """Return the change of a field; of a text or a list only the span that differs."""
    if type(before) is not type(after) or not isinstance(before, (str, list)):
        return FieldEdit(before, after)
    at, cut, put = span_between(before, after)
    return FieldEdit(before[at : at + cut], after[at : at + put], at)


def edit_between(state: State, record: Record) -> Edit | None:
    """Return what putting the record changes, or None where it is there already."""
    table = TABLES[type(record)]
    old = getattr(state, table).get(record.id)
    if old is None:
        return Edit(table, record.id, created=document_of(record))
    if old == record:
        return None
    fields = {}
    for name in record.__struct_fields__:
        if getattr(old, name) != getattr(record, name):
            fields[name] = _field_edit(plain(getattr(old, name)), plain(getattr(record, name)))
    return Edit(table, record.id, fields)


def applied(edit: Edit, document: Document | None) -> Document | None:
    """Return a document after the edit, or None where it is removed.

    Raises ValueError where the document is not what the edit was made from.
    """
    if edit.removed is not None:
        if document != completed(edit.table, edit.removed):
            raise ValueError(edit.id)
        return None
    if edit.created is not None:
        if document is not None:
            raise ValueError(edit.id)
        return completed(edit.table, edit.created)
    if document is None:
        raise ValueError(edit.id)
    fields = {
        name: _applied_field(_completed_edit(edit.table, name, field), document.get(name))
        for name, field in edit.fields.items()
    }
    return {**document, **fields}


def amended(edit: Edit, record: Record | None) -> Record | None:
    """Return a record after the edit, or None where it is removed; looks at what changes only.

    Raises ValueError where the record is not what the edit was made from.
    """
    if record is None or edit.removed is not None or edit.created is not None:
        document = applied(edit, None if record is None else document_of(record))
        return None if document is None else record_of(edit.table, document)
    types = _types(edit.table)
    before = {name: plain(getattr(record, name)) for name in edit.fields if name in types}
    after = applied(edit, before)
    assert after is not None
    values = {n: msgspec.convert(v, types[n]) for n, v in after.items() if n in types}
    return msgspec.structs.replace(record, **values)


def _completed_edit(table: str, name: str, field: FieldEdit) -> FieldEdit:
    """Return a field's edit with whole records in it: an older schema's may lack fields."""
    before = _completed_value(table, name, field.before)
    return FieldEdit(before, _completed_value(table, name, field.after), field.at)


def _applied_field(field: FieldEdit, value: Any) -> Any:
    """Return a field's value after its edit; ValueError where it is not the one before."""
    if field.at is None:
        if value != field.before:
            raise ValueError(field.before)
        return field.after
    end = field.at + len(field.before)
    if value[field.at : end] != field.before:
        raise ValueError(field.before)
    return value[: field.at] + field.after + value[end:]
