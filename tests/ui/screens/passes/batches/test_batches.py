"""A run of cards: jams, stops, crashes; nothing is lost and nothing printed twice unnoticed."""

from gangting.domain.printing import Sides


def test_everything_that_waits_is_printed_in_two_taps(open_desk, twelve) -> None:
    """The order is that of the doors; a person says that the cards came out."""
    desk = open_desk(twelve)
    page, run = desk.screen.choose, desk.screen.run
    assert len(desk.screen.desk.facts.chosen) == 12
    assert "12" in page.print.text()
    places = [view.holder.place_short for view in desk.screen.desk.facts.waiting]
    floors = [tuple(int(part) for part in place.split("-")) for place in places]
    assert floors == sorted(floors)

    desk.press(page.print)

    assert desk.states() == {"sent": 12}
    assert desk.passes() == {"applied": 12}, "nobody has seen the cards yet"
    desk.press(run.yes)
    assert desk.states() == {"printed": 12}
    assert desk.passes() == {"printed": 12}
    assert len(set(desk.printing.cards)) == len(desk.printing.cards) == 12


def test_the_cards_of_a_run_are_called_by_their_holders(open_desk, twelve) -> None:
    """Whole for those whose role is to see names, masked for all others."""
    desk = open_desk(twelve)
    whole = [view.holder.name for view in desk.screen.desk.facts.waiting]
    desk.press(desk.screen.choose.print)
    table = desk.screen.run.table
    assert [row.cells[1].text for row in table.rows] == whole
    desk.screen.desk.set_officer(None)
    desk.settle()
    masked = [row.cells[1].text for row in table.rows]
    assert all("*" in name for name in masked)
    assert not set(masked) & set(whole)


def test_the_gate_has_its_turn_while_many_are_written_down(open_desk, twelve, monkeypatch) -> None:
    """Some cards at a time: what else is asked of the books comes between."""
    monkeypatch.setattr("gangting.ui.screens.passes.batches.work.CAME_OUT", 5)
    desk = open_desk(twelve)
    desk.press(desk.screen.choose.print)
    seen: list[dict[str, int]] = []

    desk.screen.run.yes.click()
    desk.jobs.submit(desk.states, seen.append)  # a scan, say
    desk.settle()

    assert seen == [{"printed": 5, "sent": 7}]
    assert desk.states() == {"printed": 12}
    assert desk.passes() == {"printed": 12}
    assert not desk.screen.desk.facts.busy


def test_a_jam_at_card_213_of_500(open_desk, five_hundred) -> None:
    """The printer fails; the last good card is said; the rest is printed, each card once."""
    desk = open_desk(five_hundred)
    run = desk.screen.run
    desk.printing.jam.jam_at = 213
    desk.press(desk.screen.choose.print)

    assert len(desk.printing.cards) == 212
    assert run.yes.isVisibleTo(desk.screen)
    assert run.said.text()
    assert desk.states() == {"sent": 220, "waiting": 280}

    desk.press(run.part)
    desk.number("212")
    assert desk.states() == {"printed": 212, "spoiled": 1, "waiting": 287}
    assert desk.passes() == {"printed": 212, "applied": 288}
    assert "第 213 张会重打" in run.hint.text()
    assert "先取消" in run.hint.text(), "what the stopped printer still holds would come twice"
    desk.printing.jam.broken = True
    desk.press(run.go_on)
    assert desk.states() == {"printed": 212, "waiting": 288}
    assert "先取消" in run.hint.text(), "it still holds it after another try"
    desk.printing.jam.broken = False

    desk.printing.jam.jam_at = 0
    desk.press(run.go_on)
    desk.press(run.yes)
    assert desk.states() == {"printed": 500}
    assert desk.passes() == {"printed": 500}
    assert len(set(desk.printing.cards)) == len(desk.printing.cards) == 500


