"""A file of Markdown read as a meeting with matters: one of our own documents, or another's."""

from mkm_tui.documents.import_lazy import unjoined
from mkm_tui.documents.import_meaning import Reader
from mkm_tui.documents.import_own import OwnReader, own_language
from mkm_tui.documents.import_parts import Found
from mkm_tui.documents.import_people import Roster
from mkm_tui.documents.import_reading import sheet_of
from mkm_tui.documents.import_source import Source, Unreadable
from mkm_tui.documents.import_untidy import tidied
from mkm_tui.documents.import_words import day_in
from mkm_tui.documents.paper import PaperKind, split_front
from mkm_tui.records.state import State


def found_in_file(source: Source, state: State) -> Found:
    """Return what a file tells, names matched to the record; Unreadable where it tells no meeting.

    Of our own documents only the notice and the minutes are about a meeting.
    """
    front, body = split_front(source.text)
    if front is not None and front.mkm not in (PaperKind.NOTICE, PaperKind.MINUTES):
        raise Unreadable("other_paper", file=source.name)
    begins = source.text.count("\n") - body.count("\n") if front is not None else 0
    sheet = sheet_of(source.text, begins)
    roster = Roster(state)
    language = own_language(sheet, front)
    if language is None:
        found = Reader(unjoined(sheet_of(tidied(source.text), begins)), roster).read()
        if found.on is None:
            found.on = found.on_by_name = day_in(source.name.replace("_", " "))
        return found
    return OwnReader(sheet, language, front.audience if front else None, roster).read()
