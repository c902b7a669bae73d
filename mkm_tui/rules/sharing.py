"""What may stand where others see it: no note, no draft, nothing exempt (R32, R34).

Nor the name of an anonymous idea-bearer, nor what a party gave in a silent round.
"""

from typing import TypeVar

from msgspec import structs

from mkm_tui.records.decisions import Decision, Publication, Version
from mkm_tui.records.meetings import AsApproved, Closing, Correction, Matter, Meeting, Stance
from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.table import Table
from mkm_tui.records.terms import Audience
from mkm_tui.rules.publication import text_hash
from mkm_tui.rules.surveys import without_few

CardKind = TypeVar("CardKind", bound=Project | Idea)
_LEFT_OUT = "–"
"""What stands for a reason that others may not read."""


def private(matter: Matter) -> bool:
    """Say whether others may see nothing of a matter but its number and its public title."""
    return matter.exempt or matter.draft


def unveils(before: State, after: State) -> bool:
    """Say whether what others may not read in one record can be read in another.

    That is a matter, or the name of an idea-bearer who was anonymous.
    """
    for key in after.matters.changed(before.matters):
        old, new = before.matters.get(key), after.matters.get(key)
        if old and new and private(old) and not private(new):
            return True
    ideas = after.ideas.changed(before.ideas)
    named = ((before.ideas.get(key), after.ideas.get(key)) for key in ideas)
    return any(old.anonymous and not new.anonymous for old, new in named if old and new)


def shown_to_all(state: State, draft_title: str) -> State:
    """Return the record as everybody in the room may see it.

    Notes are gone; an exempt matter and a draft keep their number, kind and course, and of the
    words only the public title, or `draft_title`; wordings for the internal minutes are gone.
    What is computed from the record (outcome, in force) comes out the same.
    """

    def matter(record: Matter) -> Matter:
        return _matter(record, draft_title)

    def decision(record: Decision) -> Decision:
        return _decision(record) if record.exempt else record

    def meeting(record: Meeting) -> Meeting:
        return _meeting(state, record)

    return structs.replace(
        state,
        matters=state.matters.veiled(matter),
        decisions=state.decisions.veiled(decision),
        meetings=state.meetings.veiled(meeting),
        ideas=state.ideas.veiled(idea_for_others),
        projects=state.projects.veiled(without_hidden),
        units=state.units.veiled(without_few),
        notes=Table(),
    )


def without_exempt(state: State) -> State:
    """Return the record without the words of what is exempt, and without internal wordings (R34).

    For the secretary's own lists, which leave the house: drafts stand there as they are.
    """

    def meeting(record: Meeting) -> Meeting:
        return _meeting(state, record)

    return structs.replace(
        state,
        matters=state.matters.veiled(_public),
        decisions=state.decisions.veiled(lambda d: _decision(d) if d.exempt else d),
        meetings=state.meetings.veiled(meeting),
        ideas=state.ideas.veiled(idea_for_others),
        projects=state.projects.veiled(without_hidden),
        units=state.units.veiled(without_few),
    )


def idea_for_others(idea: Idea) -> Idea:
    """Return an idea as others may see it: without the name of a bearer who wants to be nobody."""
    shown = without_hidden(idea)
    return structs.replace(shown, bearer="") if shown.anonymous and shown.bearer else shown


def without_hidden(card: CardKind) -> CardKind:
    """Return a card without what the parties gave it in a silent round that is not over."""
    if not any(given.hidden for given in card.assessments):
        return card
    kept = tuple(
        structs.replace(given, mark=0, why="") if given.hidden else given
        for given in card.assessments
    )
    return structs.replace(card, assessments=kept)


def _public(matter: Matter) -> Matter:
    """Return a matter without words that are exempt or internal; a draft keeps its own."""
    if not matter.exempt:
        return _without_internal(matter)
    return structs.replace(_bare(structs.replace(matter, draft=False), ""), draft=matter.draft)


def _matter(matter: Matter, draft_title: str) -> Matter:
    """Return a matter as all may see it."""
    return _bare(matter, draft_title) if private(matter) else _without_internal(matter)


def _without_internal(matter: Matter) -> Matter:
    """Return a matter without wordings that are for the internal minutes only (R6)."""
    stances, statements = matter.stances, matter.statements
    if all(stance.public for stance in stances) and all(said.public for said in statements):
        return matter
    return structs.replace(
        matter,
        stances=tuple(_kept(stance) for stance in stances),
        statements=tuple(said for said in statements if said.public),
    )


