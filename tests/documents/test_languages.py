"""The documents are in the group's language, with every word in all three."""

import json
import re
from importlib import resources

import pytest
from paper_samples import headings, paper, sample
from whole_meeting import whole_meeting

from mkm_tui.documents.reach import Reach
from mkm_tui.records.terms import Language

GAP = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize(
    ("language", "title", "section", "agenda", "day"),
    [
        (Language.NB, "Møtebok", "Oppfølging av tidligere vedtak", "Saksliste", "12. oktober 2026"),
        (Language.NN, "Møtebok", "Oppfølging av tidlegare vedtak", "Sakliste", "12. oktober 2026"),
        (Language.EN, "Minutes", "Follow-up of earlier decisions", "Agenda", "12 October 2026"),
    ],
)
def test_documents_follow_the_groups_language(
    language: Language, title: str, section: str, agenda: str, day: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("MKM_LANGUAGE", "en" if language is Language.NB else "nb")
    state = sample(language=language)
    written = paper(state, "minutes")
    assert headings(written)[0] == ("h1", f"{title} – Gruppa, M2/26")
    assert ("h2", section) in headings(written)
    assert day in written
    assert ("h2", agenda) in headings(paper(state, "notice"))


def catalogue(language: Language) -> dict[str, str]:
    file = resources.files("mkm_tui.locale") / language.value / "documents.json"
    return json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("language", [Language.NN, Language.EN])
def test_the_catalogues_have_the_same_keys_and_gaps(language: Language) -> None:
    bokmal, other = catalogue(Language.NB), catalogue(language)
    assert list(bokmal) == list(other)
    for key, text in bokmal.items():
        assert other[key].strip()
        assert sorted(GAP.findall(text)) == sorted(GAP.findall(other[key]))


NYNORSK = (
    "- **Pausar:** 10.00–10.15",
    "- Per Lie (vara for Arne Tveit i sak 2/26)",
    "- **Ikkje handsama:** sak 8/26 og sak 9/26, utsett til møte M4/26",
    "- **Til stades under handsaminga:** som i sak 5/26",
    "- **Melding om vedtak:** sak 3/26 i møte M3/26 i arbeidsutvalet, 2. november 2026",
    "**Vedtak i arbeidsutvalet**",
    "- **Tek opp att:** sak 1/26 (M1/26: utsett)",
    "- **Spørsmål om ugildskap:** Arne Tveit fråtredde kl. 09.12. Grunn: Søsteren",
    "- **Konklusjon utan Arne Tveit:** ugild, kl. 09.15; Per Lie tiltredde som vara;",
    "Arne Tveit tiltredde att kl. 09.41",
    "**Innspel frå partane**",
    "*Politikarar (i møtet):*",
    "(Siri Dahl: atterhald, Grete Hauge: står bak)",
    "Vedtaket vart lese opp, og ingen hadde innvendingar.",
    "**Protokolltilførsel frå Kari Solheim (ikkje i den offentlege møteboka)**",
    "- **Vidare:** ny handsaming i møte M4/26 (sak 12/26)",
    "- **Utfall:** ikkje handsama, utsett til møte M4/26 (sak 15/26)",
)
ENGLISH = (
    "- **Breaks:** 10.00–10.15",
    "- Per Lie (deputy for Arne Tveit in matter 2/26)",
    "- **Not treated:** matter 8/26 and matter 9/26, deferred to meeting M4/26",
    "- **Present for this matter:** as in matter 5/26",
    "- **Report of decision:** matter 3/26 at the working committee's meeting M3/26,",
    "**Decision of the working committee**",
    "- **Takes up again:** matter 1/26 (M1/26: deferred)",
    "- **Question of disqualification:** Arne Tveit left the table at 09.12. Ground: Søsteren",
    "- **Conclusion without Arne Tveit:** disqualified, at 09.15; Per Lie took the seat",
    "Arne Tveit came back at 09.41",
    "**Input from the parties**",
    "*Politicians (in the meeting):*",
    "The decision was read back, and nobody objected.",
    "**Statement for the record by Kari Solheim (not in the public minutes)**",
    "- **Further course:** further consideration at meeting M4/26 (matter 12/26)",
    "- **Outcome:** not treated, deferred to meeting M4/26 (matter 15/26)",
)


@pytest.mark.parametrize(
    ("language", "rows"), [(Language.NN, NYNORSK), (Language.EN, ENGLISH)], ids=["nn", "en"]
)
def test_all_that_happens_in_a_meeting_is_told_in_each_language(
    language: Language, rows: tuple[str, ...]
) -> None:
    written = paper(whole_meeting(language), "minutes", Reach.INTERNAL)
    assert [row for row in rows if row not in written] == []
