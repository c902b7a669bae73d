"""Whatever a document is made of, an import ends in a plan or a sentence, and drops no line."""

import random
import re

import msgspec
import pytest
from import_helpers import planned

from mkm_tui.documents.import_plan import NoPlan, Plan
from mkm_tui.documents.import_preview import missed_lines, preview_of
from mkm_tui.documents.import_source import Source
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language

LINES = [
    "# Referat {w}", "# {w}", "## Sak 12/26 {w}", "## Saksliste", "## {w}", "### Behandling",
    "### {w}", "1. {w}", "2. Sak 3 {w}", "- {w}", "  - {w}", "    {w}", "* Vedtak: {w}",
    "Vedtak: {w}", "**Forslag til vedtak:** {w}", "**Vedtak**", "Til stede: {w}, Kari Solheim",
    "**Forfall:** Arne Tveit, {w}", "- Kari Solheim ({w})", "Møteleder: {w}", "Dato: 2.12.2026 {w}",
    "Tid: 09.00-11.00 {w}", "Sted: {w}", "Ansvarlig: {w}", "Frist: 1.6.2026 {w}", "Hjemmel: {w}",
    "{w}", "{w} {w}", "> {w}", "| {w} | {w} |", "|---|---|", "| PS 1/26 | {w} | {w} |", "```",
    "---", "<!-- {w} -->", "<div>{w}", "[{w}]: http://{w}.no", "![{w}]({w})", "Enheter: {w}",
    "Eventuelt", "## Eventuelt {w}", "## Neste møte", "===", "", "", "", "Saker: {w}", "\t{w}",
    "**Sak 3: {w}**", "**4. {w}**", "**Sak 5** {w}", "SAK 6 – {w}", "Sak 7/26", "2.1 {w}",
    "**{w}**",
    "•\t{w}", "\t•\t{w}", "– {w}", "–\t{w}", "| Vedtak | Ansvarlig | Frist |\n|---|---|---|",
    "Side 1 av 2", "{w} – side 3", "Tirsdag 15. desember 2026 kl 0900 - 1130 {w}",
    "Møte i {w} 2.11.2026, {w}", "Neste møte: {w}", "Forfall: Omar Farah, vara {w}",
    "3. {w}\n{w} Vedtak", "## 4. {w}", "**Vedtak:**\t{w}", "**Eventuelt**", "1.1 {w}",
    "u.off. {w}", "Sak: {w}", "- Til stede:", "Referent: Turid Lunde {w}", "PS 2/26 {w}",
]  # fmt: skip
NB = Words(Language.NB)


def document(seed: int) -> str:
    """Return a document of lines in no order, with words that stand nowhere else."""
    chance = random.Random(seed)
    count = iter(range(10_000))
    picked = chance.choices(LINES, k=chance.randrange(3, 40))
    return "\n".join(re.sub(r"\{w\}", lambda _: f"Ord{next(count)}q", line) for line in picked)


def plan_if_any(text: str, state: State) -> Plan | None:
    """Return what an import would do; None where it says that there are no matters."""
    try:
        return planned(text, state)
    except NoPlan:
        return None


def shown(plan: Plan) -> str:
    actions = msgspec.json.encode(plan.actions).decode()
    return actions + "\n".join(preview_of(NB, Source("f.md", ""), plan))


@pytest.mark.parametrize("start", range(0, 600, 60))
def test_no_word_of_any_document_is_dropped(start: int, state: State) -> None:
    for seed in range(start, start + 60):
        text = document(seed)
        plan = plan_if_any(text, state)
        if plan is None:
            continue
        listed = {number for number, _ in missed_lines(plan)}
        listed |= {left.line + 1 for left in plan.found.left}
        held = shown(plan)
        for number, line in enumerate(text.split("\n"), 1):
            lost = [word for word in re.findall(r"Ord\d+q", line) if word not in held]
            assert number in listed or not lost, (seed, number, line, text)


@pytest.mark.parametrize(
    "text",
    ["#", "---", "---\na: b\n---", "- " * 400, "> " * 400 + "x", "1. " * 300 + "x", "[" * 3000,
     "| a |\n|---|\n" * 50, "# Sak 1\n" * 500, "*" * 5000, "## Saksliste\n\n" + "- \n" * 99],
    ids=lambda text: ascii(text)[1:20])  # fmt: skip
def test_odd_documents_end_in_a_plan_or_a_sentence(text: str, state: State) -> None:
    plan = plan_if_any(text, state)
    assert plan is None or preview_of(NB, Source("f.md", text), plan)
