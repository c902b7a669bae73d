"""The command line: for the secretary, and for scripts. Only opening the app imports Textual.

Each module here adds its commands to `main`; it is loaded when one of them is asked for.
"""

from mkm_tui.cli.base import main

__all__ = ["main"]
