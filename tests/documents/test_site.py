"""`mkm publish`: the folder that it writes, what is never in it, and the receipts for it."""

import errno
import json
import os
import posixpath
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from msgspec import structs
from reading_html import is_sound

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.decisions import PreparePublication, RecordPublication
from mkm_tui.cli import main, publishing
from mkm_tui.documents import site_files
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.site import Site
from mkm_tui.documents.site_files import MANIFEST, SiteRefused, write_site
from mkm_tui.documents.site_receipts import lacking
from mkm_tui.records.state import State
from mkm_tui.rules.publication import published_text
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.past import Stamp
from mkm_tui.store.workspace import HISTORY, STORE, Workspace
from tests.screens.planted import APPROVED, RUNNING, WORDS, found, plant

TODAY = date(2026, 11, 24)
NOW = Context(now=datetime(2026, 11, 24, 9, 30, tzinfo=UTC), who="Turid Lunde")
STAMP = Stamp(7, "ab" * 32)
ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://fjordvik.example/mkm"


def site_of(state: State, reach: Reach = Reach.PUBLIC, address: str = "") -> Site:
    """Return a site on the frozen day."""
    return Site(state, reach, TODAY, STAMP, "cd" * 32, address)


def exempted(state: State, key: str, redacted: str = "") -> State:
    """Return a record in which a decision became exempt."""
    matter = structs.replace(
        state.matters[key], legal_basis="offentleglova § 13", public_title="Personalsak"
    )
    decision = state.decisions[key]
    last = structs.replace(decision.versions[-1], redacted=redacted)
    versions = (*decision.versions[:-1], last)
    return state.put(matter, structs.replace(decision, exempt=True, versions=versions))


def without(state: State, key: str) -> State:
    """Return a record in which a decision was undone."""
    return state.edit({"decisions": {key: None}})


def put(folder: Path, site: Site, force: bool = False) -> set[str]:
    """Write a site, and return what the folder holds."""
    list(write_site(folder, site, force))
    return held(folder)


def held(folder: Path) -> set[str]:
    """Return the files of a folder."""
    return {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}


@pytest.mark.parametrize("reach", list(Reach))
def test_the_pages_lead_to_each_other_and_home(state: State, reach: Reach) -> None:
    site = site_of(state, reach)
    reached = set()
    for path, page in site.items():
        if path.endswith(".html"):
            read = is_sound(page)
            ways = [posixpath.normpath(posixpath.join(path, "..", way)) for way in read.ways]
            assert set(ways) <= set(site), path
            assert path == "index.html" or "index.html" in ways
            reached.update(ways)
    assert set(site) - {"index.html"} <= reached


def test_the_front_page_tells_what_is_in_force_and_what_is_not(state: State) -> None:
    text = is_sound(site_of(state)["index.html"]).text
    in_force, rest = text.split("Vedtatt, ikke i kraft", 1)
    assert "Sak 23/26 Ønsketurnus på hele Solbakken\n6. august 2026" in in_force
    assert "Sak 36/26 Uteområdet ved Tunet" not in in_force
    assert "Sak 36/26 Uteområdet ved Tunet\n10. oktober 2026\nvedtatt, ikke i kraft ·" in rest
    assert "Møtebok M3/26" in rest


def test_the_public_is_given_approved_minutes_and_others_shared_drafts_too(state: State) -> None:
    assert state.meetings["M4/26"].minutes_shared
    assert "moteboker/M4-26.html" not in site_of(state)
    internal = site_of(state, Reach.INTERNAL)
    assert "Utkast, delt med alle tre partene" in internal["moteboker/M4-26.html"]
    drafts = internal["index.html"].split("Utkast til møtebøker, delt med partene")[1]
    assert "moteboker/M4-26.html" in drafts


@pytest.fixture(name="planted", scope="module")
def _planted(example: Path, tmp_path_factory: pytest.TempPathFactory) -> State:
    """Return the example with a word of its own in each private, draft and exempt field."""
    import shutil

    folder = Path(shutil.copytree(example, tmp_path_factory.mktemp("planted") / "fjordvik"))
    plant(folder, [*RUNNING, *APPROVED])
    workspace = Workspace(folder, read_only=True)
    workspace.close()
    return workspace.state


