"""A matter about a decision is kept from the public as the decision is (R34)."""

from mkm_tui.rules.following_up import veil
from tests.rules.meeting_room import MeetingRoom


def test_r34_a_matter_about_an_exempt_decision_is_exempt_on_the_same_basis(
    exempt: MeetingRoom,
) -> None:
    exempt.agree()
    kept = veil(exempt.state, "1/26", "Oppfølging av sak 1/26")
    assert kept == ("offentleglova § 13 første ledd", "Oppfølging av sak 1/26")


def test_a_matter_about_a_decision_for_all_is_for_all(decided: MeetingRoom) -> None:
    assert veil(decided.state, "1/26", "Oppfølging av sak 1/26") == ("", "")
