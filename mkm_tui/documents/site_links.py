"""The pages of a site: which there are, where they are, and how they lead to each other."""

import re

from mkm_tui.documents.html import Around, Link
from mkm_tui.documents.matter_head import named
from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State
from mkm_tui.rules.giving import is_given, minutes_given

INDEX, LOG, FEED = "index.html", "vedtakslogg.html", "feed.xml"
"""Where the front page, the log and the feed are. Addresses are the same in every language."""
_DECISIONS, _MINUTES = "vedtak", "moteboker"
_OURS = re.compile(rf"{INDEX}|{LOG}|{FEED}|({_DECISIONS}|{_MINUTES})/[A-Za-z0-9-]+\.html")


def is_ours(path: str) -> bool:
    """Say whether a path is one that a site can have."""
    return _OURS.fullmatch(path) is not None


def decision_path(decision_id: str) -> str:
    """Return where a decision's page is."""
    return f"{_DECISIONS}/{_file(decision_id)}.html"


def minutes_path(meeting_id: str) -> str:
    """Return where a meeting's minutes are."""
    return f"{_MINUTES}/{_file(meeting_id)}.html"


def _file(key: str) -> str:
    """Return an id as the name of a file."""
    return re.sub(r"[^A-Za-z0-9]+", "-", key)


def address_of(text: str) -> str | None:
    """Return the address of a folder without a slash after it, or None where it is none."""
    address = text.strip()
    return address.rstrip("/") if re.fullmatch(r"https?://[^\s<>\"]+", address) else None


def decisions_on(state: State, reach: Reach) -> list[Decision]:
    """Return the decisions that have a page, newest first."""
    every = reversed(list(state.decisions.values()))
    return [decision for decision in every if is_given(state, decision.id, reach.audience)]


def minutes_on(state: State, reach: Reach) -> list[Meeting]:
    """Return the meetings whose minutes have a page, newest first."""
    found = [
        meeting for meeting in state.meetings.values() if minutes_given(meeting, reach.audience)
    ]
    return sorted(found, key=lambda meeting: (meeting.on, meeting.start), reverse=True)


def site_name(state: State) -> str:
    """Return the group's name and the municipality's, as typed."""
    group = state.groups["group"]
    return ", ".join(part for part in (group.name, group.municipality) if part.strip())


def decision_link(words: Words, state: State, key: str, reach: Reach, root: str = "") -> Link:
    """Return the link to a decision's page, by the title that these readers may see."""
    return Link(named(words, state.matters[key], reach), root + decision_path(key))


def minutes_link(words: Words, meeting: Meeting, root: str = "") -> Link:
    """Return the link to a meeting's minutes."""
    text = words("documents.site_minutes_of", meeting=meeting.id, on=meeting.on)
    return Link(text, root + minutes_path(meeting.id))


def around(state: State, wish: Wish, words: Words) -> Around:
    """Return what the site puts around a document: the ways home, and what belongs with it."""
    root = "" if wish.kind is PaperKind.DECISIONS else "../"
    ways = [Link(words("documents.site_front"), root + INDEX)]
    if wish.kind is not PaperKind.DECISIONS:
        ways.append(Link(words("documents.site_log"), root + LOG))
    related = _related(state, wish, words, root)
    return Around(site_name(state), tuple(ways), tuple(related), root + FEED)


def _related(state: State, wish: Wish, words: Words, root: str) -> list[Link]:
    """Return the links from a decision to its minutes and back, and to what replaces what."""
    reach = wish.audience
    if wish.kind is PaperKind.MINUTES:
        keys: tuple[str, ...] = state.meetings[wish.meeting].agenda
    elif wish.decision:
        decision = state.decisions[wish.decision]
        keys = (decision.supersedes, decision.superseded_by)
    else:
        return []
    shown = (key for key in keys if is_given(state, key, reach.audience))
    found = [decision_link(words, state, key, reach, root) for key in shown]
    held = state.meetings[state.matters[wish.decision].meeting] if wish.decision else None
    if held is not None and minutes_given(held, reach.audience):
        found.insert(0, minutes_link(words, held, root))
    return found
