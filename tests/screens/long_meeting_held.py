"""The long meeting, held by keys: its record, its minutes, and the way back through it."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from mkm_tui.actions.base import Context
from mkm_tui.app import MkmApp
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language
from mkm_tui.store.workspace import Workspace
from tests.screens import long_meeting as long
from tests.screens.driving import NOW, TODAY, press_one


class Clock:
    """A clock that goes on with the keys, seven seconds for each."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


class Held(msgspec.Struct):
    """What a meeting left behind."""

    folder: Path
    state: State
    public: str
    internal: str
    undone: list[str]
    """What each undo said, the latest change first, back to where matter 9 was taken up."""
    then: State
    """The record as it was there."""
    redone: list[str]
    again: State
    """The record once all of it was done again."""


async def pressed(pilot: Pilot[None], clock: Clock, part: long.Part) -> None:
    """Press what is pressed in a part of the meeting; text comes as fast as it can be typed."""
    for step in part.steps:
        if isinstance(step, long.Rest):
            clock.at += timedelta(minutes=step.minutes)
            continue
        clock.at += timedelta(seconds=7)
        if isinstance(step, long.Say):
            for sign in step:
                pilot.app.post_message(Key(_character_to_key(sign), sign))
        else:
            await press_one(pilot, step)
            continue
        await pilot.pause()


async def said_to(pilot: Pilot[None], key: str) -> str:
    """Press a key, and return the message that it brought."""
    app = pilot.app
    app.clear_notifications()
    await press_one(pilot, key)
    return "".join(str(message.message) for message in app._notifications)


async def held_by_keys(folder: Path) -> Held:
    """Hold the meeting, write both minutes, go back through several matters and forth again."""
    workspace, clock = Workspace(folder), Clock()
    app = MkmApp(workspace, Words(Language.NB), clock, "Turid Lunde")
    undone: list[str] = []
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.pause()
        for part in (*long.PARTS, long.PUBLIC_MINUTES, long.INTERNAL_MINUTES):
            await pressed(pilot, clock, part)
        state = workspace.state
        while not undone or (undone[-1] != "Angret: sak tatt opp · 9/26" and len(undone) < 90):
            undone.append(await said_to(pilot, "ctrl+z"))
        then = workspace.state
        redone = [await said_to(pilot, "ctrl+y") for _ in undone]
    again = workspace.state
    workspace.close()
    paths = (folder / f"eksport/motebok-M1-26{kind}.md" for kind in ("", "-intern"))
    public, internal = (path.read_text("utf-8") for path in paths)
    return Held(folder, state, public, internal, undone, then, redone, again)


def hold(folder: Path) -> Held:
    """Hold the meeting in a new workspace."""
    workspace = Workspace.create(folder)
    for action in long.setup(TODAY):
        workspace.perform(action, Context(now=NOW, who="Turid Lunde"))
    workspace.close()
    return asyncio.run(held_by_keys(folder))
