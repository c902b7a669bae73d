"""`mkm recover`: a new workspace from what can be trusted of a damaged one."""

from pathlib import Path

import click

from mkm_tui.cli.base import REFUSED, helped, main, tell, told
from mkm_tui.cli.telling import as_sentence
from mkm_tui.opening import folder_of, now, reader_words
from mkm_tui.store.files import put_file


@main.command(help=helped("cmd_recover"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_context
@told
def recover(context: click.Context, folder: Path) -> None:
    """Build it, and say exactly what could not be trusted."""
    from mkm_tui.store.recovery import recover as recovered

    words = reader_words()
    made = recovered(folder_of(context.obj), folder, now())
    values = {"folder": folder, "changes": made.changes, "records": made.records}
    lines = [words("cli.recovered", **values)]
    lines += [as_sentence(finding) for finding in made.told]
    lines.append(words("cli.recover_all" if made.is_whole else "cli.recover_lost"))
    for line in lines:
        tell(line)
    put_file(folder / words("cli.recover_file"), "".join(f"{line}\n" for line in lines).encode())
    if not made.is_whole:
        raise SystemExit(REFUSED)
