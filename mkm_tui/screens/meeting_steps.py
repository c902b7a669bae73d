"""The steps of a matter in the running meeting: positions, frame, read-back, way on."""

from typing import Any

from textual.app import App

from mkm_tui.actions.deciding import AllBehind, ClearStances, CloseMatter, TakeStance
from mkm_tui.actions.matters import ConsentToMatter, EditMatter
from mkm_tui.records.meetings import Matter
from mkm_tui.records.terms import MatterKind, Party, StanceKind, WayOn
from mkm_tui.rules.presence import seats
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import people, terms, units
from mkm_tui.screens.readback import ReadBack
from mkm_tui.widgets import fields
from mkm_tui.widgets.plain import sentence

_FRAME = {"R16", "R18"}
"""Rules whose refusal the frame's form mends."""
_WAY_ON = {"R2", "R4", "R5"}
"""Rules whose refusal means that there is no agreement to record."""


def take_position(app: App[Any], house: House, matter: Matter, party: Party) -> None:
    """Ask for a party's position on the proposal, by one key."""
    words = house.words
    answers = [
        *(
            (words(f"screens.stance.{kind}_key"), words.show(kind), kind.value)
            for kind in StanceKind
        ),
        (words("screens.stance.unheard_key"), words("screens.stance.unheard"), "unheard"),
    ]

    def taken(answer: str | None) -> None:
        if answer == "unheard":
            house.act(ClearStances(matter=matter.id, party=party))
        elif answer == StanceKind.BEHIND:
            house.act(TakeStance(matter=matter.id, party=party, kind=StanceKind.BEHIND))
        elif answer:
            app.push_screen(_member_form(house, matter, party, StanceKind(answer)))

    title = words("screens.stance.title", party=party, matter=matter.id)
    app.push_screen(Choice(words, sentence(title), answers), taken)


def _member_form(house: House, matter: Matter, party: Party, kind: StanceKind) -> Form:
    """Return the form of one member's reservation, stand-aside or block (R6)."""
    words, state = house.words, house.state
    present = [s.person for s in seats(state, state.meetings[matter.meeting]) if s.party is party]
    members = people(state, present, [])
    listed = [
        fields.choice(
            "member", words("forms.member"), members, present[0] if len(present) == 1 else None
        ),
        fields.line("wording", words("forms.wording")),
    ]
    if kind is not StanceKind.BLOCK and len(present) > 1:
        listed.append(fields.tick("others_behind", words("forms.others_behind"), True))
    if kind is StanceKind.RESERVATION:
        listed.append(fields.tick("public", words("forms.public_minutes"), True))

    def perform(values: dict[str, Any]) -> str:
        others = values.pop("others_behind", False)
        values["member"] = values["member"] or ""
        refusal = house.attempt(TakeStance(matter=matter.id, party=party, kind=kind, **values))
        if refusal or not others:
            return refusal
        return house.attempt(TakeStance(matter=matter.id, party=party, kind=StanceKind.BEHIND))

    title = words("forms.stance", kind=kind, party=party)
    return Form(words, sentence(title), listed, perform)


def all_behind(house: House, matter: Matter) -> None:
    """Note that all three parties stand behind the proposal, each with one voice."""
    house.act(AllBehind(matter=matter.id))


def consent(app: App[Any], house: House, matter: Matter) -> None:
    """Note the parties that agree to treat a matter added late (R39)."""
    words = house.words
    listed = [
        fields.tick(party.value, words.show(party).capitalize())
        for party in Party
        if party not in matter.consents
    ]

    def perform(values: dict[str, Any]) -> str:
        for name, agrees in values.items():
            if agrees:
                refusal = house.attempt(ConsentToMatter(matter=matter.id, party=Party(name)))
                if refusal:
                    return refusal
        return ""

    title = words("forms.consent", matter=matter.id)
    app.push_screen(Form(words, title, listed, perform, note=words("forms.consent_note")))


def frame(house: House, matter: Matter, note: str = "") -> Form:
    """Return the form of leader, deadline, units and old out (R16, R18)."""
    words, today = house.words, house.now().date()

    def perform(values: dict[str, Any]) -> str:
        values["responsible"] = values["responsible"] or ""
        return house.attempt(EditMatter(matter=matter.id, **values))

    return Form(
        words,
        words("forms.frame", matter=matter.id),
        [
            fields.choice(
                "responsible",
                words("forms.responsible"),
                people(house.state, (matter.responsible,)),
                matter.responsible,
            ),
            fields.day("deadline", words("forms.deadline"), today, matter.deadline),
            fields.several("units", words("forms.units"), units(house.state), matter.units),
            fields.line("old_out", words("forms.old_out"), matter.old_out),
            fields.line(
                "nothing_out_because",
                words("forms.nothing_out_because"),
                matter.nothing_out_because,
            ),
        ],
        perform,
        note=note,
    )


def go_on(app: App[Any], house: House, matter: Matter, note: str = "") -> None:
    """Ask where a matter goes that is not decided now (R5)."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        if values["way_on"] is None:
            return words("forms.way_on_missing")
        values["owner"] = values["owner"] or ""
        return house.attempt(CloseMatter(matter=matter.id, **values))

    listed = [
        fields.choice("way_on", words("forms.way_on"), terms(words, WayOn)),
        fields.choice("owner", words("forms.owner"), people(house.state)),
        fields.day("return_on", words("forms.return_on"), house.now().date()),
        fields.line("note", words("forms.way_on_note")),
    ]
    app.push_screen(Form(words, words("forms.go_on", matter=matter.id), listed, perform, note=note))


def conclude(app: App[Any], house: House, matter_id: str) -> None:
    """Take a matter to its end: read back and record, or ask for what is lacking."""
    matter = house.state.matters[matter_id]
    closing = CloseMatter(matter=matter.id)
    broken = house.foresee(closing)

    def framed(done: bool | None) -> None:
        if done:
            conclude(app, house, matter_id)

    if broken is None and matter.kind is MatterKind.DECISION:
        read_back(app, house, matter, closing)
    elif broken is None:
        house.act(closing)
    elif broken.rule in _FRAME:
        app.push_screen(frame(house, matter, house.words.refusal(broken)), framed)
    elif broken.rule in _WAY_ON:
        go_on(app, house, matter, house.words.refusal(broken))
    else:
        house.act(closing)


def read_back(
    app: App[Any], house: House, matter: Matter, closing: CloseMatter | None = None
) -> None:
    """Show the text in large; with a closing action, record it where nobody objects."""
    state = house.state

    def heard(agreed: bool | None) -> None:
        if agreed and closing is not None and house.act(closing):
            said = house.words("screens.meeting.recorded", matter=matter.id)
            app.notify(said, timeout=8, markup=False)

    meeting = state.meetings[matter.meeting]
    app.clear_notifications()  # nothing may cover the text or the question
    screen = ReadBack(house.words, state, meeting, matter, closing is not None)
    app.push_screen(screen, heard)
