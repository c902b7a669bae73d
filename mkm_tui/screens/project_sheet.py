"""A project's whole page, in sections, laid over the room in which it was opened."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from mkm_tui.actions.projects import EditProject
from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.method_words import caution_words
from mkm_tui.records.portfolio import Project
from mkm_tui.rules.cautions import answer_to
from mkm_tui.rules.models import followers
from mkm_tui.screens import project_course_forms as forms
from mkm_tui.screens.answering import answer_form
from mkm_tui.screens.checks import Checks
from mkm_tui.screens.decision_pick import Pick
from mkm_tui.screens.export import export
from mkm_tui.screens.form import Form
from mkm_tui.screens.options import titled
from mkm_tui.screens.preview import Preview
from mkm_tui.screens.project_course import goal_line
from mkm_tui.screens.project_links import its_matters
from mkm_tui.screens.project_sections import LISTS, PARTS, sections
from mkm_tui.screens.project_sight import ProjectSight
from mkm_tui.screens.project_strength import help_line
from mkm_tui.screens.project_warnings import cautions
from mkm_tui.screens.sheet import Section, Sheet

_ADDS: dict[str, Callable[..., Form]] = {
    "goals": forms.goal,
    "competence": forms.assistance,
    "evaluation": forms.evaluation,
}
"""The sections to which something can be added, and the form of it."""
Options = list[tuple[str, str]]


class Which(Pick):
    """One of several; a draft's title can be among them, so it gives way to a shared screen."""

    open_to_all = False


