"""For every day, what the log calls in force is what a slow, separate reckoning says."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import Redo, Undo
from mkm_tui.actions.deciding import AllBehind, CloseMatter
from mkm_tui.actions.decisions import CorrectDecision, RecordPublication, RedactDecision
from mkm_tui.actions.matters import AddMatter, EditMatter, ProposeDecision
from mkm_tui.actions.room import StartMatter
from mkm_tui.records.decisions import Decision, Version
from mkm_tui.records.terms import Audience, DecisionStatus
from mkm_tui.rules.as_of import standing_on
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.rules.publication import version_in_force_from
from mkm_tui.store.past import state_on
from mkm_tui.store.workspace import HISTORY, Workspace
from tests.actions.reckoning import Applied, agreements, in_force
from tests.actions.sequences import BASIS, DAY, SETUP, START

BEGINNING: list[Action] = [
    *SETUP,
    AddMatter(meeting="M1/26", title="Ny turnus, endret"),
    EditMatter(matter="2/26", legal_basis=BASIS, public_title="Personalsak"),
]
"""Matter 1/26, the exempt 2/26, and 4/26, which may replace 1/26; 3/26 is another meeting's."""
MATTERS = ("1/26", "2/26", "4/26")
TEXTS = ("Ett år.", "To år.", "Tre år.")
texts = st.sampled_from(TEXTS)
decisions = st.sampled_from(MATTERS)


def agreed(matter: str, text: str, replaces: str) -> list[Action]:
    """Return the decision of a matter."""
    return [
        ProposeDecision(matter=matter, text=text),
        EditMatter(
            matter=matter,
            responsible="bo",
            deadline=DAY,
            nothing_out_because="Nytt",
            supersedes=replaces if matter != replaces else "",
        ),
        StartMatter(matter=matter),
        AllBehind(matter=matter),
        CloseMatter(matter=matter),
    ]


days = st.none() | st.integers(0, 40).map(lambda number: DAY + timedelta(days=number))


def published(decision: str, first: Audience, on: date | None, both: bool) -> list[Action]:
    """Return the publication of a decision to an audience, or to both of them."""
    audiences = [first, *(audience for audience in Audience if audience is not first and both)]
    return [
        RecordPublication(
            decision=decision,
            audience=audience,
            channel="oppslag",
            involvement="alle tre parter",
            on=None if audience is first else on,
        )
        for audience in audiences
    ]


publications = st.builds(published, decisions, st.sampled_from(list(Audience)), days, st.booleans())
corrections = st.one_of(
    st.builds(CorrectDecision, decision=decisions, text=texts, redacted=texts),
    st.builds(RedactDecision, decision=st.just("2/26"), redacted=texts),
).map(lambda action: [action])
travels = st.sampled_from([[Undo()], [Undo(), Redo()], [Undo(), Undo(), Redo()]])
replacements = st.builds(agreed, st.just("4/26"), texts, st.sampled_from(["", "1/26", "2/26"]))
scenes = st.one_of(publications, publications, corrections, travels, replacements)
lives = st.lists(st.tuples(st.integers(0, 4), scenes), min_size=12, max_size=30)


def lived(folder: Path, life: list[tuple[int, list[Action]]]) -> Workspace:
    """Make a workspace, and let a life of actions and days pass over it."""
    workspace = Workspace.create(folder)
    for minute, action in enumerate(BEGINNING):
        workspace.perform(action, Context(START + timedelta(minutes=minute), "Kari"))
    first = [*agreed("1/26", TEXTS[0], ""), *agreed("2/26", TEXTS[1], "")]
    first.append(RedactDecision(decision="2/26", redacted=TEXTS[0]))
    now = START + timedelta(hours=1)
    for days, scene in [(0, first), *life]:
        now += timedelta(days=days)
        for action in scene:
            now += timedelta(minutes=1)
            try:
                workspace.perform(action, Context(now, "Kari"))
            except RuleBroken:
                continue
    return workspace


def days_of(workspace: Workspace) -> list[date]:
    """Return every day from the one before the first to the one after the last."""
    last = max(entry.agreed_on for entry in workspace.state.decisions.values())
    return [DAY + timedelta(days=n) for n in range(-1, max(30, (last - DAY).days + 2))]


def applied(decision: Decision, version: Version | None) -> Applied | None:
    """Return a wording's text and day, and since when it applies."""
    since = version_in_force_from(decision, version) if version else None
    return (version.text, version.on, since) if version and since else None


@given(lives)
@settings(max_examples=70, deadline=None, suppress_health_check=list(HealthCheck))
def test_r11_every_day_the_log_says_what_a_separate_reckoning_says(
    life: list[tuple[int, list[Action]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = lived(Path(folder) / "w", life)
        told = agreements(Path(folder) / "w" / HISTORY)
        assert told.keys() == workspace.state.decisions.keys()
        for day in days_of(workspace):
            standing = standing_on(workspace.state, state_on(workspace, day), day)
            for key, stood in standing.items():
                applies = in_force(told, key, day)
                assert (stood.status is DecisionStatus.IN_FORCE) == (applies is not None), (
                    day,
                    key,
                )
                if applies is not None:
                    whole = workspace.state.decisions[key]
                    assert applied(whole, stood.in_force) == applies, (day, key)
            missing = told.keys() - standing.keys()
            assert all(in_force(told, key, day) is None for key in missing)
        workspace.close()


@given(lives)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_record_as_it_was_is_what_a_copy_made_that_day_says(
    life: list[tuple[int, list[Action]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = lived(Path(folder) / "w", life)
        entries = (Path(folder) / "w" / HISTORY).read_bytes().splitlines(keepends=True)
        for day in days_of(workspace)[::7]:
            copy = Path(folder) / f"copy-{day}"
            copy.mkdir()
            until = b"".join(line for line in entries if _day(line) <= day)
            (copy / HISTORY).write_bytes(until)
            then = Workspace(copy, read_only=True)
            assert state_on(workspace, day) == then.state
            then.close()
        workspace.close()


def _day(line: bytes) -> date:
    """Return the day that a line of the journal notes."""
    mark = b'"at":"'
    return date.fromisoformat(line[line.index(mark) + len(mark) :][:10].decode())
