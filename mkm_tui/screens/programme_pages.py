"""The programme's page, part by part: what there is to show, the period, and the parties."""

from datetime import date
from typing import Any, NamedTuple

from textual.content import Content

from mkm_tui.locale.method_words import checklist_name
from mkm_tui.locale.words import Words
from mkm_tui.records.people import Group
from mkm_tui.records.state import State
from mkm_tui.records.terms import Checklist, Party, Role
from mkm_tui.rules import programme
from mkm_tui.rules.cautions import breach_rule
from mkm_tui.rules.checklists import points
from mkm_tui.rules.presence import parties_without_members, roster
from mkm_tui.rules.proposals import period_matter, period_notice
from mkm_tui.screens.checks import holds_words, list_page, point_lines
from mkm_tui.widgets.figures import bar
from mkm_tui.widgets.leaf import Leaf

_BAR = 20


class ProgrammeSight(NamedTuple):
    """The programme on a day."""

    words: Words
    state: State
    group: Group
    today: date

    def say(self, key: str, **values: Any) -> str:
        """Return a sentence about the programme."""
        return self.words(f"screens.programme.{key}", **values)

    def counted(self, key: str, count: int, **values: Any) -> str:
        """Return a sentence about a number of things, in the singular where it is one."""
        return self.say(f"{key}_one" if count == 1 else key, count=count, **values)


def results_page(sight: ProgrammeSight) -> Content:
    """Return the three result kinds, each with its evidence and what the record itself shows."""
    leaf = Leaf(sight.words).title(sight.say("section.results"))
    shown = (_services, _capacity, _understanding)
    for known, add in zip(points(sight.group, Checklist.RESULT_KINDS), shown, strict=True):
        point_lines(leaf.gap(), known)
        add(leaf, sight)
    return leaf.gap().line(sight.say("results_how"), "dim").written()


def _services(leaf: Leaf, sight: ProgrammeSight) -> None:
    """Add what shows better services: lasting projects, and decisions that are followed."""
    lasting = programme.institutionalised(sight.state)
    leaf.line(f"· {sight.counted('institutionalised', len(lasting))}")
    for project in lasting:
        leaf.note(f"{project.id} {project.title}")
    found = programme.followed(sight.state, sight.today)
    if found.in_force:
        leaf.line(f"· {sight.counted('in_force', found.in_force)}")
        lacking = found.in_force - found.by_all
        leaf.note(sight.counted("not_by_all", lacking) if lacking else sight.say("by_all"))


def _capacity(leaf: Leaf, sight: ProgrammeSight) -> None:
    """Add what shows a greater capacity for change: answered ideas, and the units' trend."""
    found = programme.answering(sight.state, sight.today)
    if found.answered:
        said = sight.counted("answering", found.answered, in_time=found.in_time)
        leaf.line(f"· {said}")
    leaf.line(f"· {sight.counted('overdue', found.overdue)}" if found.overdue else "")
    gone = programme.trends(sight.state)
    for key, units in (("up", gone.up), ("down", gone.down), ("same", gone.same)):
        leaf.line(f"· {sight.say(f'trend_{key}', units=units)}" if units else "")
    if not any(gone):
        leaf.line(f"· {sight.say('trend_none')}", "dim")


def _understanding(leaf: Leaf, sight: ProgrammeSight) -> None:
    """Add what shows that the model is understood: agreement, and who was heard (R3, R17)."""
    found = programme.agreement(sight.state)
    leaf.line(f"· {sight.counted('agreed', found.agreed)}" if found.agreed else "")
    if found.no_consensus:
        leaf.line(f"· {sight.counted('no_consensus', found.no_consensus)}")
    if found.public:
        leaf.line(f"· {sight.say('heard', heard=found.heard, public=found.public)}")


def period_sign(sight: ProgrammeSight) -> str:
    """Return whether the period is set, and what continues is taken up in time (R30)."""
    notice = period_notice(sight.state)
    if notice is None:
        return "○"
    return "!" if sight.today >= notice and period_matter(sight.state) is None else "✓"


