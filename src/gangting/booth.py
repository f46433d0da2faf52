"""The composition root without a window: data folder → keys, database → services.

The window and the command line stand on the same booth.
"""

import json
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.pass_code import PRACTICE_COMPOUND, KeyRing
from gangting.domain.values import frozen
from gangting.host.clock import SystemClock
from gangting.host.files import write_atomically
from gangting.host.ids import new_id, random_below
from gangting.host.keys import KeyFile
from gangting.host.paths import secure_folder, seeds_dir
from gangting.host.seeds import expected_vehicles, supplies
from gangting.host.where import BOOTH_FILE, Where, is_set_up
from gangting.services.bundle import Services
from gangting.services.hands import Clock, Hands
from gangting.services.setup import NewBooth
from gangting.storage import schema
from gangting.storage.engine import open_engine, sqlite_url
from gangting.storage.unit_of_work import BoothRef, Database


if TYPE_CHECKING:  # for a handover, not for a start
    from gangting.services.handover.settings import Shipped

__all__ = [
    "Booth",
    "BoothRef",
    "NewBooth",
    "Where",
    "create_booth",
    "create_demo",
    "is_set_up",
    "open_booth",
]

DATABASE_FILE = "gangting.db"
KEY_FILE = "keys.json"
COPIES_FOLDER = "copies"

logger = logging.getLogger(__name__)


class KeyCabinet:
    """The booth's keys as they are now; read once, and again when the file was written.

    A file that is gone or damaged under an open booth is told, and the gate goes on with the keys
    it had: without them every card would be worthless.
    """

    def __init__(self, file: KeyFile) -> None:
        self.file = file
        self._stamp = file.stamp()
        self._ring = file.load()

    def ring(self) -> KeyRing:
        """Return the keys in force, also after a command beside the open window changed them."""
        stamp = self.file.stamp()
        if stamp != self._stamp:
            self._stamp = stamp
            if stamp is None:
                logger.warning("the key file is gone; the booth goes on with the keys it had")
            else:
                self._reload()
        return self._ring

    def _reload(self) -> None:
        try:
            self._ring = self.file.load()
        except KnownError as error:
            logger.warning("%s; the booth goes on with the keys it had", error.code)

    def rotate(self, compound: int, now: datetime) -> None:
        """Sign with a new key from now on; the old ones still verify."""
        self.file.rotate(compound, now)
        self._ring = self.file.load()

    def retire(self, compound: int, key_id: int) -> None:
        """Let a key's cards say that they are to be renewed."""
        self.file.retire(compound, key_id)
        self._ring = self.file.load()


@frozen
class Booth:
    """An opened booth."""

    folder: Path
    ref: BoothRef
    services: Services
    keys: KeyCabinet

    @property
    def practice(self) -> bool:
        """Whether this is the invented community, which can never mix with the real one."""
        return self.ref.compound == PRACTICE_COMPOUND

    def practice_pins(self) -> tuple[tuple[str, str], ...]:
        """Return names and PINs of the practice officers; none where the booth is a real one."""
        if not self.practice:
            return ()
        from gangting.domain.demo.seeds import read_seeds  # noqa: PLC0415  of practice only

        return tuple((officer.name, officer.pin) for officer in read_seeds(_demo_file()).officers)

    def rotate_key(self, officer: Officer) -> None:
        """Sign new cards with a new key: a booth or a backup was lost. A leader's right."""
        officer.must(Right.MANAGE)
        hands = self.services.hands
        now = hands.clock.now()
        self.keys.rotate(self.ref.compound, now)
        with self.services.database.write() as work:
            work.journal.append(hands.new_id(), work.place(now, officer.id), "key.rotated")

    def close(self) -> None:
        """Let go of the database."""
        self.services.database.close()


def open_booth(where: Where, clock: Clock | None = None) -> Booth:
    """Open a booth that was set up before; its schema is brought up to date first."""
    if not is_set_up(where.folder):
        raise KnownError("not_initialised")
    secure_folder(where.folder)
    return _open(where, _read_ref(where.folder / BOOTH_FILE), clock or SystemClock())


