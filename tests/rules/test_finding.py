"""One search: words, phrases, numbers and filters, newest first, and nothing exempt."""

from datetime import UTC, date, datetime

import pytest
from msgspec import structs

from mkm_tui.locale.search_words import vocabulary
from mkm_tui.locale.words import Words
from mkm_tui.records.decisions import Decision, Publication, Review, UnitReport, Version
from mkm_tui.records.meetings import Correction, Matter, Meeting, Stance
from mkm_tui.records.people import Group, Person, Unit
from mkm_tui.records.portfolio import Assessment, Idea, Project
from mkm_tui.records.room import Contribution, Note, Statement
from mkm_tui.records.state import State
from mkm_tui.records.terms import (
    Audience,
    IdeaAnswer,
    Language,
    Party,
    Phase,
    StanceKind,
    UnitStatus,
)
from mkm_tui.rules.finding import Index, hits
from mkm_tui.rules.finding_query import Misread, Query, folded, query_from
from mkm_tui.rules.finding_texts import Place, View
from mkm_tui.rules.sharing import shown_to_all

TODAY = date(2026, 11, 24)
WORDS = vocabulary(Words(Language.NB))
AT = datetime(2026, 5, 4, 10, tzinfo=UTC)
OLD, NEW = date(2025, 5, 4), date(2026, 5, 4)
BASIS = "offentleglova § 13 første ledd"
KARI = Person("kari", "Kari Dahl", Party.UNIONS)
STATE = State().put(
    Group("group", "Styringsgruppa"),
    KARI,
    Person("per", "Per Lie", Party.POLITICIANS),
    Unit("solbakken", "Solbakken omsorgssenter"),
    Unit("nesset", "Nesset skole"),
    Meeting("M1/25", OLD, agenda=("1/25",), place="Rådhuset"),
    Meeting("M1/26", NEW, agenda=("1/26", "2/26", "11/26"), chair="kari"),
    Matter("1/25", "M1/25", "Ønsketurnus på prøve", units=("solbakken",), withdrawn="Ble for dyrt"),
    Matter(
        "1/26",
        "M1/26",
        "Helgeløsning",
        units=("solbakken",),
        project="P1",
        proposal="Hver tredje helg.\nDe andre\nhelgene deles.",
        contributions=(Contribution(Party.UNIONS, "kari", "Én idé om turnusen", AT),),
        stances=(Stance(Party.POLITICIANS, StanceKind.BEHIND),),
    ),
    Matter(
        "2/26",
        "M1/26",
        "Skolehage",
        units=("nesset",),
        statements=(Statement("per", "Hagen koster.", AT),),
        stances=(Stance(Party.ADMINISTRATION, StanceKind.ASIDE, wording="Uten midler"),),
    ),
    Matter("11/26", "M1/26", "Viser til 1/26"),
    Decision("1/26", NEW, (Version("Turnus i helgene.", NEW),), units=("solbakken",)),
    Project("P1", "Turnusprosjektet", Phase.TRIAL, assessments=(Assessment(Party.UNIONS, 3),)),
    Project("P2", "Uten dag", Phase.PLANNING),
    Idea(
        "I1", "Møbler av Müller", OLD, OLD, bearer="Ola", unit="nesset", answer=IdeaAnswer.WAITING
    ),
    Idea("I2", "Ny turnus", NEW, NEW),
    Note("1/26", "hemmelig notat"),
)


def index_of(state: State, view: View = View.GROUP) -> Index:
    index = Index(WORDS, view)
    list(index.take(state, TODAY))
    return index


def found(line: str, state: State = STATE, view: View = View.GROUP) -> list[str]:
    """Return what a line finds, as "register id"."""
    index = index_of(state, view)
    places = [place for place in index.sought(query_from(line, WORDS, state)) if place]
    return [f"{place.register} {place.id}" for place in places]


def test_all_words_must_occur_in_any_case_and_in_parts_the_newest_first() -> None:
    assert found("TURNUS") == [
        "decisions 1/26", "matters 1/26", "projects P1", "ideas I2", "matters 1/25",
    ]  # fmt: skip
    assert found("turn helg") == ["decisions 1/26", "matters 1/26"]
    assert found("turnus xyz") == []
    assert found("") == found("   ") == []


def test_accents_are_folded_and_the_norwegian_letters_are_letters_of_their_own() -> None:
    assert found("muller") == found("Møbler ide") == ["ideas I1"]
    assert found("en ide om turnusen") == ["matters 1/26"]
    assert found("Mobler") == []
    assert folded("A\u030ar \u00c5R \u00e9\u00fc æøå") == "år år eu æøå"


