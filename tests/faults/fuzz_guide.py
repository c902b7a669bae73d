"""Guided by coverage: an input that reaches lines no earlier one reached is kept to build on."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import mkm_tui

_OURS = str(Path(mkm_tui.__file__).parent)
_LOOKS = 300
"""Calls of a function in which its lines are noted; after that it is known well enough."""


class Guide:
    """Notes which lines of the program are reached."""

    def __init__(self) -> None:
        self.reached: set[tuple[CodeType, int]] = set()
        self._looks: dict[CodeType, int] = {}

    def watching(self, run: Callable[[], Any]) -> tuple[Any, int]:
        """Run something; return what it gives, and how many lines were reached first by it."""
        before = len(self.reached)
        sys.settrace(self._called)
        try:
            found = run()
        finally:
            sys.settrace(None)
        return found, len(self.reached) - before

    def _called(self, frame: FrameType, event: str, argument: Any) -> Any:
        """Note the lines of a function of the program, for as long as that is news."""
        code = frame.f_code
        looks = self._looks.get(code, 0)
        if looks > _LOOKS or (not looks and not code.co_filename.startswith(_OURS)):
            return None
        self._looks[code] = looks + 1
        return self._line

    def _line(self, frame: FrameType, event: str, argument: Any) -> Any:
        """Note a line."""
        self.reached.add((frame.f_code, frame.f_lineno))
        return self._line
