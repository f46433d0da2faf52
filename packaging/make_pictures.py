"""Make the pictures of the README: play the tour at 1366×768, by day and in Chinese, and go on.

    python packaging/make_pictures.py [FOLDER]

What the tour does not show is played between its scenes: a list, a print run, the pick-up desk, a
person's card, the booth by night and in English. The handover's sheet is its printed file. All are
kept in packaging/pictures, as PNGs of at most 256 colours.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument

from gangting.app.main import application
from gangting.app.tour import scenes, shift_scenes
from gangting.app.tour.stage import Stage
from gangting.domain.actors import Role
from gangting.domain.passes import PassState
from gangting.exchange.spreadsheet import write_xlsx
from gangting.exchange.values import Sheet
from gangting.host.settings import Language, Theme
from gangting.ui.jobs import Lane


FOLDER = Path(__file__).resolve().parent / "pictures"
WIDTH, HEIGHT = 1366, 768
DPI = 96
PRACTICE_LINE = 32
MOST_BYTES = 120_000
SHEET_WIDTH = 1000
COLOURS = 256
ON_PAPER, SENT = 6, 9  # of a print run: what came out, and what the printer had when it stopped

#: A list of applicants; four of its rows hold what people write too.
HEAD = ("姓名", "手机号码", "楼栋", "单元", "房号", "类别")
ROWS = (
    ("宋知远", "19900003301", "5", "1", "101", "居民"),
    ("叶小满", "19900003302", "5", "1", "102", "租户"),
    ("罗建军", "1990000330", "5", "1", "201", "居民"),
    ("欧阳锦绣", "19900003304", "5", "1", "202", "居民"),
    ("阿依努尔·买买提", "19900003305", "5", "1", "301", "租户"),
    ("杜若2", "19900003306", "5", "1", "302", "居民"),
    ("江一舟", "19900003307", "5", "2", "101", "居民"),
    ("顾念慈", "19900003308", "5", "2", "", "居民"),
    ("司徒明月", "19900003309", "5", "2", "201", "居民"),
    ("蒋鸣", "19900003310", "5", "2", "202", "业主"),
    ("秦可", "19900003311", "5", "2", "301", "神仙"),
    ("林间", "19900003312", "5", "2", "302", "租户"),
    ("袁立", "19900003313", "5", "3", "101", "居民"),
    ("余小鱼", "19900003314", "5", "3", "102", "居民"),
)

Picture = Callable[[str], None]


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        stand_on_a_screen(Path(place) / "screen.json")
        for name, picture in play(Path(place)).items():
            keep(picture, folder / f"{name}.png")


def stand_on_a_screen(file: Path) -> None:
    """Give Qt the screen of a booth; the one it invents is smaller, and words shrink on it."""
    screen = {"name": "booth", "x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "logicalDpi": DPI}
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def play(place: Path) -> dict[str, Path]:
    """Play every scene; return where the pictures were put."""
    stage = Stage(application(), place / "booth", place)
    taken: dict[str, Path] = {}

    def take(name: str) -> None:
        stage.window.frame.withdraw("announcement")  # that there is no printer here
        taken[name] = stage.picture(name)

    try:
        window = stage.window
        window.change_settings(replace(window.settings, theme=Theme.LIGHT))
        window.frame.withdraw("practice")  # its line stays; the banner is read once
        window.window.resize(WIDTH, HEIGHT)
        story = scenes.Story()
        for scene in scenes.SCENES:
            scene(stage, story)
            for after in AFTER.get(scene, ()):
                after(stage, take)
        taken["visitor"] = place / "08-visitor-form.png"  # filled in, before it is sent
        taken["handover-sheet"] = sheet(stage.sheet_file, place / "handover-sheet.png")
    finally:
        stage.close()
    return taken


def just(name: str) -> Callable[[Stage, Picture], None]:
    """Take what the scene leaves on the window."""
    return lambda _stage, take: take(name)


def fever(stage: Stage, take: Picture) -> None:
    """Look at the verdict with the height that a real booth has, without the practice line."""
    stage.window.window.resize(WIDTH, HEIGHT + PRACTICE_LINE)
    take("gate-fever")
    stage.window.window.resize(WIDTH, HEIGHT)


def by_night(stage: Stage, take: Picture) -> None:
    """Look at the end of the recheck by night and in English."""
    names = {"station", "handover", "people"}
    stage.wait(
        lambda: names <= {screen.name for screen in stage.window.window.screens()},
        "every screen is in the rail",
    )
    by_day = stage.window.settings
    stage.window.change_settings(replace(by_day, theme=Theme.NIGHT, language=Language.EN))
    take("gate-night")
    stage.window.change_settings(by_day)


def bring_a_list(stage: Stage, take: Picture) -> None:
    """Look at a list with four faults, then take its good rows in."""
    stage.sign_in(Role.LEADER)
    stage.show(stage.more.passes.name)
    stage.press(stage.more.passes.list.bring)
    file = stage.folder / "applicants.xlsx"
    write_xlsx([Sheet("申请表", HEAD, ROWS)], file)
    screen = stage.more.importing
    screen.desk.open(file)
    stage.wait(lambda: _idle(stage), "the list is read")
    stage.press(screen.columns.next)
    stage.wait(lambda: _idle(stage), "the list is checked")
    take("import")
    stage.press(screen.check.apply)
    stage.wait(lambda: _idle(stage), "the good rows are in")


def print_them(stage: Stage, take: Picture) -> None:
    """Begin a run, and let the printer stop in the middle of it."""
    batches = stage.services.batches
    pages = stage.services.passes.page(states=(PassState.APPLIED,), limit=50)
    run = batches.begin([view.entry_pass.serial for view in pages], "card", stage.officer)
    run_id = run.batch.id
    batches.sent(run_id, batches.next(run_id, ON_PAPER), stage.officer)
    batches.all_printed(run_id, stage.officer)
    batches.sent(run_id, batches.next(run_id, SENT - ON_PAPER), stage.officer)
    batches.halt(run_id, "printer_failed", stage.officer)
    stage.show(stage.more.passes.name)
    stage.press(stage.more.passes.list.batch)
    stage.more.batches.desk.open(run_id)
    stage.wait(lambda: stage.more.batches.desk.facts.view is not None, "the run is in hand")
    take("print-run")
    batches.all_printed(run_id, stage.officer)


def hand_a_card_over(stage: Stage, take: Picture) -> None:
    """Compare whoever came for a card."""
    stage.show(stage.more.passes.name)
    stage.press(stage.more.passes.list.hand)
    table = stage.more.pickup.page.table
    stage.wait(lambda: bool(table.rows), "cards wait for their holders")
    stage.write(stage.more.pickup.page.search.line, ROWS[8][0])
    stage.wait(lambda: len(table.rows) == 1, "the holder is found")
    table.pressed.emit(table.rows[0].key, 0)
    stage.wait(lambda: stage.more.pickup.desk.facts.turn is not None, "the card is in hand")
    take("pickup")
    stage.press(stage.more.pickup.page.turn.give)


def see_a_person(stage: Stage, take: Picture) -> None:
    """See somebody on one card."""
    screen = stage.more.people
    stage.show(screen.name)
    stage.write(screen.search.line, "3-2-502")
    stage.wait(lambda: bool(screen.desk.facts.answers), "somebody is found")
    screen.desk.choose(screen.desk.facts.answers[0].ref.id)
    stage.wait(lambda: _idle(stage), "the card is read")
    take("person")


#: What is taken or played at the end of a scene of the tour.
AFTER: dict[scenes.Scene, tuple[Callable[[Stage, Picture], None], ...]] = {
    scenes.take_the_temperature: (just("gate-admit"),),
    scenes.stop_a_fever: (fever,),
    scenes.recheck: (by_night,),
    scenes.print_the_card: (just("passes"),),
    shift_scenes.give_supplies: (just("station"),),
    shift_scenes.count_the_shelf: (just("count"),),
    shift_scenes.hand_over_the_shift: (
        bring_a_list,
        print_them,
        hand_a_card_over,
        see_a_person,
    ),
    scenes.lock_the_screen: (just("lock"),),
}


def _idle(stage: Stage) -> bool:
    return not any(stage.window.jobs.busy(lane) for lane in (Lane.STORE, Lane.LONG))


def sheet(file: Path, target: Path) -> Path:
    """Turn the first page of a printed file into a picture."""
    with opened(file) as pages:
        points = pages.pagePointSize(0)
        height = round(SHEET_WIDTH * points.height() / points.width())
        image = pages.render(0, QSize(SHEET_WIDTH, height))
        image.save(str(target))
    with Image.open(target) as page:  # what is not painted is transparent
        ground = Image.new("RGBA", page.size, "white")
        ground.alpha_composite(page.convert("RGBA"))
    ground.convert("RGB").save(target)
    return target


@contextmanager
def opened(file: Path) -> Iterator[QPdfDocument]:
    pages = QPdfDocument()
    if pages.load(str(file)) != QPdfDocument.Error.None_:
        raise SystemExit(f"{file.name} cannot be read")
    try:
        yield pages
    finally:
        pages.close()


def keep(picture: Path, target: Path) -> None:
    """Write it with few colours; refuse what is too large to read a page with."""
    with Image.open(picture) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(target, optimize=True)
    size = target.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"{target.name} has {size} bytes, more than {MOST_BYTES}")
    print(f"{target} {size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
