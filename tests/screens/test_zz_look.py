from tests.screens.test_mishaps import *
from tests.screens.driving import press
import asyncio
def test_look(folder, monkeypatch):
    workspace = Workspace(folder)
    drive(app_on(workspace), [*AT_41])
    print((folder/"desk.json").exists() and (folder/"desk.json").read_text())
    monkeypatch.setattr(workspace.journal, "append", refuse)
    app=app_on(workspace)
    async def run():
        async with app.run_test(size=(116,32),notifications=True) as pilot:
            await pilot.pause()
            print("0", app.screen, app.focused, app.screen.has_class("-editing"))
            for k in ["b", *typed("Viktig"), "escape", "n", "ctrl+z", "ctrl+q"]:
                await pilot.press(k); await pilot.pause()
                print(k, app.screen, app.focused, app.is_running, app.screen.query("#consideration") and app.screen.query_one("#consideration").text)
    asyncio.run(run())
