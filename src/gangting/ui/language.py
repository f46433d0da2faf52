"""The language of the window, changed while it runs.

Sources are English; Chinese is a translation and the default. Qt tells every widget with
`QEvent.LanguageChange`, and each writes its own words anew.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from gangting.host import paths


CHINESE = "zh_CN"
ENGLISH = "en"
LANGUAGES = {CHINESE: "简体中文", ENGLISH: "English"}


class Language(QObject):
    """Installs the words of a language in the application."""

    changed = Signal(str)

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self._read: list[bytes] = []
        self._code = ENGLISH

    @property
    def code(self) -> str:
        """The language in force."""
        return self._code

    def switch(self, code: str) -> None:
        """Speak this language from now on. Raises KeyError for one the app does not have."""
        _ = LANGUAGES[code]
        if code == self._code:
            return
        self._code = code
        QLocale.setDefault(QLocale(code))
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = self._load(code) if code != ENGLISH else []
        for translator in self._translators:
            self._app.installTranslator(translator)
        self.changed.emit(code)

    def _load(self, code: str) -> list[QTranslator]:
        qt_words = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        ours = paths.resources_dir() / "translations"
        files = (qt_words / f"qtbase_{code}.qm", ours / f"gangting_{code}.qm")
        # Read, not mapped: a file that an update writes under a running window must not end it.
        self._read = [file.read_bytes() for file in files]
        return [self._translator(words) for words in self._read]

    def _translator(self, words: bytes) -> QTranslator:
        translator = QTranslator(self)
        if not translator.load(words):
            raise ValueError("no translation")
        return translator
