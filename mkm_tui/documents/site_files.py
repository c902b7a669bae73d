"""A site in a folder: written as a whole, what no longer belongs removed, nothing else touched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from mkm_tui.documents.files import write_document
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.site import Site
from mkm_tui.documents.site_links import is_ours

MANIFEST = "mkm-publisert.json"
"""The file that lists what was written here."""


class SiteRefused(Exception):  # noqa: N818 - told to whoever chose the folder
    """The folder is not one to write in; `key` names the sentence in the catalogue `documents`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key, self.values = key, values


class Manifest(msgspec.Struct, frozen=True):
    """What was written to a folder."""

    mkm: Literal["site"]
    audience: Reach
    pages: tuple[str, ...]


def write_site(folder: Path, site: Site, force: bool = False) -> Iterator[str]:
    """Write a site's files one after the other, and yield each one's place when it is on disk.

    What was written here before and no longer belongs goes out first, then what the folder will
    hold is noted, so that an interrupted run is taken up by the next. Raises SiteRefused before
    anything is changed where the folder holds something else, OSError where the disk refuses.
    """
    if not force:
        check_folder(folder, site)
    before = _manifest(folder)
    known = before.pages if before else ()
    for path in known:
        if path not in site and is_ours(path):
            (folder / path).unlink(missing_ok=True)
    whole = Manifest("site", site.reach, tuple(site))
    listed = msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()
    write_document(folder / MANIFEST, listed + "\n", overwrite=True)
    for path in site:
        write_document(folder / path, site[path], overwrite=True)
        yield path


def _manifest(folder: Path) -> Manifest | None:
    """Return what was written to a folder, or None where nothing of ours was."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def check_folder(folder: Path, site: Site) -> None:
    """Raise SiteRefused where a folder holds something else, or pages for other readers."""
    before = _manifest(folder)
    if before is None:
        if folder.is_dir() and any(folder.iterdir()):
            raise SiteRefused("site_folder_not_empty", folder=folder)
        return
    if before.audience is not site.reach:
        raise SiteRefused("site_other_audience", folder=folder, audience=before.audience.value)
    for path in site:
        if path not in before.pages and (folder / path).exists():
            raise SiteRefused("site_foreign_file", file=folder / path)
