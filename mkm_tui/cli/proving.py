"""`mkm verify`: does an exported file still say what the record says?"""

from pathlib import Path

import click

from mkm_tui.cli.base import REFUSED, UNREADABLE, helped, main, put, reading, stop, told
from mkm_tui.documents.proof import Claim, Finding, claim, compared, leads, visible
from mkm_tui.opening import reader_words
from mkm_tui.store.past import state_at


@main.command(help=helped("cmd_verify"))
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
@told
def verify(context: click.Context, file: Path) -> None:
    """Say whether a file is as it was written, and whether the record still says so."""
    claimed = _claim_or_stop(file)
    with reading(context) as workspace:
        then = state_at(workspace, claimed.stamp)
        written = compared(claimed, then) if then is not None else None
        now = compared(claimed, workspace.state)
    _tell_written(then is not None, written)
    _tell_now(now, now == written)
    if then is None or now != ():
        raise SystemExit(REFUSED)


def _claim_or_stop(file: Path) -> Claim:
    """Return what a file says of itself, or end with why it says nothing."""
    name = visible(str(file))
    try:
        text = file.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        sentence = reader_words()("cli.verify_file_failed", file=name, reason=error)
        stop(sentence, UNREADABLE)
    claimed = claim(text)
    if claimed is None:
        key = "verify_of_site" if leads(text) else "verify_not_ours"
        stop(reader_words()(f"cli.{key}", file=name), REFUSED)
    return claimed


def _tell_written(known: bool, found: Finding) -> None:
    """Tell whether the file is as it was written."""
    words = reader_words()
    if not known:
        put(words("cli.verify_other_record"))
    elif found is None:
        put(words("cli.verify_no_such_then"))
    elif found:
        put(words("cli.verify_edited", count=len(found)))
        _tell(found)
    else:
        put(words("cli.verify_as_written"))


def _tell_now(found: Finding, is_told: bool) -> None:
    """Tell whether the record says the same now; differences that were told are not told again."""
    words = reader_words()
    if found is None:
        put(words("cli.verify_no_such_now"))
    elif not found:
        put(words("cli.verify_holds"))
    elif is_told:
        put(words("cli.verify_same_differences"))
    else:
        put(words("cli.verify_changed", count=len(found)))
        _tell(found)


def _tell(found: Finding) -> None:
    """Print each difference: which line, what the file says, and what the record says."""
    words = reader_words()
    for difference in found or ():
        put(words("cli.verify_line", line=difference.line))
        put("  " + words("cli.verify_file_says", text=_shown(difference.said)))
        put("  " + words("cli.verify_record_says", text=_shown(difference.wanted)))


def _shown(line: str | None) -> str:
    """Return a line, or what to say where it is empty or is not there."""
    return line or reader_words()(f"cli.verify_{'nothing' if line is None else 'blank'}")
