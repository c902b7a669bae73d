"""Short passages of a workspace's life, for faults at each of their calls."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mkm_tui.actions.catalogue import decoder
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.recovery import recover
from mkm_tui.store.workspace import Workspace
from tests.faults.kill_judge import NOTHING
from tests.faults.kill_story import HISTORY, STORE, Story
from tests.store.older_schemas import as_schema

Tell = Callable[[Workspace], object]
"""Is told each time that what a workspace holds is shown as done."""
_OLD = 3
"""The schema that a migration begins with."""
_FEW = 10
"""Changes of the story that are left for those who go on after a passage."""


class Scene:
    """A passage: where it begins, what is ready by then, and what happens in it."""

    name = ""
    start = 40
    """How many changes there are when it begins, all of them acknowledged."""
    path = "w"
    """The workspace, from the folder that is watched."""
    fails = 0
    """Which sync of the passage fails, counted from 1; 0 for none."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def place(self, folder: Path) -> None:
        """Make the workspace as it is before anything is ready."""
        self.story.place(folder, self.start)

    def ready(self, folder: Path, tell: Tell) -> Workspace | None:
        """Do what comes before the passage."""
        return opened(folder, tell)

    def act(self, folder: Path, workspace: Workspace | None, tell: Tell) -> None:
        """Do what the passage is about."""
        assert workspace
        self.go_on(workspace, 1, tell)

    def go_on(self, workspace: Workspace, times: int, tell: Tell) -> None:
        """Perform the next actions of the story."""
        for _ in range(times):
            number = workspace.sequence
            action = decoder.decode(self.story.lines[number])
            workspace.perform(action, self.story.contexts[number])
            tell(workspace)

    def go_on_anew(self, folder: Path, tell: Tell) -> None:
        """Be the next program: open, change something, close."""
        workspace = opened(folder, tell)
        self.go_on(workspace, 2, tell)
        workspace.close()

    def make_anew(self, folder: Path) -> None:
        """Do what the next program does first, where nothing may be there yet."""

    def also(self, folder: Path) -> list[str]:
        """Return what else is wrong in a folder after a fault."""
        return []


def opened(folder: Path, tell: Tell) -> Workspace:
    """Open a workspace, and show what is in it."""
    workspace = Workspace(folder)
    tell(workspace)
    return workspace


class Commit(Scene):
    """The first change after opening: the history's file is opened for writing."""

    name = "a change"


class LaterCommit(Scene):
    """A change when the history's file is open already."""

    name = "a later change"

    def ready(self, folder: Path, tell: Tell) -> Workspace | None:
        workspace = opened(folder, tell)
        self.go_on(workspace, 2, tell)
        return workspace


class LongCommit(Scene):
    """A change with a long text."""

    name = "a long text"

    def __init__(self, story: Story) -> None:
        super().__init__(story)
        lengths = [len(line) for line in story.lines[:-_FEW]]
        self.start = lengths.index(max(lengths))


class Travel(Scene):
    """An undo and a redo."""

    name = "an undo and a redo"

    def __init__(self, story: Story) -> None:
        super().__init__(story)
        self.start = next(n for n, line in enumerate(story.lines) if b'"undo"' in line and n > 20)

    def act(self, folder: Path, workspace: Workspace | None, tell: Tell) -> None:
        assert workspace
        self.go_on(workspace, 2, tell)


class FailedSync(LaterCommit):
    """The disk fails once to make a change durable; the change is made again, and another."""

    name = "a sync that fails"
    fails = 1

    def act(self, folder: Path, workspace: Workspace | None, tell: Tell) -> None:
        assert workspace
        for _ in range(3):
            with suppress(StoreFault):
                self.go_on(workspace, 1, tell)


class Checkpoint(LaterCommit):
    """`store.json` is brought up to the history."""

    name = "a checkpoint"

    def act(self, folder: Path, workspace: Workspace | None, tell: Tell) -> None:
        assert workspace
        workspace.checkpoint()


