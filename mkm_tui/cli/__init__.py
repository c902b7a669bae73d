"""The command line: for the secretary, and for scripts. Only opening the app imports Textual."""

from mkm_tui.cli import applying, exporting, listing, starting, telling
from mkm_tui.cli.base import main

__all__ = ["applying", "exporting", "listing", "main", "starting", "telling"]