def period_page(sight: ProgrammeSight) -> Content:
    """Return the period, how far it has come, and where the matter of what continues is (R30)."""
    group, words = sight.group, sight.words
    leaf = Leaf(words).title(words("leaf.period"))
    leaf.field("period_start", group.period_start).field("period_end", group.period_end)
    gone = programme.elapsed(sight.state, sight.today)
    if gone is None:
        return leaf.line(sight.say("period_unset")).written()
    percent = 100 * gone[0] // gone[1]
    leaf.line(f"{bar(*gone, _BAR)} {sight.say('elapsed', percent=percent)}")
    leaf.line(_left(sight))
    leaf.gap().line(_continues(sight))
    return leaf.line(sight.say("period_rule"), "dim").written()


def _left(sight: ProgrammeSight) -> str:
    """Return how long is left."""
    end = sight.group.period_end
    days = (end - sight.today).days if end else 0
    if days < 0:
        return sight.say("period_over")
    months = round(days / 30.4)
    return sight.counted("months_left", months) if months > 1 else sight.counted("days_left", days)


def _continues(sight: ProgrammeSight) -> str:
    """Return where the matter of what continues is: foreseen, due, on an agenda or treated."""
    notice, matter = period_notice(sight.state), period_matter(sight.state)
    if matter is None:
        if notice is None or sight.today < notice:
            return sight.say("continues_later", on=notice)
        return f"! {sight.say('continues_due')}"
    if matter.closing is None:
        return f"✓ {sight.say('continues_on_agenda', matter=matter.id, meeting=matter.meeting)}"
    return f"✓ {sight.say('continues_treated', matter=matter.id, on=matter.closing.at.date())}"


def conditions_page(sight: ProgrammeSight) -> Content:
    """Return the nine framework conditions, with the rule that a breach is against (R22, R23)."""
    of, words = Checklist.CONDITIONS, sight.words
    leaf = Leaf(words).title(checklist_name(words, of))
    for known in points(sight.group, of):
        rule = breach_rule(known.number)
        breach = f" ({rule})" if rule and known.holds is False else ""
        point_lines(leaf, known, f"{holds_words(words, known)}{breach}")
    return leaf.gap().line(sight.say("conditions_how"), "dim").written()


def risks_page(sight: ProgrammeSight) -> Content:
    """Return the six dangers of governance, each with its measure."""
    of, words = Checklist.RISKS, sight.words
    leaf = Leaf(words).title(checklist_name(words, of))
    for known in points(sight.group, of):
        point_lines(leaf, known, sight.say(f"danger.{known.holds}"))
        if known.holds and not known.note.strip():
            leaf.note(sight.say("danger.without"))
    return leaf.gap().line(sight.say("risks_how"), "dim").written()


def plain_page(sight: ProgrammeSight, checklist: Checklist) -> Content:
    """Return a checklist of the group as it stands."""
    return list_page(sight.words, sight.group, checklist)


def parties_sign(sight: ProgrammeSight) -> str:
    """Return whether all three parties are there (R1)."""
    return "!" if parties_without_members(sight.state) else "✓"


def parties_page(sight: ProgrammeSight) -> Content:
    """Return the three parties with their members and deputies (R1, R3)."""
    leaf = Leaf(sight.words).title(sight.say("section.parties"))
    lacking = parties_without_members(sight.state)
    leaf.warn(sight.words("screens.group.lacking", parties=lacking) if lacking else "")
    for party in Party:
        people = roster(sight.state, party)
        members = [person.name for person in people if person.role is Role.MEMBER]
        deputies = [person.name for person in people if person.role is Role.DEPUTY]
        leaf.gap().line(sight.words.show(party), "bold")
        leaf.field("members", sight.words.listed(members))
        leaf.field("deputies", sight.words.listed(deputies))
    return leaf.gap().line(sight.say("parties_how"), "dim").written()