def test_a_stop_finishes_the_job_the_printer_has(open_desk, twelve) -> None:
    """Cancel sends no more; what was sent is asked about; the rest goes on later."""
    desk = open_desk(twelve)
    run = desk.screen.run
    desk.screen.choose.print.click()
    while desk.printing.jam.jobs == 0:
        assert desk.jobs.run_next()
    run.strip.cancelled.emit()
    desk.settle()

    assert desk.states() == {"sent": 10, "waiting": 2}
    desk.press(run.yes)
    assert desk.states() == {"printed": 10, "waiting": 2}
    desk.press(run.go_on)
    desk.press(run.yes)
    assert desk.states() == {"printed": 12}
    assert len(set(desk.printing.cards)) == len(desk.printing.cards) == 12


def test_a_crash_leaves_a_question(open_desk, twelve) -> None:
    """Started again, the run is offered with the cards that were on their way."""
    desk = open_desk(twelve)
    desk.screen.choose.print.click()
    while desk.printing.jam.jobs == 0:
        assert desk.jobs.run_next()
    desk.jobs._tasks.clear()
    desk.booth.close()

    again = open_desk(twelve)
    page, run = again.screen.choose, again.screen.run
    assert page.notice.isVisibleTo(again.screen)
    assert again.screen.desk.facts.waiting == (), "its cards are in that run"
    again.press(page.notice.key)
    assert again.states() == {"sent": 10, "waiting": 2}
    again.press(run.no)
    assert again.states() == {"spoiled": 1, "waiting": 11}
    again.press(run.go_on)
    again.press(run.yes)
    assert again.states() == {"printed": 12}


def test_a_printer_that_took_nothing_leaves_no_question(open_desk, twelve) -> None:
    """A missing printer says why; every card waits still."""
    desk = open_desk(twelve)
    desk.printing.jam.broken = True
    desk.press(desk.screen.choose.print)

    assert desk.states() == {"waiting": 12}
    assert desk.screen.run.said.text()
    assert desk.screen.run.go_on.isVisibleTo(desk.screen)


def test_a_range_is_printed_again(open_desk, twelve) -> None:
    """Three spoiled cards come a second time, and only they."""
    desk = open_desk(twelve)
    run = desk.screen.run
    desk.press(desk.screen.choose.print)
    desk.press(run.yes)
    desk.press(run.again)
    desk.number("3")
    desk.number("5")
    assert desk.states() == {"printed": 9, "spoiled": 3}
    before = list(desk.printing.cards)
    desk.press(run.go_on)
    desk.press(run.yes)
    assert desk.states() == {"printed": 12}
    assert desk.printing.cards[12:] == before[2:5]


def test_a_run_is_ended_early(open_desk, twelve) -> None:
    """What is not on paper can be printed in another run; it is asked once."""
    desk = open_desk(twelve)
    run = desk.screen.run
    desk.printing.jam.broken = True
    desk.press(desk.screen.choose.print)
    desk.press(run.end)
    assert run.leave.isVisibleTo(desk.screen)
    desk.press(run.end)
    assert desk.screen.desk.facts.view.batch.state.value == "cancelled"
    assert len(desk.screen.desk.facts.chosen) == 12
    assert not desk.screen.desk.facts.open


def test_sheets_of_eight_count_by_the_sheet(open_desk, twelve) -> None:
    """A jam on the second sheet spoils its cards alone."""
    desk = open_desk(twelve)
    desk.screen.choose.papers.chosen.emit("sheet8")
    desk.printing.jam.jam_at = 2
    desk.press(desk.screen.choose.print)
    desk.press(desk.screen.run.part)
    desk.number("8")
    assert desk.states() == {"printed": 8, "spoiled": 4}
    assert "第 9 到 12 张会重打" in desk.screen.run.hint.text()
    desk.screen.desk.choose_printer("")
    desk.settle()
    assert "先取消" not in desk.screen.run.hint.text(), "a file holds nothing back"


