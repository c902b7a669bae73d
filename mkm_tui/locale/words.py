"""The catalogues: every text for people, by key, in the reader's or the group's language."""

import os
from datetime import date, datetime, time
from enum import StrEnum
from errno import errorcode
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from mkm_tui.records.terms import Language, term_tag
from mkm_tui.rules.broken import RuleBroken

Day = date | datetime


@cache
def _catalogue(language: Language) -> dict[str, str]:
    """Return a language's texts by `file.key`; bokmål stands in where one is missing."""
    texts = {} if language is Language.NB else dict(_catalogue(Language.NB))
    for file in (Path(__file__).parent / language.value).glob("*.json"):
        entries = msgspec.json.decode(file.read_bytes(), type=dict[str, str])
        texts.update({f"{file.stem}.{key}": text for key, text in entries.items()})
    return texts


def reader_language() -> Language:
    """Return the interface language: MKM_LANGUAGE, else the locale's, else bokmål (R42)."""
    for variable in ("MKM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        found = os.environ.get(variable, "").lower().replace("no", "nb", 1)[:2]
        if found in set(Language):
            return Language(found)
    return Language.NB


class Words:
    """The words of one language; call it with a key and what fills its gaps."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._texts = _catalogue(language)

    def __call__(self, key: str, **values: Any) -> str:
        """Return the text of a key, with its gaps filled."""
        text = self._texts[key]
        return text.format(**{k: self.show(v) for k, v in values.items()}) if values else text

    def show(self, value: Any) -> str:
        """Return a value as people write it: terms, dates, lists and what disks say in words."""
        if isinstance(value, StrEnum):
            return self._texts[f"terms.{term_tag(value)}"]
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, time):
            return f"{value:%H.%M}"
        if isinstance(value, (list, tuple)):
            return self.listed([self.show(item) for item in value])
        if isinstance(value, OSError):
            return self._reason(value)
        return str(value)

    def _reason(self, error: OSError) -> str:
        """Return why the system refused; in its own words where there are none of ours."""
        known = self._texts.get(f"store.errno_{errorcode.get(error.errno or 0)}")
        return known or error.strerror or str(error)

    def listed(self, items: list[str]) -> str:
        """Return items as "a, b og c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self._texts['common.and']} {items[-1]}"

    def date(self, day: Day) -> str:
        """Return a day in words: "3. oktober 2026"."""
        month = self._texts[f"common.month.{day.month}"]
        return self._texts["common.day_of_year"].format(day=day.day, month=month, year=day.year)

    def short_date(self, day: Day, today: Day | None = None) -> str:
        """Return a day in short: "3. okt."; with its year where that is not the year of today."""
        month = self._texts[f"common.month_short.{day.month}"]
        other_year = today is not None and today.year != day.year
        text = self._texts["common.day_of_year" if other_year else "common.day"]
        return text.format(day=day.day, month=month, year=day.year)

    def refusal(self, broken: RuleBroken) -> str:
        """Return what a rule says and what would help, with the rule's number after it."""
        sentence = self(f"refusals.{broken.key}", **broken.values)
        sentence = sentence[:1].upper() + sentence[1:]
        return f"{sentence} ({broken.rule})" if broken.rule else sentence
