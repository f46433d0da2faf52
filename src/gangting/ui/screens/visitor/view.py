"""The visitor form as it is seen: its words, and a state written into its widgets."""

from gangting.domain.verdict.facts import HealthCode
from gangting.domain.visits import VisitReason
from gangting.ui.screens.visitor.form import Answer, Form, Part
from gangting.ui.screens.visitor.layout import VisitorLayout
from gangting.ui.screens.visitor.state import Questions, VisitorState
from gangting.ui.theme import Tone
from gangting.ui.widgets.buttons import ButtonKind
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.segmented import Choice
from gangting.wording.words import Words


class VisitorView(VisitorLayout):
    """Shows a form and what is known of it."""

    def lines(self) -> dict[Part, Field]:
        """Give the fields to write in."""
        return {
            Part.PHONE: self.phone,
            Part.ID_NUMBER: self.id_number,
            Part.NAME: self.name_field,
            Part.ADDRESS: self.address,
            Part.PLATE: self.plate,
        }

    def title(self) -> str:
        """Name the screen."""
        return self.tr("Visitor")

    def write_words(self, words: Words) -> None:
        """Write all words in the language in force."""
        hint = self.tr("Only what is needed")
        self.head.set_words(self.tr("Register a visitor"), hint)
        self._write_fields()
        self.reason.set_words(self.tr("Why do they come?"))
        self.reasons.set_choices(
            [Choice(code.value, words.visit_reason(code)) for code in VisitReason]
        )
        self.screening.set_words(words.prompt("questions"))
        self.answers.set_words(
            {
                Answer.NONE: self.tr("None"),
                Answer.AREA: self.tr("Was there"),
                Answer.CONTACT: self.tr("Met someone"),
                Answer.SYMPTOMS: self.tr("Fever, cough"),
            }
        )
        self.health.set_words(self.tr("Health code"))
        self.colours.set_choices(
            [Choice(code.value, words.sentence(f"health_code.{code}")) for code in HealthCode]
        )
        self.register.setText(self.tr("Register and measure"))
        self.hosts.set_words(words)

    def _write_fields(self) -> None:
        self.phone.set_words(self.tr("Mobile"), self.tr("11 digits"))
        self.id_number.set_words(self.tr("ID number"), self.tr("18 characters"))
        self.name_field.set_words(self.tr("Name"))
        self.address.set_words(self.tr("Going to"), "3-2-501")
        self.plate.set_words(self.tr("Plate (if any)"), "京")
        self.party.set_words(self.tr("People"))
        self.toggle_words = {self.to_id: self.tr("ID"), self.to_phone: self.tr("Mobile")}
        self.to_id.setAccessibleName(self.tr("Write the ID number instead of the mobile"))
        self.to_phone.setAccessibleName(self.tr("Write the mobile instead of the ID number"))
        self.keep_address.setText(self.tr("Keep it as it is written"))
        self.keep_plate.setText(self.tr("Other plate"))
        self.mend_plate.setText(self.tr("Yes, change it"))

    def write_form(self, form: Form) -> None:
        """Write a whole form into the fields."""
        for part, field in self.lines().items():
            text = str(getattr(form, part))
            if field.text() != text:
                field.set_text(text)

    def show_form(self, form: Form, questions: Questions) -> None:
        """Show everything but the text of the fields."""
        self.show_id(by_id=form.by_id)
        self.reasons.choose(form.reason)
        self.answers.show_answers(form.answers)
        self.colours.choose(form.health)
        self.party.set_value(form.party)
        self._show_slip(wanted=form.wants_slip)
        self.screening.setVisible(questions.screening)
        self.health.setVisible(questions.health_code)
        self.hosts.choose(form.consent)

    def _show_slip(self, *, wanted: bool) -> None:
        self.slip.setText(self.tr("A slip will print") if wanted else self.tr("Print a slip"))
        self.slip.set_icon("printer-check" if wanted else "printer")
        self.slip.set_kind(ButtonKind.GOOD if wanted else ButtonKind.PLAIN)

    def show_state(self, state: VisitorState, words: Words) -> None:
        """Show what was understood and what is wrong."""
        said = {part: flaw.sentence(words) for part, flaw in state.flaws.items()}
        if state.suggested_plate and Part.PLATE in said:
            said[Part.PLATE] = words.sentence("hint.plate", plate=state.suggested_plate)
        for part, field in self.lines().items():
            if field.error != said.get(part, ""):
                field.show_error(said.get(part, ""))
        self.reason.show_error(said.get(Part.REASON, ""))
        self.screening.show_error(said.get(Part.ANSWERS, ""))
        self.health.show_error(said.get(Part.HEALTH, ""))
        self.hosts.show_error(said.get(Part.CONSENT, ""))
        self.keep_address.setVisible(state.ask_address)
        self.keep_plate.setVisible(state.ask_plate and not state.suggested_plate)
        self.mend_plate.setVisible(state.ask_plate and bool(state.suggested_plate))
        self.times.setVisible(state.times > 0)
        if state.times:
            self.times.set_text(words.sentence("hint.times_here", times=state.times))
        self._show_hints(state, words)
        self.hosts.show_door(state.door)
        self.fit()

    def _show_hints(self, state: VisitorState, words: Words) -> None:
        person = ""
        if state.sex is not None:
            years = self.tr("%1 years").replace("%1", str(state.age))
            person = f"{words.sentence(f'sex.{state.sex}')} · {years}"
        self.person.show_hint(person, Tone.OK)
        self.place.show_door(None if Part.ADDRESS in state.flaws else state.door)
        self.plate_hint.show_hint("" if Part.PLATE in state.flaws else state.plate_shown, Tone.OK)
