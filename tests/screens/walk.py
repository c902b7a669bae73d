"""The main job by keys, as in README: one meeting from agenda to a decision in force."""

from tests.screens.driving import typed

TO_THE_MEETING = ["enter"]
NOTICE = ["x", "ctrl+s"]
OPEN_IT = ["o", "o", "a", "escape", "m"]
ROUTINE = [
    *("n", "k"),
    *("n", "k", "ctrl+s"),
    *("n", "b", *typed("Brukerpanelet orienterte."), "escape", "k"),
]
AGREED = ["n", "s", "k", "enter"]
WITH_RESERVATION = [
    *("n", "s", "t", "f"),
    *("enter", "down", "enter", "tab", *typed("Økonomien avklares i mars."), "ctrl+s"),
    *("k", "enter"),
]
NO_CONSENSUS = [
    *("n", "p", "a", "T", "k"),
    *("enter", "down", "enter", "tab", *typed("Det går ut over nattevaktene."), "ctrl+s"),
    *("k", "n", "enter", "down", "enter", "tab", *typed("+28"), "ctrl+s"),
]
PUT_OFF = ["n", "e", "u", "ctrl+s"]
CLOSE_IT = ["x", "ctrl+s", "ctrl+s"]
MINUTES = ["escape", "x", "ctrl+s"]
APPROVE = [
    *("g", "ctrl+s"),
    *("enter", "down", "enter", "tab"),
    *("enter", "down", "enter", "tab"),
    *("enter", "down", "enter"),
    "ctrl+s",
]
PUBLISH = [
    "5",
    *("i", "tab", "tab", "tab", *typed("Partene står sammen bak oppslaget."), "ctrl+s"),
    *("u", "tab", "tab", "tab", *typed("Brukerpanelet har lest det."), "ctrl+s"),
]
MEETING = [
    *OPEN_IT,
    *ROUTINE,
    *AGREED,
    *WITH_RESERVATION,
    *NO_CONSENSUS,
    *PUT_OFF,
    *CLOSE_IT,
]
WHOLE = [*TO_THE_MEETING, *NOTICE, *MEETING, *MINUTES, *APPROVE, *PUBLISH]
