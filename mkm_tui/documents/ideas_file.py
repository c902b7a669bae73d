"""A suggestion box's spreadsheet: its rows become ideas, and what does not fit is told."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from mkm_tui.actions.ideas import AddIdea
from mkm_tui.documents.csv_rows import Misfit, Row, rows_of
from mkm_tui.documents.import_source import Source, Unreadable
from mkm_tui.locale.days import Lies, day_from
from mkm_tui.records.signs import as_title, in_a_line
from mkm_tui.records.state import State
from mkm_tui.records.terms import Origin
from mkm_tui.rules.similar import similar

_HEADS = {
    "title": ("tittel", "idé", "ide", "idea", "forslag", "framlegg", "title", "suggestion"),
    "text": ("tekst", "beskrivelse", "skildring", "text", "description", "forklaring"),
    "bearer": (
        *("navn", "namn", "innsender", "innsendar", "idébærer", "idéberar", "fra", "frå"),
        *("name", "from", "sender"),
    ),
    "unit": ("enhet", "eining", "avdeling", "arbeidssted", "unit", "department"),
    "received": ("dato", "mottatt", "motteken", "innsendt", "tidspunkt", "date", "received"),
    "origin": ("opphav", "kilde", "kjelde", "rolle", "origin", "role"),
    "anonymous": ("anonym", "ønsker å være anonym", "ønskjer å vere anonym", "anonymous"),
    "purpose": ("formål", "føremål", "purpose", "hva er formålet", "hva er formålet?"),
    "for_whom": ("for hvem", "for kven", "for whom", "for hvem er det viktig?"),
    "impossible_today": ("umulig i dag", "umogleg i dag", "impossible today"),
}
"""What the columns may be called, by the field that they fill."""
_ORIGINS = {
    Origin.UNIT: ("enhet", "enheten", "eining", "unit"),
    Origin.EMPLOYEE: ("ansatt", "tilsett", "medarbeider", "employee"),
    Origin.USER: ("bruker", "brukar", "innbygger", "innbyggjar", "pårørende", "user"),
    Origin.USER_GROUP: ("brukergruppe", "brukargruppe", "råd", "brukerråd", "user group"),
}
_NO = ("nei", "no", "n", "0", "false", "usann")
"""What says that a bearer lets the name be known; all else in that column keeps it back."""
_LOOK = 5
"""Rows at most above the row of heads: a title, or a line of explanation."""
_MUCH = 0.6
"""The likeness from which an idea is told to be much like another."""
_TITLE = 100
"""Signs of a text that become the title where a row has no title of its own."""


class IdeasPlan(NamedTuple):
    """What a file would add, and what was noticed."""

    name: str
    letters: str
    """The encoding, where it was not UTF-8."""
    actions: list[AddIdea]
    left_out: list[Misfit]
    """Rows that do not become ideas, and why."""
    noted: list[Misfit]
    """Rows that become ideas, with something to look at."""
    strange: list[str]
    """Columns that were not known; what stands in them goes into the idea's text."""


def ideas_from(source: Source, state: State, today: date) -> IdeasPlan:
    """Return what a file's rows would add; Unreadable where no row is an idea."""
    rows = rows_of(source)
    if not rows:
        raise Unreadable("empty_file", file=source.name)
    heads, ideas = _heads(rows)
    plan = IdeasPlan(source.name, source.letters, [], [], [], _strange(heads))
    known = {_same(idea.title, idea.text): key for key, idea in state.ideas.items()}
    for row in ideas:
        _take(plan, row, heads, known, state, today)
    if not plan.actions and not plan.left_out:
        raise Unreadable("ideas_nothing", file=source.name)
    return plan


def _heads(rows: Sequence[Row]) -> tuple[list[str], Sequence[Row]]:
    """Return each column's field, or its own head where it is not known, and the rows below.

    Without a row of heads the first column is the title and the second the text.
    """
    for place, row in enumerate(rows[:_LOOK]):
        found = [_field(cell) for cell in row.cells]
        if any(found) and (place == 0 or sum(map(bool, found)) > 1):
            pairs = zip(found, row.cells, strict=True)
            return [field or f"={cell}" for field, cell in pairs], rows[place + 1 :]
    width = max(len(row.cells) for row in rows)
    return [*("title", "text"), *["="] * (width - 2)][: max(width, 1)], rows


def _field(head: str) -> str:
    """Return the field that a head names; empty where it names none."""
    plain = head.casefold().strip(" :*")
    return next((field for field, names in _HEADS.items() if plain in names), "")


def _strange(heads: Sequence[str]) -> list[str]:
    """Return the heads that name no field."""
    return [head[1:] for head in heads if head.startswith("=") and head[1:]]


