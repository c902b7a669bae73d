"""The wordings of a decision that are not in force, and the receipts of all of them (R10-R13)."""

from mkm_tui.records.decisions import Publication, Version
from mkm_tui.records.terms import Audience
from mkm_tui.rules.publication import receipt, version_in_force_from
from mkm_tui.screens.decision_sight import Sight
from mkm_tui.widgets.leaf import Leaf

_HASH = 12
"""Signs of a hash that are shown: enough to tell two texts apart."""


def receipts(leaf: Leaf, sight: Sight) -> None:
    """Add the receipts of the present wording, and of an earlier one while that is in force."""
    if sight.decision.recommendation:
        return
    valid, last = sight.valid, sight.last
    if valid is not None and valid != last:
        leaf.head("publication_in_force")
        _both(leaf, sight, valid)
        leaf.head("publication_new")
    else:
        leaf.head("publication")
    _both(leaf, sight, last)


def _both(leaf: Leaf, sight: Sight, version: Version) -> None:
    """Add the receipts of a wording, one for each audience, and how the parties are involved."""
    given = {audience: receipt(sight.decision, version, audience) for audience in Audience}
    for audience, found in given.items():
        said = _receipt(sight, found) if found else sight.words("screens.decisions.not_published")
        leaf.field(f"audience_{audience.value}", said)
        if found and not sight.hidden:
            leaf.field("evidence", found.evidence)
    involved = dict.fromkeys(found.involvement for found in given.values() if found)
    for said in involved if not sight.hidden else ():
        leaf.field("involvement", said)


def _receipt(sight: Sight, found: Publication) -> str:
    """Return a receipt in words; of one that is not for all, no hash of the hidden text."""
    words = sight.words
    parts = [words.date(found.on), found.channel, found.by]
    if not sight.hidden:
        parts.append(words("screens.decisions.hash", hash=found.text_hash[:_HASH]))
    return " · ".join(part for part in parts if part)


def prepared(leaf: Leaf, sight: Sight) -> None:
    """Add the words that are ready for the publications; of an exempt decision only revealed."""
    if sight.hidden:
        return
    decision = sight.decision
    leaf.text("users_notice", decision.users_notice)
    leaf.text("units_task", decision.units_task)
    leaf.text("involvement_prepared", decision.involvement)


def earlier_wordings(leaf: Leaf, sight: Sight) -> None:
    """Add the wordings that were replaced, the latest first, each with its receipts."""
    shown = (sight.valid, sight.last)
    for version in reversed(sight.decision.versions):
        if version in shown:
            continue
        leaf.text("earlier_wording", sight.text(version))
        if not sight.text(version).strip():
            continue
        leaf.field("worded_on", version.on)
        leaf.field("in_force_from", version_in_force_from(sight.decision, version))
        if not sight.decision.recommendation:
            _both(leaf, sight, version)
