"""A site's Atom feed: decisions and minutes, those that changed last first."""

import re
from datetime import date
from html import escape
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.site_links import (
    FEED,
    INDEX,
    decision_link,
    decisions_on,
    minutes_link,
    minutes_on,
    site_name,
)
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.locale.words import Words
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.signs import cleaned
from mkm_tui.records.state import State
from mkm_tui.rules.giving import given_text
from mkm_tui.rules.publication import version_in_force

GENERATOR = "<generator>mkm</generator>"
"""What tells that a feed is one of ours."""
_MOST = 50
"""Entries that a feed holds."""
_NEVER = re.compile("[\ufffe\uffff]")
"""What XML does not take, beside what is left out of every document."""


class _Entry(NamedTuple):
    """Something that a reader of the feed is told."""

    about: str
    title: str
    href: str
    updated: date
    summary: str


def feed(state: State, reach: Reach, today: date, words: Words, root: str, address: str) -> str:
    """Return the feed as Atom 1.0; links are whole where the site has an address.

    Ids are made from the record's first change, so that they stay as they are wherever the site
    is put; times are the days of the record, at noon.
    """
    entries = [
        *(_of_decision(state, reach, today, words, d) for d in decisions_on(state, reach)),
        *(_of_minutes(state, words, meeting) for meeting in minutes_on(state, reach)),
    ]
    entries.sort(key=lambda entry: entry.updated, reverse=True)
    named = f"{root}/{reach}"
    base = f"{address}/" if address else ""
    title = words("documents.site_title", group=site_name(state))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{words.language}">',
        *_head(named, title, max((entry.updated for entry in entries), default=today)),
        GENERATOR,
        f"<author><name>{_xml(site_name(state))}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{_xml(base + FEED)}"/>',
        f'<link rel="alternate" type="text/html" href="{_xml(base + INDEX)}"/>',
        *(_written(entry, named, base) for entry in entries[:_MOST]),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _of_decision(
    state: State, reach: Reach, today: date, words: Words, decision: Decision
) -> _Entry:
    """Return what is told of a decision: its worth, and the wording that has it."""
    link = decision_link(words, state, decision.id, reach)
    told = worth_in_words(Page(state, words), decision, today)
    wording = version_in_force(decision, today) or decision.versions[-1]
    text = given_text(state, decision, wording, reach.audience)
    days = [decision.agreed_on, *(version.on for version in decision.versions)]
    days += [receipt.on for receipt in decision.publications]
    return _Entry(decision.id, link.text, link.href, max(days), f"{told}. {text}")


def _of_minutes(state: State, words: Words, meeting: Meeting) -> _Entry:
    """Return what is told of minutes: where they are in their life."""
    link = minutes_link(words, meeting)
    days = [meeting.on, *(correction.on for correction in meeting.corrections)]
    days += [receipt.on for receipt in meeting.minutes_published]
    days += [meeting.approved_on] if meeting.approved_on else []
    days += [meeting.minutes_shared.date()] if meeting.minutes_shared else []
    told = words.show(meeting.minutes_status)
    return _Entry(meeting.id, link.text, link.href, max(days), f"{site_name(state)}: {told}")


def _written(entry: _Entry, named: str, base: str) -> str:
    """Return an entry as Atom."""
    lines = [
        "<entry>",
        *_head(f"{named}/{entry.about}", entry.title, entry.updated),
        f'<link rel="alternate" type="text/html" href="{_xml(base + entry.href)}"/>',
        f'<summary type="text">{_xml(entry.summary)}</summary>',
        "</entry>",
    ]
    return "\n".join(lines)


def _head(named: str, title: str, updated: date) -> list[str]:
    """Return the id, title and time of a feed or an entry."""
    return [
        f"<id>urn:uuid:{uuid5(NAMESPACE_URL, f'mkm:{named}')}</id>",
        f"<title>{_xml(title)}</title>",
        f"<updated>{updated.isoformat()}T12:00:00Z</updated>",
    ]


def _xml(text: str) -> str:
    """Return plain text as one line of XML."""
    return escape(" ".join(_NEVER.sub("", cleaned(text)).split()))