def test_a_public_site_holds_nothing_exempt_private_or_drafted(planted: State) -> None:
    for path, text in site_of(planted).items():
        assert found(text) == set(), path


def test_an_internal_site_holds_what_is_exempt(planted: State) -> None:
    whole = "".join(site_of(planted, Reach.INTERNAL).values())
    assert len(found(whole)) > len(WORDS) / 2


def test_r12_an_exempt_decision_has_a_public_page_with_its_redacted_text(state: State) -> None:
    secret = state.decisions["23/26"].text
    site = site_of(exempted(state, "23/26", "Det er gjort et vedtak i en personalsak."))
    page = site["vedtak/23-26.html"]
    assert "Det er gjort et vedtak i en personalsak." in page
    assert "Sak 23/26 Personalsak" in page
    assert secret not in "".join(site.values())
    assert "vedtak/23-26.html" not in site_of(exempted(state, "23/26"))


@pytest.mark.parametrize("reach", list(Reach))
def test_what_a_receipt_would_be_for_stands_on_its_page(state: State, reach: Reach) -> None:
    site = site_of(exempted(state, "35/26", "Gruppa har gitt et råd."), reach)
    due = lacking(site, lambda action: None).possible
    decisions = [receipt for receipt in due if isinstance(receipt, RecordPublication)]
    assert len(decisions) > 3
    for receipt in decisions:
        decision = site.state.decisions[receipt.decision]
        text = published_text(decision, decision.versions[-1], receipt.audience)
        assert f"<p>{escape(text, quote=False)}</p>" in site[receipt.evidence]


def test_pages_that_no_longer_belong_go_out_and_nothing_else(state: State, tmp_path: Path) -> None:
    before = put(tmp_path / "w", site_of(state))
    (tmp_path / "w/vedtak/kart.html").write_text("vårt eget")
    (tmp_path / "w/.htaccess").write_text("x")
    after = put(tmp_path / "w", site_of(exempted(without(state, "3/25"), "23/26")))
    assert before - after == {"vedtak/3-25.html", "vedtak/23-26.html"}
    assert after - before == {"vedtak/kart.html", ".htaccess"}
    listed = json.loads((tmp_path / "w" / MANIFEST).read_text())
    assert set(listed["pages"]) == after - {"vedtak/kart.html", ".htaccess", MANIFEST}


def test_a_list_that_was_tampered_with_takes_no_other_file(state: State, tmp_path: Path) -> None:
    put(tmp_path / "w", site_of(state))
    (tmp_path / "viktig.html").write_text("x")
    listed = json.loads((tmp_path / "w" / MANIFEST).read_text())
    listed["pages"] += ["../viktig.html", "vedtak/../../viktig.html", str(tmp_path / "viktig.html")]
    (tmp_path / "w" / MANIFEST).write_text(json.dumps(listed))
    put(tmp_path / "w", site_of(state))
    assert (tmp_path / "viktig.html").exists()


@pytest.mark.parametrize(
    ("there", "key"),
    [
        ({"index.html": "andres"}, "site_folder_not_empty"),
        ({MANIFEST: "ødelagt"}, "site_folder_not_empty"),
        ({MANIFEST: '{"mkm":"site","audience":"internal","pages":[]}'}, "site_other_audience"),
        (
            {MANIFEST: '{"mkm":"site","audience":"public","pages":[]}', "feed.xml": "andres"},
            "site_foreign_file",
        ),
    ],
)
def test_a_folder_that_holds_something_else_is_refused_unless_forced(
    state: State, tmp_path: Path, there: Mapping[str, str], key: str
) -> None:
    for name, text in there.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(SiteRefused) as refused:
        put(tmp_path, site_of(state))
    assert refused.value.key == key
    assert held(tmp_path) == set(there)
    assert "index.html" in put(tmp_path, site_of(state), force=True)


