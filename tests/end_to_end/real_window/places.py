"""Open the window on a folder, and print where some of its keys stand on the screen.

A program of its own: what it opens is closed again before the window that is tested is started.
"""

import json
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gangting.app.composition import Composition
from gangting.app.opening import Opening
from gangting.domain.actors import Role
from gangting.host.where import Where


def main():
    app = QApplication(sys.argv[:1])
    folder, practice = Path(sys.argv[1]), "--practice" in sys.argv
    composition = Composition(app, Opening(Where(folder), practice))
    composition.show()
    composition.open()
    while not composition.ready:
        QTest.qWait(20)
    officers = composition.opened.officers
    composition.session.sign_in(next(o for o in officers if o.role is not Role.OBSERVER))
    composition.go("visitor")
    QTest.qWait(300)
    window = composition.window
    keys = {"name": composition.more.visitor.name_field.line, "lock": window._topbar._lock}
    found = {word: _middle(key) for word, key in keys.items()}
    window.show_screen("gate")
    QTest.qWait(100)
    found["image"] = _middle(composition.gate.idle.image)
    print(json.dumps(found))  # noqa: T201
    composition.close()


def _middle(widget):
    assert widget.isVisible()
    middle = widget.mapToGlobal(widget.rect().center())
    return [middle.x(), middle.y()]


if __name__ == "__main__":
    main()
