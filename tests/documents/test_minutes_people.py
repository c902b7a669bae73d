"""The minutes say who was there, when, at which matter, and who was not for being disqualified."""

from datetime import UTC, datetime

from msgspec.structs import replace
from paper_samples import DONE, at, paper, part

from mkm_tui.documents.reach import Reach
from mkm_tui.records.meetings import Seat
from mkm_tui.records.room import Attendance, Break, Disqualification
from mkm_tui.records.state import State
from mkm_tui.records.terms import Conclusion, Party, Presence


def test_the_head_of_the_minutes(small: State) -> None:
    head = part(paper(small, "minutes"), "Møtebok – Gruppa, M2/26").split("\n")
    assert head == [
        "*Godkjent av alle tre partene 20. oktober 2026.*",
        "",
        "*Offentliggjort 21. oktober 2026.*",
        "",
        "- **Kommune:** Fjordvik",
        "- **Møtenummer:** M2/26",
        "- **Organ:** styringsgruppe",
        "- **Dato:** 12. oktober 2026",
        "- **Tid:** 09.02–11.31",
        "- **Pauser:** 10.15–10.25",
        "- **Sted:** x",
        "- **Møteform:** åpent møte, fjernmøte",
        "- **Møteleder:** Medlem unions",
        "- **Referent:** Leder",
        "- **Arkivreferanse:** x",
    ]


def test_a_meeting_over_two_days_shows_both(small: State) -> None:
    meeting = replace(small.meetings["M2/26"], closed=datetime(2026, 10, 13, 10, tzinfo=UTC))
    written = paper(small.put(meeting), "minutes")
    assert "**Tid:** 12. oktober 2026 09.02 – 13. oktober 2026 10.00" in written


def test_who_was_there(small: State) -> None:
    written = paper(small, "minutes")
    assert part(written, "Politikere") == "- Medlem politicians (medlem, x)"
    assert part(written, "Tillitsvalgte") == "- Medlem unions (medlem, x)"
    assert part(written, "Forfall, andre og representasjon").split("\n") == [
        "- **Forfall:** Vara",
        "- **Andre:** Observatør (observatør, x), Leder (leder, fjernmøte), x",
        "- **Alle tre partene representert:** ja",
        "- **Kom:** Leder, under sak 2/26, kl. 09.05",
        "- **Gikk:** Leder, mellom sakene, kl. 10.30",
    ]


def test_a_deputy_stands_with_whose_seat_it_is(small: State) -> None:
    meeting = small.meetings["M2/26"]
    came = Attendance("vara", Presence.PRESENT, datetime(2026, 10, 12, 9, 30, tzinfo=UTC), "3/26")
    written = paper(small.put(replace(meeting, attendance=(*meeting.attendance, came))), "minutes")
    assert "- Vara (vara for Medlem unions, x)" in written
    assert "- **Kom:** Vara, under sak 3/26, kl. 09.30" in written


def test_a_party_that_was_away_at_one_matter_is_told(small: State) -> None:
    alone = replace(DONE, seats=(Seat("politicians", Party.POLITICIANS),))
    written = paper(small.put(replace(small.matters["2/26"], closing=alone)), "minutes")
    assert "- **Alle tre partene representert:** nei" in written


def test_a_break_that_is_not_over_and_one_of_another_day(small: State) -> None:
    breaks = (Break(at(12, 10), 5, at(12, 10, 5)), Break(at(12, 18), 0, at(13, 9)))
    meeting = replace(small.meetings["M2/26"], breaks=(*breaks, Break(at(13, 10))))
    written = paper(small.put(meeting), "minutes")
    over_night = "12. oktober 2026 18.00 – 13. oktober 2026 09.00"
    assert f"- **Pauser:** 10.00–10.05, {over_night}, fra 10.00" in written


def test_without_a_break_nothing_is_said_of_it(small: State) -> None:
    meeting = replace(small.meetings["M2/26"], breaks=())
    assert "Pauser" not in paper(small.put(meeting), "minutes")


def test_a_deputy_stands_with_the_seat_that_was_taken_in_this_meeting(whole: State) -> None:
    written = paper(whole, "minutes")
    assert "- Siri Dahl (vara for Nina Fossum, Fagforbundet)" in part(written, "Tillitsvalgte")
    assert "- **Forfall:** Nina Fossum" in written


