"""A visitor's slip on its way to the printer."""

from datetime import date
from types import SimpleNamespace

from PySide6.QtCore import QObject

from gangting.app.slips import SlipDesk
from gangting.domain.passes import Category
from gangting.services.pass_values import Printable
from gangting.ui.jobs import Lane, ManualJobs


SLIP = Printable(
    "晴川里小区",
    "南门岗",
    "010-63330000",
    "陆一鸣",
    "3-2-501",
    Category.VISITOR,
    date(2026, 11, 22),
    "05986312647070341096492321563115614655210922138434586",
    "482 719 368",
    "48271936",
)


def test_a_slow_print_service_keeps_no_scan_waiting(qapp):
    asked, said = [], []
    jobs = ManualJobs()

    class Busy:
        def printers(self):
            asked.append((jobs.busy(Lane.STORE), jobs.busy(Lane.LONG)))
            return ()

    context = SimpleNamespace(jobs=jobs, announce=said.append)
    parent = QObject()
    desk = SlipDesk(context, Busy(), parent)
    desk._print((SLIP,))
    jobs.drain()

    assert asked == [(False, True)]
    assert "482 719 368" in said[0], "without a printer the number is written by hand"
    jobs.stop()
