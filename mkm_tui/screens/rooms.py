"""The rooms that are laid over another one, and are no mode: which is whose."""

from mkm_tui.records.state import State
from mkm_tui.screens.room import Room


def room_of(state: State, register: str, key: str) -> Room:
    """Return the room of a unit, of all units, of the group or of the programme.

    `key` is the unit, or the programme's section; empty for all units, and for the first section.
    """
    if register == "units" and key in state.units:
        from mkm_tui.screens.unit_sheet import UnitSheet

        return UnitSheet(key)
    if register == "units":
        from mkm_tui.screens.units import Units

        return Units()
    if register == "programme":
        from mkm_tui.screens.programme import Programme

        return Programme(key)
    from mkm_tui.screens.group import GroupScreen

    return GroupScreen()
