"""The Qt application that devices need, for programs without a window."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


_own: list[QCoreApplication] = []


def need_application() -> None:
    """Make an off-screen application where there is none (the command line), and keep it."""
    if QCoreApplication.instance() is None:
        _own.append(QGuiApplication(["gangting", "-platform", "offscreen"]))
