"""`desk.json`: where the user was and what was typed in forms; a convenience, not the record."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from mkm_tui.store.files import put_file, swap, sync_folder

DESK, _DAMAGED = "desk.json", "desk-damaged.json"
_MOST = 50
"""How many forms' drafts are kept; the oldest go first."""
MOST_VIEWS = 9
"""How many filters are saved at most: one for each digit."""


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where in a meeting the user is."""

    meeting: str = ""
    at_hand: str = ""
    """The matter that was at hand then; with another one by now, the meeting has gone on."""
    matter: str = ""
    field: str = ""
    """The text being written in; empty where none is."""
    row: int = 0
    column: int = 0


class Draft(msgspec.Struct, frozen=True):
    """A form's texts that are not saved, by the names of its fields."""

    began: dict[str, str]
    """What the fields held when the form was opened."""
    typed: dict[str, str]
    """What they hold now."""


class SavedView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A filter of the portfolio, saved under a name."""

    view: str = "all"
    grouping: str = "none"
    sorting: str = "number"
    words: str = ""


class _Sheet(msgspec.Struct, frozen=True):
    """The file."""

    shared: bool = False
    place: Place = Place()
    drafts: dict[str, Draft] = {}
    views: dict[str, SavedView] = {}


_decoder = msgspec.json.Decoder(_Sheet)


class Desk:
    """What lies on the desk, in memory; `save` brings the file up to it."""

    def __init__(self, folder: Path, read_only: bool = False) -> None:
        """Take up what the last program left; nothing where the file is missing or damaged.

        A program that only reads learns that the room sees the screen; the rest is another's.
        """
        self._path, self._read_only = folder / DESK, read_only
        self.trouble: OSError | UnicodeError | None = None
        """Why the file could not be read or written the last time; None where it could."""
        self._unread = self._damaged = False
        found = self._begin()
        self._sheet = self._kept = _Sheet(shared=found.shared) if read_only else found
        self._found = self._sheet.place

    def begin_to_write(self) -> None:
        """Keep the file from now on; what is in it is taken up when it is saved."""
        self._read_only, self._unread = False, True

    def _begin(self) -> _Sheet:
        """Return what the file says.

        Where it cannot be read now, the room may see the screen: showing less is safe (R34).
        """
        try:
            return self._read()
        except OSError as error:
            self._unread, self.trouble = True, error
            return _Sheet(shared=True)

    def _read(self) -> _Sheet:
        """Return what the file says; an empty sheet where there is none, or nothing to be read.

        Raises OSError where the disk refuses.
        """
        try:
            return _decoder.decode(self._path.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return _Sheet()
        except (UnicodeError, msgspec.MsgspecError, RecursionError):
            self._damaged = True
            return _Sheet()

    @property
    def shared(self) -> bool:
        """Whether the whole room sees the screen."""
        return self._sheet.shared

    @property
    def place(self) -> Place:
        """Where the user was seen last."""
        return self._sheet.place

    def share(self, on: bool) -> bool:
        """Note whether the whole room sees the screen, at once: the next start depends on it.

        Says whether that is on disk.
        """
        self._change(shared=on)
        return self.save() and self._settle()

    def remember(self, place: Place) -> None:
        """Note where the user is."""
        self._change(place=place)

    def return_to(self, meeting: str) -> Place | None:
        """Return where in a meeting the last program was left, the first time it is asked."""
        found, self._found = self._found, Place()
        return found if found.meeting == meeting else None

    def draft(self, key: str) -> Draft | None:
        """Return what was typed in a form and not saved."""
        return self._sheet.drafts.get(key)

    def keep_draft(self, key: str, draft: Draft) -> None:
        """Keep what is typed in a form; nothing where it says what it said when it was opened."""
        if draft.typed == draft.began:
            self.drop_draft(key)
        else:
            others = {k: v for k, v in self._sheet.drafts.items() if k != key}
            self._change(drafts=dict([*others.items(), (key, draft)][-_MOST:]))

    def drop_draft(self, key: str) -> None:
        """Forget what was typed in a form: it is saved, or not wanted."""
        if key in self._sheet.drafts:
            self._change(drafts={k: v for k, v in self._sheet.drafts.items() if k != key})

    @property
    def drafts_at_stake(self) -> bool:
        """Whether forms hold words that are not on disk, though they should be."""
        return not self._read_only and self._sheet.drafts != self._kept.drafts

    @property
    def views(self) -> dict[str, SavedView]:
        """The saved filters by name, in the order in which they came."""
        return self._sheet.views

    def keep_view(self, name: str, view: SavedView) -> bool:
        """Save a filter under a name, in place of one that has it; False where there is no room."""
        kept = {**self._sheet.views, name: view}
        if len(kept) > MOST_VIEWS:
            return False
        self._change(views=kept)
        self.save()
        return True

    def drop_view(self, name: str) -> None:
        """Remove a saved filter."""
        self._change(views={n: v for n, v in self._sheet.views.items() if n != name})
        self.save()

    def _change(self, **values: Any) -> None:
        """Lay a new sheet in the place of the old one."""
        self._sheet = msgspec.structs.replace(self._sheet, **values)

    def save(self) -> bool:
        """Write the file as a whole, if anything changed; say whether the disk took it.

        Where it refuses, `trouble` says why, and the next call tries again.
        """
        if self._read_only or not (self._unread or self._sheet != self._kept):
            return True
        try:
            self._keep_others()
            self._write()
        except (OSError, UnicodeError) as error:
            self.trouble = error
            return False
        self._kept, self.trouble = self._sheet, None
        return True

    def _keep_others(self) -> None:
        """Take up what could not be read before; what makes no sense is put beside the new file."""
        if self._unread:
            found = self._read()
            self._unread = False
            drafts = dict([*(found.drafts | self._sheet.drafts).items()][-_MOST:])
            views = dict([*(found.views | self._sheet.views).items()][:MOST_VIEWS])
            self._change(drafts=drafts, views=views)
        if self._damaged:
            with suppress(FileNotFoundError):
                swap(self._path, self._path.with_name(_DAMAGED))
            self._damaged = False

    def _write(self) -> None:
        """Write the file as a whole or not at all."""
        text = msgspec.json.format(msgspec.json.encode(self._sheet), indent=2)
        put_file(self._path, text + b"\n")

    def _settle(self) -> bool:
        """Make sure that the file is in its place; say whether it is."""
        try:
            if not self._read_only:
                sync_folder(self._path.parent)
        except OSError as error:
            self.trouble = error
            return False
        return True
