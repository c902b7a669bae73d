"""A workspace in which every private, draft and exempt field holds a word of its own."""

from datetime import timedelta
from pathlib import Path

from mkm_tui.actions.attendance import AllPresent, RaiseDisqualification
from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.deciding import AllBehind, CloseMatter, TakeStance
from mkm_tui.actions.decisions import (
    CorrectDecision,
    PreparePublication,
    RecordPublication,
    RedactDecision,
)
from mkm_tui.actions.following import RecordReview, ReportUnit
from mkm_tui.actions.matters import AddMatter, EditMatter, ProposeDecision, WithdrawMatter
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting
from mkm_tui.actions.minutes import ApproveMinutes, CorrectMinutes, ShareMinutes
from mkm_tui.actions.notes import WriteNote
from mkm_tui.actions.room import AddContribution, AddStatement, StartMatter
from mkm_tui.records.terms import Audience, Party, StanceKind, UnitStatus, WayOn
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import NOW

BASIS = "offentleglova § 13 første ledd"
WORDS = (
    "akeleiene", "bisamrotten", "cembaloet", "dvergfalken", "elfenbenet", "fiskeørnen",
    "gaupehiet", "havsulene", "iskrystallet", "jordbærtua", "kantarellen", "lappuglen",
    "multemyra", "nattravnen", "orrfuglene", "pilegrimen", "quinoagrøt", "rødstrupen",
    "sølvreven", "tranedansen", "urfuglleik", "vandrefalk", "wienerbrød", "xylofonene",
    "ytterskjær", "zebrafinken", "ærfuglduna", "ørnereiret", "åkerriksen", "blåklokkene",
    "dompapene", "enghumlene", "fjellreven", "grashoppen", "hubroungen", "isbjørnene",
    "maurtuene", "jervesporet", "kvitveisen", "lundefuglen", "myrsnipene", "oteralene",
    "nøtteskrika", "grønnfinken", "trekryperen", "spettmeisa", "fossekallen", "steinskvett",
)  # fmt: skip
"""Words that stand nowhere in the example, each in one field."""

_SAID = iter(WORDS)
FIELDS: dict[str, str] = {}
"""Which field holds which word."""


def word(field: str) -> str:
    """Return the word of a field, always the same."""
    if field not in FIELDS:
        FIELDS[field] = next(_SAID)
    return FIELDS[field]


def _exempt(matter: str, name: str, **fields: str) -> EditMatter:
    """Return the action that exempts a matter, with a word in its title."""
    title = f"Om {word(f'{name} title')}"
    return EditMatter(
        matter=matter, title=title, legal_basis=BASIS, public_title=f"Unntatt sak {name}", **fields
    )


def _notes() -> list[Action]:
    """Return the private notes."""
    return [
        WriteNote(about="43/26", put=word("note on a matter")),
        WriteNote(about="M5/26", put=word("note on a meeting")),
    ]


def _drafts() -> list[Action]:
    """Return a draft, and one that is exempt, on the next meeting."""
    draft = AddMatter(
        meeting="M6/26",
        title=f"Om {word('draft title')}",
        proposer=word("draft proposer"),
        case_paper=word("draft case paper"),
        recommendation=word("draft recommendation"),
        proposal=word("draft proposal"),
    )
    exempt = AddMatter(
        meeting="M6/26",
        title=f"Om {word('exempt draft title')}",
        legal_basis=BASIS,
        public_title=word("exempt draft public title"),
        case_paper=word("exempt draft case paper"),
    )
    said = AddContribution(
        matter="48/26",
        party=Party.UNIONS,
        by=word("draft input by"),
        text=word("draft input"),
    )
    return [draft, exempt, said]


def _decided() -> list[Action]:
    """Return an exempt decision (41/26) worded anew, with receipts, a report and a review."""
    return [
        _exempt("41/26", "decided", old_out=word("decided old out")),
        ProposeDecision(matter="41/26", text=word("decided text")),
        StartMatter(matter="41/26"),
        AllBehind(matter="41/26"),
        CloseMatter(matter="41/26"),
        RedactDecision(decision="41/26", redacted="Det er gjort vedtak i en personalsak."),
        ReportUnit(
            decision="41/26",
            unit="solbakken",
            status=UnitStatus.NOT_FOLLOWED,
            reason=word("report reason"),
            indicators=(1,),
            evidence=word("report evidence"),
        ),
        RecordReview(decision="41/26", finding=word("review finding")),
        CorrectDecision(decision="41/26", text=word("corrected text")),
        RedactDecision(decision="41/26", redacted="Vedtaket i personalsaken er rettet."),
        PreparePublication(
            decision="41/26",
            units_task=word("units' task"),
            users_notice=word("users' notice"),
            involvement=word("prepared involvement"),
        ),
        RecordPublication(
            decision="41/26",
            audience=Audience.INTERNAL,
            channel=word("receipt channel"),
            involvement=word("receipt involvement"),
            evidence=word("receipt evidence"),
        ),
    ]