class ProjectSheet(Sheet):
    """The page of one project."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add_goals", "new_goal"),
        Binding("n", "add_competence", "new_help"),
        Binding("n", "add_evaluation", "new_evaluation"),
        Binding("a", "answer", "answer_warning"),
        Binding("p", "phase", "phase"),
        Binding("g", "go_there", "go_there"),
        Binding("f", "read", "read_paper"),
        Binding("x", "export", "export"),
    ]
    name_key = "project"

    def __init__(self, project: str, section: str = "") -> None:
        super().__init__()
        self.project_id, self._begin = project, section

    @property
    def project(self) -> Project:
        """The project."""
        return self.state.projects[self.project_id]

    @property
    def sight(self) -> ProjectSight:
        """The project as it is seen now."""
        return ProjectSight(self.words, self.state, self.project, self.today)

    def there(self) -> bool:
        """Say whether the project is there."""
        return self.project_id in self.state.projects

    def settle(self) -> None:
        """Begin in the section that was asked for."""
        if self._begin:
            self.list.choose(self._begin)

    def where(self) -> str:
        """Return the project's number and title."""
        return f"{self.project_id} {self.project.title}" if self.there() else self.project_id

    def news(self) -> str:
        """Return the project's phase."""
        return self.words.show(self.project.phase) if self.there() else ""

    def sections(self) -> Sequence[Section]:
        """Return the sections as the project is now."""
        return sections(self.sight, self._edit_of)

    def searched(self, key: str) -> str:
        """Look in a section's page too."""
        return f"{super().searched(key)} {self.page(key).plain}"

    def _edit_of(self, key: str) -> Callable[[], Form | None] | None:
        """Return what changes a section, where something can be changed."""
        if key in LISTS:
            return partial(self._open_list, key)
        found: dict[str, tuple[bool, Callable[[], None]]] = {
            "warnings": (bool(cautions(self.sight)), self.action_answer),
            "goals": (bool(self.project.goals), self._edit_goal),
            "competence": (True, self._edit_competence),
            "model": (True, self._choose_model),
        }
        if key in found:
            may, edit = found[key]
            return edit if may else None
        form = PARTS[key].form
        return partial(self._form_of, key) if form else None

    def _form_of(self, key: str) -> Form | None:
        """Return the form of a section."""
        form = PARTS[key].form
        return form(self.house, self.project) if form else None

    def _open_list(self, key: str) -> None:
        """Lay the room of a checklist over the page."""
        self.house.enter(Checks("projects", self.project_id, LISTS[key]))

    def _pick(self, question: str, options: Options, then: Callable[[str], Form | None]) -> None:
        """Ask which of several, unless there is only one, and open its form."""

        def chosen(value: str | None) -> None:
            form = then(value) if value else None
            if form:
                self.app.push_screen(form)

        if len(options) == 1:
            chosen(options[0][1])
        elif options:
            title = self.say(f"project.{question}")
            self.app.push_screen(Which(self.words, title, options, options[0][1]), chosen)

    def action_answer(self) -> None:
        """Answer a warning; those that nobody has answered come first."""
        known = sorted(cautions(self.sight), key=lambda c: answer_to(self.project, c) is not None)
        found = {caution.code: caution for caution in known}
        options = [(caution_words(self.words, self.state, c), c.code) for c in found.values()]
        self._pick(
            "which_warning",
            options,
            lambda code: answer_form(self.house, self.project, found[code]),
        )

    def _edit_goal(self) -> None:
        """Change a goal, tell that it is reached, or remove it."""
        options = [(goal_line(self.sight, g), str(n)) for n, g in enumerate(self.project.goals)]
        self._pick("which_goal", options, lambda n: forms.goal(self.house, self.project, int(n)))

    def _edit_competence(self) -> None:
        """Change what is there and required, or one of those who help."""
        helps = [(help_line(self.sight, h), str(n)) for n, h in enumerate(self.project.helps)]
        options = [(self.say("project.have_and_required"), "have"), *helps]
        self._pick("which_competence", options, self._competence_form)

    def _competence_form(self, which: str) -> Form:
        """Return the form of the competence, or of a help."""
        if which == "have":
            return forms.competence(self.house, self.project)
        return forms.assistance(self.house, self.project, int(which))

    def _choose_model(self) -> None:
        """Choose the project that is the model for this one, or none."""
        others = [p for p in self.state.projects.values() if p.id != self.project_id]
        options = [(self.say("project.without_model"), "none")]
        options += titled((other.id, other.title) for other in others)

        def chosen(key: str | None) -> None:
            if key:
                model = "" if key == "none" else key
                self.house.act(EditProject(project=self.project_id, model=model))

        title = self.say("project.which_model")
        now = self.project.model or "none"
        self.app.push_screen(Which(self.words, title, options, now), chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done in the section."""
        if action.startswith("add_"):
            return self.key == action.removeprefix("add_")
        if action == "answer":
            return self.is_mounted and self.there() and bool(cautions(self.sight))
        if action == "go_there":
            return self.is_mounted and self.there() and bool(self._ways())
        return super().check_action(action, parameters)

    def action_add_goals(self) -> None:
        """Add a goal."""
        self._add("goals")

    def action_add_competence(self) -> None:
        """Add somebody who helps."""
        self._add("competence")

    def action_add_evaluation(self) -> None:
        """Note an evaluation."""
        self._add("evaluation")

    def _add(self, key: str) -> None:
        """Open the form of something new in a section."""
        self.app.push_screen(_ADDS[key](self.house, self.project))

    def action_phase(self) -> None:
        """Change the phase from any section."""
        self.app.push_screen(forms.phase(self.house, self.project))

    @property
    def _wish(self) -> Wish:
        """The document that tells of the whole project."""
        return Wish(PaperKind.PROJECT, project=self.project_id)

    def action_read(self) -> None:
        """Read the project's document."""
        self.house.enter(Preview(self._wish))

    def action_export(self) -> None:
        """Write the project's document to a file."""
        export(self.house, self.app, self._wish)

    def _ways(self) -> Options:
        """Return the records to which the section leads, with where they are."""
        state, project = self.state, self.project
        if self.key == "matters":
            found = its_matters(self.sight)
            return [(f"{m.id} {title(m, Reach.PUBLIC)}", f"matters {m.id}") for m in found]
        if self.key == "about" and project.idea in state.ideas:
            return [(self.sight.titled(project.idea), f"ideas {project.idea}")]
        if self.key == "model":
            keys = [project.model, *followers(state, self.today).get(project.id, [])]
            return [(self.sight.titled(key), f"projects {key}") for key in keys if key]
        return []

    def action_go_there(self) -> None:
        """Go to a matter, a decision, an idea or a project that the section tells of."""

        def go(place: str) -> None:
            register, key = place.split(" ", 1)
            if register == "matters" and key in self.state.decisions:
                register = "decisions"
            self.house.go(register, key)

        self._pick("which_way", self._ways(), go)
