"""A meeting of fourteen matters and a word under other business, by keys alone.

`setup` prepares a new workspace; `PARTS` are the keys, part by part, as a practised secretary
presses them. Nothing in the keys depends on the day, so they can be pressed in any year.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from mkm_tui.actions.base import Action
from mkm_tui.actions.matters import AddMatter, EditMatter
from mkm_tui.actions.meetings import PlanMeeting, SendNotice
from mkm_tui.actions.setup import ActivateGroup, AddPerson, AddUnit, SetGroup
from mkm_tui.records.terms import Bloc, Language, MatterKind, Party, Role


class Say(str):
    """Text typed into a field; it counts as no key."""


class Rest(NamedTuple):
    """Minutes that pass without a key."""

    minutes: int


class Part(NamedTuple):
    """What is pressed in one part of the meeting; `matter` is its place in the numbering."""

    matter: int
    what: str
    steps: tuple[str | Say | Rest, ...]


PEOPLE: tuple[tuple[str, Party | None, Role, str, Bloc | None], ...] = (
    ("Ingeborg Aasen", Party.POLITICIANS, Role.MEMBER, "Bygdelista", Bloc.POSITION),
    ("Tor Bakken", Party.POLITICIANS, Role.MEMBER, "Bygdelista", Bloc.POSITION),
    ("Mari Dalheim", Party.POLITICIANS, Role.MEMBER, "Kystlista", Bloc.OPPOSITION),
    ("Vidar Ekre", Party.POLITICIANS, Role.DEPUTY, "Bygdelista", Bloc.POSITION),
    ("Nils Fossum", Party.ADMINISTRATION, Role.MEMBER, "kommunedirektør", None),
    ("Sunniva Gran", Party.ADMINISTRATION, Role.MEMBER, "kommunalsjef", None),
    ("Odd Hovde", Party.ADMINISTRATION, Role.MEMBER, "økonomisjef", None),
    ("Liv Isdal", Party.ADMINISTRATION, Role.DEPUTY, "personalsjef", None),
    ("Kari Jordal", Party.UNIONS, Role.MEMBER, "Pleierlaget", None),
    ("Bjørn Kvam", Party.UNIONS, Role.MEMBER, "Skolelaget", None),
    ("Tone Lien", Party.UNIONS, Role.MEMBER, "Teknikerlaget", None),
    ("Geir Moen", Party.UNIONS, Role.DEPUTY, "Pleierlaget", None),
    ("Astrid Nygård", None, Role.LEADER, "", None),
    ("Turid Lunde", None, Role.SECRETARY, "", None),
)
"""Name, party, role, organisation and bloc; Liv Isdal is Sunniva Gran's own deputy."""

AGENDA: tuple[tuple[str, MatterKind, str], ...] = (
    ("Godkjenning av innkalling og saksliste", MatterKind.APPROVAL, ""),
    ("Godkjenning av møteboka fra oppstartsmøtet", MatterKind.APPROVAL, ""),
    ("Brev fra eldrerådet", MatterKind.REPORT, ""),
    ("Status for prosjektene", MatterKind.INFORMATION, ""),
    ("Rekruttering til omsorgsyrkene", MatterKind.DISCUSSION, ""),
    ("Felles vikarpool", MatterKind.DECISION, "Vikarpoolen prøves ut i ett år."),
    ("Digital vaktbok", MatterKind.DECISION, "Vaktboka føres digitalt fra nyttår."),
    ("Ny turnus ved Hagebyen", MatterKind.DECISION, "Hagebyen prøver langvakter i helgene."),
    ("Leie av lokaler i Vika", MatterKind.DECISION, "Kommunen leier lokaler i Vika i to år."),
    ("Samlet nattjeneste", MatterKind.DECISION, "Nattjenesten samles på Hagebyen."),
    ("Læringsarena for ledere", MatterKind.DECISION, "Lederne møtes annenhver måned."),
    ("Elevene med i skolemiljøet", MatterKind.DECISION, "Elevrådet er med i hvert team."),
    ("Evaluering av første halvår", MatterKind.DISCUSSION, ""),
)
"""Title, kind and proposed decision of the matters that stand in the notice."""

FRAMED = (6, 8, 9, 10, 11, 12)
"""The decisions that are prepared with leader, deadline and old out; matter 7 is not."""


def person_id(name: str) -> str:
    """Return the id that somebody has here: the first name in small letters."""
    return name.split()[0].lower()


