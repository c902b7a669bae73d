"""States to write documents from, and what a reader's parser finds in the documents."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import msgspec
from decision_samples import decisions
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace
from portfolio_samples import group, portfolio, unit

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import perform
from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.papers import paper_of
from mkm_tui.documents.reach import Reach
from mkm_tui.records.decisions import Publication
from mkm_tui.records.meetings import (
    Approval,
    Closing,
    Correction,
    Matter,
    Meeting,
    MinutesReceipt,
    Seat,
    Stance,
)
from mkm_tui.records.people import Person, Unit
from mkm_tui.records.room import Attendance, Break, Contribution, Disqualification, Note, Statement
from mkm_tui.records.state import TABLES, Record, State
from mkm_tui.records.terms import (
    Audience,
    Body,
    Conclusion,
    Language,
    MatterKind,
    MeetingStatus,
    Party,
    Presence,
    Role,
    StanceKind,
    WayOn,
)
from mkm_tui.rules.publication import text_hash
from mkm_tui.store.example import replay_example
from mkm_tui.store.past import Stamp

TODAY = date(2026, 11, 24)
STAMP = Stamp(812, "6f" * 32)
EXAMPLE = Path(__file__).parents[2].joinpath("data/example/actions.jsonl").read_bytes()
OF_MATTERS = ("notice", "minutes", "decisions", "publication", "decision", "unit")
"""The documents about matters and decisions."""
KINDS = (*OF_MATTERS, "portfolio", "project", "board", "programme", "ideas", "answer")
"""The documents that others read."""
EVERY_KIND = (*KINDS, "notes")
"""Those, and the one that the secretary alone reads."""
ABOUT = {
    "notice": "meeting", "minutes": "meeting", "notes": "meeting",
    "publication": "decision", "decision": "decision", "unit": "unit",
    "project": "project", "answer": "idea",
}  # fmt: skip
"""The record that a document is about."""

REFERENCES = {
    "id", "meeting", "project", "idea", "merged_into", "continues", "responsible",
    "supersedes", "superseded_by", "chair", "minute_taker", "person", "member", "matter",
    "unit", "leader", "owner", "deputy_for", "current", "reading", "approves", "about",
    "approved_in", "seat", "deputy",
    "reports", "to_meeting", "text_hash", "model", "warning", "decision",
}  # fmt: skip
"""Fields of text that hold an id or a hash; people type all others."""


def example(today: date = TODAY) -> State:
    """Return the example workspace's state."""
    state = State()

    def put(action: Action, context: Context) -> Sequence[Record]:
        nonlocal state
        changed = perform(action, state, context)
        state = state.put(*changed)
        return changed

    replay_example(EXAMPLE, today, put, UTC)
    return state


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment in October 2026."""
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


SEATS = tuple(Seat(party.value, party) for party in Party)
DONE = Closing(at(12, 10), SEATS)
BEHIND = tuple(Stance(party, StanceKind.BEHIND) for party in Party)


def people() -> list[Record]:
    """Return a group with a member a party, a deputy, an observer, a leader and two units."""
    members = [Person(p.value, f"Medlem {p.value}", p, organisation="x") for p in Party]
    return [
        group(),
        *members,
        Person("vara", "Vara", Party.UNIONS, Role.DEPUTY, "x", deputy_for="unions"),
        Person("observer", "Observatør", Party.UNIONS, Role.OBSERVER, "x"),
        Person("leader", "Leder", role=Role.LEADER, unit="u1"),
        unit(),
        Unit("u2", "Enhet B"),
        *portfolio(),
    ]


def meetings() -> list[Record]:
    """Return a meeting held and approved, the one before it and the one after it."""
    here = [Attendance(p.value, Presence.PRESENT, at(12, 8, 55)) for p in Party]
    moves = [
        Attendance("vara", Presence.ABSENT, at(12, 8, 56)),
        Attendance("observer", Presence.PRESENT, at(12, 8, 57)),
        Attendance("leader", Presence.REMOTE, at(12, 9, 5), "2/26"),
        Attendance("leader", Presence.ABSENT, at(12, 10, 30)),
    ]
    held = Meeting(
        id="M2/26", on=date(2026, 10, 12), place="x", others="x", archive_reference="x",
        chair="unions", minute_taker="leader", status=MeetingStatus.CLOSED,
        notice_sent=date(2026, 10, 1), attendance=(*here, *moves),
        agenda=tuple(f"{n}/26" for n in (*range(2, 10), *range(11, 14))),
        opened=at(12, 9, 2), closed=at(12, 11, 31),
        breaks=(Break(at(12, 10, 15), 10, at(12, 10, 25)),),
        minutes_shared=at(13, 9),
        approvals=tuple(Approval(p, p.value, date(2026, 10, 20)) for p in Party),
        minutes_published=(MinutesReceipt(Audience.USERS, date(2026, 10, 21), "x", "x", "x"),),
        corrections=(
            Correction(1, date(2026, 10, 21), "x", "3/26", "før", "etter"),
            Correction(2, date(2026, 10, 22), "x", "", "før", "etter"),
            Correction(3, date(2026, 10, 23), "x", "7/26", "før", "etter"),
        ),
    )  # fmt: skip
    before = Meeting(
        id="M1/26", on=date(2026, 9, 1), status=MeetingStatus.CLOSED, agenda=("1/26", "10/26")
    )
    after = Meeting(
        id="M3/26", on=date(2026, 12, 1), start=time(13), end=time(15), place="x", agenda=("15/26",)
    )
    committee = [
        Meeting(id="M4/26", on=date(2026, 11, 1), body=Body.WORKING_COMMITTEE),
        Meeting(
            id="M5/26", on=date(2026, 9, 20), body=Body.WORKING_COMMITTEE, agenda=("14/26", "16/26")
        ),
    ]
    return [before, held, after, *committee, Note("M2/26", "x"), Note("3/26", "x")]


def matters() -> list[Record]:
    """Return a matter of every fate."""
    said = {
        "proposer": "x", "case_paper": "x", "recommendation": "x", "consideration": "x",
        "dialogue": "x", "users_voice": "x", "proposal": "x", "units": ("u1", "u2"),
        "contributions": (
            Contribution(Party.UNIONS, "unions", "x", at(1, 8), before=True),
            Contribution(Party.POLITICIANS, "x", "x", at(12, 9, 30)),
        ),
        "statements": (Statement("unions", "x", at(12, 10)),),
        "disqualifications": (
            Disqualification("administration", "x", at(12, 9, 40), Conclusion.NOT_DISQUALIFIED,
                             at(12, 9, 42), returned=at(12, 9, 42)),
        ),
    }  # fmt: skip
    framed = {"responsible": "leader", "deadline": date(2026, 10, 30), "minutes_planned": 10}
    reserved = Stance(Party.UNIONS, StanceKind.RESERVATION, "unions", "x")
    block = Stance(Party.UNIONS, StanceKind.BLOCK, "unions", "x")
    put_off = replace(DONE, way_on=WayOn.DEFER, to_meeting="M3/26", note="x")
    rework = replace(DONE, way_on=WayOn.REWORK, owner="leader", return_on=TODAY, note="x")
    return [
        Matter("1/26", "M1/26", "x", closing=DONE, stances=BEHIND, **said, **framed),
        Matter("2/26", "M2/26", "x", MatterKind.APPROVAL, closing=DONE, approves="M1/26"),
        Matter("3/26", "M2/26", "x", closing=DONE, stances=(*BEHIND[:2], reserved), old_out="x",
               supersedes="16/26", project="P1", idea="I1", **said, **framed),
        Matter("4/26", "M2/26", "x", closing=rework, stances=(*BEHIND[:2], block), **said),
        Matter("5/26", "M2/26", "x", withdrawn="x", **said),
        Matter("6/26", "M2/26", "x", closing=DONE, stances=BEHIND, for_council=True,
               nothing_out_because="x", **said),
        Matter("7/26", "M2/26", "x", closing=DONE, stances=BEHIND, legal_basis="x",
               public_title="x", old_out="x", **said, **framed),
        Matter("8/26", "M2/26", "x", MatterKind.OTHER_BUSINESS, closing=DONE, **said),
        Matter("9/26", "M2/26", "x", MatterKind.REPORT, closing=DONE, added_late=True, **said),
        Matter("11/26", "M2/26", "x", draft=True, author="x", **said),
        Matter("12/26", "M2/26", "x", MatterKind.REPORT, closing=DONE, reports="14/26"),
        Matter("13/26", "M2/26", "x", closing=put_off, continues="1/26", **said),
        Matter("14/26", "M5/26", "x", closing=DONE, stances=BEHIND, **said, **framed),
        Matter("15/26", "M3/26", "x", continues="13/26", about="3/26", **said),
        Matter("16/26", "M5/26", "x", closing=DONE, stances=BEHIND, **said, **framed),
        Matter("10/26", "M1/26", "x", closing=DONE, stances=BEHIND, legal_basis="x",
               public_title="x", old_out="x", **said, **framed),
    ]  # fmt: skip


def sample(text: str = "", language: Language = Language.NB, other: str = "") -> State:
    """Return a state with this text, or one of two, in every field that people type, if any."""
    records = [*people(), *meetings(), *matters(), *decisions()]
    if text:
        records = [filled(record, text, other=other or text) for record in records]
    state = State().put(*records)
    return state.put(replace(state.groups["group"], language=language))


def filled(value: Any, text: str, name: str = "", other: str = "") -> Any:
    """Return a record with this text in place of all that people typed in it.

    Another one, if there is one, stands in the fields whose name has an odd number of letters.
    """
    if isinstance(value, msgspec.Struct):
        fields = {n: getattr(value, n) for n in value.__struct_fields__}
        typed = {n: v for n, v in fields.items() if n not in REFERENCES or isinstance(v, tuple)}
        changed = replace(value, **{n: filled(v, text, n, other) for n, v in typed.items()})
        is_receipt = isinstance(value, Publication)
        return replace(changed, text_hash=text_hash(text)) if is_receipt else changed
    if isinstance(value, tuple) and name not in ("agenda", "units", "advisers"):
        return tuple(filled(item, text, name, other) for item in value)
    said = other if other and len(name) % 2 else text
    return said if type(value) is str and value else value


def typed_fields(state: State) -> Iterator[tuple[type, str, str]]:
    """Yield class, name and value of every field that people type."""
    waiting: list[Any] = [
        record for table in TABLES.values() for record in getattr(state, table).values()
    ]
    for value in waiting:
        for name in value.__struct_fields__:
            found = getattr(value, name)
            if type(found) is str and name not in REFERENCES:
                yield type(value), name, found
            for item in found if isinstance(found, tuple) else (found,):
                if isinstance(item, msgspec.Struct):
                    waiting.append(item)


def paper(
    state: State, kind: str, reach: Reach = Reach.PUBLIC, meeting: str = "M2/26",
    decision: str = "3/26", unit: str = "u1",
) -> str:  # fmt: skip
    """Return a document."""
    keys = {
        "meeting": meeting, "decision": decision, "unit": unit, "project": "P1", "idea": "I1"
    }  # fmt: skip
    about = {ABOUT[kind]: keys[ABOUT[kind]]} if kind in ABOUT else {}
    return body_of(state, Wish(PaperKind(kind), reach, **about))


def body_of(state: State, wish: Wish) -> str:
    """Return a document's Markdown without its front matter."""
    return paper_of(state, wish, TODAY, STAMP).body


