"""What stands below the matrix: the cell in full words, and what the signs mean."""

from rich.cells import cell_len
from textual.content import Content

from mkm_tui.locale.words import Words
from mkm_tui.records.terms import UnitStatus
from mkm_tui.rules.followup import Following
from mkm_tui.screens.decision_sight import Sight, status_words
from mkm_tui.screens.decision_units import evidence_words, undocumented, unit_words
from mkm_tui.widgets.fitting import Lines, cut
from mkm_tui.widgets.plain import one_line, sentence

_GAP = "   "


def cell_lines(
    sight: Sight, unit: str, stands: Following | None, veiled: bool, room: tuple[int, int]
) -> Lines:
    """Return how a unit stands to a decision, in as many lines as there is room for."""
    width, height = room
    words, decision = sight.words, sight.decision
    head = f"{sight.unit(unit)} · {sight.named(decision.id)} · {status_words(sight)}"
    found = [Content.styled(one_line(head), "bold")]
    found += [Content(one_line(said)) for said in _told(sight, stands, veiled) if said]
    if decision.units_task and stands and not sight.hidden:
        task = one_line(decision.units_task)
        found.append(Content(words("screens.matrix.task", text=task)))
    lines = [line for said in found for line in said.wrap(max(8, width - 1))]
    return cut([line.pad_left(1) for line in lines], height, f" {words('screens.matrix.goes_on')}")


def _told(sight: Sight, stands: Following | None, veiled: bool) -> list[str]:
    """Return what the unit told, by when it was to confirm, and what it has shown."""
    words = sight.words
    if veiled:
        return [words("screens.matrix.veiled")]
    if stands is None:
        none = "no_units" if not sight.decision.units else "not_concerned"
        return [words(f"screens.matrix.{none}")]
    told = sentence(unit_words(sight, stands))
    if sight.decision.deadline:
        told = f"{told} · {words('screens.matrix.due', on=sight.decision.deadline)}"
    return [told, evidence_words(sight, stands.report), undocumented(sight, stands.report)]


def legend_lines(words: Words, width: int) -> Lines:
    """Return the signs with their words, in as few lines as the width allows (R43)."""
    kinds = ["silent", *(status.value for status in UnitStatus), "none", "perhaps"]
    lines: list[list[Content]] = [[]]
    used = 0
    for kind in kinds:
        sign, said = words(f"screens.matrix.sign.{kind}"), _meaning(words, kind)
        length = cell_len(f"{sign} {said}{_GAP}")
        if lines[-1] and used + length > width:
            lines.append([])
            used = 0
        lines[-1].append(Content.styled(f"{sign} ", "bold") + Content(said))
        used += length
    return [Content(" ") + Content(_GAP).join(line) for line in lines]


def _meaning(words: Words, kind: str) -> str:
    """Return what a sign means."""
    if kind in set(UnitStatus):
        return words(f"terms.unit_status.{kind}")
    return words(f"screens.matrix.meaning.{kind}")
