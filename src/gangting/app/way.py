"""Clear the way for a verdict, or for the lock: menus and dialogs stand in front of the window."""

from PySide6.QtWidgets import QApplication, QDialog


_MOST = 16


def clear_the_way() -> None:
    """Close every menu, and every dialog as its Cancel key would; the forms below are kept."""
    for _ in range(_MOST):
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
            continue
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        dialog.reject()
