"""Where the files that ship with the program lie."""

from pathlib import Path

import gangting


def resource(*parts: str) -> Path:
    """Return a file below ``resources``: inside the wheel, or in the checkout."""
    package = Path(gangting.__file__).parent
    shipped = package / "_data" / "resources"
    root = shipped if shipped.is_dir() else package.parents[1] / "resources"
    return root.joinpath(*parts)
