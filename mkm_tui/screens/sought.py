"""The texts in which a filter looks, read ahead while nobody waits."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

READ_EVERY, AT_ONCE = 0.02, 30
"""Seconds between two turns of reading ahead, and how many texts are read at a turn."""


class Sought:
    """The text of each record; each is read once, ahead or when it is asked for."""

    def __init__(self, keys: Iterable[str], read: Callable[[str], str]) -> None:
        self._texts: dict[str, bytes] = {}
        self._left, self._read = iter(keys), read

    def read_on(self, most: int | None = AT_ONCE) -> bool:
        """Read some more texts, or with None all; say whether any may be left."""
        some = list(islice(self._left, most))
        for key in some:
            if key not in self._texts:
                self._texts[key] = self._read(key).casefold().encode(errors="replace")
        return bool(some)

    def holding(self, keys: Sequence[str], sought: str) -> Sequence[str]:
        """Return the keys whose text holds every word that is sought."""
        parts = [part.encode(errors="replace") for part in sought.casefold().split()]
        if parts:
            self.read_on(None)
        for part in parts:
            texts = self._texts
            keys = [key for key in keys if part in texts[key]]
        return keys