def _kept(stance: Stance) -> Stance:
    """Return a position without a wording that is for the internal minutes only (R6)."""
    return stance if stance.public else structs.replace(stance, wording="")


def _bare(matter: Matter, draft_title: str) -> Matter:
    """Return the number, kind and course of a matter that others may not read."""
    title = draft_title if matter.draft else matter.public_title
    return Matter(
        id=matter.id,
        meeting=matter.meeting,
        title=title,
        public_title="" if matter.draft else title,
        legal_basis="" if matter.draft else matter.legal_basis,
        draft=matter.draft,
        shared=matter.shared,
        kind=matter.kind,
        minutes_planned=matter.minutes_planned,
        stances=tuple(structs.replace(stance, wording="") for stance in matter.stances),
        lapsed=matter.lapsed,
        disqualifications=tuple(
            structs.replace(raised, ground=_LEFT_OUT) for raised in matter.disqualifications
        ),
        for_council=matter.for_council,
        added_late=matter.added_late,
        consents=matter.consents,
        continues=matter.continues,
        supersedes=matter.supersedes,
        approves=matter.approves,
        about=matter.about,
        period=matter.period,
        reports=matter.reports,
        withdrawn=_LEFT_OUT if matter.withdrawn else "",
        closing=_course(matter.closing),
    )


def _course(closing: Closing | None) -> Closing | None:
    """Return how a matter ended, without a word about it."""
    return structs.replace(closing, owner="", note="") if closing else None


def _meeting(state: State, meeting: Meeting) -> Meeting:
    """Return a meeting in which corrections to private matters keep their texts to themselves.

    So do its decisions as they were when the minutes were approved.
    """
    if not meeting.corrections and not meeting.as_approved:
        return meeting
    kept = tuple(
        correction
        if correction_for_all(state, meeting, correction)
        else structs.replace(correction, before="", after="")
        for correction in meeting.corrections
    )
    return structs.replace(meeting, corrections=kept, as_approved=_approved(meeting.as_approved))


def _approved(then: AsApproved | None) -> AsApproved | None:
    """Return what minutes tell of others, as all may see it."""
    if then is None:
        return None
    shown = tuple(_decision(d) if d.exempt else d for d in then.decisions)
    return structs.replace(then, decisions=shown)


def correction_for_all(state: State, meeting: Meeting, correction: Correction) -> bool:
    """Say whether all may read a correction's texts: not of a matter that is not for all (R34).

    One that names no matter may be about any; where some are not for all, it says itself that it
    is about none of them.
    """
    matter = state.matters.get(correction.matter)
    if matter is not None:
        return not private(matter)
    return correction.about_nothing_exempt or not any(
        private(state.matters[key]) for key in meeting.agenda
    )


def _decision(decision: Decision) -> Decision:
    """Return an exempt decision with the redacted wording; its receipts count as before.

    Whom it concerns, and what the units say, is left out.
    """
    versions = _redacted(decision.versions)
    both = tuple(zip(decision.versions, versions, strict=True))
    return structs.replace(
        decision,
        versions=versions,
        responsible="",
        units=(),
        old_out="",
        nothing_out_because="",
        deadline=None,
        units_task="",
        users_notice="",
        involvement="",
        review_on=None,
        reviews=(),
        publications=tuple(
            shown for receipt in decision.publications for shown in _receipts(receipt, both)
        ),
        reports=(),
    )


def _redacted(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """Return the wordings as users are given them, no two alike, so that receipts tell them apart.

    Two wordings can have the same redacted text, and still be two.
    """
    found: list[Version] = []
    for version in versions:
        text = version.redacted
        while any(text == other.text for other in found):
            text += " "
        found.append(structs.replace(version, text=text, reason=""))
    return tuple(found)


def _receipts(
    receipt: Publication, versions: tuple[tuple[Version, Version], ...]
) -> tuple[Publication, ...]:
    """Return a receipt for each wording that stands in the place of one for which it counts (R12).

    Two wordings can say the same internally and differ in what users are given.
    """
    bare = structs.replace(receipt, channel="", by="", involvement="", evidence="")
    if receipt.audience is not Audience.INTERNAL:
        return (bare,)
    return tuple(
        structs.replace(bare, text_hash=text_hash(shown.text))
        for whole, shown in versions
        if text_hash(whole.text) == receipt.text_hash and receipt.on >= whole.on
    )