def _internal() -> list[Action]:
    """Return a matter (43/26) with positions and a statement for the internal minutes only."""
    people = {Party.POLITICIANS: "kari-solheim", Party.UNIONS: "grete-hauge"}
    stances = [
        (Party.POLITICIANS, StanceKind.RESERVATION, "internal reservation"),
        (Party.UNIONS, StanceKind.BLOCK, "internal block"),
    ]
    return [
        StartMatter(matter="43/26"),
        *(
            TakeStance(
                matter="43/26",
                party=party,
                kind=kind,
                member=people[party],
                wording=word(name),
                public=False,
                others_behind=True,
            )
            for party, kind, name in stances
        ),
        TakeStance(matter="43/26", party=Party.ADMINISTRATION, kind=StanceKind.BEHIND),
        AddStatement(
            matter="43/26",
            by="ingrid-berge",
            text=word("internal statement"),
            public=False,
        ),
        CloseMatter(matter="43/26", way_on=WayOn.DEFER),
    ]


def _ended() -> list[Action]:
    """Return an exempt matter that is withdrawn (44/26), and one that is referred (45/26)."""
    return [
        _exempt("44/26", "withdrawn"),
        WithdrawMatter(matter="44/26", reason=word("withdrawn reason")),
        _exempt("45/26", "referred"),
        CloseMatter(matter="45/26", way_on=WayOn.REFER, note=word("referred note")),
    ]


def _at_hand() -> list[Action]:
    """Return an exempt matter at hand (42/26) with a word in each of its texts."""
    texts = ("proposer", "case_paper", "recommendation", "consideration", "dialogue")
    more = ("users_voice", "old_out", "nothing_out_because")
    fields = {name: word(f"at hand {name}") for name in (*texts, *more)}
    return [
        _exempt("42/26", "at hand", **fields),
        ProposeDecision(matter="42/26", text=word("at hand proposal")),
        StartMatter(matter="42/26"),
        AddContribution(
            matter="42/26",
            party=Party.POLITICIANS,
            by="kari-solheim",
            text=word("at hand input"),
        ),
        TakeStance(
            matter="42/26",
            party=Party.UNIONS,
            kind=StanceKind.RESERVATION,
            member="grete-hauge",
            wording=word("at hand reservation"),
            others_behind=True,
        ),
        AddStatement(matter="42/26", by="ingrid-berge", text=word("at hand statement")),
        RaiseDisqualification(matter="42/26", person="arne-tveit", ground=word("at hand ground")),
    ]


RUNNING: list[Action] = [
    *_drafts(),
    AllPresent(meeting="M5/26"),
    OpenMeeting(meeting="M5/26"),
    *_notes(),
    *_decided(),
    *_internal(),
    *_ended(),
    *_at_hand(),
]
"""What leads to a running meeting with a secret in every field."""

APPROVED: list[Action] = [
    CloseMatter(matter="42/26", way_on=WayOn.DEFER),
    *(
        CloseMatter(matter=matter, way_on=WayOn.DEFER)
        for matter in ("38/26", "39/26", "40/26", "46/26")
    ),
    CloseMeeting(meeting="M5/26"),
    ShareMinutes(meeting="M5/26"),
    ApproveMinutes(
        meeting="M5/26",
        approvers={
            Party.POLITICIANS: "kari-solheim",
            Party.ADMINISTRATION: "ingrid-berge",
            Party.UNIONS: "grete-hauge",
        },
    ),
    CorrectMinutes(
        meeting="M5/26",
        matter="41/26",
        before=word("correction before"),
        after=word("correction after"),
    ),
]
"""What leads on from there to approved minutes with a correction."""


def plant(folder: Path, actions: list[Action]) -> None:
    """Perform actions on a workspace, a minute apart, ending at the frozen moment."""
    workspace = Workspace(folder)
    begin = NOW - timedelta(minutes=len(actions))
    for number, action in enumerate(actions):
        now = begin + timedelta(minutes=number)
        workspace.perform(action, Context(now=now, who="Turid Lunde"))
    workspace.close()


def found(text: str) -> set[str]:
    """Return the planted words that stand in a text, also where a line broke them."""
    seen = text.casefold()
    joined = "".join(seen.split())
    return {word for word in WORDS if word in seen or word in joined}
