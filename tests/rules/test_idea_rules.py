"""Every idea-bearer gets a serious answer, and word of the decision in force (R20, R24)."""

from datetime import date, timedelta

import pytest

from mkm_tui.actions.board import AssessCard, MoveCard
from mkm_tui.actions.ideas import AddIdea, AnswerIdea, EditIdea, TellBearer
from mkm_tui.actions.matters import EditMatter
from mkm_tui.actions.projects import AddProject, EditProject
from mkm_tui.records.course import Readiness
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.terms import Audience, Column, IdeaAnswer, Level, Origin, Party, Phase
from mkm_tui.rules.ideas import merged, owed_outcome, to_revisit, trail
from mkm_tui.rules.portfolio import column, moves
from tests.rules.meeting_room import DAY, MeetingRoom

LATER = DAY + timedelta(days=10)


@pytest.fixture(name="inbox")
def _inbox(room: MeetingRoom) -> MeetingRoom:
    """Three ideas, and matter 1/26 about the first."""
    room.do(
        AddIdea(title="Felles nattpatrulje", unit="solbakken", origin=Origin.EMPLOYEE),
        AddIdea(title="Nattpatrulje i to soner"),
        AddIdea(title="Én patrulje for alle"),
        EditMatter(matter="1/26", idea="I1"),
    )
    return room


@pytest.fixture(name="started")
def _started(inbox: MeetingRoom) -> MeetingRoom:
    """I1 is project P1 and 1/26 is decided, not in force."""
    inbox.do(AnswerIdea(idea="I1", answer=IdeaAnswer.PROJECT, text="Blir prosjekt."))
    inbox.agree()
    return inbox


def idea(room: MeetingRoom, key: str = "I1") -> Idea:
    """Return an idea."""
    return room.state.ideas[key]


def owed(room: MeetingRoom, key: str = "I1") -> date | None:
    """Return since when a bearer is owed word."""
    return owed_outcome(room.state, idea(room, key), room.today)


def merge(one: str, other: str) -> AnswerIdea:
    """Return the action that merges an idea into another."""
    return AnswerIdea(idea=one, answer=IdeaAnswer.MERGED, merged_into=other, text="Samme tanke.")


def publish(room: MeetingRoom, *audiences: Audience) -> None:
    """Publish 1/26 a week and more after the meeting."""
    for audience in audiences or tuple(Audience):
        room.publish(audience, LATER)


def test_r24_an_answer_is_owed_thirty_days_after_the_idea_came(inbox: MeetingRoom) -> None:
    assert idea(inbox).answer_by == DAY + timedelta(days=30)
    inbox.do(AddIdea(title="Gåbuss", received=DAY - timedelta(days=5)))
    assert idea(inbox, "I4").answer_by == DAY + timedelta(days=25)


def test_r24_a_decision_that_is_not_in_force_owes_nobody_word(started: MeetingRoom) -> None:
    publish(started, Audience.INTERNAL)
    assert owed(started) is None
    told = TellBearer(idea="I1", text="Patruljen begynner.")
    refused = "Ingen vedtak som kom av idé I1, er i kraft ennå (R24)"
    assert started.refusal(told) == refused


def test_r24_word_is_owed_from_the_day_the_decision_is_in_force(started: MeetingRoom) -> None:
    publish(started)
    assert owed(started) == LATER
    (need,) = started.needs("idea_outcome")
    assert need.id == "I1"
    started.do(TellBearer(idea="I1", text="Patruljen begynner mandag."))
    assert owed(started) is None
    assert started.needs("idea_outcome") == []
    assert (idea(started).outcome_text, idea(started).outcome_told) == (
        "Patruljen begynner mandag.",
        LATER,
    )


def test_r24_word_is_given_neither_ahead_nor_before_the_decision_applied(
    started: MeetingRoom,
) -> None:
    publish(started)
    early = TellBearer(idea="I1", text="Begynner", on=LATER - timedelta(days=1))
    assert started.refusal(early).endswith("er i kraft ennå (R24)")
    assert started.refusal(TellBearer(idea="I1", text="Nå", on=LATER + timedelta(days=1)))
    assert started.refusal(TellBearer(idea="I1", text=" "))


def test_r24_the_bearers_of_merged_ideas_are_owed_word_too(started: MeetingRoom) -> None:
    started.do(merge("I2", "I1"), merge("I3", "I2"))
    publish(started)
    assert [key for key in started.state.ideas if owed(started, key)] == ["I1", "I2", "I3"]
    assert merged(started.state, idea(started, "I3")).id == "I1"


def test_r24_one_that_waits_or_was_refused_is_owed_nothing(inbox: MeetingRoom) -> None:
    inbox.do(AnswerIdea(idea="I1", answer=IdeaAnswer.WAITING, text="Vi ser på det."))
    inbox.agree()
    publish(inbox)
    assert owed(inbox) is None


def test_r24_a_decision_from_before_the_answer_is_no_news(inbox: MeetingRoom) -> None:
    inbox.agree()
    publish(inbox)
    inbox.go_to(LATER + timedelta(days=20))
    inbox.do(AnswerIdea(idea="I1", answer=IdeaAnswer.PROJECT))
    assert owed(inbox) is None


