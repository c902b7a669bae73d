"""Days and times as people type them: "i morgen", "ons", "12.10", "+14"; "9", "9.30"."""

import re
from datetime import date, time, timedelta
from enum import Enum, auto

_WORDS = {
    "i dag": 0, "idag": 0, "today": 0,
    "i morgen": 1, "imorgen": 1, "i morgon": 1, "tomorrow": 1,
    "i går": -1, "igår": -1, "yesterday": -1,
}  # fmt: skip
_WEEKDAYS = (
    ("man", "mån", "mon"),
    ("tir", "tys", "tue"),
    ("ons", "wed"),
    ("tor", "thu"),
    ("fre", "fri"),
    ("lør", "lau", "sat"),
    ("søn", "sun"),
)
_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?\.?")


class Lies(Enum):
    """Where a day lies by its nature, seen from today; it settles what is said without a year."""

    ANYWHERE = auto()
    """It may have been or may come: a day and month is in the year of today."""
    AHEAD = auto()
    """It is to come, as a meeting or a deadline: the next such day, today among them."""
    BEHIND = auto()
    """It has been, as a publication: the latest such day, today among them."""


def day_from(text: str, today: date, lies: Lies = Lies.ANYWHERE) -> date | None:
    """Return the day that a text says, or None where it says none.

    A day and month without a year is where such days lie. A weekday is the next one after today,
    or the latest one where the day lies behind. "+14" and "-3" count from today. ISO dates are
    read too.
    """
    said = " ".join(text.casefold().split())
    if said in _WORDS:
        return today + timedelta(days=_WORDS[said])
    for number, names in enumerate(_WEEKDAYS):
        if said.startswith(names):
            return _weekday(number, today, lies)
    if re.fullmatch(r"[+-][0-9]{1,4}", said):
        return today + timedelta(days=int(said))
    return _written_day(said, today, lies)


def _weekday(number: int, today: date, lies: Lies) -> date:
    """Return the day of a weekday: the latest where days lie behind, else the next one."""
    if lies is Lies.BEHIND:
        return today - timedelta(days=(today.weekday() - number) % 7)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _written_day(said: str, today: date, lies: Lies) -> date | None:
    """Return a day written in figures, or None."""
    try:
        if found := _DATE.fullmatch(said):
            day, month = int(found[1]), int(found[2])
            year = int(found[3]) if found[3] else _year(month, day, today, lies)
            return date(year + 2000 if year < 100 else year, month, day)
        return date.fromisoformat(said)
    except ValueError:
        return None


def _year(month: int, day: int, today: date, lies: Lies) -> int:
    """Return the year of a day and month that is said without one."""
    if lies is Lies.AHEAD and (month, day) < (today.month, today.day):
        return today.year + 1
    if lies is Lies.BEHIND and (month, day) > (today.month, today.day):
        return today.year - 1
    return today.year


def time_from(text: str) -> time | None:
    """Return the time of day that a text says, or None."""
    found = re.fullmatch(r"([0-9]{1,2})(?:[.:]?([0-9]{2}))?", text.strip())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))