def test_a_deputy_in_one_matter_alone_is_told_so(whole: State) -> None:
    written = part(paper(whole, "minutes"), "Politikere")
    assert "- Per Lie (vara for Arne Tveit i sak 2/26)" in written


def test_a_remote_member_is_marked_also_after_leaving(whole: State) -> None:
    written = paper(whole, "minutes")
    assert "- Tor Aksnes (medlem, Oppvekstsjef, fjernmøte)" in written
    assert "- **Møteform:** åpent møte, fjernmøte" in written
    assert "- **Gikk:** Tor Aksnes, mellom sakene, kl. 09.45" in written


def test_who_was_in_the_room_stands_by_party(whole: State) -> None:
    first = part(paper(whole, "minutes"), "Sak 5/26 Godkjenning av innkalling og saksliste")
    assert first.split("\n")[0] == (
        "- **Til stede under behandlingen:** politikere – Kari Solheim, Arne Tveit; "
        "administrasjon – Tor Aksnes, Ingrid Berge; tillitsvalgte – Siri Dahl, Grete Hauge; "
        "andre – Lise Moen"
    )


def test_the_same_people_are_told_by_where_their_names_stand(whole: State) -> None:
    written = paper(whole, "minutes", Reach.INTERNAL)
    same = "- **Til stede under behandlingen:** som i sak"
    assert f"{same} 5/26" in part(written, "Sak 4/26 Innkjøp av møteutstyr")
    for matter in ("7/26 Felles base på skolen", "13/26 Vikarer i jula", "10/26 Ordet er fritt"):
        assert f"{same} 6/26" in part(written, f"Sak {matter}")


def test_no_public_matter_refers_to_the_room_of_an_exempt_one(whole: State) -> None:
    written = paper(whole, "minutes")
    assert "som i sak 6/26" not in written
    row = "- **Til stede under behandlingen:** politikere – Kari Solheim, Arne Tveit; "
    assert row in part(written, "Sak 7/26 Felles base på skolen")
    assert "som i sak 7/26" in part(written, "Sak 13/26 Vikarer i jula")


def test_a_disqualified_member_left_the_deputy_came_and_the_member_returned(whole: State) -> None:
    rows = part(paper(whole, "minutes"), "Sak 2/26 Helgeturnus på Solbakken").split("\n")
    room = next(row for row in rows if row.startswith("- **Til stede"))
    assert "politikere – Kari Solheim, Per Lie;" in room
    at_once = rows.index(room) + 1
    assert rows[at_once : at_once + 2] == [
        "- **Spørsmål om inhabilitet:** Arne Tveit fratrådte kl. 09.12."
        " Grunn: Søsteren arbeider i avdelingen",
        "- **Konklusjon uten Arne Tveit:** inhabil, kl. 09.15; Per Lie tiltrådte som vara;"
        " Arne Tveit tiltrådte igjen kl. 09.41",
    ]


def test_what_a_matter_tells_of_a_disqualification_is_not_told_twice(whole: State) -> None:
    movements = part(paper(whole, "minutes", Reach.INTERNAL), "Forfall, andre og representasjon")
    assert not any(name in movements for name in ("Arne Tveit", "Per Lie", "Siri Dahl"))


def test_a_member_who_was_not_disqualified_was_in_the_room(whole: State) -> None:
    internal = paper(whole, "minutes", Reach.INTERNAL)
    written = part(internal, "Sak 6/26 Personalsak ved Fjelltun: Hansen")
    assert "tillitsvalgte – Siri Dahl, Grete Hauge" in written
    row = "- **Konklusjon uten Siri Dahl:** habil, kl. 10.27; Siri Dahl tiltrådte igjen\n"
    assert row in written


def test_a_disqualification_that_is_not_concluded_says_so(small: State) -> None:
    raised = Disqualification("unions", "y", at(12, 9, 30))
    assert raised.conclusion is Conclusion.PENDING
    matter = replace(small.matters["3/26"], disqualifications=(raised,))
    written = part(paper(small.put(matter), "minutes"), "Sak 3/26 x")
    assert "- **Konklusjon uten Medlem unions:** ikke avgjort" in written
