"""What a matter of others asks of the body, as its title and texts let one guess."""

from mkm_tui.documents.import_parts import FoundMatter
from mkm_tui.documents.import_words import said_in
from mkm_tui.records.terms import MatterKind

_BY_TITLE = {
    "kind.other_business": MatterKind.OTHER_BUSINESS,
    "kind.approval": MatterKind.APPROVAL,
    "kind.report": MatterKind.REPORT,
    "kind.information": MatterKind.INFORMATION,
    "kind.discussion": MatterKind.DISCUSSION,
}
"""The words of a title that tell the kind, the first that fits."""


_REPORTED = ("RS", "MS")
"""The letters before a report item's number in the minutes of municipalities."""


def kind_of(matter: FoundMatter, has_proposal: bool) -> MatterKind:
    """Return the kind of a matter: as told, else by its title, else by what it proposes."""
    told = matter.kind or matter.fields.get("kind")
    if isinstance(told, MatterKind) and told is not MatterKind.INFORMATION:
        return told
    if matter.number.startswith(_REPORTED) and not has_proposal:
        return MatterKind.REPORT
    named = (kind for key, kind in _BY_TITLE.items() if said_in(key, matter.title))
    guessed = next(named, None)
    if told is MatterKind.INFORMATION:
        return guessed if guessed is MatterKind.REPORT else MatterKind.INFORMATION
    if guessed is not None and not (has_proposal and guessed in _WEAK):
        return guessed
    return MatterKind.DECISION if has_proposal else MatterKind.DISCUSSION


_WEAK = (MatterKind.REPORT, MatterKind.INFORMATION, MatterKind.DISCUSSION)
"""Kinds that a proposal speaks against."""