def entries(feed: str) -> list[ElementTree.Element]:
    """Return the entries of a feed that holds what Atom asks for."""
    root = ElementTree.fromstring(feed)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Styringsgruppa, Fjordvik"
    return list(root.iter(f"{ATOM}entry"))


def ids(feed: str) -> dict[str, str]:
    """Return the ids of a feed by title."""
    return {
        entry.findtext(f"{ATOM}title") or "": entry.findtext(f"{ATOM}id") or ""
        for entry in entries(feed)
    }


def test_the_feed_tells_the_latest_first_with_ids_that_stay(state: State) -> None:
    feed = site_of(state)["feed.xml"]
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in entries(feed)]
    assert updated == sorted(updated, reverse=True)
    assert len(set(ids(feed).values())) == len(entries(feed))
    later = Site(state, Reach.PUBLIC, date(2027, 1, 1), Stamp(9, "0"), "cd" * 32, ADDRESS)
    assert ids(later["feed.xml"]) == ids(feed)
    assert not set(ids(site_of(state, Reach.INTERNAL)["feed.xml"]).values()) & set(
        ids(feed).values()
    )


def test_the_feed_leads_to_the_pages_by_whole_addresses_where_there_is_one(state: State) -> None:
    for address in ("", ADDRESS):
        site = site_of(state, address=address)
        for entry in entries(site["feed.xml"]):
            link = entry.find(f"{ATOM}link")
            assert link is not None
            href = link.attrib["href"]
            assert href.removeprefix(f"{ADDRESS}/") in site
            assert href.startswith(ADDRESS) is bool(address)


def test_the_feed_gives_the_wording_that_is_in_force(state: State) -> None:
    entry = next(
        entry
        for entry in entries(site_of(state)["feed.xml"])
        if (entry.findtext(f"{ATOM}title") or "").startswith("Sak 14/25")
    )
    told = entry.findtext(f"{ATOM}summary") or ""
    assert told.startswith("i kraft fra ")
    assert told.endswith(state.decisions["14/25"].versions[0].text)


@pytest.fixture(name="frozen", autouse=True)
def _frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command run on the frozen day, without a terminal, waiting for no disk."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr(publishing, "now", lambda: NOW)
    monkeypatch.setattr(publishing, "_at_a_terminal", lambda: False)


@pytest.fixture(name="prepared")
def _prepared(folder: Path) -> Path:
    """Return the example with a statement of involvement for a decision that waits."""
    workspace = Workspace(folder)
    workspace.perform(PreparePublication(decision="35/26", involvement="Partene var med."), NOW)
    workspace.close()
    return folder


def publish(folder: Path, *more: str, answer: str = "") -> Result:
    """Run the command on a workspace; the pages go beside it."""
    into = str(folder.parent / "w")
    return CliRunner().invoke(main, ["-w", str(folder), "publish", into, *more], input=answer)


def stored(folder: Path, table: str, key: str) -> dict[str, object]:
    """Return a record as it stands on disk."""
    tables = json.loads((folder / STORE).read_text())[table]
    record: dict[str, object] = next(r for r in tables.values() if r["id"] == key)
    return record


def test_receipts_are_recorded_with_the_address_of_the_page_as_evidence(prepared: Path) -> None:
    done = publish(prepared, "--record", "--address", f"{ADDRESS}/", "--by", "Eva Nordby")
    assert done.exit_code == 0
    receipts = stored(prepared, "decisions", "35/26")["publications"]
    assert isinstance(receipts, list)
    assert receipts[-1].pop("text_hash")
    assert receipts[-1] == {
        "audience": "users",
        "on": "2026-11-24",
        "channel": "Kommunens nettsted",
        "by": "Eva Nordby",
        "involvement": "Partene var med.",
        "evidence": f"{ADDRESS}/vedtak/35-26.html",
    }
    minutes = stored(prepared, "meetings", "M3/26")["minutes_published"]
    assert isinstance(minutes, list)
    assert minutes[0]["evidence"] == f"{ADDRESS}/moteboker/M3-26.html"