class BusyCheckpoint(LaterCommit):
    """The same in a thread of its own, while changes are made."""

    name = "a checkpoint during changes"

    def act(self, folder: Path, workspace: Workspace | None, tell: Tell) -> None:
        assert workspace
        others = threading.enumerate()
        workspace.checkpoint_later()
        self.go_on(workspace, 3, tell)
        for thread in threading.enumerate():
            if thread not in others:
                thread.join()


class Close(LaterCommit):
    """The workspace is closed, and opened and closed again."""

    name = "closing, opening, closing"

    def act(self, folder: Path, workspace: Workspace | None, tell: Tell) -> None:
        assert workspace
        workspace.close()
        opened(folder, tell).close()


class _Opening(Scene):
    """Opening, two changes, closing."""

    def ready(self, folder: Path, tell: Tell) -> Workspace | None:
        return None

    def act(self, folder: Path, workspace: Workspace | None, tell: Tell) -> None:
        self.go_on_anew(folder, tell)


class TrailingOpening(_Opening):
    """The snapshot is older than the history."""

    name = "opening with a snapshot that trails"
    start = 70

    def place(self, folder: Path) -> None:
        self.story.place(folder, self.start, behind=1)


class TornOpening(_Opening):
    """A crash left half a line."""

    name = "opening with a torn line"

    def place(self, folder: Path) -> None:
        length = self.story.ends[self.start + 1] - self.story.ends[self.start]
        self.story.place(folder, self.start, torn=length // 2)


class Creation(_Opening):
    """A workspace is made, its first changes too."""

    name = "making a workspace"
    start = NOTHING

    def place(self, folder: Path) -> None:
        """Leave it to the program to make the folder."""

    def act(self, folder: Path, workspace: Workspace | None, tell: Tell) -> None:
        made = Workspace.create(folder)
        tell(made)
        self.go_on(made, 2, tell)
        made.close()

    def make_anew(self, folder: Path) -> None:
        if not (folder / STORE).exists() and not (folder / HISTORY).exists():
            Workspace.create(folder).close()


class DeepCreation(Creation):
    """The folders above it are new too."""

    name = "making a workspace in a new folder of a new folder"
    path = "n/n/w"


class Recovery(_Opening):
    """A new workspace is built from what can be trusted of a damaged one."""

    name = "recovering from a damaged one"
    start = NOTHING
    _damaged = "damaged"

    def place(self, folder: Path) -> None:
        damaged = folder.parent / self._damaged
        self.story.place(damaged, Scene.start)
        store = damaged / STORE
        store.write_bytes(store.read_bytes()[:-_FEW])

    def act(self, folder: Path, workspace: Workspace | None, tell: Tell) -> None:
        recover(folder.parent / self._damaged, folder, self.story.contexts[Scene.start])
        opened(folder, tell).close()

    def go_on_anew(self, folder: Path, tell: Tell) -> None:
        if (folder / HISTORY).exists():  # else the user takes another folder
            super().go_on_anew(folder, tell)


class Migration(_Opening):
    """A workspace of an older schema is opened."""

    name = "migrating an older workspace"

    def place(self, folder: Path) -> None:
        self.story.place(folder, self.start)
        as_schema(folder, _OLD)
        self._old = (folder / STORE).read_bytes()

    def also(self, folder: Path) -> list[str]:
        files = [folder / STORE, folder / f"store-schema-{_OLD}.json"]
        kept = any(file.exists() and file.read_bytes() == self._old for file in files)
        return [] if kept else ["the older file is not kept"]


SCENES: tuple[type[Scene], ...] = (
    Commit,
    LaterCommit,
    LongCommit,
    Travel,
    FailedSync,
    Checkpoint,
    BusyCheckpoint,
    Close,
    TrailingOpening,
    TornOpening,
    Creation,
    DeepCreation,
    Recovery,
    Migration,
)
