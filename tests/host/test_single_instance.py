import signal
import subprocess
import sys

import pytest

from gangting.domain.errors import KnownError
from gangting.host.single_instance import SingleInstance


HOLDER = """
import sys
from pathlib import Path
from gangting.host.single_instance import SingleInstance
held = SingleInstance(Path(sys.argv[1]))
print(held.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "岗亭 1" / "booth.lock"


@pytest.fixture
def other_program(path):
    path.parent.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout.readline() == "True\n"
        yield program
        program.kill()


def test_the_second_program_is_told(path, other_program):
    assert not SingleInstance(path).acquire()


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of POSIX")
def test_kill_9_leaves_no_stale_lock(path, other_program):
    other_program.send_signal(signal.SIGKILL)
    other_program.wait()

    assert SingleInstance(path).acquire()


def test_within_one_program_a_second_holder_is_refused_until_release(path):
    path.parent.mkdir()
    first, second = SingleInstance(path), SingleInstance(path)

    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    first.release()
    first.release()
    assert second.acquire()
    second.release()


def test_a_lock_the_system_refuses_is_no(path):
    path.parent.mkdir()
    asked = []

    def refused(descriptor):
        asked.append(descriptor)
        raise OSError(13, "Permission denied")

    assert not SingleInstance(path, lock=refused).acquire()
    assert len(asked) == 1


def test_a_missing_folder_is_a_known_error(path):
    with pytest.raises(KnownError) as raised:
        SingleInstance(path).acquire()

    assert raised.value.code == "folder_unusable"
