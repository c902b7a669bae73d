"""`mkm schema`: what records, actions and documents are made of."""

from typing import Any

import click
import msgspec

from mkm_tui.actions.catalogue import ACTIONS, AnyAction
from mkm_tui.cli.base import helped, main, put
from mkm_tui.documents.archive import Archived
from mkm_tui.records.state import RECORDS

_KINDS: dict[str, list[Any]] = {
    "records": list(RECORDS.values()),
    "actions": [AnyAction],
    "documents": [Archived],
}
"""What each schema is of."""


@main.command(help=helped("cmd_schema"))
@click.argument("what", type=click.Choice(["records", "actions", "documents"]))
def schema(what: str) -> None:
    """Print JSON Schema."""
    kinds = _KINDS[what]
    _, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    whole = {"$defs": parts, "anyOf": [{"$ref": f"#/$defs/{name}"} for name in _named(what)]}
    put(msgspec.json.format(msgspec.json.encode(whole), indent=2))


def _named(what: str) -> list[str]:
    """Return the names of what a schema is of."""
    if what == "documents":
        return [Archived.__name__]
    return sorted(kind.__name__ for kind in (RECORDS if what == "records" else ACTIONS).values())
