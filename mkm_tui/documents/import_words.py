"""The words by which documents of others name their parts; days, times and case numbers."""

import re
from datetime import date, time
from functools import cache

import msgspec

from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Language, Party

_OURS = {
    "date": "date",
    "time": "time",
    "place": "place",
    "chair": "chair",
    "minute_taker": "minute_taker",
    "archive_reference": "archive_reference",
    "attendance": "present",
    "absent": "absent",
    "others": "others",
    "agenda": "agenda",
    "matters": "matters",
    "next_meeting": "next_meeting",
    "signatures": "signatures",
    "municipality": "municipality",
    "meeting_number": "meeting_number",
    "body": "body",
    "case_paper": "case_paper",
    "recommendation": "recommendation",
    "consideration": "consideration",
    "dialogue": "dialogue",
    "users_voice": "users_voice",
    "proposal": "proposal",
    "decision": "decision",
    "council_recommendation": "council_recommendation",
    "responsible": "responsible",
    "deadline": "deadline",
    "concerns": "units",
    "units": "units",
    "proposer": "proposer",
    "old_out": "old_out",
    "nothing_out_because": "nothing_out_because",
    "legal_basis": "legal_basis",
    "kind": "kind",
    "other_business": "other_business",
}
"""What each label of our own documents names."""
_OTHERS = (
    "title", "date", "time", "place", "chair", "minute_taker", "present", "absent", "others",
    "agenda", "matters", "next_meeting", "case_paper", "recommendation", "consideration",
    "dialogue", "users_voice", "proposal", "decision", "responsible", "deadline", "units",
    "proposer", "legal_basis", "public_title", "other_business",
)  # fmt: skip
"""What other documents name in ways of their own, in the catalogue `reading`."""

NAMES = ("present", "absent", "others")
TEXT_ROLES = {
    "case_paper": "case_paper",
    "recommendation": "recommendation",
    "consideration": "consideration",
    "dialogue": "dialogue",
    "users_voice": "users_voice",
    "proposal": "proposal",
    "decision": "decision",
    "council_recommendation": "decision",
}
"""The labels that stand over a matter's texts."""
FRAME = (
    "responsible", "deadline", "units", "proposer", "old_out", "nothing_out_because",
    "legal_basis", "public_title", "kind",
)  # fmt: skip


class Number(msgspec.Struct, frozen=True):
    """A matter's number before its title."""

    number: str
    title: str
    strong: bool
    """Whether it cannot be a mere place in a list: "Sak 3", "12/26"."""


@cache
def tongues() -> tuple[Words, ...]:
    """Return the words of all languages."""
    return tuple(Words(language) for language in Language)


@cache
def _labels() -> dict[str, str]:
    """Return what each label names, in all languages, the label as `normal` gives it."""
    found: dict[str, str] = {}
    for words in tongues():
        for key, role in _OURS.items():
            found.setdefault(normal(words(f"documents.{key}")), role)
        for role in _OTHERS:
            for said in words(f"reading.label.{role}").split("|"):
                found.setdefault(normal(said), role)
    return found


def normal(label: str) -> str:
    """Return a label in small letters without signs around it, or a remark in brackets after it."""
    bare = re.sub(r"\s*[(\[][^()\[\]]*[)\]]\s*:?\s*$", "", label)
    return " ".join(bare.casefold().strip("*_:.–—-#= ").split())


def role_of(label: str) -> str:
    """Return what a label names, or nothing; of "Vedtak/konklusjon" the first counts."""
    found = _labels()
    whole = normal(label)
    first = normal(whole.split("/")[0])
    return found.get(whole) or found.get(first) or ""


def said_in(key: str, text: str) -> bool:
    """Say whether a text holds one of the words of the catalogue `reading`, in any language."""
    return bool(_any_of(key).search(text))


@cache
def _any_of(key: str) -> re.Pattern[str]:
    """Return a pattern for the words of a key; "-" stands for the rest of a longer word."""
    said = [word for words in tongues() for word in words(f"reading.{key}").split("|")]
    parts = [
        ("" if word.startswith("-") else r"(?<!\w)")
        + re.escape(word.strip("-"))
        + ("" if word.endswith("-") else r"(?!\w)")
        for word in said
    ]
    return re.compile("|".join(sorted(parts, key=len, reverse=True)), re.I)


def found_in(key: str, text: str) -> re.Match[str] | None:
    """Return where a text holds one of the words of the catalogue `reading`."""
    return _any_of(key).search(text)


def party_of(text: str) -> Party | None:
    """Return the party that a text names, and nothing else."""
    named = {words.show(party): party for words in tongues() for party in Party}
    return named.get(normal(text))


@cache
def _law_pattern() -> re.Pattern[str]:
    """Return a pattern for a word or sign of a reference to a law."""
    said = {word for words in tongues() for word in words("reading.laws").split("|")}
    word = "|".join(re.escape(one) for one in sorted(said, key=len, reverse=True))
    signs = r"[\s.,;:()\[\]–-]+|§+|\d+(?:[.-]\d+)*\s?[a-zæøå]?(?!\w)|[a-zæøå](?!\w)"
    return re.compile(rf"(?:{signs}|(?:{word})(?!\w))", re.I)


def legal_basis_in(text: str) -> tuple[str, bool]:
    """Return the reference to a law that a text begins with, and whether it says nothing else.

    A reason in words is left out: a legal basis stands in public documents (R33, R34).
    """
    place = 0
    while found := _law_pattern().match(text, place):
        place = found.end()
    basis = text[:place].strip(" .:,;–—-()[]*")
    whole = not text[place:].strip()
    return (basis, whole) if "§" in basis else ("", whole)


