"""Nothing in the tree names a machine, a package host or a secret."""

import re

import pytest


FOLDERS = (".ci", "packaging", "resources", "seeds", "src", "tests")
TEXT = {
    ".py",
    ".toml",
    ".md",
    ".txt",
    ".in",
    ".feature",
    ".qss",
    ".ts",
    ".csv",
    ".json",
    ".html",
    "",
}

# One letter of each in brackets, so that this file does not find itself.
FORBIDDEN = {
    "the path of a machine": r"(?<![\w.])/(?:wor[k]|roo[t])/\w|[A-Z]:\\User[s]\\\w",
    "a package host": r"pyp[i]\.org|pythonhoste[d]|deb\.debia[n]|npmj[s]\.",
    "a private key": r"BEGIN [A-Z ]*PRIVATE KE[Y]",
    "an open end": r"\b(?:TOD[O]|FIXM[E]|XX[X])\b",
}


@pytest.fixture(scope="module")
def texts(checkout):
    tops = [path for path in checkout.iterdir() if path.is_file() and path.suffix in TEXT]
    below = [path for folder in FOLDERS for path in (checkout / folder).rglob("*")]
    files = [p for p in tops + below if p.is_file() and p.suffix in TEXT and ".git" not in p.name]
    assert len(files) > 30, "the tree was not seen"
    return {path.relative_to(checkout): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(texts, what):
    pattern = re.compile(FORBIDDEN[what])

    assert [str(path) for path, text in texts.items() if pattern.search(text)] == []


def test_no_module_of_the_app_prints(texts):
    prints = re.compile(r"^\s*print\(", re.MULTILINE)
    silent = ("cli", "__main__.py")

    wrong = [
        str(path)
        for path, text in texts.items()
        if path.parts[:2] == ("src", "gangting") and path.parts[2] not in silent
        if prints.search(text)
    ]

    assert wrong == []
