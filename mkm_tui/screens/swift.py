"""How screens come quickly: drawn once, when they are complete, and styled only when needed."""

from contextlib import ExitStack
from typing import Any, cast
from weakref import WeakKeyDictionary

from textual import events
from textual._styles_cache import StylesCache
from textual.app import App
from textual.screen import Screen
from textual.theme import Theme

_LONGEST = 1.0
"""Seconds after which a screen that comes is drawn in any case."""

Look = tuple[Theme, frozenset[str], int]
"""What decides how a screen looks: the theme, the app's classes, and the number of style files."""


class SwiftApp(App[None]):
    """An app that draws a new screen once, and an earlier one as it was left.

    Textual waits 50 ms before it draws another mode, reads all style files anew at a mode's first
    visit, styles each screen anew whenever it is seen again, and draws a new one before and after
    it knows how wide it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._read_for: Theme | None = None
        """The theme for which the style files were read last."""
        self._held = ExitStack()
        """What holds back the picture while a screen comes."""
        self._looks: WeakKeyDictionary[Screen[Any], Look] = WeakKeyDictionary()
        """For which look each screen was styled last."""

    def on_mount(self) -> None:
        """Learn of the screens that come."""
        self.screen_change_signal.subscribe(self, self._prepare, immediate=True)

    @property
    def _look(self) -> Look:
        """The look as it is now."""
        files = sum(not source.is_defaults for source in self.stylesheet.source.values())
        return self.current_theme, frozenset(self.classes), files

    def is_styled(self, screen: Screen[Any]) -> bool:
        """Say whether a screen is styled for the present look; from now on it counts as such."""
        before, now = self._looks.get(screen), self._look
        self._looks[screen] = now
        return before == now

    def delay_update(self, delay: float = 0.0) -> None:
        """Draw nothing until the mode that comes shows the record as it is; no time is waited."""
        self._held.enter_context(self.batch_update())

    def refresh_css(self, animate: bool = True) -> None:
        """Read the style files anew only for another theme; a screen is styled when it is seen."""
        if self.current_theme is not self._read_for:
            self._read_for = self.current_theme
            super().refresh_css(animate=animate)
            self._looks.clear()
            self._looks.update(dict.fromkeys(self.screen_stack, self._look))

    @property
    def standing(self) -> list[Screen[Any]]:
        """The screens of all modes, seen or not."""
        return [screen for stack in self._screen_stacks.values() for screen in stack]

    def build(self, mode: str) -> None:
        """Make the screen of a mode before it is asked for; nothing else is touched by that."""
        self._init_mode(mode)
        self._tell_widths(self._screen_stacks[mode][0])

    def _tell_widths(self, screen: Screen[Any]) -> None:
        """Tell a new screen how wide it is before it begins."""
        screen.update_classes(self._widths(screen), animate=False)
        self._looks[screen] = self._look

    def _prepare(self, screen: Screen[Any]) -> None:
        """Let a screen that comes be as it should before it is drawn.

        What the toolkit keeps of the pictures of a screen that is gone is let go.
        """
        StylesCache.get_inner_outer.cache_clear()
        if screen.is_mounted:
            if isinstance(screen, Swift):
                screen.prepare()
            self._held.close()
            return
        self._tell_widths(screen)
        self._held.enter_context(self.batch_update())

        def show() -> None:
            self._held.close()
            screen.refresh()

        screen.call_after_refresh(show)
        self.set_timer(_LONGEST, show)

    def _widths(self, screen: Screen[Any]) -> dict[str, bool]:
        """Return the classes by which a screen knows how wide and high the terminal is."""
        across = screen.HORIZONTAL_BREAKPOINTS
        down = screen.VERTICAL_BREAKPOINTS
        return {
            **_classes(self.HORIZONTAL_BREAKPOINTS if across is None else across, self.size.width),
            **_classes(self.VERTICAL_BREAKPOINTS if down is None else down, self.size.height),
        }


def _classes(breakpoints: list[tuple[int, str]] | None, cells: int) -> dict[str, bool]:
    """Return which of several classes holds for so many cells: that of the highest one reached."""
    reached = max((point for point in breakpoints or () if point[0] <= cells), default=None)
    return {point[1]: point is reached for point in breakpoints or ()}


class Swift:
    """A screen that is not styled anew when it is seen again and nothing has changed."""

    def prepare(self) -> None:
        """Show what there is to show by now, before the screen is drawn again."""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Keep the styles where the look is as it was, and only there."""
        screen = cast(Screen[Any], self)
        app = screen.app
        if isinstance(app, SwiftApp) and screen.is_mounted:
            event.refresh_styles = not app.is_styled(screen)
