"""The vehicle screen as it is seen: its words, and a state written into its widgets."""

from collections.abc import Callable
from datetime import datetime

from gangting.domain.identity.address import mask_address
from gangting.domain.identity.names import mask_name
from gangting.domain.identity.plate import mask_plate
from gangting.domain.people import Vehicle
from gangting.domain.verdict.facts import Direction, Presence
from gangting.domain.visits import Inside, Visit, VisitReason
from gangting.ui.models.rows import Cell, CellKind, Row
from gangting.ui.screens.vehicle.form import Form, Part
from gangting.ui.screens.vehicle.layout import VehicleLayout
from gangting.ui.screens.vehicle.state import Stage, VehicleState
from gangting.ui.theme import Tone
from gangting.ui.widgets.segmented import Choice
from gangting.wording.words import Words


Moment = Callable[[datetime], str]


class VehicleView(VehicleLayout):
    """Shows a plate and what is known of it."""

    def title(self) -> str:
        """Name the screen."""
        return self.tr("Vehicle")

    def write_words(self, words: Words) -> None:
        """Write all words in the language in force."""
        hint = self.tr("Write the plate; what the books know of it stands on the right")
        self.head.set_words(self.tr("Vehicles"), hint)
        waiting, new = self.waiting, self.new
        waiting.title.setText(self.tr("Write the plate"))
        waiting.hint.setText(
            self.tr("The province comes first; vehicles of the compound show their door at once")
        )
        waiting.mend.setText(self.tr("Yes, change it"))
        waiting.keep.setText(self.tr("Other plate"))
        waiting.inside_title.setText(self.tr("Outside vehicles still inside"))
        waiting.inside.set_empty_text(self.tr("None"))
        waiting.inside.setAccessibleName(self.tr("Outside vehicles still inside"))
        new.kind.show_word(words.sentence("visit_kind.vehicle"), Tone.WARN, "car")
        new.again.setAccessibleName(self.tr("Change the plate"))
        new.address.set_words(self.tr("Going to"), "3-2-501")
        new.keep_address.setText(self.tr("Keep it as it is written"))
        new.party.set_words(self.tr("People"))
        new.reason.set_words(self.tr("Why do they come?"))
        new.reasons.set_choices(
            [Choice(code.value, words.visit_reason(code)) for code in VisitReason]
        )
        for page in (new, self.expected):
            page.trunk.setText(self.tr("I have looked into the trunk"))
        new.register.setText(self.tr("Register and measure"))
        self.expected.act.setText(self.tr("Register and measure"))
        self.hosts.set_words(words)

    def show_form(self, form: Form) -> None:
        """Show what was written and pressed."""
        self.display.show_plate(form.plate)
        new = self.new
        if new.address.text() != form.address:
            new.address.set_text(form.address)
        new.reasons.choose(form.reason)
        new.party.set_value(form.party)
        for page in (new, self.expected):
            page.trunk.setChecked(form.trunk)
        self.hosts.choose(form.consent)

    def show_state(self, state: VehicleState, words: Words, moment: Moment) -> None:
        """Show the page of the stage, and what is wrong on it."""
        match state.stage:
            case Stage.TYPING | Stage.ASKING | Stage.UNREADABLE:
                self.pages.setCurrentWidget(self.waiting)
            case Stage.KNOWN | Stage.VISITING:
                self.pages.setCurrentWidget(self.known)
            case Stage.NEW:
                self.pages.setCurrentWidget(self.new)
            case Stage.EXPECTED:
                self.pages.setCurrentWidget(self.expected)
        self._show_unreadable(state, words)
        self._show_expected(state, words)
        if state.found.vehicle is not None:
            self._show_vehicle(state, state.found.vehicle, words)
        elif state.found.visit is not None:
            self._show_visit(state, state.found.visit, words, moment)
        self._show_new(state, words)

    def _show_unreadable(self, state: VehicleState, words: Words) -> None:
        page, wrong = self.waiting, state.stage is Stage.UNREADABLE
        suggested = state.suggested_plate if wrong else ""
        closed = _outside_hours(state, words)
        page.hint.setVisible(not wrong and not closed)
        page.error.setVisible(wrong or bool(closed))
        if closed and not wrong:
            page.error.setText(closed)
        elif suggested:
            page.error.setText(words.sentence("hint.plate", plate=suggested))
        elif wrong:
            page.error.setText(words.error("invalid_plate"))
        page.mend.setVisible(bool(suggested))
        page.keep.setVisible(wrong and not suggested)

    def _show_expected(self, state: VehicleState, words: Words) -> None:
        """Offer the names, show the one whose hours hold, say when the others may come."""
        page, new, line = self.expected, self.new, state.listed
        self.waiting.expected.show_listed(state.by_name)
        unnamed = [one for one in state.by_name if one.is_open and not one.vehicle.plate]
        new.expected.show_listed(() if line is not None else unnamed)
        new.kind.setVisible(not (unnamed and line is None))
        closed = _outside_hours(state, words)
        new.closed.setText(closed)
        new.closed.setVisible(bool(closed))
        if state.stage is Stage.EXPECTED and line is not None:
            told = line.vehicle.told
            page.name.setText(told["name"])
            page.plate.setText(state.plate)
            page.kind.show_word(f"{told['start']}–{told['end']}", Tone.OK, "clock-check-outline")
            page.say.setText(words.prompt("temperature"))

    def _show_vehicle(self, state: VehicleState, vehicle: Vehicle, words: Words) -> None:
        page = self.known
        # Not green: that is the verdict's colour, and nothing is judged yet.
        tone = Tone.STOP if vehicle.blocked else Tone.BRAND
        page.set_tone(tone, filled=True)
        page.portrait.show_tone(tone, "car-electric" if state.new_energy else "car")
        page.plate.setText(state.plate)
        page.place.setText(vehicle.address_short)
        if vehicle.resident:
            page.kind.show_word(self.tr("Lives here"), Tone.BRAND, "home")
        else:
            page.kind.show_word(self.tr("Known vehicle"), Tone.MUTED, "card-account-details")
        self._show_where(state.found.presence, words)
        owner = self.tr("Owner: %1").replace("%1", mask_name(vehicle.owner))
        blocked = words.reason("blocked") if vehicle.blocked else ""
        page.detail.setText("\n".join(filter(None, (owner if vehicle.owner else "", blocked))))
        page.say.setText(self.tr("The people in it show their passes too"))
        leaves = state.direction is Direction.EXIT
        page.act.setText(self.tr("Let it out") if leaves else self.tr("Let it in"))
        page.act.set_icon("logout" if leaves else "login")

    def _show_where(self, presence: Presence, words: Words) -> None:
        known = presence is not Presence.UNKNOWN
        self.known.where.setVisible(known)
        if known:
            icon = "home-account" if presence is Presence.INSIDE else "road-variant"
            self.known.where.show_word(words.sentence(f"presence.{presence}"), Tone.MUTED, icon)

    def _show_visit(self, state: VehicleState, visit: Visit, words: Words, moment: Moment) -> None:
        page = self.known
        page.set_tone(Tone.BRAND, filled=True)
        page.portrait.show_tone(Tone.BRAND, "car-electric" if state.new_energy else "car")
        page.plate.setText(state.plate or visit.company)
        page.place.setText(visit.host_address or (visit.company if state.plate else ""))
        page.kind.show_word(words.sentence(f"visit_kind.{visit.kind}"), Tone.MUTED, "car")
        self._show_where(Presence.INSIDE, words)
        since = visit.entered_at
        came = self.tr("Came in %1").replace("%1", moment(since)) if since else ""
        reason = words.visit_reason(visit.reason) if visit.reason else ""
        people = self.tr("%1 in it").replace("%1", str(visit.party_size))
        page.detail.setText(" · ".join(filter(None, (came, reason, people))))
        page.say.setText(words.prompt("thanks"))
        page.act.setText(self.tr("Record that it leaves"))
        page.act.set_icon("logout")

    def _show_new(self, state: VehicleState, words: Words) -> None:
        new = self.new
        said = {part: flaw.sentence(words) for part, flaw in state.flaws.items()}
        new.plate.setText(state.plate)
        if new.address.error != said.get(Part.ADDRESS, ""):
            new.address.show_error(said.get(Part.ADDRESS, ""))
        new.keep_address.setVisible(state.ask_address)
        new.place.show_door(None if Part.ADDRESS in said else state.door)
        new.reason.show_error(said.get(Part.REASON, ""))
        self.hosts.show_error(said.get(Part.CONSENT, ""))
        self.hosts.show_door(state.door)
        new.fit()

    def show_inside(self, inside: tuple[Inside, ...], moment: Moment) -> None:
        """List the outside vehicles that have not left; nothing whole, for it is a list."""
        self.waiting.inside.set_rows(
            [
                Row(
                    one.visit.plate or str(one.visit.id),
                    (
                        Cell(_masked_name(one.visit), CellKind.STRONG),
                        Cell(_masked_place(one.visit), CellKind.MUTED),
                        self._since(one, moment),
                    ),
                )
                for one in inside
            ]
        )

    def _since(self, one: Inside, moment: Moment) -> Cell:
        since = moment(one.visit.entered_at) if one.visit.entered_at else ""
        if one.overstayed:
            return Cell(since, CellKind.CHIP, Tone.WARN, "clock-alert-outline")
        return Cell(since, CellKind.MUTED)


def _masked_name(visit: Visit) -> str:
    return mask_plate(visit.plate) if visit.plate else visit.company


def _masked_place(visit: Visit) -> str:
    if visit.host_address:
        return mask_address(visit.host_address)
    return visit.company if visit.plate else ""


def _outside_hours(state: VehicleState, words: Words) -> str:
    """Say when the one in front may come in, where it is expected but not now."""
    if state.listed is None or state.listed.is_open or state.stage is Stage.VISITING:
        return ""
    return words.error("outside_hours", **state.listed.vehicle.told)
