"""What the group decides about its board: names and limits of columns, and the criteria."""

from typing import Any

from mkm_tui.actions.setup import SetGroup
from mkm_tui.locale.method_words import criterion_name
from mkm_tui.records.people import BoardColumn
from mkm_tui.records.terms import Column
from mkm_tui.rules.assessment import CRITERIA
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.widgets import fields


def columns_form(house: House) -> Form:
    """Return the form of the columns' names and limits; an empty one is the method's own."""
    words = house.words
    own = {known.column: known for known in house.state.group.columns} if house.state.group else {}

    def perform(values: dict[str, Any]) -> str:
        found = [
            BoardColumn(column, values[f"name_{column}"], values[f"limit_{column}"])
            for column in Column
        ]
        kept = tuple(c for c in found if c.name or c.limit is not None)
        return house.attempt(SetGroup(columns=kept))

    listed = []
    for column in Column:
        known, name = own.get(column, BoardColumn(column)), words.show(column)
        label = words("forms.column_name", column=name)
        listed.append(fields.line(f"name_{column}", label, known.name))
        label = words("forms.column_limit", column=name)
        listed.append(fields.whole(f"limit_{column}", label, known.limit))
    return Form(words, words("forms.columns"), listed, perform, note=words("forms.columns_note"))


def criteria_form(house: House) -> Form:
    """Return the form of the criteria by which the parties assess cards."""
    words = house.words
    chosen = house.state.group.criteria if house.state.group else ()
    own = [name for name in chosen if name not in CRITERIA]

    def perform(values: dict[str, Any]) -> str:
        typed = [line.strip() for line in values["own"].split("\n")]
        return house.attempt(SetGroup(criteria=(*values["known"], *filter(None, typed))))

    known = [(criterion_name(words, name), name) for name in CRITERIA]
    listed = [
        fields.several("known", words("forms.criteria_known"), known, chosen),
        fields.text("own", words("forms.criteria_own"), "\n".join(own)),
    ]
    return Form(words, words("forms.criteria"), listed, perform, note=words("forms.criteria_note"))
