"""Write the lock files anew from pyproject.toml: `python3 packaging/relock.py [--upgrade]`.

Needs uv (`pip install uv`). Without --upgrade only what pyproject.toml asks for changes. The locks
are universal (Linux, Windows, macOS, every supported Python) and carry the hash of every file.
"""

import subprocess
import sys
from pathlib import Path


CHECKOUT = Path(__file__).resolve().parents[1]
LOCK = Path("packaging/lock")
COMPILE = (
    "uv",
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--only-binary=:all:",
)


def main(options: list[str]) -> int:
    """Lock what running needs, then what testing adds, at the same versions."""
    asked = ["pyproject.toml", str(LOCK / "build.in")]
    run, test = str(LOCK / "run.txt"), str(LOCK / "test.txt")
    subprocess.run([*COMPILE, *asked, "-o", run, *options], cwd=CHECKOUT, check=True)
    with_tests = ["--group", "test", "--constraints", run, *asked, "-o", test]
    subprocess.run([*COMPILE, *with_tests, *options], cwd=CHECKOUT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
