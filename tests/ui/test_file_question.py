"""The system's own question for a file: it goes with the page that asked, so no scan is held up."""

import pytest
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from gangting.ui.file_question import FileQuestion


@pytest.fixture
def pages(qtbot, theme_of) -> QStackedWidget:
    made = QStackedWidget()
    qtbot.addWidget(made)
    for _ in range(2):
        made.addWidget(QWidget())
    made.show()
    return made


def test_it_goes_when_another_page_comes(pages):
    page, chosen = pages.widget(0), []
    FileQuestion(page).ask_file("图片", (".png",), chosen.append)
    [dialog] = page.findChildren(QFileDialog)
    assert dialog.isVisible()

    pages.setCurrentIndex(1)
    assert not dialog.isVisible()
    assert chosen == []


def test_it_stays_while_the_window_is_only_looked_away_from(pages, qtbot):
    page = pages.widget(0)
    FileQuestion(page).ask("名单.xlsx", [].append)
    [dialog] = page.findChildren(QFileDialog)
    page.resize(page.width() - 1, page.height())
    page.repaint()
    assert dialog.isVisible()
    dialog.reject()
