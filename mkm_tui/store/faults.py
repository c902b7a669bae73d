"""What can go wrong with files, as sentences for people."""

from typing import Any


class StoreFault(Exception):  # noqa: N818 - shown to people as a sentence
    """The workspace cannot be read or written.

    `key` names the sentence in the catalogue `store`; `values` fill its gaps.
    """

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


Finding = tuple[str, dict[str, Any]]
"""What does not agree: a key of the catalogues and what fills its gaps."""
