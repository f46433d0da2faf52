"""Opening and setting up a booth."""

import subprocess
import sys
from datetime import time

import pytest

from gangting.booth import BoothRef, NewBooth, Where, create_booth, open_booth
from gangting.domain.deliveries import EVERY_DAY
from gangting.domain.errors import KnownError


NAMES = NewBooth("晴川里小区", "南门岗")


def test_what_is_set_up_opens_again(tmp_path, clock):
    create_booth(Where(tmp_path), NAMES, BoothRef(7, 3), clock).close()

    booth = open_booth(Where(tmp_path), clock)

    assert booth.ref == BoothRef(7, 3)
    assert booth.services.setup.site().name == "晴川里小区"
    assert not booth.practice
    booth.close()


def test_a_new_booth_expects_the_vegetable_truck(tmp_path, clock):
    booth = create_booth(Where(tmp_path), NAMES, BoothRef(7, 3), clock)
    [truck] = booth.services.deliveries.all()
    booth.close()

    assert (truck.name, truck.plate) == ("蔬菜直通车", "")
    assert (truck.start, truck.end, truck.weekdays) == (time(8), time(17), EVERY_DAY)


def test_nothing_opens_where_nothing_is_set_up(tmp_path):
    with pytest.raises(KnownError) as refused:
        open_booth(Where(tmp_path / "none"))

    assert refused.value.code == "not_initialised"
    assert not (tmp_path / "none").exists()


def test_a_set_up_that_was_cut_off_goes_on_with_the_same_key(tmp_path, clock):
    def cut_off(_):
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        create_booth(Where(tmp_path), NAMES, BoothRef(7, 3), clock, cut_off)
    key = (tmp_path / "keys.json").read_text()

    create_booth(Where(tmp_path), NAMES, BoothRef(7, 3), clock).close()

    assert (tmp_path / "keys.json").read_text() == key


def test_a_second_booth_cannot_make_a_key_of_its_own(tmp_path, clock):
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    create_booth(Where(tmp_path / "a", url), NAMES, BoothRef(7, 0), clock).close()

    for _ in range(2):
        with pytest.raises(KnownError) as refused:
            create_booth(Where(tmp_path / "b", url), NAMES, BoothRef(7, 1), clock)
        assert refused.value.code == "compound_number_taken"
    assert not (tmp_path / "b" / "keys.json").exists()


def test_opening_an_up_to_date_booth_loads_no_migrations(tmp_path, clock):
    create_booth(Where(tmp_path), NAMES, BoothRef(7, 3), clock).close()
    code = (
        "import sys, pathlib\n"
        "from gangting.booth import Where, open_booth\n"
        "open_booth(Where(pathlib.Path(sys.argv[1]))).close()\n"
        "slow = {'alembic', 'pypinyin', 'psycopg', 'PySide6', 'gangting.domain.demo'}\n"
        "sys.exit(' '.join(slow & set(sys.modules)) or 0)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
