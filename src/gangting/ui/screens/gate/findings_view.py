"""Every reason with its next step; what does not fit is turned to, never left out."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui.screens.gate.card_values import Mood
from gangting.ui.screens.gate.values import FindingState
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.label import IconLabel, Label, Role


ICONS = {Mood.OK: "information-outline", Mood.WARN: "alert", Mood.STOP: "alert-octagon"}


class FindingRow(QWidget):
    """One reason, and under it what to do now."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = IconLabel("alert", 26, "warn")
        self.reason = Label("", Role.SECTION, wrap=True)
        self.step = Label("", Role.BODY, wrap=True)
        words = layouts.column(gap=0)
        words.addWidget(self.reason)
        words.addWidget(self.step)
        box = layouts.row(self, gap=12)
        box.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)

    def show_finding(self, finding: FindingState) -> None:
        """Say this one."""
        self.icon.set_icon(ICONS.get(finding.mood, "alert"), finding.mood.value)
        self.reason.setText(finding.reason)
        self.step.setText(finding.step)

    def wanted(self, width: int) -> int:
        """Measure the height at a width."""
        room = max(60, width - 38)
        return self.reason.heightForWidth(room) + self.step.heightForWidth(room)


class FindingsView(QWidget):
    """As many reasons as fit, the worst first, and a key to the others."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[FindingState, ...] = ()
        self._first = 0
        self._rows: list[FindingRow] = []
        self._box = layouts.column(self, gap=8)
        self.more = Button("", "chevron-down", ButtonKind.LINK, ButtonSize.SMALL)
        self.more.clicked.connect(self._turn)
        self.more.hide()
        self._box.addStretch(1)
        self._box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_findings(self, findings: tuple[FindingState, ...]) -> None:
        """Show these from the first."""
        self._first = 0
        self._findings = findings
        while len(self._rows) < len(findings):
            row = FindingRow()
            self._rows.append(row)
            self._box.insertWidget(len(self._rows) - 1, row)
        for row, finding in zip(self._rows, findings, strict=False):
            row.show_finding(finding)
        self._place()

    def sizeHint(self) -> QSize:
        """Want room for what there is."""
        return QSize(300, sum(r.sizeHint().height() + 8 for r in self._rows[: len(self._findings)]))

    def minimumSizeHint(self) -> QSize:
        """Need room for one reason."""
        return QSize(120, 56 if self._findings else 0)

    def least(self, width: int) -> int:
        """Measure the first reason, and the key to the others, at a width."""
        if not self._findings:
            return 0
        more = self.more.sizeHint().height() + 8 if len(self._findings) > 1 else 0
        return min(self.whole(width), self._rows[0].wanted(width) + 8 + more)

    def whole(self, width: int) -> int:
        """Measure all reasons at a width."""
        return sum(row.wanted(width) + 8 for row in self._rows[: len(self._findings)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._place()

    def _turn(self) -> None:
        shown = sum(row.isVisibleTo(self) for row in self._rows)
        self._first = (self._first + max(1, shown)) % max(1, len(self._findings))
        self._place()

    def _place(self) -> None:
        """Show rows from the first while they fit; keep room for the key if they do not all."""
        heights = [row.wanted(self.width()) + 8 for row in self._rows[: len(self._findings)]]
        room = self.height()
        if sum(heights) > room and len(heights) > 1:
            room -= self.more.sizeHint().height() + 8
        last, used = self._first, 0
        for place in range(self._first, len(heights)):
            used += heights[place]
            if used > room and place > self._first:
                break
            last = place + 1
        for place, row in enumerate(self._rows):
            row.setVisible(self._first <= place < last)
        hidden = len(self._findings) - (last - self._first)
        self.more.setVisible(hidden > 0)
        self.more.setText(self.tr("%1 more").replace("%1", str(hidden)))
