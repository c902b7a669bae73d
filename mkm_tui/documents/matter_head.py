"""How a matter begins in every document: number, title, legal basis, and where it comes from."""

from mkm_tui.documents.outcomes import outcome_words
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, drafted, title, withheld
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter
from mkm_tui.records.terms import MatterKind, Party
from mkm_tui.rules.agenda import earlier_treatments


def named(words: Words, matter: Matter, reach: Reach) -> str:
    """Return a matter's number and the title that these readers may see; a draft is marked."""
    if drafted(matter, reach):
        shown = words("documents.draft_withheld")
    elif matter.draft:
        shown = words("documents.draft_title", title=matter.title)
    else:
        shown = title(matter, reach)
    return words("documents.matter", matter=matter.id, title=shown)


def matter_heading(page: Page, matter: Matter, reach: Reach, level: int = 3) -> None:
    """Add a matter's heading, and the legal basis where it is exempt (R33, R34)."""
    page.heading(level, named(page.words, matter, reach))
    if not drafted(matter, reach):
        page.field("legal_basis", matter.legal_basis)


def late(page: Page, matter: Matter) -> None:
    """Add that a matter came after the notice, and who agreed to treat it (R39).

    What is raised under other business needs no consent.
    """
    if matter.added_late and matter.kind is MatterKind.OTHER_BUSINESS:
        page.entry(page.words("documents.late_other"))
    elif matter.added_late:
        agreed = len(matter.consents) == len(Party)
        page.field("late", page.words(f"documents.{'late_agreed' if agreed else 'late_alone'}"))


def is_withheld(page: Page, matter: Matter, reach: Reach) -> bool:
    """Say whether nothing more of a matter follows, and tell the readers why (R34)."""
    if withheld(matter, reach) and not drafted(matter, reach):
        page.say("exempt")
    return withheld(matter, reach)


def proposed(page: Page, matter: Matter) -> None:
    """Add which matters it takes up again, the latest first, who proposed it, and the units."""
    earlier = [
        page.words(
            "documents.earlier",
            matter=treated.id,
            meeting=treated.meeting,
            outcome=outcome_words(page.words, treated),
        )
        for treated in earlier_treatments(page.state, matter)
    ]
    page.field("takes_up", ", ".join(earlier))
    page.field("proposer", matter.proposer)
    page.field("units", page.units(matter.units))
