"""The closed sets of the method: every enumeration that a record may hold.

The words that people see for them are in the catalogues, under `terms`.
"""

from enum import StrEnum
from functools import cache


def term_tag(term: StrEnum) -> str:
    """Return a term with its set: `decision_status.in_force`."""
    return f"{_snake(type(term).__name__)}.{term.value}"


@cache
def _snake(name: str) -> str:
    """Return a class name in lower case with underscores."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


class Language(StrEnum):
    """A document or interface language (R42)."""

    NB = "nb"
    NN = "nn"
    EN = "en"


class Party(StrEnum):
    """The three equal parties of the steering group (domain, part 1)."""

    POLITICIANS = "politicians"
    ADMINISTRATION = "administration"
    UNIONS = "unions"


class Role(StrEnum):
    """What a person is in the programme."""

    MEMBER = "member"
    DEPUTY = "deputy"
    PROJECT_LEADER = "project_leader"
    ADVISER = "adviser"
    LEADER = "leader"
    SECRETARY = "secretary"
    OBSERVER = "observer"


class Bloc(StrEnum):
    """A politician's side of the council."""

    POSITION = "position"
    OPPOSITION = "opposition"


class Body(StrEnum):
    """Which body meets."""

    STEERING_GROUP = "steering_group"
    WORKING_COMMITTEE = "working_committee"


class MeetingStatus(StrEnum):
    """Where a meeting is in its life."""

    PLANNED = "planned"
    RUNNING = "running"
    ADJOURNED = "adjourned"
    CLOSED = "closed"


class Presence(StrEnum):
    """How a person takes part, or does not."""

    PRESENT = "present"
    REMOTE = "remote"
    ABSENT = "absent"


class Conclusion(StrEnum):
    """What the body concluded about a member's disqualification (R38)."""

    PENDING = "pending"
    DISQUALIFIED = "disqualified"
    NOT_DISQUALIFIED = "not_disqualified"


class MatterKind(StrEnum):
    """What a matter asks of the body."""

    APPROVAL = "approval"
    REPORT = "report"
    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    OTHER_BUSINESS = "other_business"


class StanceKind(StrEnum):
    """A position on a proposal, from standing behind it to not standing behind it."""

    BEHIND = "behind"
    RESERVATION = "reservation"
    ASIDE = "aside"
    BLOCK = "block"


class PartyView(StrEnum):
    """A party's position, reckoned from its members' stances."""

    UNHEARD = "unheard"
    BEHIND = "behind"
    RESERVATION = "reservation"
    ASIDE = "aside"
    BLOCK = "block"


class Outcome(StrEnum):
    """What a matter came to. Computed, never typed."""

    OPEN = "open"
    AGREED = "agreed"
    AGREED_WITH_RESERVATION = "agreed_with_reservation"
    RECOMMENDED = "recommended"
    NO_CONSENSUS = "no_consensus"
    NOTED = "noted"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"


class WayOn(StrEnum):
    """Where a matter without consensus goes (R5)."""

    REWORK = "rework"
    DEFER = "defer"
    REFER = "refer"
    WITHDRAW = "withdraw"


class Audience(StrEnum):
    """To whom a decision is published (R10, R11)."""

    INTERNAL = "internal"
    USERS = "users"


class DecisionStatus(StrEnum):
    """What a decision is worth today. Computed, never typed."""

    WAITING = "waiting"
    IN_FORCE = "in_force"
    RECOMMENDED = "recommended"
    SUPERSEDED = "superseded"


class Verdict(StrEnum):
    """What a review of a decision came to."""

    KEPT = "kept"
    CHANGE = "change"
    END = "end"


class MinutesStatus(StrEnum):
    """Where minutes are in their life. Computed, never typed."""

    DRAFT = "draft"
    SHARED = "shared"
    APPROVED = "approved"
    PUBLISHED = "published"


class UnitStatus(StrEnum):
    """How far a unit has carried out a decision (R14, R15)."""

    RECEIVED = "received"
    BEGUN = "begun"
    CARRIED_OUT = "carried_out"
    EVERYDAY = "everyday"
    NOT_FOLLOWED = "not_followed"


class Phase(StrEnum):
    """The phases of a project (domain, part 2)."""

    IDEA = "idea"
    PLANNING = "planning"
    PILOT = "pilot"
    TRIAL = "trial"
    INSTITUTIONALISED = "institutionalised"
    ON_HOLD = "on_hold"
    ENDED = "ended"


class ChangeKind(StrEnum):
    """The kinds of change; several may apply to one project."""

    TECHNOLOGICAL = "technological"
    REFORM = "reform"
    BEHAVIOUR = "behaviour"
    ORGANISATION = "organisation"
    SOCIAL = "social"


class Level(StrEnum):
    """The level that a change works on."""

    SYSTEM = "system"
    ORGANISATION = "organisation"
    INDIVIDUAL = "individual"


class Restructuring(StrEnum):
    """Whether goals and values stay as they are."""

    WITHIN_VALUES = "within_values"
    CHANGES_VALUES = "changes_values"


class Column(StrEnum):
    """The columns of the prioritisation board."""

    PROPOSED = "proposed"
    ASSESSED = "assessed"
    PRIORITISED = "prioritised"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    ENDED = "ended"


class IdeaAnswer(StrEnum):
    """The ways on for an idea (R24)."""

    PROJECT = "project"
    MERGED = "merged"
    WAITING = "waiting"
    REFUSED = "refused"


class Origin(StrEnum):
    """Where an idea comes from."""

    UNIT = "unit"
    EMPLOYEE = "employee"
    USER = "user"
    USER_GROUP = "user_group"


class EvaluationKind(StrEnum):
    """The two ways of evaluating a project ("Prosjektlæring")."""

    FORMATIVE = "formative"
    SUMMATIVE = "summative"


class HelpSource(StrEnum):
    """Where assistance comes from; the internal comes first ("Assistanse")."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class Checklist(StrEnum):
    """The numbered lists of the document; how long each is stands in `rules.checklists`."""

    PREMISES = "premises"
    CONDITIONS = "conditions"
    BASICS = "basics"
    DIMENSIONS = "dimensions"
    EMPOWERMENT = "empowerment"
    GOOD_DECISION = "good_decision"
    IDEA_WORK = "idea_work"
    PILOT = "pilot"
    LEARNING = "learning"
    PROCESS = "process"
    RESULT_KINDS = "result_kinds"
    RESULTS = "results"
    DILEMMAS = "dilemmas"
    RISKS = "risks"
    SPREAD = "spread"
