"""Decisions to write documents from: in force, corrected, exempt, waiting, replaced."""

from datetime import date

from mkm_tui.records.decisions import Decision, Publication, Review, UnitReport, Version
from mkm_tui.records.state import Record
from mkm_tui.records.terms import Audience, UnitStatus, Verdict
from mkm_tui.rules.publication import text_hash


def receipt(audience: Audience, text: str = "x") -> Publication:
    """Return a receipt of a text."""
    return Publication(audience, date(2026, 10, 14), "x", "x", "x", text_hash(text), evidence="x")


def decisions() -> list[Record]:
    """Return the decisions of the matters in which all were behind."""
    both = tuple(receipt(audience) for audience in Audience)
    told = (
        UnitReport("u1", UnitStatus.NOT_FOLLOWED, date(2026, 10, 1), "x"),
        UnitReport("u2", UnitStatus.BEGUN, date(2026, 10, 2)),
    )
    first, later = Version("x", date(2026, 10, 12), "x"), Version("x", date(2026, 10, 19), "x", "x")
    framed = {"responsible": "leader", "deadline": date(2026, 10, 30), "units": ("u1", "u2")}
    early = date(2026, 9, 1)
    prepared = {
        "units_task": "x", "users_notice": "x", "involvement": "x", "review_on": date(2026, 11, 24),
        "reviews": (Review(date(2026, 11, 2), "leader", "x", Verdict.CHANGE),),
    }  # fmt: skip
    shown = (
        UnitReport("u1", UnitStatus.EVERYDAY, date(2026, 11, 1), "", (1, 2, 3, 4), "x"),
        UnitReport("u2", UnitStatus.NOT_FOLLOWED, date(2026, 11, 1), "x", (2,)),
    )
    return [
        Decision("1/26", early, (Version("x", early),), reports=told, publications=both, **framed),
        Decision("3/26", first.on, (first, later), publications=both, old_out="x", reports=shown,
                 supersedes="16/26", **framed, **prepared),
        Decision("6/26", first.on, (first,), recommendation=True, nothing_out_because="x"),
        Decision("7/26", first.on, (first,), exempt=True, publications=both, reports=shown,
                 old_out="x", **framed, **prepared),
        Decision("14/26", date(2026, 9, 20), (Version("x", date(2026, 9, 20)),), **framed),
        Decision("16/26", date(2026, 9, 20), (Version("x", date(2026, 9, 20)),),
                 superseded_by="3/26", publications=both),
        Decision("10/26", early, (Version("x", early, "x"),), exempt=True, reports=told, **framed),
    ]  # fmt: skip
