"""The receipts for what a site publishes: which are missing, and which cannot be recorded."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mkm_tui.actions.base import Action
from mkm_tui.actions.decisions import RecordPublication
from mkm_tui.actions.minutes import PublishMinutes
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.site import Site
from mkm_tui.documents.site_links import (
    decision_link,
    decision_path,
    minutes_link,
    minutes_path,
)
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.rules.giving import minutes_owe_receipt, owes_receipt
from mkm_tui.rules.sharing import private

Receipt = RecordPublication | PublishMinutes
"""What records that something was published."""


class Receipts(NamedTuple):
    """The receipts that a site's pages lack."""

    possible: list[Receipt]
    refused: list[tuple[Receipt, RuleBroken]]
    """Those that a rule refuses, with the rule (R12, R13)."""


def lacking(
    site: Site,
    foresee: Callable[[Action], RuleBroken | None],
    channel: str = "",
    by: str = "",
) -> Receipts:
    """Return what can be recorded for a site once it is written, and what cannot.

    The evidence is the page's address, or its place in the folder where the site has none.
    """
    channel = channel.strip() or site.words(f"documents.site_channel_{site.reach}")
    possible, refused = [], []
    for receipt in [*_decisions(site, channel, by), *_minutes(site, channel, by)]:
        broken = foresee(receipt)
        if broken is None:
            possible.append(receipt)
        else:
            refused.append((receipt, broken))
    return Receipts(possible, refused)


def _evidence(site: Site, path: str) -> str:
    """Return where a page is."""
    return f"{site.address}/{path}" if site.address else path


def _decisions(site: Site, channel: str, by: str) -> list[Receipt]:
    """Return the receipts of decisions whose present wording has none for these readers."""
    audience = site.reach.audience
    return [
        RecordPublication(
            decision=decision.id,
            audience=audience,
            channel=channel,
            by=by,
            evidence=_evidence(site, decision_path(decision.id)),
        )
        for decision in site.state.decisions.values()
        if owes_receipt(site.state, decision, audience, site.today)
    ]


def _minutes(site: Site, channel: str, by: str) -> list[Receipt]:
    """Return the receipts of approved minutes that have none for these readers."""
    audience = site.reach.audience
    return [
        PublishMinutes(
            meeting=meeting.id,
            audience=audience,
            channel=channel,
            by=by,
            evidence=_evidence(site, minutes_path(meeting.id)),
        )
        for meeting in site.state.meetings.values()
        if minutes_owe_receipt(meeting, audience)
    ]


def about(words: Words, site: Site, receipt: Receipt) -> str:
    """Return what a receipt is for, by the title that all may see."""
    if isinstance(receipt, PublishMinutes):
        return minutes_link(words, site.state.meetings[receipt.meeting]).text
    return decision_link(words, site.state, receipt.decision, Reach.PUBLIC).text


def counted(words: Words, receipts: Sequence[Receipt]) -> str:
    """Return how many decisions and minutes receipts are for, in words."""
    minutes = sum(isinstance(receipt, PublishMinutes) for receipt in receipts)
    kinds = {"decision": len(receipts) - minutes, "minutes": minutes}
    return words.listed(
        [
            words(f"documents.site_{'one' if count == 1 else 'many'}_{kind}", count=count)
            for kind, count in kinds.items()
            if count
        ]
    )


def address_before(state: State) -> str:
    """Return the address of the public pages by the latest receipt that names one, or nothing."""
    found = [
        (receipt.on, receipt.evidence.removesuffix(f"/{decision_path(decision.id)}"))
        for decision in state.decisions.values()
        for receipt in decision.publications
        if receipt.audience is Audience.USERS
        and not private(state.matters[decision.id])
        and receipt.evidence.endswith(f"/{decision_path(decision.id)}")
    ]
    return max(found, default=(None, ""))[1]
