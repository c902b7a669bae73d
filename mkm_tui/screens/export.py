"""Writing a document to a file from inside the program."""

from pathlib import Path
from typing import Any

from msgspec import structs
from textual.app import App

from mkm_tui.documents.files import Format, file_name, rendered, write_document
from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.papers import NoPaper, paper_of
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.widgets import fields


def export(house: House, app: App[Any], wish: Wish) -> None:
    """Ask where a document goes, for whom it is and as what; write it and tell where it is.

    Another ending of the file's name than the chosen form's is left as it was typed.
    """
    words, group = house.words, house.state.group
    name = file_name(Words(group.language) if group else words, wish)

    def perform(values: dict[str, Any]) -> str:
        form = values["form"] or Format.MARKDOWN
        reach = values["reach"] or Reach.PUBLIC
        chosen = structs.replace(wish, audience=reach)
        try:
            paper = paper_of(house.record, chosen, house.now().date(), house.stamp)
            path = _path(values["path"], form)
            write_document(path, rendered(paper, form), values["overwrite"])
        except NoPaper as no:
            return words(f"documents.{no.key}", **no.values)
        except FileExistsError:
            return words("forms.file_exists")
        except (OSError, RuntimeError, ValueError) as error:
            return words("store.write_failed", reason=error)
        app.notify(words("screens.exported", path=path.absolute()), timeout=15, markup=False)
        return ""

    about = wish.about
    if wish.kind is PaperKind.UNIT and wish.unit in house.state.units:
        about = house.state.units[wish.unit].name
    app.push_screen(
        Form(
            words,
            words(f"forms.export_{wish.kind}", about=about),
            [
                fields.line("path", words("forms.path"), str(house.exports / name)),
                fields.choice("reach", words("forms.reach"), _reaches(words), wish.audience),
                fields.choice("form", words("forms.format"), _formats(words), Format.MARKDOWN),
                fields.tick("overwrite", words("forms.overwrite")),
            ],
            perform,
        )
    )


def _reaches(words: Words) -> list[tuple[str, Reach]]:
    """Return for whom a document can be."""
    return [(words(f"forms.reach_{reach.value}"), reach) for reach in Reach]


def _formats(words: Words) -> list[tuple[str, Format]]:
    """Return as what a document can be written."""
    return [(words(f"forms.format_{form.value}"), form) for form in Format]


def _path(text: str, form: Format) -> Path:
    """Return where to write, with the ending of the form where it was the Markdown's."""
    path = Path(text).expanduser()
    return path.with_suffix(f".{form}") if path.suffix == ".md" else path