def create_booth(
    where: Where,
    new: NewBooth,
    ref: BoothRef,
    clock: Clock | None = None,
    fill: Callable[[Booth], None] | None = None,
) -> Booth:
    """Set a booth up: folder, database, keys, site, and what ``fill`` puts into it.

    The booth file is written last, so that what was cut off half way can be started again.
    """
    if is_set_up(where.folder):
        raise KnownError("already_initialised")
    secure_folder(where.folder)
    booth = _open(where, ref, clock or SystemClock(), create_key=True)
    try:
        if booth.services.setup.site() is None:
            booth.services.setup.init(new)
            booth.services.deliveries.seed(expected_vehicles(seeds_dir()))
            booth.services.station.catalogue.seed(supplies(seeds_dir(), new_id))
        if fill is not None:
            fill(booth)
        body = {"compound": ref.compound, "booth": ref.booth}
        write_atomically(where.folder / BOOTH_FILE, json.dumps(body) + "\n")
    except BaseException:
        booth.close()
        raise
    return booth


def create_demo(
    where: Where,
    people: int,
    clock: Clock | None = None,
    *,
    name: str = "",
    gate: str = "",
    booth: int = 0,
) -> Booth:
    """Set up the practice compound with an invented community of so many people.

    Its name and gate are the invented ones unless others are given.
    """
    from gangting.domain.demo.seeds import read_seeds  # noqa: PLC0415  of practice only
    from gangting.services import demo  # noqa: PLC0415  as above

    seeds = read_seeds(_demo_file())

    def fill(made: Booth) -> None:
        demo.load(made.services.database, made.services.hands, seeds, people)

    new = NewBooth(name or seeds.name, gate or seeds.gate)
    return create_booth(where, new, BoothRef(PRACTICE_COMPOUND, booth), clock, fill)


def _demo_file() -> str:
    """Read what the invented community is made of."""
    return (seeds_dir() / "demo" / "community.toml").read_text(encoding="utf-8")


def _open(where: Where, ref: BoothRef, clock: Clock, *, create_key: bool = False) -> Booth:
    database = _database(where, ref)
    try:
        copies = where.folder / COPIES_FOLDER
        schema.upgrade(database.engine, now=clock.now(), copies=copies)
        key_file = KeyFile(where.folder / KEY_FILE)
        if create_key and not any(key.compound == ref.compound for key in key_file.load()):
            _must_be_free(database)
            key_file.create(ref.compound)
        cabinet = KeyCabinet(key_file)
    except BaseException:
        database.close()
        raise
    hands = Hands(clock, new_id, random_below, cabinet.ring)
    return Booth(where.folder, ref, Services(database, hands, _shipped), cabinet)


def _shipped() -> "Shipped":
    """Return the lists that came with the program, each read when it is asked for."""
    from gangting.host import seeds  # noqa: PLC0415  for a handover, not for a start
    from gangting.services.handover.settings import Shipped  # noqa: PLC0415  as above

    folder = seeds_dir()
    return Shipped(
        lambda: seeds.shift_patterns(folder),
        lambda: seeds.pattern_sets(folder),
        lambda: seeds.equipment(folder),
    )


def _database(where: Where, ref: BoothRef) -> Database:
    path = where.folder / DATABASE_FILE
    if not where.database_url:
        _touch(path)
    return Database(open_engine(where.database_url or sqlite_url(path)), ref)


def _touch(path: Path) -> None:
    """Make the database file before SQLite does, so that nobody else can ever read it."""
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise KnownError("folder_unusable", folder=str(path.parent)) from error


def _must_be_free(database: Database) -> None:
    """Refuse a compound that another booth set up: its cards are signed with another key."""
    with database.read() as work:
        taken = work.site.knows_compound()
    if taken:
        raise KnownError("compound_number_taken")


def _read_ref(path: Path) -> BoothRef:
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        return BoothRef(int(body["compound"]), int(body["booth"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnownError("booth_file_unreadable") from error