def test_the_pages_are_written_again_with_the_receipts(prepared: Path) -> None:
    assert publish(prepared, "--record").exit_code == 0
    page = (prepared.parent / "w/vedtak/35-26.html").read_text("utf-8")
    assert "Offentliggjort til brukerne:</strong> 24. november 2026" in page
    before = Workspace(prepared, read_only=True).sequence
    assert f"endring {before}" in page
    again = publish(prepared, "--record")
    assert "Førte" not in again.output


def test_both_sites_bring_a_decision_into_force(prepared: Path) -> None:
    assert publish(prepared, "--record").exit_code == 0
    internal = ["--audience", "internal", "--record", "--force"]
    assert publish(prepared, *internal).exit_code == 0
    index = is_sound((prepared.parent / "w/index.html").read_text("utf-8")).text
    in_force = index.split("Vedtatt, ikke i kraft", 1)[0]
    assert "Sak 35/26 Fast tid til refleksjon\n24. november 2026" in in_force


def test_r13_what_cannot_be_recorded_is_told_with_its_reason(prepared: Path) -> None:
    done = publish(prepared, "--record")
    assert "Får ikke kvittering ennå: Sak 33/26 Prioritering av klarspråk. Skriv" in done.output
    assert "(R13)" in done.output
    assert stored(prepared, "decisions", "33/26")["publications"] == []


def journal(folder: Path) -> bytes:
    """Return the journal."""
    return (folder / HISTORY).read_bytes()


def test_without_a_terminal_nothing_is_recorded_unless_asked_for(prepared: Path) -> None:
    before = journal(prepared)
    done = publish(prepared)
    assert done.exit_code == 0
    assert "Uten kvittering: 3 vedtak og 5 møtebøker. Før dem med --record" in done.output
    assert "Uten --address blir dokumentasjonen filas plass i mappa" in done.output
    assert publish(prepared, "--no-record").output.count("\n") == 1
    assert journal(prepared) == before


@pytest.mark.parametrize(("answer", "recorded"), [("j\n", True), ("n\n", False), ("", False)])
def test_in_a_terminal_it_asks_once(
    prepared: Path, monkeypatch: pytest.MonkeyPatch, answer: str, recorded: bool
) -> None:
    monkeypatch.setattr(publishing, "_at_a_terminal", lambda: True)
    before = journal(prepared)
    done = publish(prepared, answer=answer)
    assert done.exit_code == 0
    assert done.output.count("Føre kvittering for 3 vedtak og 5 møtebøker? [j/N]") == 1
    assert (journal(prepared) != before) is recorded


