"""QtWidgets only in the window and in the composition root.

The import linter sees PySide6 as one package; this looks inside.
"""

import ast

import pytest


PLACES = ("gangting/ui/", "gangting/app.py", "gangting/app/")
WINDOWS = {"QtWidgets", "QtQuick", "QtQml", "QtMultimediaWidgets", "QtSvgWidgets", "QtPdfWidgets"}


def window_imports(tree):
    """Yield the line of every import of a Qt module that draws widgets."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = set(node.module.split(".")) | {
                alias.name for alias in node.names if node.module == "PySide6"
            }
        elif isinstance(node, ast.Import):
            parts = {part for alias in node.names for part in alias.name.split(".")}
        else:
            continue
        if parts & WINDOWS:
            yield node.lineno


def test_widgets_are_imported_only_where_the_window_is(checkout):
    source = checkout / "src"
    files = sorted(source.rglob("*.py"))
    wrong = [
        f"{path.relative_to(source)}:{line}"
        for path in files
        if not path.relative_to(source).as_posix().startswith(PLACES)
        for line in window_imports(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert len(files) > 15, "the tree was not seen"
    assert wrong == []


@pytest.mark.parametrize(
    "line",
    [
        "from PySide6.QtWidgets import QWidget",
        "from PySide6 import QtCore, QtWidgets",
        "import PySide6.QtWidgets",
        "def late():\n    from PySide6.QtWidgets import QWidget",
    ],
)
def test_the_guard_sees_every_way_to_import(line):
    assert list(window_imports(ast.parse(line)))


def test_the_guard_lets_other_qt_pass():
    assert not list(window_imports(ast.parse("from PySide6.QtGui import QImage")))
