"""A long meeting by keys alone, and all that happened in it found again in its minutes."""

import re
from pathlib import Path

from click.testing import CliRunner

from mkm_tui.cli import main
from mkm_tui.records.terms import Conclusion, MeetingStatus, Outcome, Presence, WayOn
from mkm_tui.rules.consensus import outcome
from tests.screens import long_meeting as long
from tests.screens.long_meeting import chapter, time_after
from tests.screens.long_meeting_held import Held, hold

MEETING, LATER = "M1/26", "M2/26"
IN_ORDER = [*range(1, 12), 14, 12, 13]
"""The fourteen matters as the agenda has them in the end."""
PAPERS = "Dagens ordning."


def who_was_there(held: Held) -> None:
    """Each party with who came, how and for whom; nobody who was away is among them."""
    for minutes in (held.public, held.internal):
        there, rest = minutes.split("### Forfall, andre og representasjon")
        assert "- Odd Hovde (medlem, økonomisjef, fjernmøte)" in there
        assert "- Geir Moen (vara for Tone Lien, Pleierlaget)" in there
        assert "- Vidar Ekre (vara for Tor Bakken i sak 9/26, Bygdelista)" in there
        assert not re.search(r"^- Tone Lien", there, re.MULTILINE)
        assert "- **Forfall:** Tone Lien\n" in rest
        assert "- **Alle tre partene representert:** ja" in rest
        assert "- **Møteform:** åpent møte, fjernmøte" in there
    entries = [a for a in held.state.meetings[MEETING].attendance if a.person == "odd"]
    assert entries[-1].presence is Presence.REMOTE


def late_arrivals_and_presence_by_matter(held: Held) -> None:
    """Two came late, each during a matter, and every matter says who was there."""
    first = time_after("- **Kom:** Mari Dalheim, under sak 3/26,", held.public)
    second = time_after("- **Kom:** Bjørn Kvam, under sak 5/26,", held.public)
    assert first < second
    assert "Mari" not in chapter(held.public, 1)
    assert "behandlingen:** som i sak 1/26" in chapter(held.public, 2)
    assert "Tor Bakken, Mari Dalheim; admin" in chapter(held.public, 3)
    assert "tillitsvalgte – Kari Jordal, Geir Moen" in chapter(held.public, 3)
    assert "tillitsvalgte – Kari Jordal, Bjørn Kvam, Geir Moen" in chapter(held.public, 5)
    assert "behandlingen:** som i sak 5/26" in chapter(held.public, 6)
    assert "politikere – Ingeborg Aasen, Mari Dalheim, Vidar Ekre;" in chapter(held.public, 9)
    assert "politikere – Ingeborg Aasen, Tor Bakken, Mari Dalheim;" in chapter(held.public, 10)


def the_break_and_the_times(held: Held) -> None:
    """The meeting has its times and a break of ten minutes."""
    meeting = held.state.meetings[MEETING]
    assert meeting.status is MeetingStatus.CLOSED
    (rest,) = meeting.breaks
    assert rest.ended is not None
    assert 10 <= (rest.ended - rest.began).total_seconds() / 60 < 11
    assert f"- **Pauser:** {rest.began:%H.%M}–{rest.ended:%H.%M}" in held.public
    assert f"- **Tid:** {meeting.opened:%H.%M}–{meeting.closed:%H.%M}" in held.public


def the_matters_in_the_order_of_the_agenda(held: Held) -> None:
    """Fourteen matters, and the word under other business after them."""
    numbers = [int(n) for n in re.findall(r"^### Sak (\d+)/26", held.public, re.MULTILINE)]
    assert numbers == [*IN_ORDER, 17]
    assert [f"{n}/26" for n in numbers] == list(held.state.meetings[MEETING].agenda)
    business = held.public.split("## Eventuelt")[1]
    assert "### Sak 17/26 Sommerfest" in business
    assert "Festen er 12. juni." in chapter(business, 17)
    assert "- Meldt under eventuelt" in chapter(business, 17)
    assert "uten samtykke" not in business
    assert "17/26" not in held.state.decisions