def test_a_phrase_stands_as_it_is_said_also_over_a_broken_line() -> None:
    assert found('"de andre helgene"') == found("«andre helgene»") == ["matters 1/26"]
    assert found('"helgene andre"') == []
    assert found('"de andre helg') == ["matters 1/26"]


def test_an_exact_number_comes_first_and_then_what_tells_of_it() -> None:
    assert found("1/26") == [
        "decisions 1/26", "matters 1/26", "matters 11/26", "meetings M1/26",
    ]  # fmt: skip
    assert found("m1/26")[0] == "meetings M1/26"
    assert found("p1") == ["projects P1"]
    assert found("i2") == ["ideas I2"]


def test_what_a_record_is_called_finds_it() -> None:
    assert found("vedtak 1/26") == ["decisions 1/26"]
    assert found("møte") == ["meetings M1/26", "meetings M1/25"]
    assert found("møte mai 2025") == ["meetings M1/25"]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("part:tillits", ["decisions 1/26", "matters 1/26", "projects P1"]),
        ("part:politikere", ["matters 2/26"]),
        ("part:administrasjon", ["matters 2/26"]),
        ("enhet:sol", ["decisions 1/26", "matters 1/26", "matters 1/25"]),
        ("enhet:omsorg år:2025", ["matters 1/25"]),
        ("enhet:skole", ["matters 2/26", "ideas I1"]),
        ('status:"vedtatt, ikke"', ["decisions 1/26"]),
        ('status:"i kraft"', []),
        ("status:waiting", ["decisions 1/26", "ideas I1"]),
        ("status:forsøk", ["projects P1"]),
        ("status:ubesvart", ["ideas I2"]),
        ("utfall:trukket", ["matters 1/25"]),
        ("år:2025", ["matters 1/25", "meetings M1/25", "ideas I1"]),
        ("turnus ÅR:2025 utfall:trukket", ["matters 1/25"]),
        ("helg år:", ["decisions 1/26", "matters 1/26"]),
    ],
)  # fmt: skip
def test_filters_hold_by_the_beginning_of_their_words(line: str, wanted: list[str]) -> None:
    assert found(line) == wanted


def test_what_is_no_filter_or_no_value_is_told() -> None:
    misread = query_from("foo:bar enhet:månen år:mai kl.10 https://a.no", WORDS, STATE).misread
    assert [(told.filter, told.text) for told in misread] == [
        (None, "foo"), ("unit", "månen"), ("year", "mai"),
    ]  # fmt: skip
    assert query_from('"foo:bar" status:', WORDS, STATE) == Query(("foo:bar",))
    assert Misread(None, "foo") not in query_from("foo:", WORDS, STATE).misread


def secret_state() -> State:
    """Return the state with 1/26 exempt, its words all secret ones."""
    matter = structs.replace(STATE.matters["1/26"], legal_basis=BASIS, public_title="Personalsak")
    version = Version("Turnus i helgene.", NEW, "Det er gjort vedtak.")
    decision = structs.replace(STATE.decisions["1/26"], exempt=True, versions=(version,))
    correction = Correction(1, NEW, "Kari", "1/26", "turnusfeil", "turnusrett")
    meeting = structs.replace(STATE.meetings["M1/26"], corrections=(correction,))
    return STATE.put(matter, decision, meeting)


def test_r34_an_exempt_matter_is_found_by_its_public_title_and_redacted_text_only() -> None:
    state = secret_state()
    assert found("helg", state) == found("kari dahl sol", state) == []
    assert found("turnus", state) == ["projects P1", "ideas I2", "matters 1/25"]
    assert found("part:tillits", state) == ["projects P1"]
    assert found("enhet:sol", state) == ["matters 1/25"]
    assert found("personalsak", state) == ["decisions 1/26", "matters 1/26"]
    assert found("gjort", state) == ["decisions 1/26"]
    shown = index_of(state).account(Place("decisions", "1/26"))
    assert (shown.title, shown.texts) == ("Personalsak", ["Det er gjort vedtak."])


def test_r34_the_whole_search_finds_what_is_exempt_and_never_a_private_note() -> None:
    state = secret_state()
    assert found("helg", state, View.WHOLE) == ["decisions 1/26", "matters 1/26"]
    assert found("turnusfeil", state, View.WHOLE) == ["meetings M1/26"]
    assert found("hemmelig", state, View.WHOLE) == []


