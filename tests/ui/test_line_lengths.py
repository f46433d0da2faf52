"""A line takes as many characters as the books keep, so that none is typed in vain."""

import pytest

from gangting.domain.free_text import LONGEST_NAME, LONGEST_REASON
from gangting.ui.screens.gate.reason_page import ReasonPage
from gangting.ui.screens.gate.report_page import ReportPage
from gangting.ui.screens.passes.pages import ReasonPage as PassReasonPage
from gangting.ui.screens.passes.pickup.layout import ProxyPage
from gangting.ui.screens.people.panel import LeaveForm


@pytest.mark.parametrize(
    ("page", "line", "most"),
    [
        (PassReasonPage, "other", LONGEST_REASON),
        (ProxyPage, "name", LONGEST_NAME),
        (LeaveForm, "reason", LONGEST_REASON),
        (ReasonPage, "other", LONGEST_REASON),
        (ReportPage, "other", LONGEST_REASON),
    ],
)
def test_no_more_than_the_books_keep(qtbot, theme_of, language, page, line, most):
    made = page()
    qtbot.addWidget(made)
    assert getattr(made, line).line.maxLength() == most
