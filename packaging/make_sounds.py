"""Make the five sounds of the booth, from nothing but sine waves.

    python packaging/make_sounds.py [FOLDER]

The files are the same at every run and are kept in resources/sounds.
"""

import math
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path


RATE = 44_100
FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sounds"
PEAK = 0.7
_ATTACK_S = 0.004
_FADE_S = 0.02

# Shares of the overtones: a wooden bar, a small bell, a soft horn.
WOOD = ((1, 1.0, 1.0), (3.93, 0.28, 2.6), (9.2, 0.08, 5.0))
BELL = ((1, 1.0, 1.0), (2.0, 0.45, 1.4), (3.01, 0.25, 2.0), (4.2, 0.12, 3.0))
HORN = tuple((n, 1 / n**0.6, 1.0) for n in range(1, 8))  # small loudspeakers lose the first


@dataclass(frozen=True)
class Note:
    """One tone: when, how high, how long it rings, how loud, and its overtones.

    An overtone is (times the pitch, loudness, how much faster it dies).
    """

    start_s: float
    pitch_hz: float
    ring_s: float
    loudness: float = 1.0
    overtones: tuple[tuple[float, float, float], ...] = WOOD


SOUNDS = {
    # Up a fourth, wooden and bright: come in.
    "admit": (0.50, (Note(0.0, 783.99, 0.10), Note(0.12, 1046.50, 0.13))),
    # Down a fifth, lower and softer: goodbye.
    "exit": (0.52, (Note(0.0, 659.26, 0.10, 0.8), Note(0.14, 440.00, 0.14, 0.8))),
    # The same bell three times: look here.
    "attention": (
        0.62,
        tuple(Note(0.17 * i, 880.00, 0.11, 1.0, BELL) for i in range(3)),
    ),
    # Two low horns that rub against each other: no.
    "refuse": (
        0.64,
        tuple(
            Note(start, pitch, 0.2, 1.0, HORN)
            for start in (0.0, 0.28)
            for pitch in (220.00, 233.08)
        ),
    ),
    # One short high tick: written down.
    "recorded": (0.16, (Note(0.0, 1567.98, 0.035),)),
}


def samples(length_s: float, notes: tuple[Note, ...]) -> bytes:
    """Return the sound as 16-bit samples, little-endian."""
    count = round(length_s * RATE)
    mixed = [0.0] * count
    for note in notes:
        first = round(note.start_s * RATE)
        for i in range(first, count):
            time_s = (i - first) / RATE
            attack = min(1.0, time_s / _ATTACK_S)
            mixed[i] += note.loudness * attack * _tone(note, time_s)
    fade = round(_FADE_S * RATE)
    for i in range(fade):
        mixed[count - 1 - i] *= i / fade
    loudest = max(abs(value) for value in mixed)
    data = array("h", (round(value / loudest * PEAK * 32_767) for value in mixed))
    if sys.byteorder == "big":
        data.byteswap()
    return data.tobytes()


def _tone(note: Note, time_s: float) -> float:
    return sum(
        share
        * math.exp(-time_s * faster / note.ring_s)
        * math.sin(2 * math.pi * note.pitch_hz * times * time_s)
        for times, share, faster in note.overtones
    )


def write(folder: Path) -> list[Path]:
    """Write all sounds into a folder; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, (length_s, notes) in SOUNDS.items():
        path = folder / f"{name}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(length_s, notes))
        files.append(path)
    return files


def main() -> None:
    for path in write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
