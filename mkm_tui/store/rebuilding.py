"""Documents made anew from changes, though some of the changes are lost or do not fit."""

from collections.abc import Mapping
from typing import Any

import msgspec

from mkm_tui.records.state import RECORDS
from mkm_tui.store.edits import Document, Edit, FieldEdit, applied, completed, record_of
from mkm_tui.store.faults import Finding
from mkm_tui.store.journal import Entry
from mkm_tui.store.past import Place

Documents = Mapping[Place, Document]


class Rebuilt:
    """Documents, and what became of the changes that were to make them."""

    def __init__(self, documents: Documents) -> None:
        self.documents = dict(documents)
        self.unfit: list[Finding] = []
        """The changes that do not fit what was there before them, and so are left out."""
        self.doubtful: set[Place] = set()
        """The records that lack such a change."""

    def apply(self, entry: Entry, number: int) -> None:
        """Apply the changes of an entry, which stands on a line; what does not fit is left out."""
        for edit in entry.changes:
            self._apply(edit, number)

    def _apply(self, edit: Edit, number: int) -> None:
        """Apply one change, or note that it does not fit."""
        place = edit.table, edit.id
        try:
            after = fitting(edit, self.documents.get(place))
        except ValueError:
            self.doubtful.add(place)
            values = {"line": number, "table": edit.table, "id": edit.id}
            self.unfit.append(("cli.check_unfit", values))
            return
        if after is None:
            self.documents.pop(place, None)
        else:
            self.documents[place] = after


def fitting(edit: Edit, document: Document | None) -> Document | None:
    """Return a document after a change; ValueError where the change does not fit it."""
    try:
        after = applied(edit, document)
        if after is not None and record_of(edit.table, after).id != edit.id:
            raise ValueError(edit.id)
    except (KeyError, TypeError, AttributeError, msgspec.ValidationError) as error:
        raise ValueError(edit.id) from error
    return after


def changes_between(before: Documents, after: Documents) -> tuple[Edit, ...]:
    """Return the changes that lead from some documents to others."""
    places = dict.fromkeys([*before, *after])
    found = (_change(place, before.get(place), after.get(place)) for place in places)
    return tuple(edit for edit in found if edit is not None)


def _change(place: Place, before: Document | None, after: Document | None) -> Edit | None:
    """Return the change of one document, or None where it is the same."""
    if before == after:
        return None
    if before is None or after is None:
        return Edit(*place, created=after, removed=before)
    fields = {
        name: FieldEdit(before.get(name), value)
        for name, value in after.items()
        if before.get(name) != value
    }
    return Edit(*place, fields)


def documents_of(tables: Mapping[str, Mapping[str, Any]]) -> dict[Place, Document]:
    """Return the documents of a store that are records of their tables, with all their fields."""
    found: dict[Place, Document] = {}
    for table in RECORDS:
        for document in tables.get(table, {}).values():
            try:
                whole = completed(table, document)
                found[table, record_of(table, whole).id] = whole
            except (msgspec.ValidationError, AttributeError):
                continue
    return found
