"""What a command answers."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Answer:
    """The object of ``--json``, and the same in a few lines for people."""

    body: Mapping[str, object]
    lines: tuple[str, ...]


def write_json(body: Mapping[str, object]) -> None:
    """Print one object on one line; what the terminal cannot show is escaped."""
    text = json.dumps(body, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(body)
    print(text, flush=True)


def write_lines(lines: tuple[str, ...], stream: TextIO | None = None) -> None:
    """Print lines for people; what the terminal cannot show becomes a question mark."""
    target = stream or sys.stdout
    encoding = target.encoding or "utf-8"
    for line in lines:
        print(line.encode(encoding, "replace").decode(encoding), file=target, flush=True)
