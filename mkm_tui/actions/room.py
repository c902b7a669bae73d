"""What is done with the matter at hand: taking it up, reading back, input and statements."""

from msgspec import structs

from mkm_tui.actions.base import Action, Changes, Context, find
from mkm_tui.actions.matters import as_shared, open_matter
from mkm_tui.actions.meetings import paused, running
from mkm_tui.actions.seating import refuse_barred, sent_out
from mkm_tui.records.room import Contribution, Statement
from mkm_tui.records.state import State
from mkm_tui.records.terms import MeetingStatus, Party
from mkm_tui.rules.agenda import was_reached
from mkm_tui.rules.broken import require
from mkm_tui.rules.presence import is_remote, may_state


class StartMatter(Action, frozen=True, kw_only=True, tag="start_matter"):
    """Take up a matter in its running meeting; a draft is shared by that (R32)."""

    matter: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with the matter at hand; no secret matter in a remote one (R37).

        Whoever is disqualified in it leaves, and the deputy sits there again (R38).
        """
        matter = find(state.matters, self.matter, "matter")
        require(not matter.ended, "", "matter_ended", matter=matter.id)
        meeting = running(state, matter.meeting)
        taken = structs.replace(
            paused(meeting, context.now),
            current=matter.id,
            current_since=context.now,
            reading="",
        )
        taken, treated = sent_out(state, taken, as_shared(matter, context), context)
        require(not (matter.exempt and is_remote(taken)), "R37", "remote_and_exempt")
        return (taken,) if treated == matter else (taken, treated)


class ReadBack(Action, frozen=True, kw_only=True, tag="read_back"):
    """Begin to read the proposal of the matter at hand to the room, or end it.

    It changes what the room sees and nothing of the record, so undo passes it over.
    """

    matter: str
    over: bool = False

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting, reading or no longer."""
        matter = find(state.matters, self.matter, "matter")
        require(self.over or not matter.ended, "", "matter_ended", matter=matter.id)
        meeting = running(state, matter.meeting)
        return (structs.replace(meeting, reading="" if self.over else matter.id),)


class AddContribution(Action, frozen=True, kw_only=True, tag="add_contribution"):
    """Note what a party brings to a matter, before or during the meeting: who and what."""

    matter: str
    party: Party
    text: str
    by: str = ""
    """Id of a person, or a name in words; empty where the party speaks as one."""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter with the party's input."""
        matter = open_matter(state, self.matter)
        require(self.text.strip(), "", "input_missing")
        refuse_barred(state, matter, self.by)
        before = not was_reached(state.meetings[matter.meeting], matter)
        given = Contribution(self.party, self.by, self.text, context.now, before)
        return (structs.replace(matter, contributions=(*matter.contributions, given)),)


class AddStatement(Action, frozen=True, kw_only=True, tag="add_statement"):
    """Enter a statement for the record, by somebody with a voice, until the minutes are approved.

    It can be kept out of the public minutes.
    """

    matter: str
    by: str
    text: str
    public: bool = True

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter with the statement."""
        matter = find(state.matters, self.matter, "matter")
        meeting = find(state.meetings, matter.meeting, "meeting")
        require(self.by, "", "who_missing")
        find(state.people, self.by, "person")
        require(self.text.strip(), "", "statement_missing")
        planned = meeting.status is MeetingStatus.PLANNED
        require(not planned, "", "meeting_not_running", meeting=meeting.id)
        heard = self.by in may_state(state, meeting, matter)
        require(heard, "", "no_voice_here", name=state.people[self.by].name)
        said = Statement(self.by, self.text, context.now, self.public)
        return (structs.replace(matter, statements=(*matter.statements, said)),)