def test_r6_what_is_for_the_internal_minutes_is_found_only_where_the_whole_is_asked_for() -> None:
    stance = Stance(Party.ADMINISTRATION, StanceKind.ASIDE, wording="Krever penger", public=False)
    said = Statement("per", "Penger mangler.", AT, public=False)
    matter = structs.replace(STATE.matters["2/26"], stances=(stance,), statements=(said,))
    state = STATE.put(matter)
    assert found("penger", state) == found("part:politikere", state) == []
    assert found("penger", state, View.WHOLE) == ["matters 2/26"]


def test_the_public_search_leaves_out_what_units_and_reviews_tell_the_group() -> None:
    report = UnitReport(
        "nesset", UnitStatus.NOT_FOLLOWED, NEW, "Grunn internt", evidence="intern/a"
    )
    receipts = tuple(
        Publication(audience, NEW, f"Kanal {audience}", "Turid", "Alle", "0", f"intern/{audience}")
        for audience in Audience
    )
    decision = structs.replace(
        STATE.decisions["1/26"],
        units_task="Oppgave internt",
        reports=(report,),
        reviews=(Review(NEW, "per", "Funn internt"),),
        publications=receipts,
    )
    state = STATE.put(decision)
    texts = {view: index_of(state, view).account(Place("decisions", "1/26")).texts for view in View}
    public = " ".join(texts[View.PUBLIC])
    assert "intern/users" in public
    assert "Kanal internal" in public
    assert "internt" not in public
    assert "intern/internal" not in public
    assert "intern/a" not in public
    assert found("oppgave grunn funn intern/a", state) == ["decisions 1/26"]


def test_r32_where_all_may_see_a_draft_is_found_by_its_number_alone() -> None:
    draft = structs.replace(STATE.matters["2/26"], draft=True)
    state = shown_to_all(STATE.put(draft), "(utkast)")
    assert found("skolehage", state) == found("uten midler", state) == []
    assert found("sak 2/26", state) == ["matters 2/26"]


def test_only_what_changed_is_read_again() -> None:
    index = index_of(STATE)
    list(index.reads())
    before = dict(index._entries)
    renamed = structs.replace(STATE.units["nesset"], name="Nesset barneskole")
    closed = STATE.put(structs.replace(STATE.matters["1/25"], withdrawn="Ble for sent"))
    list(index.take(closed, TODAY))
    list(index.reads())
    changed = {key for key, entry in index._entries.items() if before[key] is not entry}
    assert changed == {Place("matters", "1/25")}
    list(index.take(closed.put(renamed), TODAY))
    query = query_from("barneskole", WORDS, closed)
    assert [place.id for place in index.sought(query) if place] == ["2/26", "I1"]


def test_what_is_gone_is_not_found_and_a_search_under_way_may_be_narrowed() -> None:
    index = index_of(STATE)
    wide, narrow = (query_from(line, WORDS, STATE) for line in ("turn", "turnus i helg"))
    assert narrow.narrows(wide)
    assert not wide.narrows(narrow)
    assert not query_from("turn enhet:sol", WORDS, STATE).narrows(query_from("urna", WORDS, STATE))
    rest = index.sought(wide)
    first = [next(rest)]
    again = [place for place in index.sought(narrow, [*first, *rest]) if place]
    assert again == [Place("decisions", "1/26"), Place("matters", "1/26")]
    list(index.take(STATE.edit({"ideas": {"I2": None}}), TODAY))
    assert [place.id for place in index.sought(wide) if place] == ["1/26", "1/26", "P1", "1/25"]


def test_the_paragraph_with_most_of_the_words_says_why() -> None:
    index = index_of(STATE)
    told = index.finding(Place("matters", "1/26"), query_from("helgene deles", WORDS, STATE))
    assert told.text == "Hver tredje helg. De andre helgene deles."
    assert [told.text[start:end] for start, end in told.spans] == ["helgene", "deles"]
    assert told.day == NEW
    assert index.finding(Place("projects", "P2"), Query(("uten",))).day is None


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("Én idé", "ide", "idé"),
        ("Straße og gate", "strasse", "Straße"),
        ("tur\u00adnus", "turnus", "tur\u00adnus"),
        ("ÅRET", "året", "ÅRET"),
    ],
)
def test_a_hit_is_marked_where_it_stands(text: str, word: str, marked: str) -> None:
    ((start, end),) = hits(text, [word])
    assert text[start:end] == marked