@cache
def _number_pattern() -> re.Pattern[str]:
    """Return a pattern for a case number at the beginning of a title."""
    said = [word for words in tongues() for word in words("reading.number_words").split("|")]
    word = "|".join(re.escape(one) for one in sorted(said, key=len, reverse=True))
    year = r"\d{1,5}\s?[/-]\s?(?:\d{4}|\d{2})(?!\d)[a-z]?"
    code = r"[A-ZÆØÅ]{1,4}(?:-sak)?[ -]?"
    return re.compile(
        rf"(?:(?i:{word})\.?\s*(?i:nr|no|nummer|number)?[.:#]?\s*"
        rf"(?P<worded>{year}|\d{{1,4}}(?:\.\d{{1,2}})?[a-z]?(?!\w))"
        rf"|(?P<coded>(?:{code})?\d{{1,5}}/(?:\d{{4}}|\d{{2}})(?![\d./])[a-z]?)"
        rf"|(?P<listed>\d{{1,3}}(?:[.)](?!\d)|\s*[–—:-](?=\s)|\.\d[.)]?(?=\s)))"
        rf"|(?P<bare>(?i:{word})\s*:(?=\s*\S)))"
        rf"\s*[.:)–—|-]*\s*(?P<title>.*)"
    )


def number_of(text: str) -> Number | None:
    """Return the number at the beginning of a text and its title, or None."""
    found = _number_pattern().fullmatch(text)
    if found is None:
        return None
    number = found["worded"] or found["coded"] or found["listed"] or ""
    strong = found["listed"] is None
    told = re.sub(r"\s*([/-])\s*(?=\d)", r"\1", " ".join(number.split())) if strong else ""
    return Number(told, found["title"] or text, strong)


def figures_of(text: str) -> tuple[int, ...]:
    """Return the figures of the number at the beginning of a text: (2, 1) of "2.1 Turnus"."""
    found = re.match(r"\D{0,20}?(\d{1,5})(?:\.(\d{1,2})(?!\d))?", text)
    return tuple(int(part) for part in found.groups() if part) if found else ()


@cache
def _months() -> dict[str, int]:
    """Return the months' names in all languages."""
    found = {}
    for words in tongues():
        for month in range(1, 13):
            found[words(f"common.month.{month}").casefold()] = month
            found[words(f"common.month_short.{month}").casefold().rstrip(".")] = month
    return found


@cache
def _day_patterns() -> tuple[re.Pattern[str], ...]:
    """Return patterns for a day in figures and in words."""
    month = "|".join(sorted(_months(), key=len, reverse=True))
    nth = "(?:st|nd|rd|th)?"
    return (
        re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)"),
        re.compile(r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})\b"),
        re.compile(r"(?<!\d)(?P<day>\d{1,2})/(?P<month>\d{1,2})[/-](?P<year>\d{4})\b"),
        re.compile(
            rf"(?<!\d)(?P<day>\d{{1,2}})\.?{nth}\s+(?:of\s+)?(?P<name>{month})\b\.?,?"
            rf"\s+(?P<year>\d{{4}})",
            re.I,
        ),
        re.compile(
            rf"\b(?P<name>{month})\b\.?\s+(?P<day>\d{{1,2}}){nth},?\s+(?P<year>\d{{4}})", re.I
        ),
    )


def day_in(text: str) -> date | None:
    """Return the first day that a text names in full, or None."""
    for pattern in _day_patterns():
        for found in pattern.finditer(text):
            parts = found.groupdict()
            month = _months()[parts["name"].casefold()] if "name" in parts else parts["month"]
            year = int(parts["year"])
            try:
                return date(year + 2000 if year < 100 else year, int(month), int(parts["day"]))
            except ValueError:
                continue
    return None


def begins_with_day(text: str) -> bool:
    """Say whether a text begins with a day in full, but for weekdays and times of day."""
    for pattern in _day_patterns():
        found = pattern.search(text)
        if found:
            return not beside_time(text[: found.start()])
    return False


def is_this_meetings(text: str) -> bool:
    """Say whether a line names a meeting and its day, as in "Møte i gruppa 2.11.2026"."""
    found = next((m for pattern in _day_patterns() if (m := pattern.search(text))), None)
    if found is None or number_of(text) or said_in("other_meeting", text):
        return False
    after = beside_time(text[found.end() :])
    return said_in("title_words", text[: found.start()]) and (not after or after[0].isupper())


def beside_time(text: str) -> str:
    """Return what a text says beside days, weekdays and times of day."""
    for pattern in (*_day_patterns(), _TIME, _any_of("time_words"), re.compile(r"[\W\d_]+")):
        text = pattern.sub(" ", text)
    return text.strip()


_TIME = re.compile(
    r"(?<![\d.])(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})(?![\d.]*\d)"
    r"|(?:kl\.?|(?<=\d{4})\s*[–—-]|(?<=\d{4})\s*til)\s*([012]\d)([0-5]\d)(?!\d)"
    r"|kl\.?\s*(\d{1,2})\b",
    re.I,
)
"""A time of day: "09.00", "kl 0900", "- 1130" after another one, "kl 9"."""


def times_in(text: str) -> tuple[time | None, time | None]:
    """Return from when to when, as far as a text says so."""
    found = []
    for hour, minutes, joined, joined_minutes, whole in _TIME.findall(text):
        at = int(hour or joined or whole), int(minutes or joined_minutes or 0)
        if at[0] < 24 and at[1] < 60:
            found.append(time(*at))
    until = re.search(r"[–—-]\s*(\d{1,2})\s*$", text)
    if len(found) == 1 and until and int(until[1]) < 24:
        found.append(time(int(until[1])))
    start, end = [*found, None, None][:2]
    return start, end if start and end and end > start else None
