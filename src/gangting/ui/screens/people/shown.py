"""What the people screen shows, in the language in force."""

from dataclasses import replace

from gangting.domain.passes import PassAction
from gangting.domain.people import Standing
from gangting.ui.context import Context
from gangting.ui.photo.page import PhotoPage
from gangting.ui.photo.values import PhotoTools, Subject
from gangting.ui.screens.people.desk import PeopleDesk
from gangting.ui.screens.people.layout import PeopleLayout
from gangting.ui.screens.people.outings import outings_said
from gangting.ui.screens.people.panel import COLUMNS, ON_CARD
from gangting.ui.screens.people.rows import Eyes, found_rows, tab_rows, whole
from gangting.ui.screens.people.values import Facts, Mode, Opened, Tab, Word
from gangting.ui.screens.people.work import PeopleWork
from gangting.ui.theme import Tone
from gangting.ui.widgets.segmented import Choice


class ShownPeople(PeopleLayout):
    """Turns what is known into what is seen."""

    def __init__(self, context: Context, tools: PhotoTools) -> None:
        self.photo = PhotoPage(context, tools)
        super().__init__(self.photo)
        self.context = context
        self.desk = PeopleDesk(context, PeopleWork(context.services), self)
        self._mode = Mode.CARD
        self._tab: Tab | None = None
        self._opened: Opened | None = None
        self._told = ""

    def title(self) -> str:
        """Say the screen's word on the rail."""
        return self.tr("Residents")

    def eyes(self) -> Eyes:
        """Tell who looks, when, and in which words."""
        facts, context = self.desk.facts, self.context
        children = self.tr("Children under 14: %1")
        words, now, zone = context.words(), context.now(), context.zone()
        return Eyes(
            facts.whole,
            words,
            now,
            zone,
            children,
            car=self.tr("Car"),
            lent=self.tr("Lent"),
            overdue=self.tr("Overdue"),
            due=self.tr("due %1"),
            yes=self.tr("yes"),
            no=self.tr("no"),
        )

    # -- words

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        words = self.context.words()
        self.head.set_words(self.title(), self.tr("One person on one card"))
        self.search.set_words("", self.tr("Name, phone, room"), self.tr("Find a person"))
        self.table.setAccessibleName(self.tr("Found"))
        self.empty.hint.setText(self.tr("Find somebody and touch their line: the card is here."))
        self._say_card()
        standings = [Choice(one.value, words.sentence(f"standing.{one.value}")) for one in Standing]
        self.edit.standing.set_choices(standings)
        self.edit.standing.setAccessibleName(words.sentence("person_field.standing"))
        self.edit.blocked.setText(words.sentence("person_field.blocked"))
        self.edit.observed.setText(words.sentence("person_field.under_observation"))
        self._say_forms()
        self.show_facts()
        if not self.card.all_of_it.isHidden():
            self.show_all_of_it(self._told)

    def _say_card(self) -> None:
        card = self.card
        card.tabs.set_words(
            {
                Tab.HOME: self.tr("Home"),
                Tab.PASSES: self.tr("Passes"),
                Tab.GATE: self.tr("Gate"),
                Tab.WARMTH: self.tr("Temp."),
                Tab.CHANGES: self.tr("Edits"),
            }
        )
        card.tabs.setAccessibleName(self.tr("Sides of the card"))
        card.table.setAccessibleName(self.tr("This side of the card"))
        card.edit.setText(self.tr("Edit"))
        card.move_key.setText(self.tr("Move"))
        card.merge.setText(self.tr("Merge"))
        card.leave.setText(self.tr("Moved away"))
        card.come_back.setText(self.tr("Came back"))

    def _say_forms(self) -> None:
        words = self.context.words()
        for form in (self.edit, self.move_form, self.leave, self.merge):
            form.back.setText(self.tr("Leave it"))
        self.photo.retranslate()
        self.edit.name.set_words(words.sentence("person_field.name"))
        self.edit.phone.set_words(words.sentence("person_field.phone"))
        self.edit.do.setText(self.tr("Save"))
        self.move_form.room.set_words(self.tr("New address"), "3-2-501")
        self.move_form.hint.setText(
            self.tr("Passes move too. Their cards still say the old address: reissue them.")
        )
        self.move_form.do.setText(self.tr("Move"))
        self.leave.reason.set_words(self.tr("Reason"), self.tr("such as: moved away"))
        for form in (self.edit, self.move_form):
            form.reason.set_words(self.tr("Reason, if there is one to note"))
        self.leave.hint.setText(self.tr("All passes of this person end. What of the cards?"))
        self.leave.fate.set_words(
            {
                PassAction.RETURN: self.tr("Handed back"),
                PassAction.VOID: self.tr("Not handed back"),
            }
        )
        self.leave.fate.setAccessibleName(self.tr("What of the cards?"))
        self.leave.do.setText(self.tr("Left the compound"))
        self.merge.swap.setText(self.tr("Keep the other one"))
        self.merge.kept.word.show_word(self.tr("Stays"), Tone.OK)
        self.merge.dropped.word.show_word(self.tr("Is added to it"), Tone.WARN)
        self.merge.do.setText(self.tr("Make them one"))

    # -- what is known

    def show_facts(self) -> None:
        """Show everything that is known."""
        facts = self.desk.facts
        self._show_found(facts)
        self._show_note(facts)
        self.stack.setEnabled(not facts.busy)
        opened = facts.opened
        if facts.mode is not Mode.PHOTO:
            self.photo.forget()
        if opened is None:
            self.stack.setCurrentWidget(self.empty)
            self._mode = Mode.CARD
            return
        self.stack.setCurrentWidget(self.forms[facts.mode])
        if facts.mode is not self._mode:
            self._mode = facts.mode
            self._begin(facts.mode, opened)
        self._show_title(facts.mode, opened)
        self._show_card(facts, opened)
        self._show_merge(facts, opened)

    def _show_found(self, facts: Facts) -> None:
        nobody = self.tr("Nobody found. Try pinyin, a phone's end or a room.")
        type_here = self.tr("Type to find: each letter narrows it down.")
        self.table.set_empty_text(nobody if facts.answered else type_here)
        eyes = replace(self.eyes(), whole=facts.list_whole)
        self.table.set_rows(found_rows(facts.answers, eyes))
        self.reveal.setVisible(facts.whole and bool(facts.answers))
        self.reveal.setText(self.tr("Hide names") if facts.revealed else self.tr("Show names"))
        chosen = facts.other or facts.opened
        self.table.select(str(chosen.card.person.id) if chosen else "")

    def _show_note(self, facts: Facts) -> None:
        if facts.error is not None:
            words = self.context.words()
            self.show_note(words.error(facts.error.code, **facts.error.params), Tone.STOP)
        elif facts.word is not None:
            self.show_note(self._done_word(facts.word), Tone.OK)
        else:
            self.show_note("")

    def _done_word(self, word: Word) -> str:
        return {
            Word.SAVED: self.tr("Saved."),
            Word.MOVED: self.tr("Moved. Reissue the cards with the old address."),
            Word.LEFT: self.tr("Moved away. Their passes have ended."),
            Word.CAME_BACK: self.tr("Lives here again. Issue a new pass."),
            Word.MERGED: self.tr("The two are one now."),
            Word.SEPARATED: self.tr("The two are apart again."),
            Word.PHOTO_KEPT: self.tr("The photo is kept. New cards show it."),
            Word.PHOTO_REMOVED: self.tr("The photo is removed."),
            Word.PHOTO_UNDONE: self.tr("The photo is as it was before."),
        }[word]

    def _show_card(self, facts: Facts, opened: Opened) -> None:
        card, eyes, page = opened.card, self.eyes(), self.card
        person, words = card.person, self.context.words()
        page.name.setText(eyes.name(person.name))
        page.standing.show_word(words.sentence(f"standing.{person.standing.value}"), Tone.BRAND)
        self._show_where(opened, eyes)
        place = person.address_spoken if eyes.whole else eyes.place(person.address_short)
        page.place.setText(place)
        page.phone.setText(eyes.phone(person.phone))
        use = opened.outings
        said, gone = outings_said(use, person.id) if use is not None else ("", False)
        page.outings.setText(said)
        page.outings.set_tone(Tone.WARN if gone else None)
        page.outings.setVisible(bool(said))
        page.tabs.choose(facts.tab)
        if facts.tab is not self._tab or opened is not self._opened:
            self._tab, self._opened = facts.tab, opened
            page.all_of_it.hide()
            page.table.select("")
            page.table.set_columns(COLUMNS.get(facts.tab, ON_CARD))
            page.table.first_page()
        page.table.set_empty_text(self._nothing(facts))
        page.table.set_rows(tab_rows(opened, facts.tab, eyes))
        gone = person.left_on is not None
        page.keys.setVisible(facts.may_change and card.merged_into is None)
        for key in (page.edit, page.move_key, page.merge, page.leave):
            key.setVisible(not gone)
        page.come_back.setVisible(gone)
        undoes_photo = facts.photo_change is not None
        page.undo.setVisible(facts.separable is not None or undoes_photo)
        merging, photo = self.tr("Take the merging back"), self.tr("Undo")
        page.undo.setText(photo if undoes_photo else merging)
        self._show_photo(facts, opened)

    def _show_photo(self, facts: Facts, opened: Opened) -> None:
        key = self.card.photo
        key.show_photo(opened.photo)
        key.setEnabled(self.may_photo())
        add, change = self.tr("Add a photo"), self.tr("The photo")
        key.setAccessibleName(change if key.has_photo else add)
        if facts.mode is Mode.PHOTO:
            self.photo.desk.know(self._subject(opened))

    def may_photo(self) -> bool:
        """Whether the person in hand may be given another photo."""
        facts = self.desk.facts
        card = facts.opened.card if facts.opened else None
        lives = card is not None and card.person.left_on is None and card.merged_into is None
        return lives and facts.may_change

    def _subject(self, opened: Opened) -> Subject:
        person = opened.card.person
        return Subject(person.id, self.eyes().name(person.name), opened.photo)

    def _show_where(self, opened: Opened, eyes: Eyes) -> None:
        person, chip = opened.card.person, self.card.where
        if person.left_on is not None:
            chip.show_word(eyes.words.sentence("person_change.left"), Tone.WARN)
        elif person.blocked:
            chip.show_word(eyes.words.sentence("person_field.blocked"), Tone.STOP)
        elif person.under_observation and eyes.whole:
            chip.show_word(eyes.words.sentence("person_field.under_observation"), Tone.STOP)
        elif opened.card.whereabouts is not None:
            presence = opened.card.whereabouts.presence.value
            chip.show_word(eyes.words.sentence(f"presence.{presence}"), Tone.OK)
        chip.setVisible(
            person.left_on is not None
            or person.blocked
            or (person.under_observation and eyes.whole)
            or opened.card.whereabouts is not None
        )

    def show_all_of_it(self, key: str) -> None:
        """Show the whole of a change, which may be longer than its line."""
        page = self.card
        row = next((row for row in page.table.rows if row.key == key), None)
        if row is not None and self.desk.facts.tab is Tab.CHANGES:
            self._told = key
            page.table.select(key)
            page.all_of_it.setText(whole(row))
            page.all_of_it.show()

    def _nothing(self, facts: Facts) -> str:
        if facts.tab in {Tab.WARMTH, Tab.CHANGES} and not facts.whole:
            return self.tr("This side is for those who issue passes.")
        return {
            Tab.HOME: self.tr("Nobody else lives behind this door."),
            Tab.PASSES: self.tr("No passes."),
            Tab.GATE: self.tr("No passages yet."),
            Tab.WARMTH: self.tr("No readings yet."),
            Tab.CHANGES: self.tr("Nothing was changed yet."),
        }[facts.tab]

    def _begin(self, mode: Mode, opened: Opened) -> None:
        """Fill a form as the person is now."""
        person = opened.card.person
        if mode is Mode.EDIT:
            self.edit.name.set_text(person.name)
            self.edit.phone.set_text(person.phone)
            self.edit.standing.choose(person.standing.value)
            self.edit.blocked.setChecked(person.blocked)
            self.edit.observed.setChecked(person.under_observation)
            self.edit.reason.set_text("")
            self.edit.name.setFocus()
        elif mode is Mode.MOVE:
            self.move_form.room.set_text("")
            self.move_form.reason.set_text("")
            self.move_form.room.setFocus()
        elif mode is Mode.LEAVE:
            self.leave.reason.set_text("")
            self.leave.reason.setFocus()
        elif mode is Mode.PHOTO:
            self.photo.begin(self._subject(opened))
            self.photo.setFocus()
        elif mode is Mode.MERGE:
            self.search.setFocus()  # the other record is looked for next

    def _show_title(self, mode: Mode, opened: Opened) -> None:
        """Say on the form in front whom it changes, in the language in force."""
        titles = {
            Mode.EDIT: (self.edit, self.tr("Edit %1")),
            Mode.MOVE: (self.move_form, self.tr("%1 moves to another door")),
            Mode.LEAVE: (self.leave, self.tr("%1 leaves the compound")),
            Mode.MERGE: (self.merge, self.tr("%1 is here twice")),
        }
        if mode in titles:
            form, title = titles[mode]
            form.title.setText(title.replace("%1", self.eyes().name(opened.card.person.name)))

    def _show_merge(self, facts: Facts, opened: Opened) -> None:
        form, other = self.merge, facts.other
        form.both.setVisible(other is not None)
        form.swap.setVisible(other is not None)
        form.do.setEnabled(other is not None)
        form.kept.show_record(*self._record(opened))
        if other is None:
            form.hint.setText(self.tr("Find the other record of the same person and touch it."))
            return
        form.dropped.show_record(*self._record(other))
        form.hint.setText(
            self.tr("Passes, passages and readings of both come together. It can be taken back.")
        )

    def _record(self, opened: Opened) -> tuple[str, tuple[str, ...]]:
        card, eyes = opened.card, self.eyes()
        counts = self.tr("Passes: %1, passages: %2")
        counts = counts.replace("%1", str(len(card.passes)))
        lines = (
            eyes.place(card.person.address_short) or "—",
            eyes.phone(card.person.phone) or "—",
            eyes.words.sentence(f"standing.{card.person.standing.value}"),
            counts.replace("%2", str(len(card.crossings))),
        )
        return eyes.name(card.person.name), lines
