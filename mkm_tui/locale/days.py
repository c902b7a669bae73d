"""Days and times as people type them: "i morgen", "ons", "12.10", "+14"; "9", "9.30"."""

import re
from datetime import date, time, timedelta

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


def day_from(text: str, today: date) -> date | None:
    """Return the day that a text says, or None where it says none.

    A weekday is the next one after today. A day and month without a year is in the year of
    today; "+14" and "-3" count from today. ISO dates are read too.
    """
    said = " ".join(text.casefold().split())
    if said in _WORDS:
        return today + timedelta(days=_WORDS[said])
    for number, names in enumerate(_WEEKDAYS):
        if said.startswith(names):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if re.fullmatch(r"[+-][0-9]{1,4}", said):
        return today + timedelta(days=int(said))
    return _written_day(said, today)


def _written_day(said: str, today: date) -> date | None:
    """Return a day written in figures, or None."""
    try:
        if found := _DATE.fullmatch(said):
            year = int(found[3]) if found[3] else today.year
            return date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
        return date.fromisoformat(said)
    except ValueError:
        return None


def time_from(text: str) -> time | None:
    """Return the time of day that a text says, or None."""
    found = re.fullmatch(r"([0-9]{1,2})(?:[.:]?([0-9]{2}))?", text.strip())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))
