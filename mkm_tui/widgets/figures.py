"""Pictures in characters, for what a figure tells better than words; the words stand beside."""

from collections.abc import Sequence


def readiness_bars(values: Sequence[tuple[str, int | None]], most: int = 4) -> list[str]:
    """Return a bar for each factor, its name before it and its number after it; – where unset."""
    width = max((len(name) for name, _ in values), default=0)
    return [f"{name:<{width}}  {_bar(value or 0, most)}  {value or '–'}" for name, value in values]


def _bar(value: int, most: int) -> str:
    """Return a bar of so many full and empty blocks, two to each step."""
    return "██" * value + "░░" * (most - value)