def test_a_failing_disk_is_told_in_one_sentence_and_nothing_is_recorded(
    prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, left = site_files.write_document, [4]

    def failing(path: Path, text: str, overwrite: bool) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(path, text, overwrite)

    monkeypatch.setattr(site_files, "write_document", failing)
    before = journal(prepared)
    done = publish(prepared, "--record")
    assert done.exit_code == 3
    assert "disken er full" in done.output
    assert done.output.count("\n") == 1
    assert "index.html" not in held(prepared.parent / "w")
    assert journal(prepared) == before


def test_r34_what_became_exempt_goes_out_although_the_disk_is_full(
    state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, secret = tmp_path / "w", "Ønsketurnus på hele Solbakken"
    before = put(folder, site_of(state))

    def full(path: Path, text: str, overwrite: bool) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(site_files, "write_document", full)
    now = exempted(without(state, "3/25"), "23/26", "Et råd.")
    with pytest.raises(OSError, match="No space"):
        put(folder, site_of(now))
    about = {"vedtak/23-26.html", "index.html", "vedtakslogg.html", "feed.xml"}
    assert about <= before - held(folder)
    assert "vedtak/3-25.html" in held(folder)
    assert not any(secret in (folder / path).read_text("utf-8") for path in held(folder))


def test_what_was_undone_goes_when_nothing_leads_to_it(state: State, tmp_path: Path) -> None:
    folder = tmp_path / "w"
    put(folder, site_of(state))
    run = write_site(folder, site_of(without(state, "3/25")))
    for path in run:
        assert "vedtak/3-25.html" in held(folder)
        if path == "index.html":
            assert "vedtak/3-25.html" not in (folder / path).read_text("utf-8")
    assert "vedtak/3-25.html" not in held(folder)
    assert "vedtak/3-25.html" not in (folder / MANIFEST).read_text()


def test_pages_for_the_group_go_out_before_public_ones_come(state: State, tmp_path: Path) -> None:
    put(tmp_path, site_of(state, Reach.INTERNAL))
    next(write_site(tmp_path, site_of(state), force=True))
    assert len(held(tmp_path)) == 2


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("place", "key"),
    [("index.html", "site_no_file"), ("vedtak", "site_no_folder"), ("ut", "site_leads_out")],
)
def test_a_folder_in_which_not_all_can_be_written_is_refused_before_the_first_file(
    state: State, tmp_path: Path, place: str, key: str, force: bool
) -> None:
    folder, other = tmp_path / "w", tmp_path / "andres"
    other.mkdir()
    list(zip(write_site(folder, site_of(state)), "1", strict=False))
    before = (folder / MANIFEST).read_bytes()
    if place == "index.html":
        (folder / place).mkdir()
    elif place == "vedtak":
        (folder / place).write_text("x")
    else:
        (folder / "vedtak").symlink_to(other, target_is_directory=True)
    there = held(folder)
    with pytest.raises(SiteRefused) as refused:
        put(folder, site_of(state), force)
    assert (refused.value.key, refused.value.yields) == (key, False)
    assert held(folder) == there
    assert (folder / MANIFEST).read_bytes() == before
    assert list(other.iterdir()) == []


def test_the_other_readers_are_named_in_the_readers_words(folder: Path) -> None:
    assert publish(folder).exit_code == 0
    refused = publish(folder, "--audience", "internal").output
    assert "sidene for andre lesere (offentlig)" in refused


def test_a_disk_that_fills_among_the_receipts_is_told_with_how_many_there_are(
    prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, left, before = Workspace.perform, [2], journal(prepared).count(b"\n")

    def failing(self: Workspace, action: Action, context: Context) -> State:
        left[0] -= 1
        if left[0] < 0:
            raise StoreFault("write_failed", reason="No space left on device")
        return whole(self, action, context)

    monkeypatch.setattr(Workspace, "perform", failing)
    done = publish(prepared, "--record")
    assert done.exit_code == 3
    assert re.search(r"\b2 av \d+ kvitteringer er ført, og de blir stående", done.output)
    assert "ingenting" not in done.output
    assert journal(prepared).count(b"\n") == before + 2


def test_a_run_that_was_broken_off_is_taken_up_by_the_next(state: State, tmp_path: Path) -> None:
    next(write_site(tmp_path / "w", site_of(state)))
    assert put(tmp_path / "w", site_of(state)) == {*site_of(state), MANIFEST}


def test_another_program_that_writes_is_told_before_anything_is_written(prepared: Path) -> None:
    other = Workspace(prepared)
    done = publish(prepared, "--record")
    other.close()
    assert done.exit_code == 3
    assert not (prepared.parent / "w").exists()


@pytest.mark.parametrize("address", ["fjordvik.example", "javascript:x", "https://a b", "https://"])
def test_an_address_that_is_none_is_refused(folder: Path, address: str) -> None:
    done = publish(folder, "--address", address)
    assert done.exit_code == 2
    assert not (folder.parent / "w").exists()


def test_a_folder_that_is_not_ours_is_refused_by_the_command(folder: Path) -> None:
    (folder.parent / "w").mkdir()
    (folder.parent / "w/index.html").write_text("andres")
    done = publish(folder)
    assert done.exit_code == 1
    assert "--force" in done.output
    assert held(folder.parent / "w") == {"index.html"}


def test_without_a_group_there_is_nothing_to_publish(empty: Path) -> None:
    assert publish(empty).exit_code == 1
