"""Writing a document to a file from inside the program."""

from pathlib import Path
from typing import Any

from textual.app import App

from mkm_tui.documents.files import file_name, write_document
from mkm_tui.documents.papers import document_of
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.widgets import fields


def export(house: House, app: App[Any], kind: str, meeting_id: str) -> None:
    """Ask where a document goes and for whom it is, write it and tell where it is."""
    words, group = house.words, house.state.group
    name = file_name(Words(group.language) if group else words, kind, meeting_id)

    def perform(values: dict[str, Any]) -> str:
        reach = values["reach"] or Reach.PUBLIC
        text = document_of(house.record, kind, meeting_id, reach, house.now().date())
        if text is None:
            return words("refusals.no_group")
        try:
            path = Path(values["path"]).expanduser()
            write_document(path, text, values["overwrite"])
        except FileExistsError:
            return words("forms.file_exists")
        except (OSError, RuntimeError) as error:
            return words("store.write_failed", reason=getattr(error, "strerror", error))
        app.notify(words("screens.exported", path=path.absolute()), timeout=15, markup=False)
        return ""

    reaches = [(words(f"forms.reach_{reach.value}"), reach) for reach in Reach]
    app.push_screen(
        Form(
            words,
            words(f"forms.export_{kind}", meeting=meeting_id),
            [
                fields.line("path", words("forms.path"), str(house.exports / name)),
                fields.choice("reach", words("forms.reach"), reaches, Reach.PUBLIC),
                fields.tick("overwrite", words("forms.overwrite")),
            ],
            perform,
        )
    )
