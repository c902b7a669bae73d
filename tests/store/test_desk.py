"""The desk: a convenience that never stands in the way."""

from pathlib import Path

import pytest

from mkm_tui.store.desk import DESK, Desk, Draft, Place

PLACE = Place("M5/26", "41/26", "41/26", "consideration", 3, 14)
DRAFT = Draft({"title": ""}, {"title": "Ny sak"})


def test_what_lies_on_the_desk_is_found_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.remember(PLACE)
    desk.keep_draft("Ny sak", DRAFT)
    desk.share(True)
    again = Desk(tmp_path)
    assert (again.place, again.draft("Ny sak"), again.shared) == (PLACE, DRAFT, True)
    assert not list(tmp_path.glob("*.new"))


def test_one_returns_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.remember(PLACE)
    desk.save()
    again = Desk(tmp_path)
    assert again.return_to("M5/26") == PLACE
    assert again.return_to("M5/26") is None
    assert Desk(tmp_path).return_to("M6/26") is None


def test_it_is_written_only_when_it_changed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save()
    assert not (tmp_path / DESK).exists()
    desk.remember(PLACE)
    desk.save()
    (tmp_path / DESK).unlink()
    desk.remember(Place("M5/26", "41/26", "41/26", "consideration", 3, 14))
    desk.save()
    assert not (tmp_path / DESK).exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"shared": 3}', b'{"place": {"row": "x"}}', b"[" * 5000],
    ids=range(7),
)
def test_a_damaged_desk_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DESK).write_bytes(content)
    desk = Desk(tmp_path)
    assert (desk.place, desk.shared, desk.draft("x")) == (Place(), False, None)
    desk.remember(PLACE)
    desk.save()
    assert Desk(tmp_path).place == PLACE


def test_a_reader_leaves_it_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path, read_only=True)
    desk.remember(PLACE)
    desk.share(True)
    desk.save()
    assert list(tmp_path.iterdir()) == []
    writer = Desk(tmp_path)
    writer.remember(PLACE)
    writer.share(True)
    reader = Desk(tmp_path, read_only=True)
    assert (reader.shared, reader.return_to("M5/26")) == (True, None)


def test_a_disk_that_refuses_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    desk.remember(PLACE)

    def full(handle: int) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as sick:
        sick.setattr("os.fsync", full)
        desk.save()
    assert Desk(tmp_path).place == Place()
    desk.save()
    assert Desk(tmp_path).place == PLACE


def test_a_form_as_it_was_opened_leaves_no_draft(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.keep_draft("Ny sak", DRAFT)
    desk.keep_draft("Ny sak", Draft({"title": ""}, {"title": ""}))
    assert desk.draft("Ny sak") is None


def test_the_oldest_drafts_go_first(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for number in range(60):
        desk.keep_draft(str(number), DRAFT)
    assert desk.draft("9") is None
    assert desk.draft("10") == desk.draft("59") == DRAFT
