"""Saved filters of the portfolio: taken up, saved under a name, removed."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from mkm_tui.screens.choice import Answer, Choice
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.portfolio_order import Grouping, Order, Sorting
from mkm_tui.store.desk import MOST_VIEWS, SavedView
from mkm_tui.widgets import fields

_SAVE, _REMOVE = "\t", "\n"
"""Answers that no name of a filter can be."""


def order_of(view: SavedView) -> Order:
    """Return the order of a saved filter; what is not known counts for nothing."""
    grouping = view.grouping if view.grouping in list(Grouping) else Grouping.NONE
    sorting = view.sorting if view.sorting in list(Sorting) else Sorting.NUMBER
    return Order(Grouping(grouping), Sorting(sorting))


def ask(house: House, app: App[Any], now: SavedView, take_up: Callable[[SavedView], None]) -> None:
    """Ask which saved filter to take up, or whether to save this one or remove one."""
    words, known = house.words, house.desk.views
    answers: list[Answer] = [(str(n), name, name) for n, name in enumerate(known, 1)]
    answers.append(("s", words("screens.portfolio.save_view"), _SAVE))
    if known:
        answers.append(("x", words("screens.portfolio.remove_view"), _REMOVE))

    def chosen(answer: str | None) -> None:
        if answer == _SAVE:
            app.push_screen(_save(house, now))
        elif answer == _REMOVE:
            _remove(house, app)
        elif answer:
            take_up(known[answer])

    app.push_screen(Choice(words, words("screens.portfolio.saved_views"), answers), chosen)


def _save(house: House, now: SavedView) -> Form:
    """Return the form that saves the present filter under a name; a known name is replaced."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        if not values["name"]:
            return words("screens.portfolio.name_missing")
        if not house.desk.keep_view(values["name"], now):
            return words("screens.portfolio.views_full", most=MOST_VIEWS)
        return ""

    field = fields.line("name", words("forms.view_name"))
    return Form(words, words("screens.portfolio.save_view"), [field], perform)


def _remove(house: House, app: App[Any]) -> None:
    """Ask which saved filter to remove."""
    words = house.words
    answers = [(str(place), name, name) for place, name in enumerate(house.desk.views, 1)]

    def chosen(name: str | None) -> None:
        if name:
            house.desk.drop_view(name)

    app.push_screen(Choice(words, words("screens.portfolio.remove_view"), answers), chosen)
