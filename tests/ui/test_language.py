import importlib.util
import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from gangting.host import paths
from gangting.ui.language import CHINESE, ENGLISH, LANGUAGES, Language
from gangting.ui.widgets.field import SearchField
from gangting.ui.widgets.page_head import PageHead


@pytest.fixture(scope="module")
def translations(checkout):
    spec = importlib.util.spec_from_file_location(
        "translations", checkout / "packaging" / "translations.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_source_string_has_finished_chinese(translations):
    assert translations.missing() == []


def test_the_translation_files_are_as_the_sources_say(translations):
    assert translations.stale() == []


def test_places_for_values_are_kept_in_chinese(translations):
    for file in translations.ts_files():
        for _, source, said, finished in translations.messages(file):
            for place in ("%1", "%2"):
                assert not finished or (place in source) == (place in said), source


def test_the_rooms_are_the_shell_and_the_screens(translations):
    rooms = translations.rooms()
    assert {"shell", "lock"} <= rooms.keys()
    assert all("screens" not in file.parts for file in rooms["shell"])


def test_the_language_changes_while_the_window_stands(theme_of, language: Language, qtbot):
    head = PageHead("标题", with_back=True)
    qtbot.addWidget(head)
    assert head._back.text() == "返回"
    with qtbot.waitSignal(language.changed):
        language.switch(ENGLISH)
    qtbot.waitUntil(lambda: head._back.text() == "Back")
    language.switch(CHINESE)
    qtbot.waitUntil(lambda: head._back.text() == "返回")


def test_a_widget_speaks_with_the_words_of_the_class_it_comes_from(theme_of, language, qtbot):
    field = SearchField("找")
    qtbot.addWidget(field)
    assert field.line.clear_key.accessibleName().startswith("清")


def test_the_dialogs_of_qt_speak_chinese_too(language: Language):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLocale().language() == QLocale.Language.Chinese


def test_switching_to_the_language_in_force_does_nothing(language: Language, qtbot):
    with qtbot.assertNotEmitted(language.changed):
        language.switch(CHINESE)
    assert language.code == CHINESE


def test_a_language_the_app_does_not_have_is_a_bug(language: Language):
    with pytest.raises(KeyError):
        language.switch("xx")
    assert set(LANGUAGES) == {CHINESE, ENGLISH}


def test_a_missing_translation_file_is_a_broken_installation(qapp, monkeypatch, tmp_path):
    made = Language(qapp)
    monkeypatch.setattr("gangting.host.paths.resources_dir", lambda: tmp_path)
    with pytest.raises(FileNotFoundError):
        made.switch(CHINESE)


def test_an_update_under_a_running_window_takes_no_word_away(qapp, tmp_path, monkeypatch):
    shutil.copytree(paths.resources_dir() / "translations", tmp_path / "translations")
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path)
    language = Language(qapp)
    language.switch(CHINESE)
    try:
        (tmp_path / "translations" / "gangting_zh_CN.qm").write_bytes(b"")
        assert QCoreApplication.translate("GateScreen", "Gate") == "值守"
    finally:
        language.switch(ENGLISH)
        language.deleteLater()
