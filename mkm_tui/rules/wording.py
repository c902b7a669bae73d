"""Whether a text says anything: what nobody can read is no decision and no publication."""

import html
import re

_TARGET = re.compile(r"\]\([^)]*\)|<!--.*?-->", re.DOTALL)


def says(text: str) -> bool:
    """Say whether a text has a letter or a digit that its readers are given.

    Rules, characters that cannot be seen, and the targets of links and pictures say nothing.
    """
    return any(sign.isalnum() for sign in html.unescape(_TARGET.sub("", text)))