def papers(state: State) -> Iterator[tuple[str, Reach, str]]:
    """Yield every document for every reader: kind, reach and text."""
    for kind, reach in itertools.product(EVERY_KIND, Reach):
        yield kind, reach, paper(state, kind, reach)


_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def parsed(markdown: str) -> list[Token]:
    """Return the block tokens that a reader with tables finds."""
    return _READER.parse(markdown)


def all_tokens(tokens: list[Token]) -> list[Token]:
    """Return block tokens with the inline ones in them."""
    return tokens + [child for token in tokens for child in token.children or []]


def headings(markdown: str) -> list[tuple[str, str]]:
    """Return tag and visible text of every heading, wherever it stands."""
    return headings_of(parsed(markdown))


def headings_of(tokens: list[Token]) -> list[tuple[str, str]]:
    """Return tag and visible text of every heading among tokens."""
    return [
        (token.tag, " ".join("".join(c.content for c in inline.children or []).split()))
        for token, inline in itertools.pairwise(tokens)
        if token.type == "heading_open"
    ]


def part(markdown: str, heading: str) -> str:
    """Return what stands under a heading, to the next one."""
    rows = markdown.split("\n")
    start = next(n for n, row in enumerate(rows) if row.lstrip("# ") == heading and row[0] == "#")
    end = next((n for n, row in enumerate(rows) if n > start and row.startswith("#")), len(rows))
    return "\n".join(rows[start + 1 : end]).strip()
