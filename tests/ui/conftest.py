"""What the tests of the window stand on."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from gangting.ui import sizes
from gangting.ui.jobs import ManualJobs
from gangting.ui.language import CHINESE, ENGLISH, Language
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.base import Screen
from gangting.ui.shell import Banner, Device, DeviceState, Health, Level, ShellState
from gangting.ui.theme import Look, Theme, Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.avatar import Avatar, Portrait
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize, TickBox
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field, SearchField
from gangting.ui.widgets.keypad import Keypad
from gangting.ui.widgets.label import FittedLabel, IconLabel, Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.plate import PlateInput
from gangting.ui.widgets.progress import ProgressStrip
from gangting.ui.widgets.segmented import Choice, Segmented
from gangting.ui.widgets.shrinking_bar import ShrinkingBar
from gangting.ui.widgets.stat import Stat
from gangting.ui.widgets.table import PagedTable
from gangting.ui.widgets.temperature import TemperatureDisplay
from gangting.ui.window import MainWindow


LOCAL = datetime(2026, 11, 21, 14, 32, tzinfo=timezone(timedelta(hours=8)))
SHELL = ShellState(
    site="晴川里小区",
    gate="南门岗",
    officer="周岚",
    shift="白班",
    devices=tuple(DeviceState(device, Health.READY) for device in Device),
)
PRACTICE = ShellState(
    site="晴川里小区",
    gate="南门岗",
    officer="周岚",
    shift="白班",
    devices=(
        DeviceState(Device.SCANNER, Health.READY),
        DeviceState(Device.CAMERA, Health.TROUBLE),
        DeviceState(Device.THERMOMETER, Health.ABSENT),
        DeviceState(Device.PRINTER, Health.READY),
    ),
    practice=True,
    practice_note="PIN 周岚 1111 · 值班长 9999",
    banners=(
        Banner("backup_old", Level.WARN, "已经 3 天没有备份", action="立即备份"),
        Banner("clock_doubtful", Level.STOP, "电脑时间不可信，请核对", closable=False),
    ),
)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave out what the off-screen platform says of every window it cannot limit in size."""
    item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """Let go of the test's widgets: else every later look would dress them too."""
    yield
    for left in QApplication.topLevelWidgets():
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def reference_screen() -> None:
    """Size everything for 15.6 inches, 1366 by 768, whatever a whole window stood on before."""
    sizes.use(sizes.density(1366, 768, 345.4, 194.2))


@pytest.fixture
def theme_of(qapp: QApplication) -> Iterator[Theme]:
    """Dress the application as on the reference screen."""
    made = Theme(qapp)
    yield made
    made.set_look(Look())
    made.deleteLater()


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    """Speak Chinese, as the booth does."""
    # A window that another test closed takes its words along, or they would stay in force.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Language(qapp)
    made.switch(CHINESE)
    yield made
    made.switch(ENGLISH)
    made.deleteLater()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[ManualJobs]:
    """Return jobs that run when the test says so."""
    made = ManualJobs()
    yield made
    made.stop()


