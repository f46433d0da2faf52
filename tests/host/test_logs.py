import logging
import sys

import pytest

from gangting.host.logs import FILE_NAME, log_uncaught, mask, start_logging, stop_logging


@pytest.fixture
def log(tmp_path):
    handler = start_logging(tmp_path)
    yield tmp_path / FILE_NAME
    stop_logging(handler)


def test_an_entry_says_when_how_grave_and_who(log):
    logging.getLogger("gangting.devices.camera").info("camera %s found", 2)

    (line,) = log.read_text(encoding="utf-8").splitlines()
    when, rest = line.split(" ", 1)
    assert when.endswith("Z")
    assert rest == "INFO gangting.devices.camera: camera 2 found"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("phone 13800138000", "phone #####"),
        ("phone 138 0013 8000", "phone #####"),
        ("phone 138-0013-8000", "phone #####"),
        ("short 482 719 368", "short #####"),
        ("serial 48271936", "serial #####"),
        ("full width １３８００１３８０００", "full width #####"),
        ("for 张三丰 in room", "for □ in room"),
        ("迪丽热巴·迪力木拉提", "□"),
        ("rare 䶮𬭎 name", "rare □ name"),
        ("took 1234 ms, 36.4 degrees", "took 1234 ms, 36.4 degrees"),
    ],
)
def test_what_may_name_a_person_is_hidden(said, written):
    assert mask(said) == written


def test_arguments_are_hidden_and_the_record_is_left_alone(log, caplog):
    logging.getLogger("gangting").info("read %s for %s", 13800138000, "张三")

    assert log.read_text(encoding="utf-8").endswith("read ##### for □\n")
    assert "张三" in caplog.text


def test_a_traceback_is_hidden_too(log, expect_log):
    expect_log("could not")
    try:
        int("张三 13800138000")
    except ValueError:
        logging.getLogger("gangting").exception("could not")

    text = log.read_text(encoding="utf-8")
    assert "'□ #####'" in text
    assert "张三" not in text
    assert "13800138000" not in text


def test_the_file_rotates(log):
    logger = logging.getLogger("gangting")
    for _ in range(300):
        logger.info("x" * 10_000)

    assert len(list(log.parent.iterdir())) == 4
    assert log.stat().st_size <= 1_000_000


def test_what_nobody_caught_is_logged_and_shown_hidden(log, expect_log, capsys):
    expect_log("nobody caught this")
    try:
        {}["李四 13800138000"]
    except KeyError as error:
        log_uncaught(type(error), error, error.__traceback__)

    shown = capsys.readouterr().err
    for text in (log.read_text(encoding="utf-8"), shown):
        assert "KeyError: '□ #####'" in text


def test_a_program_without_a_terminal_still_logs(log, expect_log, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    expect_log("nobody caught this")

    log_uncaught(ValueError, ValueError("x"), None)

    assert "ValueError: x" in log.read_text(encoding="utf-8")


def test_ctrl_c_is_no_failure(log):
    log_uncaught(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert log.read_text(encoding="utf-8") == ""


def test_nothing_is_written_after_the_end(tmp_path):
    handler = start_logging(tmp_path)
    stop_logging(handler)

    logging.getLogger("gangting").info("late")

    assert (tmp_path / FILE_NAME).read_text() == ""
