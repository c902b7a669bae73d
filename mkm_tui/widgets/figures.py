"""Pictures in characters, for what a figure tells better than words; the words stand beside."""

from collections.abc import Sequence


def readiness_bars(values: Sequence[tuple[str, int | None]], most: int = 4) -> list[str]:
    """Return a bar for each factor, its name before it and its number after it; – where unset."""
    width = max((len(name) for name, _ in values), default=0)
    return [f"{name:<{width}}  {_bar(value or 0, most)}  {value or '–'}" for name, value in values]


def _bar(value: int, most: int) -> str:
    """Return a bar of so many full and empty blocks, two to each step."""
    return "██" * value + "░░" * (most - value)


def bar(value: int, most: int, width: int) -> str:
    """Return a value as a bar of so many cells; what is beyond the most fills all of it."""
    filled = min(width, round(width * value / most)) if most else 0
    return "█" * filled + "░" * (width - filled)


def load_bar(load: int, limit: int) -> str:
    """Return a load as a block for each project, empty ones up to the limit, + beyond it."""
    within = "█" * min(load, limit) + "░" * max(0, limit - load)
    return within + "+" * max(0, load - limit)


def timeline(spans: Sequence[tuple[float, str]], width: int) -> str:
    """Return a course as a line: from each share of the period on, its sign; before it, spaces."""
    line = [" "] * width
    for share, sign in spans:
        for place in range(max(0, min(width, int(share * width))), width):
            line[place] = sign
    return "".join(line)
