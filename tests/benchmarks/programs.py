"""The programs that are measured, and the bare ones that they are held against."""

END, LAST = b"hjelp", b"LAST"
"""What each program has drawn when its first screen stands: ours, and the reference app."""
MKM = "import sys; from mkm_tui.cli import main; main(['-w', sys.argv[1]])"
FOLLOW = "import sys; from mkm_tui.cli import main; main(['-w', sys.argv[1], 'follow'])"
COMMAND = "import sys; from mkm_tui.cli import main; main(sys.argv[1:])"
REFERENCE = """
from textual.app import App
from textual.widgets import DataTable, Footer, Header
class Reference(App):
    BINDINGS = [("f", "forget", "Forget")]
    def compose(self):
        yield Header()
        yield DataTable(cursor_type="row")
        yield Footer()
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("A", "B", "C", "D")
        for number in range(100):
            table.add_row(f"{number}/26", "Ny turnus", "i kraft", "LAST" if number == 25 else "")
    def action_forget(self):
        self.query_one(DataTable)._clear_caches()
Reference().run()
"""
"""A bare app with a table. `f` makes it forget what it has drawn: the next page is drawn anew."""
DOWN, UP = b"\x1b[B", b"\x1b[A"
RIGHT, LEFT = b"\x1b[C", b"\x1b[D"
PAGE_DOWN, PAGE_UP, HOME = b"\x1b[6~", b"\x1b[5~", b"\x1b[H"
ENTER, ESCAPE = b"\r", b"\x1b"
BACKSPACE, UNDO, FIND = b"\x7f", b"\x1a", b"\x06"