def test_the_picture_shows_the_first_paper_with_every_card_on_it(open_desk, twelve) -> None:
    """Eight cards on a sheet of eight; of twelve with nine left out, three; one on a card."""
    desk = open_desk(twelve)
    drawn: list[tuple[str, ...]] = []
    preview = desk.printing.preview

    def watched(printable, layout, width, height, sides=Sides.FRONT, more=()):
        drawn.append(tuple(one.serial for one in (printable, *more)))
        return preview(printable, layout, width, height, sides, more)

    desk.printing.preview = watched
    desk.screen.desk.set_room(300, 400)
    desk.settle()
    waiting = desk.screen.desk.facts.chosen
    assert drawn[-1] == (f"{waiting[0]:08d}",)

    desk.screen.choose.papers.chosen.emit("sheet8")
    desk.settle()
    assert drawn[-1] == tuple(f"{one:08d}" for one in waiting[:8])

    for one in waiting[:9]:
        desk.screen.desk.tick(one)
    desk.settle()
    assert drawn[-1] == tuple(f"{one:08d}" for one in waiting[9:])


def test_only_what_is_ticked_goes_to_a_file(open_desk, twelve) -> None:
    """Ticks choose; the PDF is whole; its cards wait for somebody to print it."""
    desk = open_desk(twelve)
    page = desk.screen.choose
    desk.press(page.none)
    assert not page.print.isEnabled()
    for row in page.table.rows[:2]:
        page.table.pressed.emit(row.key, 0)
    page.printers.turned.emit("PDF")
    desk.settle()
    desk.press(page.print)

    assert desk.states() == {"sent": 2}
    [path] = desk.folder.glob("*.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    desk.press(desk.screen.run.yes)
    assert desk.passes() == {"printed": 2, "applied": 10}


def test_a_long_list_is_printed_in_parts(open_desk, twelve, monkeypatch) -> None:
    """One key chooses the first ones; what they leave is offered next, and then the key is gone."""
    monkeypatch.setattr("gangting.ui.screens.passes.batches.state.AT_ONCE", 8)
    desk = open_desk(twelve)
    page = desk.screen.choose
    desk.press(page.first)
    assert "8" in page.first.text()
    assert not page.first.isEnabled()
    assert len(desk.screen.desk.facts.chosen) == 8
    desk.press(page.print)
    desk.press(desk.screen.run.yes)
    assert desk.passes() == {"printed": 8, "applied": 4}
    desk.screen.on_enter()
    desk.settle()
    assert len(desk.screen.desk.facts.chosen) == 4
    assert not page.first.isVisibleTo(desk.screen)


def test_the_last_good_card_says_its_number_itself(open_desk, twelve) -> None:
    """Where a number is asked for, the scan of a card is its answer; a strange card has none."""
    desk = open_desk(twelve)
    screen, passes = desk.screen, desk.booth.services.passes
    desk.press(screen.choose.print)
    fifth = passes.show(screen.desk.facts.view.cards[4].serial).entry_pass
    assert not screen.take_scan(passes.code(fifth)), "nobody asked: it is the gate's"
    desk.press(screen.run.part)
    assert screen.take_scan("482719368")
    desk.settle()
    assert screen.run.said.text()
    assert screen.take_scan(passes.code(fifth))
    desk.settle()
    assert screen.run.number.number.text() == "5"
    desk.number("")
    assert desk.passes() == {"printed": 5, "applied": 7}
    assert not screen.take_scan("6901234567892")


def test_a_wrong_number_is_refused_with_words(open_desk, twelve) -> None:
    """A range that does not exist changes nothing."""
    desk = open_desk(twelve)
    run = desk.screen.run
    desk.press(desk.screen.choose.print)
    desk.press(run.yes)
    desk.press(run.again)
    desk.number("9")
    desk.number("5")
    assert desk.states() == {"printed": 12}
    assert run.said.text()


def test_a_last_good_card_that_was_not_sent_is_asked_again(open_desk, twelve) -> None:
    """A slip of the finger neither loses cards nor prints them twice."""
    desk = open_desk(twelve)
    run = desk.screen.run
    desk.printing.jam.jam_at = 5
    desk.press(desk.screen.choose.print)
    desk.press(run.part)
    assert not run.yes.isVisibleTo(desk.screen), "only the number's keys are there"
    desk.number("99")
    assert desk.states() == {"sent": 10, "waiting": 2}
    assert "99" in run.said.text()
    desk.screen.run.number.keys.erased.emit()
    desk.screen.run.number.keys.erased.emit()
    desk.number("4")
    assert desk.states() == {"printed": 4, "spoiled": 1, "waiting": 7}
