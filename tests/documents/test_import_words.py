"""Days, times of day and case numbers, as people write them."""

from datetime import date, time

import pytest

from mkm_tui.documents.import_words import day_in, number_of, times_in


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Tirsdag 12. mars 2026", date(2026, 3, 12)),
        ("12.03.2026 kl. 9", date(2026, 3, 12)),
        ("2026-03-12T09:00", date(2026, 3, 12)),
        ("March 12th, 2026", date(2026, 3, 12)),
        ("12 March 2026", date(2026, 3, 12)),
        ("laurdag 5. sept. 2026", date(2026, 9, 5)),
        ("31.02.2026", None),
        ("12/26", None),
        ("14.12.", None),
    ],
)
def test_days(said: str, day: date | None) -> None:
    assert day_in(said) == day


def test_times() -> None:
    assert times_in("kl. 09.00–11.30") == (time(9), time(11, 30))
    assert times_in("kl 18-20") == (time(18), time(20))
    assert times_in("10:30–05:02") == (time(10, 30), None)
    assert times_in("Tirsdag 15. desember 2026 kl 0900 - 1130") == (time(9), time(11, 30))
    assert times_in("Kl 0900–1130") == (time(9), time(11, 30))
    assert times_in("15. desember 2026") == (None, None)
    assert times_in("14.03.2018") == (None, None)


@pytest.mark.parametrize(
    ("said", "number", "title"),
    [
        ("Sak 12/26 Ny turnus", "12/26", "Ny turnus"),
        ("Sak nr. 12/2026: Ny turnus", "12/2026", "Ny turnus"),
        ("PS 14/24 Ny turnus", "PS 14/24", "Ny turnus"),
        ("12/26: Ny turnus", "12/26", "Ny turnus"),
        ("1. Ny turnus", "", "Ny turnus"),
        ("Item 3 – New roster", "3", "New roster"),
        ("Saksnr 7 - Ny turnus", "7", "Ny turnus"),
        ("Sak: Ny turnus", "", "Ny turnus"),
        ("Sak 2. Ny turnus", "2", "Ny turnus"),
        ("SAK 2 – NY TURNUS", "2", "NY TURNUS"),
        ("Saknr. 4/26 Ny turnus", "4/26", "Ny turnus"),
        ("2.1 Ny turnus", "", "Ny turnus"),
    ],
)
def test_numbers(said: str, number: str, title: str) -> None:
    found = number_of(said)
    assert found
    assert (found.number, found.title) == (number, title)


@pytest.mark.parametrize(
    "said", ["Saker", "2026-03-12 møte", "05/02/2026", "1.2.2026", "24/7 åpent"]
)
def test_what_is_no_number(said: str) -> None:
    assert number_of(said) is None
