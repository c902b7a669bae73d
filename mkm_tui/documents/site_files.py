"""A site in a folder: written as a whole, what no longer belongs removed, nothing else touched."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from mkm_tui.documents.files import is_leftover, remove_leftovers, write_document
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.site import Site
from mkm_tui.documents.site_links import FEED, INDEX, LOG, is_ours

MANIFEST = "mkm-publisert.json"
"""The file that lists what was written here."""


class SiteRefused(Exception):  # noqa: N818 - told to whoever chose the folder
    """The folder is not one to write in; `key` names the sentence in the catalogue `documents`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key, self.values = key, values

    @property
    def yields(self) -> bool:
        """Whether the folder is written in all the same where that is forced."""
        return self.key not in ("site_leads_out", "site_no_folder", "site_no_file")


class Manifest(msgspec.Struct, frozen=True):
    """What was written to a folder."""

    mkm: Literal["site"]
    audience: Reach
    pages: tuple[str, ...]
    withheld: tuple[tuple[str, str], ...] = ()
    """Pages, each with a matter on it that is not for these readers."""


def write_site(folder: Path, site: Site, force: bool = False) -> Iterator[str]:
    """Write a site's files one after the other, and yield each one's place when it is on disk.

    What these readers must not see any longer goes out first, also where the disk is full; what
    else was written here before and no longer belongs goes when nothing leads to it. What the
    folder will hold is noted before, so that an interrupted run is taken up by the next. Raises
    SiteRefused before anything is changed where the folder holds something else, or is not one
    in which all of it can be written; OSError where the disk refuses.
    """
    if not force:
        check_folder(folder, site)
    before = _manifest(folder)
    known = [path for path in before.pages if is_ours(path)] if before else []
    _check_places(folder, [*site, *known])
    remove_leftovers({(folder / path).parent for path in (MANIFEST, *site, *known)})
    _remove(folder, _withheld(folder, site, before, known) if before else ())
    rest = [path for path in known if path not in site]
    _note(folder, site, rest)
    for path in site:
        write_document(folder / path, site[path], overwrite=True)
        yield path
    if rest:
        _remove(folder, rest)
        _note(folder, site)


def _withheld(folder: Path, site: Site, before: Manifest, known: Sequence[str]) -> list[str]:
    """Return the pages that name what these readers may see no longer (R34).

    With one of them go those that lead to every page.
    """
    if before.audience is Reach.INTERNAL and site.reach is Reach.PUBLIC:
        return list(known)
    fresh = {key for path, key in site.withheld - set(before.withheld) if path in known}
    if not fresh:
        return []
    leading = (INDEX, LOG, FEED)
    return [path for path in known if path in leading or _names(folder / path, fresh)]


def _names(file: Path, keys: Iterable[str]) -> bool:
    """Say whether a page has one of some numbers on it."""
    text = file.read_text("utf-8", errors="replace") if file.exists() else ""
    return any(key in text for key in keys)


def _remove(folder: Path, paths: Iterable[str]) -> None:
    """Remove pages."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)


def _note(folder: Path, site: Site, rest: Sequence[str] = ()) -> None:
    """Note what the folder holds: the site, and what is yet to be removed."""
    withheld = sorted(found for found in site.withheld if found[0] in site)
    whole = Manifest("site", site.reach, (*site, *rest), tuple(withheld))
    listed = msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()
    write_document(folder / MANIFEST, listed + "\n", overwrite=True)


def _check_places(folder: Path, paths: Iterable[str]) -> None:
    """Raise SiteRefused where a file cannot be, or would be outside the folder."""
    home = folder.resolve()
    for path in (MANIFEST, *paths):
        file = folder / path
        if not file.parent.resolve().is_relative_to(home):
            raise SiteRefused("site_leads_out", file=file.parent)
        if file.parent.exists() and not file.parent.is_dir():
            raise SiteRefused("site_no_folder", file=file.parent)
        if file.is_dir():
            raise SiteRefused("site_no_file", file=file)


def _manifest(folder: Path) -> Manifest | None:
    """Return what was written to a folder, or None where nothing of ours was.

    Raises OSError where the disk does not say: then nobody knows what must go out.
    """
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def check_folder(folder: Path, site: Site) -> None:
    """Raise SiteRefused where a folder holds something else, or pages for other readers."""
    before = _manifest(folder)
    if before is None:
        if folder.is_dir() and any(not is_leftover(path) for path in folder.iterdir()):
            raise SiteRefused("site_folder_not_empty", folder=folder)
        return
    if before.audience is not site.reach:
        raise SiteRefused("site_other_audience", folder=folder, audience=before.audience)
    for path in site:
        if path not in before.pages and (folder / path).exists():
            raise SiteRefused("site_foreign_file", file=folder / path)