@pytest.mark.parametrize(("one", "other"), [("I1", "I1"), ("I1", ""), ("I1", "I3")])
def test_r24_ideas_are_not_merged_into_nothing_or_in_a_circle(
    inbox: MeetingRoom, one: str, other: str
) -> None:
    inbox.do(merge("I3", "I2"), merge("I2", "I1"))
    assert inbox.refusal(merge(one, other)).endswith("(R24)")


def test_r24_an_idea_that_gets_another_answer_is_merged_no_longer(inbox: MeetingRoom) -> None:
    inbox.do(merge("I2", "I1"))
    inbox.do(AnswerIdea(idea="I2", answer=IdeaAnswer.WAITING, merged_into="I1"))
    assert merged(inbox.state, idea(inbox, "I2")).id == "I2"
    inbox.do(merge("I1", "I2"))
    assert merged(inbox.state, idea(inbox)).id == "I2"


def test_r24_the_trail_leads_from_the_idea_to_the_decision(started: MeetingRoom) -> None:
    found = trail(started.state, idea(started), started.today)
    assert found.project is not None
    assert (found.project.id, found.matters, found.decisions) == ("P1", ["1/26"], ["1/26"])
    assert found.in_force is None
    publish(started)
    assert trail(started.state, idea(started), started.today).in_force == LATER


def test_r24_a_matter_about_the_project_is_on_the_trail_once(started: MeetingRoom) -> None:
    started.do(EditMatter(matter="2/26", project="P1", idea="I1"))
    found = trail(started.state, idea(started), started.today)
    assert found.matters == ["1/26", "2/26"]


def test_r24_one_that_waits_is_looked_at_again_on_its_day(inbox: MeetingRoom) -> None:
    waits = AnswerIdea(idea="I1", answer=IdeaAnswer.WAITING, text="Til våren", revisit_on=LATER)
    inbox.do(waits)
    inbox.go_to(LATER - timedelta(days=1))
    assert not to_revisit(idea(inbox), inbox.today)
    inbox.go_to(LATER)
    assert to_revisit(idea(inbox), inbox.today)
    assert [need.id for need in inbox.needs("idea_revisit")] == ["I1"]
    inbox.do(AnswerIdea(idea="I1", answer=IdeaAnswer.PROJECT, revisit_on=LATER + timedelta(9)))
    assert idea(inbox).revisit_on is None


def test_r24_an_idea_is_not_looked_at_again_today_or_before(inbox: MeetingRoom) -> None:
    past = AnswerIdea(idea="I1", answer=IdeaAnswer.WAITING, revisit_on=DAY)
    assert inbox.refusal(past).endswith("(R24)")


def test_an_idea_becomes_a_project_with_all_that_it_had(inbox: MeetingRoom) -> None:
    inbox.do(
        EditIdea(idea="I1", purpose="Trygge netter", level=Level.SYSTEM),
        AssessCard(card="I1", party=Party.UNIONS, mark=4),
        MoveCard(card="I1", to=Column.ASSESSED),
        AnswerIdea(idea="I1", answer=IdeaAnswer.PROJECT, text="Ja!"),
    )
    made = inbox.state.projects["P1"]
    assert (made.title, made.purpose, made.level) == (
        "Felles nattpatrulje",
        "Trygge netter",
        Level.SYSTEM,
    )
    assert (made.units, made.idea, made.phase) == (("solbakken",), "I1", Phase.PLANNING)
    assert (made.column, made.moves, made.assessments) == (
        Column.ASSESSED,
        idea(inbox).moves,
        idea(inbox).assessments,
    )
    assert idea(inbox).project == "P1"


def test_an_idea_that_has_a_project_gets_no_other(inbox: MeetingRoom) -> None:
    inbox.do(
        AddProject(title="Nattpatrulje"),
        AnswerIdea(idea="I1", answer=IdeaAnswer.PROJECT, project="P1"),
        AnswerIdea(idea="I1", answer=IdeaAnswer.PROJECT),
    )
    assert list(inbox.state.projects) == ["P1"]


def test_r20_an_idea_in_progress_becomes_a_project_that_has_not_started(
    inbox: MeetingRoom,
) -> None:
    inbox.do(MoveCard(card="I1", to=Column.IN_PROGRESS, matter="1/26"))
    inbox.agree()
    publish(inbox)
    inbox.do(AnswerIdea(idea="I1", answer=IdeaAnswer.PROJECT))
    made = inbox.state.projects["P1"]
    assert column(inbox.state, made, inbox.today) is Column.PRIORITISED
    assert [move.decision for move in moves(inbox.state, made, inbox.today)] == ["1/26", ""]
    again = MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26")
    assert inbox.refusal(again).endswith("(R20)")
    inbox.do(EditProject(project="P1", readiness=Readiness(3, 3, 3, 3)), again)
    made = inbox.state.projects["P1"]
    assert column(inbox.state, made, inbox.today) is Column.IN_PROGRESS


def test_r20_an_idea_that_is_about_to_start_becomes_a_project_that_is_not(
    inbox: MeetingRoom,
) -> None:
    inbox.do(
        MoveCard(card="I1", to=Column.IN_PROGRESS, matter="1/26"),
        AnswerIdea(idea="I1", answer=IdeaAnswer.PROJECT),
    )
    inbox.agree()
    publish(inbox)
    made = inbox.state.projects["P1"]
    assert column(inbox.state, made, inbox.today) is Column.PRIORITISED
