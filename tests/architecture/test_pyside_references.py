"""The installed PySide6 must give back what it borrows.

PySide6 6.12.0 loses one reference to None with every call that returns None; on Python 3.11 the
interpreter aborts after some thousand calls. From 3.12 on None is immortal and nothing can be seen.
"""

import sys

import pytest
from PySide6.QtGui import QPainterPath


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_calls_do_not_lose_references_to_none():
    path = QPainterPath()
    before = sys.getrefcount(None)

    for _ in range(1000):
        path.addRect(0, 0, 1, 1)

    assert abs(sys.getrefcount(None) - before) < 100
