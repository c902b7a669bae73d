"""The texts in which a filter looks, read ahead while nobody waits."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

READ_EVERY = 0.02
"""Seconds between two turns of reading ahead."""
AT_REST, ASKED = 30, 400
"""How many texts are read at a turn: while nobody waits, and when a filter asks for them."""


class Sought:
    """The text of each record; each is read once, ahead or when it is asked for."""

    def __init__(self, keys: Iterable[str], read: Callable[[str], str]) -> None:
        self._texts: dict[str, bytes] = {}
        self._left, self._read = iter(keys), read
        self.is_known = False
        """Whether all texts are read."""

    def read_on(self, most: int | None = None) -> None:
        """Read some more texts, or all."""
        some = list(islice(self._left, most))
        for key in some:
            if key not in self._texts:
                self._texts[key] = self._read(key).casefold().encode(errors="replace")
        self.is_known = most is None or len(some) < most

    def holding(self, keys: Sequence[str], sought: str) -> Sequence[str]:
        """Return the keys whose text, as far as it is known, holds every word that is sought."""
        parts = [part.encode(errors="replace") for part in sought.casefold().split()]
        texts = self._texts
        if parts and not self.is_known:
            keys = [key for key in keys if key in texts]
        for part in parts:
            keys = [key for key in keys if part in texts[key]]
        return keys