def what_was_not_to_be_decided(held: Held) -> None:
    """Approvals, report, information and discussion, with their texts and input."""
    for number in (1, 2):
        assert "- **Utfall:** godkjent" in chapter(held.public, number)
    assert "- **Utfall:** drøftet" in chapter(held.public, 5)
    for number, text in ((3, "Brevet ble lest."), (4, "Prosjektlederen orienterte.")):
        assert text in chapter(held.public, number)
        assert "tatt til orientering" in chapter(held.public, number)
    discussion = chapter(held.internal, 5)
    assert "Gruppa drøftet tiltak." in discussion
    names = (
        "Politikere, Ingeborg Aasen",
        "Administrasjon, Odd Hovde",
        "Tillitsvalgte, Kari Jordal",
    )
    for name, (_, text) in zip(names, long.INPUTS.values(), strict=True):
        assert f"*{name} (i møtet):*\n\n{text}" in discussion


FRAMES = (
    (6, "Astrid Nygård", "23. januar 2027", PAPERS),
    (7, "Astrid Nygård", "24. desember 2026", "Papirboka går ut."),
    (8, "Astrid Nygård", "23. januar 2027", PAPERS),
    (9, "Astrid Nygård", "23. januar 2027", PAPERS),
    (14, "Nils Fossum", "22. februar 2027", "Ringelista går ut."),
)
"""Of each decision: its number, who answers for it, by when, and what goes out."""


def the_decisions(held: Held) -> None:
    """Each with all three parties, read back, and with its frame, prepared or typed here."""
    for number, who, when, out in FRAMES:
        told = chapter(held.public, number)
        assert "- **Konsensus:** ja" in told
        assert "Vedtaket ble lest opp, og ingen hadde innvendinger." in told
        assert f"- **Ansvarlig:** {who}\n- **Frist:** {when}\n" in told
        assert f"- **Gammelt ut:** {out}" in told
        assert held.state.decisions[f"{number}/26"].old_out == out


def the_reservation(held: Held) -> None:
    """One member's, with its wording, while the others of the party stand behind."""
    own = "(Kari Jordal: står bak, Bjørn Kvam: forbehold, Geir Moen: står bak)"
    for minutes in (held.public, held.internal):
        told = chapter(minutes, 8)
        assert f"Tillitsvalgte – står bak med forbehold {own}" in told
        assert f"- **Protokollført:** Bjørn Kvam, forbehold: {long.RESERVATION}" in told
        assert "- **Utfall:** enighet med forbehold" in told


def the_disqualification(held: Held) -> None:
    """Raised with its ground, concluded without the member, a deputy in, and the member back."""
    told = chapter(held.public, 9)
    raised = time_after("Tor Bakken fratrådte", told)
    assert f"kl. {raised}. Grunn: {long.GROUND}" in told
    concluded = time_after("**Konklusjon uten Tor Bakken:** inhabil,", told)
    assert "; Vidar Ekre tiltrådte som vara; " in told
    assert raised <= concluded <= time_after("Tor Bakken tiltrådte igjen", told)
    (entry,) = held.state.matters["9/26"].disqualifications
    assert (entry.conclusion, entry.deputy) == (Conclusion.DISQUALIFIED, "vidar")


def no_consensus_and_where_it_goes(held: Held) -> None:
    """Positions by member, owner and date, the number in the next meeting, and the statements."""
    told = chapter(held.public, 10)
    own = "(Bjørn Kvam: til side, Geir Moen: står bak, Kari Jordal: kan ikke stå bak)"
    assert f"Tillitsvalgte – kan ikke stå bak {own}" in told
    assert f"Kari Jordal, kan ikke stå bak: {long.BLOCK}" in told
    assert f"Bjørn Kvam, til side: {long.ASIDE}" in told
    assert "- **Konsensus:** nei\n- **Utfall:** ingen konsensus" in told
    assert f"- **Videre:** ny behandling i møte {LATER} (sak 15/26)" in told
    assert "- **Ansvarlig for videre arbeid:** Sunniva Gran" in told
    assert "- **Tilbake til gruppa:** 22. desember 2026" in told
    assert f"**Protokolltilførsel fra Kari Jordal**\n\n{long.STATEMENT}" in told
    assert long.PRIVATE_STATEMENT not in held.public
    assert long.PRIVATE_STATEMENT in chapter(held.internal, 10)
    assert outcome(held.state.matters["10/26"]) is Outcome.NO_CONSENSUS


