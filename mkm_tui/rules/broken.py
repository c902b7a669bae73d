"""How a rule says no."""

from typing import Any


class RuleBroken(Exception):  # noqa: N818 - it is a refusal, not a fault
    """An action may not happen.

    `rule` is the rule's number ("R4"), or empty where the refusal is plain good sense.
    `key` names the sentence in the catalogue `refusals`; `values` fill its gaps.
    """

    def __init__(self, rule: str, key: str, **values: Any) -> None:
        super().__init__(rule, key, values)
        self.rule = rule
        self.key = key
        self.values = values


def require(condition: object, rule: str, key: str, **values: Any) -> None:
    """Raise RuleBroken unless the condition holds."""
    if not condition:
        raise RuleBroken(rule, key, **values)
