"""The composition root without a window: data folder → keys, database → services.

The window and the command line stand on the same booth.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from gangting.domain.errors import KnownError
from gangting.domain.pass_code import PRACTICE_COMPOUND, KeyRing
from gangting.host.clock import SystemClock
from gangting.host.files import write_atomically
from gangting.host.ids import new_id, random_below
from gangting.host.keys import KeyFile
from gangting.host.paths import secure_folder
from gangting.host.where import BOOTH_FILE, Where, is_set_up
from gangting.services.bundle import Services, make_services
from gangting.services.hands import Clock, Hands
from gangting.services.setup import NewBooth
from gangting.storage import schema
from gangting.storage.engine import open_engine, sqlite_url
from gangting.storage.unit_of_work import BoothRef, Database


__all__ = ["Booth", "BoothRef", "NewBooth", "Where", "create_booth", "is_set_up", "open_booth"]

DATABASE_FILE = "gangting.db"
KEY_FILE = "keys.json"
COPIES_FOLDER = "copies"


@dataclass(frozen=True, slots=True)
class Booth:
    """An opened booth."""

    folder: Path
    ref: BoothRef
    services: Services
    keys: KeyFile

    @property
    def practice(self) -> bool:
        """Whether this is the invented community, which can never mix with the real one."""
        return self.ref.compound == PRACTICE_COMPOUND

    def close(self) -> None:
        """Let go of the database."""
        self.services.database.close()


def open_booth(where: Where, clock: Clock | None = None) -> Booth:
    """Open a booth that was set up before; its schema is brought up to date first."""
    if not is_set_up(where.folder):
        raise KnownError("not_initialised")
    secure_folder(where.folder)
    return _open(where, _read_ref(where.folder / BOOTH_FILE), clock or SystemClock())


def create_booth(where: Where, new: NewBooth, ref: BoothRef, clock: Clock | None = None) -> Booth:
    """Set a booth up: folder, keys, database, site; the booth file is written last."""
    if is_set_up(where.folder):
        raise KnownError("already_initialised")
    secure_folder(where.folder)
    keys = KeyFile(where.folder / KEY_FILE)
    if not any(key.compound == ref.compound for key in keys.load()):
        keys.create(ref.compound)
    booth = _open(where, ref, clock or SystemClock())
    if booth.services.setup.site() is None:
        booth.services.setup.init(new)
    body = {"compound": ref.compound, "booth": ref.booth}
    write_atomically(where.folder / BOOTH_FILE, json.dumps(body) + "\n")
    return booth


def _open(where: Where, ref: BoothRef, clock: Clock) -> Booth:
    path = where.folder / DATABASE_FILE
    if not where.database_url:
        path.touch(mode=0o600)
    engine = open_engine(where.database_url or sqlite_url(path))
    schema.upgrade(engine, now=clock.now(), copies=where.folder / COPIES_FOLDER)
    key_file = KeyFile(where.folder / KEY_FILE)
    ring = key_file.load()

    def keys() -> KeyRing:
        return ring

    hands = Hands(clock, new_id, random_below, keys)
    return Booth(where.folder, ref, make_services(Database(engine, ref), hands), key_file)


def _read_ref(path: Path) -> BoothRef:
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        return BoothRef(int(body["compound"]), int(body["booth"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnownError("booth_file_unreadable") from error
