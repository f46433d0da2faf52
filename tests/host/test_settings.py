import json
from dataclasses import fields, replace
from datetime import time

import pytest

from gangting.host.settings import Language, Settings, SettingsFile, Theme, meaning_of


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.json"


def test_a_fresh_desk_speaks_chinese_and_locks_after_ten_minutes(path):
    settings = SettingsFile(path).load()

    assert settings == Settings()
    assert settings.language is Language.ZH_CN
    assert settings.auto_lock_minutes == 10
    assert (settings.night_from, settings.night_until) == (time(19, 0), time(6, 30))
    assert not path.exists()


def test_what_is_saved_is_loaded(path):
    changed = Settings(
        language=Language.EN,
        theme=Theme.NIGHT,
        night_from=time(20, 15),
        text_scale=130,
        volume=0,
        muted=True,
        camera=False,
        printer="岗亭打印机",
        scanner_prefix="]Q1",
    )

    SettingsFile(path).save(changed)

    assert SettingsFile(path).load() == changed
    assert json.loads(path.read_text(encoding="utf-8"))["night_from"] == "20:15"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("language", 1),
        ("theme", None),
        ("night_from", "25:00"),
        ("night_from", 19),
        ("text_scale", 120),
        ("text_scale", True),
        ("text_scale", "100"),
        ("volume", 101),
        ("volume", -1),
        ("muted", "yes"),
        ("muted", 1),
        ("scanner_max_gap_ms", 0),
        ("auto_lock_minutes", 1.5),
        ("printer", ["a"]),
        ("camera", {}),
    ],
)
def test_a_bad_value_falls_back_alone_and_is_logged(path, expect_log, name, value):
    path.write_text(json.dumps({"volume": 30, "speak": True} | {name: value}))
    expect_log(f"setting {name} ")

    loaded = SettingsFile(path).load()

    assert getattr(loaded, name) == getattr(Settings(), name)
    assert loaded.speak


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '"x"', "\x00"])
def test_a_broken_file_means_defaults_and_is_logged(path, expect_log, text):
    path.write_text(text)
    expect_log("cannot be read")

    assert SettingsFile(path).load() == Settings()


def test_keys_this_version_does_not_know_are_kept(path):
    path.write_text(json.dumps({"from_tomorrow": [1, 2], "volume": 30}))
    file = SettingsFile(path)

    file.save(replace(file.load(), volume=40))

    assert json.loads(path.read_text())["from_tomorrow"] == [1, 2]
    assert file.load().volume == 40


def test_code_cannot_set_what_is_not_allowed():
    with pytest.raises(ValueError, match="text_scale"):
        Settings(text_scale=120)


def test_every_setting_says_what_it_means():
    assert all(meaning_of(item.name) for item in fields(Settings))