def setup(today: date) -> Iterator[Action]:
    """Yield what is done on a new workspace before the meeting of the day begins."""
    yield SetGroup(name="Styringsgruppa", municipality="Storvik", language=Language.NB)
    for name, party, role, organisation, bloc in PEOPLE:
        seat = "sunniva" if name == "Liv Isdal" else ""
        yield AddPerson(
            id=person_id(name),
            name=name,
            party=party,
            role=role,
            organisation=organisation,
            bloc=bloc,
            deputy_for=seat,
        )
    yield AddUnit(id="hagebyen", name="Hagebyen omsorgssenter", leader="astrid")
    yield AddUnit(id="vika", name="Vika skole")
    yield ActivateGroup()
    yield from _meetings(today)
    for place, (title, kind, proposal) in enumerate(AGENDA, 1):
        meeting = f"M1/{today:%y}"
        yield AddMatter(
            meeting=meeting, title=title, kind=kind, proposal=proposal, minutes_planned=10
        )
        if place in FRAMED:
            yield EditMatter(
                matter=f"{place}/{today:%y}",
                responsible="astrid",
                deadline=today + timedelta(days=60),
                old_out="Dagens ordning.",
                units=("hagebyen",),
                dialogue="De tillitsvalgte har drøftet saken med de ansatte.",
                users_voice="Brukerrådet er hørt.",
            )
    yield SendNotice(meeting=f"M1/{today:%y}")


def _meetings(today: date) -> Iterator[Action]:
    """Yield the plans for the meeting of the day and for a later one."""
    for days in (0, 35):
        yield PlanMeeting(
            on=today + timedelta(days=days),
            start=time(9, 0),
            end=time(12, 0),
            place="Formannskapssalen",
            chair="ingeborg",
            minute_taker="turid",
        )


def pick(letters: str) -> tuple[str, ...]:
    """Return the keys that open a list, find a name by a few letters and choose it."""
    return ("enter", *letters, "enter")


def down(times: int) -> tuple[str, ...]:
    """Return the keys that go down so many lines."""
    return ("down",) * times


LATE_TITLE = "Beredskap i sommerferien"
LATE_TEXT = "Hver enhet peker ut en beredskapsleder innen 1. mai."
OTHER_TITLE = "Sommerfest"
RESERVATION = "Helgetillegget må avklares først."
GROUND = "Søsteren eier lokalene."
BLOCK = "Det går ut over nattevaktene."
ASIDE = "Egen arbeidsplass er berørt."
STATEMENT = "Nattevaktene skal være med i neste runde."
PRIVATE_STATEMENT = "To nattevakter har varslet oppsigelse."
INPUTS = {
    "p": ("in", "Lærlingplassene må bli flere."),
    "a": ("od", "Det er rom for fire lærlinger."),
    "t": ("ka", "Hele stillinger er det viktigste."),
}
"""What each party brings to the discussion: by whom, in letters that find the name, and what."""


def _inputs() -> tuple[str | Say, ...]:
    """Return the keys that note the parties' input, each with who it came from."""
    noted: list[str | Say] = []
    for party, (who, text) in INPUTS.items():
        noted += ["i", party, *pick(who), "tab", Say(text), "ctrl+s"]
    return tuple(noted)


# Attendance lists members and deputies by party, as in PEOPLE: the cursor begins on the first.
ROOM = Part(0, "inn i møterommet", ("enter", "o"))
PRESENCE = Part(
    0,
    "oppmøte",
    (
        *("o", "a"),  # everybody is there, but
        *(*down(2), "m"),  # Mari Dalheim comes later,
        *(*down(4), "f"),  # Odd Hovde joins remotely,
        *(*down(3), "m"),  # Bjørn Kvam comes later,
        *("down", "m"),  # Tone Lien is away,
        *("down", "enter", "2"),  # and Geir Moen takes her seat, not Bjørn Kvam's
        "escape",
    ),
)
OPENING = Part(0, "møtet åpnes", ("m",))

