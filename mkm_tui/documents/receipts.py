"""What a wording of a decision has to show for itself: its receipts, and from when it applies."""

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.records.decisions import Decision, Publication, Version
from mkm_tui.records.terms import Audience
from mkm_tui.rules.publication import published_text, text_hash, version_in_force_from


def receipts_of(decision: Decision, version: Version) -> list[Publication]:
    """Return the receipts that belong to exactly this wording, by audience."""
    return [
        receipt
        for audience in Audience
        for receipt in decision.publications
        if receipt.audience is audience and _is_of(receipt, decision, version)
    ]


def _is_of(receipt: Publication, decision: Decision, version: Version) -> bool:
    """Say whether a receipt belongs to exactly this wording, and is not from before it."""
    text = published_text(decision, version, receipt.audience)
    return receipt.on >= version.on and receipt.text_hash == text_hash(text)


def receipts(page: Page, decision: Decision, version: Version) -> None:
    """Add where and when this wording was published, from when it applies, who is involved."""
    given = receipts_of(decision, version)
    for receipt in given:
        page.field(f"published_{receipt.audience.value}", _receipt(page, receipt))
    _since(page, decision, version)
    for involvement in dict.fromkeys(receipt.involvement for receipt in given):
        page.field("involvement", involvement)


def full_receipts(page: Page, decision: Decision, version: Version, reach: Reach) -> None:
    """Add each receipt with its evidence, and the audiences that have none (R10, R13).

    What shows the publication inside may lead to where the public cannot go, and is left out.
    """
    given = receipts_of(decision, version)
    for audience in Audience:
        own = [receipt for receipt in given if receipt.audience is audience]
        for receipt in own:
            page.field(f"published_{audience.value}", _receipt(page, receipt))
            if audience is Audience.USERS or reach is Reach.INTERNAL:
                page.field("evidence", receipt.evidence)
        if not own and not decision.recommendation:
            page.field(f"published_{audience.value}", page.words("documents.not_yet"))
    _since(page, decision, version)


def bare_receipts(page: Page, decision: Decision, version: Version) -> None:
    """Add only the days on which a wording was published, and from when it applies (R34)."""
    for receipt in receipts_of(decision, version):
        page.field(f"published_{receipt.audience.value}", page.words.date(receipt.on))
    _since(page, decision, version)


def _since(page: Page, decision: Decision, version: Version) -> None:
    """Add from when a wording applies, where it does (R11)."""
    since = version_in_force_from(decision, version)
    if since is not None and not decision.recommendation:
        page.field("in_force_from", page.words.date(since))


def _receipt(page: Page, receipt: Publication) -> str:
    """Return a receipt in words; of one whose words are veiled, the day."""
    if not receipt.channel.strip():
        return page.words.date(receipt.on)
    values = {"on": receipt.on, "channel": receipt.channel, "by": page.person(receipt.by)}
    return page.words("documents.receipt", **values)
