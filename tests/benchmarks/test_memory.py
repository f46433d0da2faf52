"""What the window takes of the machine's memory after a long day."""

import subprocess
import sys
from pathlib import Path

import pytest

from gangting.booth import Where, create_demo


SCRIPT = Path(__file__).parent / "memory.py"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "booth"
    create_demo(Where(folder), 120).close()
    return folder


def test_memory_after_10_000_crossings(folder, benchmark, measuring, capsys):
    """In a process of its own: neither the tests nor the demo's making count."""
    command = [sys.executable, str(SCRIPT), str(folder), str(10_000 if measuring else 10)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200, check=False)
    assert done.stdout, done.stderr
    before, after, peak = map(float, done.stdout.split()[-4:-1])
    benchmark.extra_info |= {"before_mib": before, "after_mib": after, "peak_mib": peak}
    benchmark.pedantic(int, rounds=1, iterations=1)
    if measuring:
        with capsys.disabled():
            print(f"\nmemory: {before:.0f} MiB, after 10,000 crossings {after:.0f} (limit 250)")
        assert max(after, peak) <= 250
