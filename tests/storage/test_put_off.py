"""What SQLAlchemy brings is loaded when it is wanted, and is then all there."""

import subprocess
import sys

import pytest


def says(source):
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


BOOKS = "import sys; import gangting.storage.engine;"


@pytest.mark.parametrize("module", ["ssl", "socket", "asyncio.events", "email.message"])
def test_opening_the_books_does_not_load_it(module):
    assert says(f"{BOOKS} print({module!r} in sys.modules)") == "False"


USES = {
    "run": "import asyncio; print(asyncio.run(asyncio.sleep(0, 'done')))",
    "from": "from asyncio import run, sleep; print(run(sleep(0, 'done')))",
    "inside": "import asyncio.events, asyncio; print('done' * callable(asyncio.run))",
    "coroutine": """
import asyncio
async def f(): return 'done'
made = f()
assert asyncio.iscoroutine(made)
print(asyncio.run(made))
""",
    "version": "from importlib.metadata import version as v; print('done' * bool(v('sqlalchemy')))",
    "metadata": "import importlib.metadata as m; print('done' * bool(m.version('sqlalchemy')))",
    "SQLAlchemy": """
from sqlalchemy.util import concurrency
import asyncio
print('done' * concurrency.is_cancellation_exception(asyncio.CancelledError()))
""",
    "psycopg": "import psycopg; print('done' * hasattr(psycopg, 'AsyncConnection'))",
    "threads": """
import threading, asyncio
found = []
many = [threading.Thread(target=lambda: found.append(asyncio.Lock)) for _ in range(20)]
[one.start() for one in many]
[one.join() for one in many]
print('done' * (found == [asyncio.Lock] * 20))
""",
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_what_is_wanted_is_there(use):
    assert says(f"{BOOKS}\n{use}") == "done"


def test_what_was_loaded_before_is_left_alone():
    source = f"import asyncio; before = asyncio; {BOOKS} print(sys.modules['asyncio'] is before)"
    assert says(source) == "True"
