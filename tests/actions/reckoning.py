"""What was in force on a day, reckoned slowly and from the journal's actions alone.

Nothing here uses the program's records, rules or edits: only the lines of `history.jsonl`.
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any


@dataclass
class Wording:
    """A text of a decision, for those inside and for users, and from which day it is."""

    inside: str
    to_users: str
    day: date


@dataclass
class Agreement:
    """A decision as the actions made it."""

    exempt: bool
    replaces: str
    wordings: list[Wording]
    published: list[tuple[str, date, str]] = field(default_factory=list)
    """Audience, day and text of each publication."""


def standing_lines(history: Path) -> list[dict[str, Any]]:
    """Return the journal's lines that no undo has taken back, oldest first."""
    lines = [json.loads(line) for line in history.read_text("utf-8").splitlines()]
    gone: set[int] = set()
    kept = []
    for line in reversed(lines):
        if line["seq"] in gone:
            continue
        if "undoes" in line:
            gone.add(line["undoes"])
        else:
            kept.append(line)
    return kept[::-1]


def agreements(history: Path) -> dict[str, Agreement]:
    """Return all decisions, by id, as the standing actions tell of them."""
    matters: dict[str, dict[str, str]] = {}
    found: dict[str, Agreement] = {}
    for line in standing_lines(history):
        action, day = line["action"], datetime.fromisoformat(line["at"]).date()
        told = matters.setdefault(action.get("matter", ""), {})
        if action["action"] == "propose_decision":
            told["text"] = action["text"]
        elif action["action"] == "edit_matter":
            told.update({name: action[name] for name in _FRAME if name in action})
        elif action["action"] == "close_matter" and "way_on" not in action:
            exempt = bool(told.get("legal_basis"))
            users = "" if exempt else told["text"]
            wording = Wording(told["text"], users, day)
            found[action["matter"]] = Agreement(exempt, told.get("supersedes", ""), [wording])
        elif action.get("decision") in found:
            _change(found[action["decision"]], action, day)
    return found


_FRAME = ("legal_basis", "supersedes")


def _change(agreement: Agreement, action: dict[str, Any], day: date) -> None:
    """Take in a publication, a corrected wording or a redacted text."""
    last = agreement.wordings[-1]
    if action["action"] == "record_publication":
        on = date.fromisoformat(action["on"]) if "on" in action else day
        text = last.inside if action["audience"] == "internal" else last.to_users
        agreement.published.append((action["audience"], on, text))
    elif action["action"] == "correct_decision":
        users = action.get("redacted", "") if agreement.exempt else action["text"]
        agreement.wordings.append(Wording(action["text"], users, day))
    elif action["action"] == "redact_decision":
        if _first_day(agreement, last, "users", date.max) is None:
            last.to_users = action["redacted"]
        else:
            agreement.wordings.append(Wording(last.inside, action["redacted"], day))


def _first_day(agreement: Agreement, wording: Wording, audience: str, until: date) -> date | None:
    """Return the first day on which a wording was published to an audience."""
    text = wording.inside if audience == "internal" else wording.to_users
    days = [
        on
        for told, on, said in agreement.published
        if told == audience and said == text and wording.day <= on <= until
    ]
    return min(days, default=None)


Applied = tuple[str, date, date]
"""A text that was in force, from which day it is, and since when it applied."""


def in_force(found: dict[str, Agreement], key: str, day: date) -> Applied | None:
    """Return the text of a decision that was in force on a day, or None.

    Goes through the wordings one by one; a decision gives way to a later one that is in force.
    """
    applies = _own(found[key], day)
    later = [other for other in found.values() if other.replaces == key]
    return None if any(_own(other, day) is not None for other in later) else applies


def _own(agreement: Agreement, day: date) -> Applied | None:
    """Return the text in force on a day, whatever replaces it."""
    applies = None
    for wording in agreement.wordings:
        inside = _first_day(agreement, wording, "internal", day)
        to_users = _first_day(agreement, wording, "users", day)
        if inside is not None and to_users is not None:
            applies = wording.inside, wording.day, max(inside, to_users)
    return applies
