"""A matter in one of our own documents: fields, labels in their order, and the texts under them."""

from mkm_tui.documents.import_own_words import DECIDED, OwnWords
from mkm_tui.documents.import_parts import Bit, Found, FoundMatter, FoundVoice
from mkm_tui.documents.import_people import Roster
from mkm_tui.documents.import_reading import Piece, Shape
from mkm_tui.documents.import_words import day_in
from mkm_tui.documents.reach import Reach
from mkm_tui.records.terms import MatterKind, Outcome, Party

_NOTICE = ("committee_decision", "case_paper", "recommendation", "proposal", "contributions")
_MINUTES = (
    "committee_decision", "recommendation", "contributions", "consideration", "dialogue",
    "users_voice", "proposal",
)  # fmt: skip
"""The texts of a matter in their order: a label out of its order is a part of a text."""
_APART = ("corrected", "record_statement_internal", "record_statement")
"""Labels over texts that are not brought in: a later wording, a statement for the record."""
_BY_OUTCOME = {
    Outcome.AGREED: MatterKind.DECISION,
    Outcome.AGREED_WITH_RESERVATION: MatterKind.DECISION,
    Outcome.NO_CONSENSUS: MatterKind.DECISION,
    Outcome.RECOMMENDED: MatterKind.DECISION,
    Outcome.NOTED: MatterKind.INFORMATION,
}
"""What a matter that came to this was."""


class OwnMatter:
    """Reads what stands under a matter's heading."""

    def __init__(
        self, found: Found, own: OwnWords, roster: Roster, matter: FoundMatter, reach: Reach | None
    ) -> None:
        self.found, self.own, self.roster = found, own, roster
        self.matter, self.reach = matter, reach
        self.order = _MINUTES if found.minutes else _NOTICE
        self.field, self.place = "", -1
        self.apart = ""
        """The label of a text that is not brought in, while it lasts."""
        self.after_field = False

    def read(self, piece: Piece) -> None:
        """Read a piece: a label, a field, or text."""
        field, label = self.own.field(piece), self.own.label(piece)
        if field is not None:
            self.field, self.apart = "", ""
            self._field(piece, *field)
        elif label and self.own.any_said(_APART, label):
            self.field, self.apart = "", label
            self.found.leave(label, piece)
        elif not (label and self._begins(piece, self.own.keys.get(label, ""))):
            self._text(piece)
        self.after_field = field is not None

    def _begins(self, piece: Piece, key: str) -> bool:
        """Begin a text at its label, and say whether the label stands where it should.

        In minutes the outcome precedes the decision, and a notice has none: a label elsewhere is a
        part of a text.
        """
        name = "proposal" if key in DECIDED and self.found.minutes else key
        if name not in self.order or self.order.index(name) <= self.place:
            return False
        if self.found.minutes and name == "proposal" and not self.after_field:
            return False
        self.field, self.place, self.apart = name, self.order.index(name), ""
        if key in DECIDED:
            self.matter.decided = True
        if key == "council_recommendation":
            self.matter.fields["for_council"] = True
        if key == "committee_decision":
            self.field = "case_paper"
            self.matter.add("case_paper", Bit(piece.first, piece.last))
        return True

    def _text(self, piece: Piece) -> None:
        """Read what is neither a field nor a label."""
        if self._is_sentence(piece):
            self.found.leave(piece.text, piece)
        elif self.apart:
            self.found.leave(self.apart, piece)
        elif self.field == "contributions":
            self._voice(piece)
        elif self.field:
            self.matter.add(self.field, Bit(piece.first, piece.last))
        else:
            self.matter.unlabelled = "consideration" if self.found.minutes else "case_paper"
            self.matter.add(self.matter.unlabelled, Bit(piece.first, piece.last))

    def _is_sentence(self, piece: Piece) -> bool:
        """Say whether a line is the document's own, and nobody's text."""
        if piece.shape is Shape.ITEM:
            return not self.field and self.own.any_said(("late_other",), piece.text)
        if piece.shape is not Shape.LINE or not piece.alone:
            return False
        if not self.field and not self.apart:
            return self.own.any_said(("exempt",), piece.text)
        read_back = tuple(f"{key}_read_back" for key in DECIDED)
        return self.matter.decided and self.own.any_said(read_back, piece.text)

    def _voice(self, piece: Piece) -> None:
        """Take in a line of a party's input: whose it is, or what they say."""
        speaker = self._speaker(piece)
        if speaker is not None:
            self.matter.voices.append(speaker)
        elif self.matter.voices:
            self.matter.voices[-1].bits.append(Bit(piece.first, piece.last))
        else:
            self.found.miss(piece)

    def _speaker(self, piece: Piece) -> FoundVoice | None:
        """Return whose input follows a line, or None where it is no such line."""
        raw = self.found.sheet.lines[piece.first]
        if not (piece.alone and raw.startswith("*") and raw.endswith(":*")):
            return None
        said, words = piece.text[:-1], self.own.words
        for when in ("before_meeting", "in_meeting"):
            said = said.removesuffix(f" ({words(f'documents.{when}')})")
        for party in Party:
            name = words.show(party).capitalize()
            if said == name or said.startswith(f"{name}, "):
                by = said[len(name) + 2 :]
                person = self.roster.person(by) if by else None
                return FoundVoice(party, person.id if person else by)
        return None

    def _field(self, piece: Piece, key: str, label: str, value: str) -> None:
        """Take in a field, or note that it is not brought in."""
        matter = self.matter
        if key == "legal_basis":
            matter.legal_basis = value
            matter.public_title = matter.title if self.reach is Reach.PUBLIC else ""
        elif key == "kind":
            matter.kind = self._kind(value)
        elif not self._framed(key, value):
            if key == "outcome":
                matter.kind = matter.kind or self._kind_by_outcome(value)
            elif key == "reports":
                matter.kind = MatterKind.REPORT
            self.found.leave(label, piece)

    def _framed(self, key: str, value: str) -> bool:
        """Take in a part of the matter's frame, and say whether it could be read."""
        taken: object = None
        if key in ("proposer", "old_out", "nothing_out_because"):
            taken = value
        elif key == "deadline":
            taken = day_in(value)
        elif key in ("units", "concerns"):
            taken, key = self.roster.units(value), "units"
        elif key == "responsible":
            person = self.roster.person(value)
            taken = person.id if person else None
        elif key == "minutes_planned":
            told = self.own.said("minutes_count", value)
            taken = int(told["count"]) if told and told["count"].isdecimal() else None
        if taken:
            self.matter.fields[key] = taken
        return bool(taken)

    def _kind(self, value: str) -> MatterKind | None:
        """Return the kind that a word names."""
        return next((kind for kind in MatterKind if self.own.words.show(kind) == value), None)

    def _kind_by_outcome(self, value: str) -> MatterKind | None:
        """Return what a matter was that came to this."""
        words = self.own.words
        noted = {"approved": MatterKind.APPROVAL, "discussed": MatterKind.DISCUSSION}
        named = {words(f"documents.{key}"): kind for key, kind in noted.items()}
        named |= {words.show(outcome): kind for outcome, kind in _BY_OUTCOME.items()}
        return named.get(value)
