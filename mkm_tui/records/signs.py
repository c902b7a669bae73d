"""The one rule of which signs in a text are shown: none that a terminal or a reader would obey."""

import re

LONGEST_LINE = 500
"""Signs of a title, a name or another text of one line at most."""
_BEGINNING = 100
"""Signs that stand for one that is too long."""
HIDDEN = (
    "\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
"""Control, zero-width and direction signs, as the inside of a pattern's brackets: they go out.

So do those that choose among the shapes of a sign: terminals do not agree on how wide it is then.
"""
ENDS = "\u000b\u000c\u001c-\u001f\u0085\u2028\u2029"
"""Other ends of lines and parts than the newline, likewise: they become one."""
_HIDDEN = re.compile(f"[{HIDDEN}]")
_ENDS = re.compile(f"\r\n|[\r{ENDS}]")


def cleaned(text: str) -> str:
    """Return a text without control, zero-width and direction signs, its lines ended alike."""
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub("", _ENDS.sub("\n", text))


def in_a_line(text: str) -> str:
    """Return a text as one line of what `cleaned` leaves, with single blanks."""
    return " ".join(cleaned(text).split())


def as_title(text: str) -> str:
    """Return a line that can be a title: of one that is too long, how it begins."""
    line = in_a_line(text)
    return line if len(line) <= LONGEST_LINE else f"{line[:_BEGINNING].rstrip()} …"
