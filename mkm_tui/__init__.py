"""The steering group's meeting room in a terminal."""

__version__ = "0.1.0"