class Placeholder(Screen):
    """A screen that shows every widget, in the proportions of the gate."""

    name = "gate"
    icon = "shield-check"
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        grid = layouts.grid(self, gap=16, margin=16)
        grid.addWidget(self._idle(), 0, 0)
        grid.addWidget(self._keys(), 0, 1)
        grid.addWidget(self._recent(), 1, 0)
        grid.addWidget(self._counters(), 1, 1)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(0, 41)
        grid.setColumnStretch(1, 20)

    def title(self) -> str:
        return "值守"

    def on_leave(self) -> None:
        self.left.emit()

    def retranslate(self) -> None:
        self.words.append(self.locale().name())

    def _idle(self) -> QWidget:
        card = Card(Tone.BRAND)
        box = card.column(8)
        top = layouts.row(gap=18)
        top.addWidget(IconLabel("qrcode-scan", 76, "brand"))
        top.addWidget(FittedLabel("请出示出入证", Role.VERDICT, Tone.BRAND), 1)
        box.addLayout(top)
        hint = "扫码枪随时可扫；也可对准摄像头，或输入证上的 9 位短号"
        box.addWidget(Label(hint, Role.LEAD, wrap=True))
        middle = layouts.row(gap=24)
        camera = QFrame()
        camera.setMinimumSize(160, 100)
        camera.setStyleSheet("background: #24303e; border-radius: 12px;")
        middle.addWidget(camera, 2)
        fields = layouts.column()
        fields.addWidget(SearchField("9 位数字，如 482 719 368", icon="keyboard"))
        self.search = SearchField("姓名拼音 / 手机尾号 / 房号")
        fields.addWidget(self.search)
        middle.addLayout(fields, 3)
        box.addLayout(middle)
        box.addStretch(1)
        keys = layouts.row()
        for word, icon in (
            ("访客登记", "account-plus"),
            ("忘带证", "account-search"),
            ("车辆", "car"),
            ("快递外卖", "package-variant-closed"),
        ):
            keys.addWidget(Button(word, icon), 1)
        box.addLayout(keys)
        return card

    def _keys(self) -> QWidget:
        card = Card(padding=18)
        box = card.column()
        ways = [
            Choice("auto", "自动", "swap-horizontal"),
            Choice("in", "进", "login"),
            Choice("out", "出", "logout"),
        ]
        box.addWidget(Segmented(ways, "方向"))
        display = TemperatureDisplay()
        display.show_typed("36")
        box.addWidget(display)
        caption = Label("等待测温仪或手工输入", Role.MUTED)
        box.addWidget(caption, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(Keypad(main_text="记录"), 1)
        return card

    def _recent(self) -> QWidget:
        card = Card(padding=12)
        table = PagedTable(
            [Column(), Column(share=1), Column(), Column(), Column(), Column(), Column(right=True)],
            name="最近",
            pager=False,
            header=False,
        )
        table.setMinimumHeight(2 * sizes.row())
        people = (
            ("14:31", "沈*", "3-2-501", Cell("居民", CellKind.CHIP, Tone.BRAND), "36.4℃", Tone.OK),
            ("14:29", "韦**", "快递", Cell("配送", CellKind.CHIP, Tone.WARM), "36.7℃", Tone.OK),
            ("14:26", "陆**", "→ 5-1-302", Cell("访客", CellKind.CHIP), "37.5℃", Tone.STOP),
        )
        table.set_rows(
            [
                Row(
                    time,
                    (
                        Cell(time, CellKind.MUTED),
                        Cell(name, CellKind.STRONG, after=where),
                        kind,
                        Cell("进"),
                        Cell(degrees),
                        Cell("通行" if tone is Tone.OK else "复测", CellKind.CHIP, tone),
                        Cell("更正", CellKind.LINK),
                    ),
                )
                for time, name, where, kind, degrees, tone in people
            ]
        )
        card.column(0).addWidget(table)
        return card

    def _counters(self) -> QWidget:
        card = Card(padding=12)
        grid = card.grid(4)
        counts = (
            ("今日进", "312", None),
            ("今日出", "287", None),
            ("访客在内", "18", None),
            ("体温异常", "2", Tone.STOP),
        )
        for place, (word, value, tone) in enumerate(counts):
            grid.addWidget(Stat(word, value, tone), place // 2, place % 2)
        return card


class Pieces(Screen):
    """The rest of the widgets, as a form would use them."""

    name = "pieces"
    icon = "card-account-details"

    def __init__(self) -> None:
        super().__init__()
        box = layouts.column(self, gap=12, margin=16)
        head = PageHead("访客登记", "只登记必要信息，30 天后自动删除", with_back=True)
        head.add(Chip("来过 2 次，已自动填写", Tone.OK, "history"))
        head.add(Button("新办", "plus", ButtonKind.PRIMARY))
        box.addWidget(head)
        below = layouts.row(gap=16)
        box.addLayout(below, 1)
        below.addWidget(self._form(), 1)
        card = Card(Tone.OK, filled=True, padding=14)
        self.plate = PlateInput("登记")
        self.plate.set_plate("京AD1234")
        card.column().addWidget(self.plate)
        below.addWidget(card, 1)

    def title(self) -> str:
        return "发证"

    def _form(self) -> QWidget:
        card = Card(padding=16)
        box = card.column(10)
        fields = layouts.grid(gap=12)
        box.addLayout(fields)
        phone = Field("手机", icon="phone")
        phone.set_text("138 1234 4821")
        name = Field("姓名", free_text=True)
        name.show_error("请填写姓名")
        fields.addWidget(phone, 0, 0)
        fields.addWidget(name, 0, 1)
        reasons = ["探访", "维修", "看房", "送货", "公务", "其他"]
        row = ChoiceRow([Choice(word, word) for word in reasons], ButtonSize.SMALL)
        row.choose("探访")
        box.addWidget(row)
        chips = layouts.row(gap=8)
        for tone in Tone:
            chips.addWidget(Chip("标签", tone))
        chips.addStretch(1)
        box.addLayout(chips)
        kinds = layouts.grid(gap=8)
        for place, kind in enumerate(ButtonKind):
            button = Button("按钮", "check", kind, ButtonSize.SMALL)
            kinds.addWidget(button, place // 4, place % 4)
        box.addLayout(kinds)
        tick = TickBox("全部状态")
        tick.setChecked(True)
        box.addWidget(tick)
        strip = ProgressStrip()
        box.addWidget(strip)
        strip.begin("打印")
        strip.show_progress(213, 500)
        bar = ShrinkingBar(60_000)
        box.addWidget(bar)
        bar.start()
        bar.stop()
        faces = layouts.row()
        faces.addWidget(Avatar("周", 56))
        faces.addWidget(Portrait(56, 70, Tone.STOP))
        faces.addStretch(1)
        box.addLayout(faces)
        box.addStretch(1)
        return card


class Settings(Screen):
    """A screen at the bottom of the rail."""

    name = "settings"
    icon = "cog"
    at_bottom = True

    def title(self) -> str:
        return "设置"


@pytest.fixture
def make_window(qtbot) -> Callable[[], MainWindow]:
    """Make a window with three screens."""

    def make() -> MainWindow:
        made = MainWindow()
        qtbot.addWidget(made)
        for screen in (Placeholder(), Pieces(), Settings()):
            made.add_screen(screen)
        made.set_shell(SHELL)
        made.set_time(LOCAL)
        return made

    return make


@pytest.fixture
def window(make_window, theme_of: Theme, language: Language) -> MainWindow:
    """Return a window with three screens."""
    return make_window()


@pytest.fixture
def shown(window: MainWindow, qtbot) -> Callable[[int, int], MainWindow]:
    """Show the window at a size."""

    def show(width: int, height: int) -> MainWindow:
        window.resize(width, height)
        window.show()
        qtbot.waitExposed(window)
        return window

    return show


@pytest.fixture
def shell_states() -> tuple[ShellState, ShellState]:
    """Return an ordinary frame and the frame of practice with notices."""
    return SHELL, PRACTICE


@pytest.fixture
def local() -> datetime:
    """Return half past two on a Saturday afternoon."""
    return LOCAL