def _take(
    plan: IdeasPlan,
    row: Row,
    heads: Sequence[str],
    known: dict[tuple[str, str], str],
    state: State,
    today: date,
) -> None:
    """Add a row's idea to the plan, or why it is none."""
    values = _values(row, heads)
    if not values.get("title"):
        plan.left_out.append(Misfit(row.line, "idea_no_title", {}))
        return
    place = _same(values["title"], values.get("text", ""))
    if place in known:
        plan.left_out.append(_known(row, known[place]))
        return
    action = _action(plan, row, values, state, today)
    if action is not None:
        known[place] = f"{row.line}"
        plan.actions.append(action)
        _note_likes(plan, row, action, state)


def _known(row: Row, where: str) -> Misfit:
    """Return that the same idea is in the record, or on an earlier line of the file."""
    if where.isdecimal():
        return Misfit(row.line, "idea_twice", {"other": where})
    return Misfit(row.line, "idea_known", {"idea": where})


def _added(given: dict[str, Any], text: str) -> None:
    """Add to an idea's text what has no field of its own, so that nothing is lost."""
    given["text"] = "\n".join(filter(None, [given.get("text", ""), text]))


def _values(row: Row, heads: Sequence[str]) -> dict[str, str]:
    """Return a row's cells by field; what has no field of its own is added to the text."""
    values: dict[str, str] = {}
    rest: list[str] = []
    for place, cell in enumerate(row.cells):
        head = heads[place] if place < len(heads) else "="
        if cell and (head.startswith("=") or values.get(head)):
            label = head.removeprefix("=")
            rest.append(f"{label}: {cell}" if label else cell)
        elif cell:
            values[head] = cell
    title, text = values.get("title", ""), values.get("text", "")
    if as_title(title) != in_a_line(title):
        values |= {"title": as_title(title), "text": "\n".join(filter(None, [title, text]))}
    elif text and not title:
        values["title"] = text.split("\n")[0][:_TITLE]
    return values | ({"rest": "\n".join(rest)} if rest else {})


def _action(
    plan: IdeasPlan, row: Row, values: dict[str, str], state: State, today: date
) -> AddIdea | None:
    """Return the action that adds an idea; None where its day lies ahead."""
    given: dict[str, Any] = {
        name: values[name]
        for name in ("title", "text", "bearer", "purpose", "for_whom", "impossible_today")
        if values.get(name)
    }
    if values.get("received"):
        day = _day(values["received"], today)
        if day is None:
            _added(given, values["received"])
            plan.noted.append(Misfit(row.line, "idea_day", {"text": values["received"]}))
        elif day > today:
            plan.left_out.append(Misfit(row.line, "idea_ahead", {"text": values["received"]}))
            return None
        given["received"] = day
    if values.get("unit"):
        given["unit"] = _unit(values["unit"], state)
        if not given["unit"]:
            plan.noted.append(Misfit(row.line, "idea_unit", {"text": values["unit"]}))
            _added(given, values["unit"])
    if values.get("anonymous"):
        given["anonymous"] = values["anonymous"].casefold() not in _NO
    if values.get("origin"):
        given["origin"] = _origin(values["origin"])
        if given["origin"] is None:
            plan.noted.append(Misfit(row.line, "idea_origin", {"text": values["origin"]}))
            _added(given, values["origin"])
    if given.get("anonymous"):
        rest = values.get("rest", "").split("\n")
        given["bearer"] = ", ".join(filter(None, [given.get("bearer", ""), *rest]))
    else:
        _added(given, values.get("rest", ""))
    return AddIdea(**given)


def _day(text: str, today: date) -> date | None:
    """Return the day in a cell, where the time of day may stand after it; None where none is."""
    return day_from(text, today, Lies.BEHIND) or day_from(text.split()[0], today, Lies.BEHIND)


def _unit(text: str, state: State) -> str:
    """Return the id of the unit that is named by its name or id; empty where there is none."""
    plain = text.casefold()
    found = (k for k, unit in state.units.items() if plain in (k.casefold(), unit.name.casefold()))
    return next(found, "")


def _origin(text: str) -> Origin | None:
    """Return where an idea comes from; None where the word is not known."""
    plain = text.casefold()
    return next((origin for origin, names in _ORIGINS.items() if plain in names), None)


def _note_likes(plan: IdeasPlan, row: Row, action: AddIdea, state: State) -> None:
    """Note what the idea is much like, so that it may be merged."""
    near = similar(state, action.title, action.text)
    if near and near[0].score >= _MUCH:
        plan.noted.append(Misfit(row.line, "idea_like", {"idea": near[0].id}))


def _same(title: str, text: str) -> tuple[str, str]:
    """Return what two ideas that say the same have alike."""
    return " ".join(title.casefold().split()), " ".join(text.casefold().split())
