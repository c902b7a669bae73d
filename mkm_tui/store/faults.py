"""What can go wrong with files, as sentences for people."""

from typing import Any

from mkm_tui.locale.words import Words


class StoreFault(Exception):  # noqa: N818 - shown to people as a sentence
    """The workspace cannot be read or written.

    `key` names the sentence in the catalogue `store`; `values` fill its gaps.
    """

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def in_words(self, words: Words) -> str:
        """Return the sentence."""
        return words(f"store.{self.key}", **self.values)


Finding = tuple[str, dict[str, Any]]
"""What does not agree: a key of the catalogues and what fills its gaps."""