PARTS: tuple[Part, ...] = (
    ROOM,
    PRESENCE,
    OPENING,
    Part(1, "sak tas opp", ("n",)),
    # When the agenda is approved a matter is raised. All three parties agree, and it goes before
    # the two that can wait.
    Part(14, "meldes i møtet", ("plus", Say(LATE_TITLE), "enter", "a")),
    Part(14, "flyttes fram", ("end", "less_than_sign", "less_than_sign", "home")),
    Part(1, "godkjennes", ("k",)),
    Part(2, "godkjennes", ("n", "k")),
    # A report item with a text; a politician comes while it is treated.
    Part(3, "tas opp, referat", ("n", "b", Say("Brevet ble lest."), "escape")),
    Part(3, "Mari Dalheim kommer", ("o", *down(2), "enter", "escape")),
    Part(3, "tas til orientering", ("k",)),
    Part(4, "referat", ("n", "b", Say("Prosjektlederen orienterte."), "escape", "k")),
    # A discussion: each party brings something, and a union representative comes.
    Part(5, "tas opp", ("n",)),
    Part(5, "innspill fra hver part", _inputs()),
    Part(5, "Bjørn Kvam kommer", ("o", *down(9), "enter", "escape")),
    Part(5, "referat", ("b", Say("Gruppa drøftet tiltak."), "escape", "k")),
    # A decision that is prepared: all behind, read back, recorded.
    Part(6, "forberedt og enig", ("n", "s", "k", "enter")),
    # One that is not: the program asks for leader, deadline and old out before it is read back.
    Part(
        7,
        "ansvar, frist og gammelt ut i møtet",
        (
            *("n", "s", "k"),
            *(*pick("as"), "tab", Say("+30"), "tab", Say("Papirboka går ut."), "ctrl+s"),
            "enter",
        ),
    ),
    Part(0, "pause", ("j", "enter", Rest(10), "m")),
    # All behind, but one member of the unions with a reservation.
    Part(
        8,
        "forbehold",
        ("n", "s", "t", *down(2), "f", Say(RESERVATION), "ctrl+s", "escape", "k", "enter"),
    ),
    # A member leaves while the group concludes; a deputy sits in, and the member comes back.
    Part(9, "tas opp", ("n",)),
    Part(9, "habilitet reises", ("h", *pick("to"), "tab", Say(GROUND), "enter")),
    Part(9, "inhabil, vara inn", ("h", "1")),
    Part(9, "enig", ("s", "k", "enter")),
    Part(9, "inn igjen", ("h", "h")),
    # No consensus: the unions answer one by one: one aside, one behind, one who cannot stand behind
    Part(10, "tas opp, to parter bak", ("n", "p", "a")),
    Part(10, "til side", ("T", *down(2), "t", Say(ASIDE), "ctrl+s")),
    Part(10, "står bak, og kan ikke stå bak", ("s", "k", Say(BLOCK), "ctrl+s")),
    Part(
        10,
        "protokolltilførsler",
        (
            *("y", *pick("ka"), "tab", Say(STATEMENT), "ctrl+s"),
            *("y", *pick("ka"), "tab", Say(PRIVATE_STATEMENT), "tab", "space", "ctrl+s"),
        ),
    ),
    Part(10, "ny behandling", ("k", "n", *pick("su"), "tab", Say("+28"), "ctrl+s")),
    # Deferred to the meeting that is chosen.
    Part(11, "utsettes", ("n", "e", "u", "ctrl+s")),
    # The matter that was raised: the text is written in the meeting, and its frame.
    Part(14, "tas opp, forslag", ("n", "v", Say(LATE_TEXT), "escape", "s", "k")),
    Part(
        14,
        "ansvar og frist",
        (*pick("ni"), "tab", Say("+90"), "tab", Say("Ringelista går ut."), "ctrl+s", "enter"),
    ),
    # Other business: a word, and nothing decided. Matters that go on to the next meeting have taken
    # the numbers 15 and 16.
    Part(17, "meldes til eventuelt", ("plus", Say(OTHER_TITLE), "enter", "e")),
    Part(17, "referat", ("end", "enter", "b", Say("Festen er 12. juni."), "escape", "k")),
    # Two matters are not reached: they go to the next meeting together, and the meeting closes.
    Part(0, "møtet lukkes", ("x", "ctrl+s", "ctrl+s")),
)
PUBLIC_MINUTES = Part(0, "offentlig møtebok", ("escape", "x", "ctrl+s"))
INTERNAL_MINUTES = Part(
    0,
    "intern møtebok",
    ("x", "end", "left", "left", "left", Say("-intern"), "tab", "enter", "down", "enter", "ctrl+s"),
)


def keys_pressed(parts: Sequence[Part]) -> dict[int, int]:
    """Return how many keys each matter takes beside the text; 0 is the meeting's own."""
    counts: dict[int, int] = {}
    for part in parts:
        pressed = sum(not isinstance(step, Say | Rest) for step in part.steps)
        counts[part.matter] = counts.get(part.matter, 0) + pressed
    return counts


def chapter(minutes: str, number: int) -> str:
    """Return what the minutes have about a matter."""
    found = re.search(rf"^### Sak {number}/26 .*?(?=^##)", minutes, re.MULTILINE | re.DOTALL)
    assert found, number
    return found[0]


def time_after(words: str, text: str) -> str:
    """Return the time that stands after these words."""
    found = re.search(re.escape(words) + r" kl\. (\d\d\.\d\d)", text)
    assert found, words
    return found[1]