def what_is_deferred_and_what_was_not_reached(held: Held) -> None:
    """One matter by choice, two together at the end, each with its new number."""
    assert f"- **Utfall:** utsatt til møte {LATER} (sak 16/26)" in chapter(held.public, 11)
    together = f"- **Ikke behandlet:** sak 12/26 og sak 13/26, utsatt til møte {LATER}"
    assert together in held.public
    for number, new in ((12, 18), (13, 19)):
        assert f"utsatt til møte {LATER} (sak {new}/26)" in chapter(held.public, number)
    later = held.state.meetings[LATER].agenda
    continued = [held.state.matters[key].continues for key in later]
    assert continued == ["10/26", "11/26", "12/26", "13/26"]
    ways = [held.state.matters[key].closing for key in continued]
    assert [way.way_on for way in ways if way] == [WayOn.REWORK, *[WayOn.DEFER] * 3]


def the_matter_that_was_added(held: Held) -> None:
    """With the consent of all three, and a decision whose text was written here."""
    told = chapter(held.public, 14)
    assert "- **Lagt til etter innkallingen:** med samtykke fra alle tre partene" in told
    assert f"**Vedtak**\n\n{long.LATE_TEXT}" in told


def the_workspace_agrees_with_itself(held: Held) -> None:
    """`mkm check` finds nothing, after all that was undone and done again too."""
    checked = CliRunner().invoke(main, ["-w", str(held.folder), "check"])
    assert checked.exit_code == 0, checked.output


def undo_goes_back_through_several_matters_and_forth_again(held: Held) -> None:
    """Each step says what it takes back; the same number of steps forth leaves it as it was."""
    steps = list(dict.fromkeys(held.undone))
    assert steps[:4] == [
        "Angret: møtet lukket · M1/26",
        "Angret: resten utsatt · M1/26",
        "Angret: sak avsluttet · 17/26",
        "Angret: skrevet tekst · 17/26",
    ]
    closed = [step.split(" · ")[1] for step in steps if "sak avsluttet" in step]
    assert closed == ["17/26", "14/26", "11/26", "10/26", "9/26"]
    assert "Angret: standpunkt · 10/26 · tillitsvalgte · Bjørn Kvam" in steps
    assert "Angret: habilitet avgjort · 9/26 · Tor Bakken" in steps
    assert set(held.then.decisions) == {"6/26", "7/26", "8/26"}
    assert held.then.meetings[LATER].agenda == ()
    told = [step.replace("Angret", "Gjort om igjen") for step in held.undone]
    assert held.redone == told[::-1]
    assert held.again == held.state


def few_keys(held: Held) -> None:
    """A matter that all agree on takes at most twelve keys, its frame typed or not."""
    pressed_in = long.keys_pressed(long.PARTS)
    print("\n".join(f"{matter:>3} {count:>3}" for matter, count in sorted(pressed_in.items())))
    assert pressed_in[6] <= 12
    assert pressed_in[7] <= 12
    assert pressed_in[8] <= 12
    assert max(pressed_in[number] for number in (1, 2, 4, 11)) <= 6


CHECKS = (
    who_was_there,
    late_arrivals_and_presence_by_matter,
    the_break_and_the_times,
    the_matters_in_the_order_of_the_agenda,
    what_was_not_to_be_decided,
    the_decisions,
    the_reservation,
    the_disqualification,
    no_consensus_and_where_it_goes,
    what_is_deferred_and_what_was_not_reached,
    the_matter_that_was_added,
    the_workspace_agrees_with_itself,
    undo_goes_back_through_several_matters_and_forth_again,
    few_keys,
)


def test_all_that_happened_in_a_long_meeting_is_found_again(tmp_path: Path) -> None:
    """The meeting is held once, by keys alone; every check then reads what it left behind."""
    held = hold(tmp_path / "storvik")
    for check in CHECKS:
        check(held)
