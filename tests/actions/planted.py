"""Words planted in every text of the record, so that one can see which of them come out."""

from collections.abc import Callable
from itertools import count
from typing import Any

import msgspec
from msgspec import structs

from mkm_tui.records.decisions import Decision, Publication
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import RECORDS, Record, State
from mkm_tui.records.terms import Audience
from mkm_tui.rules.publication import text_hash
from mkm_tui.rules.sharing import private

SECRET, OPEN = "hemmelig", "åpent"
_NAMES = frozenset(
    {
        *("id", "meeting", "member", "person", "deputy", "seat", "matter", "to_meeting"),
        *("continues", "supersedes", "superseded_by", "reports", "text_hash", "current"),
        *("reading", "project", "idea", "owner", "responsible", "unit", "leader", "deputy_for"),
        *("approves", "about", "approved_in", "users_notice"),
        *("chair", "minute_taker", "merged_into", "legal_basis", "public_title", "redacted"),
    }
)
"""Fields that hold ids, hashes or what stands in public."""


class Planter:
    """Fills texts with words that are found again."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def word(self, mark: str) -> str:
        """Return a new word."""
        return f"{mark}{next(self._numbers)}q"

    def filled(self, value: Any, mark: str) -> Any:
        """Return a record, or a part of one, with a word in each of its texts."""
        if isinstance(value, tuple):
            return tuple(self.filled(part, mark) for part in value)
        if not isinstance(value, msgspec.Struct):
            return value
        own = SECRET if getattr(value, "public", True) is False else mark
        fields = {}
        for name in value.__struct_fields__:
            old = getattr(value, name)
            decides = name == "withdrawn" and not old
            if type(old) is str and name not in _NAMES and not decides:
                fields[name] = self.word(own)
            elif isinstance(old, tuple | msgspec.Struct):
                fields[name] = self.filled(old, own)
        return structs.replace(value, **fields)

    def decision(self, decision: Decision) -> Decision:
        """Return a decision with words in its texts, and receipts for the same wordings."""
        filled: Decision = self.filled(decision, SECRET if decision.exempt else OPEN)
        texts = {
            version.text: filled.versions[n].text for n, version in enumerate(decision.versions)
        }
        versions = tuple(
            structs.replace(version, text=texts[version.text]) for version in decision.versions
        )
        hashes = {text_hash(old): text_hash(new) for old, new in texts.items()}
        return structs.replace(
            filled,
            versions=versions,
            publications=tuple(
                structs.replace(filled.publications[n], text_hash=_moved(receipt, decision, hashes))
                for n, receipt in enumerate(decision.publications)
            ),
        )

    def meeting(self, state: State, meeting: Meeting) -> Meeting:
        """Return a meeting with words in its texts, those of a private matter's corrections too."""
        filled: Meeting = self.filled(meeting, OPEN)
        corrections = tuple(
            structs.replace(c, before=self.word(SECRET), after=self.word(SECRET))
            if c.matter in state.matters and private(state.matters[c.matter])
            else c
            for c in filled.corrections
        )
        return structs.replace(filled, corrections=corrections)

    def matter(self, matter: Matter) -> Matter:
        """Return a matter with words in its texts."""
        hidden = private(matter)
        filled: Matter = self.filled(matter, SECRET if hidden else OPEN)
        title = self.word(SECRET) if matter.draft else self.word(OPEN)
        return structs.replace(filled, public_title=title) if matter.exempt else filled


def _moved(receipt: Publication, decision: Decision, hashes: dict[str, str]) -> str:
    """Return the hash of a receipt after its wording got a word: users' are given as they were."""
    if decision.exempt and receipt.audience is Audience.USERS:
        return receipt.text_hash
    return hashes[receipt.text_hash]


def planted(state: State) -> State:
    """Return a state with a word in every text: SECRET where others may not see it, else OPEN."""
    planter = Planter()
    how: dict[str, Callable[[Any], Record]] = {
        "decisions": planter.decision,
        "matters": planter.matter,
        "meetings": lambda record: planter.meeting(state, record),
        "notes": lambda record: planter.filled(record, SECRET),
    }
    return state.edit(
        {
            table: {key: fill(record) for key, record in getattr(state, table).items()}
            for table, fill in how.items()
        }
    )


def told(state: State) -> str:
    """Return everything that a state holds, as JSON."""
    records = [list(getattr(state, table).values()) for table in RECORDS]
    return msgspec.json.encode(records).decode()
