"""The raw material of the invented community, read from its file."""

import tomllib
from collections.abc import Mapping
from typing import Any

from gangting.domain.actors import Role
from gangting.domain.demo.values import DemoOfficer
from gangting.domain.passes import Category, PassState
from gangting.domain.values import frozen


@frozen
class Shares:
    """Words with their weights, ready to be drawn from."""

    words: tuple[str, ...]
    weights: tuple[int, ...]


@frozen
class CastMember:
    """One of the people whom the handbook shows; no room means that they work here."""

    name: str
    room: str
    category: Category
    state: PassState
    phone_tail: str = ""
    plate: str = ""


@frozen
class NameMill:
    """What names are made of."""

    surnames: Shares
    older_men: str
    older_women: str
    younger_men: str
    younger_women: str
    whole: tuple[str, ...]
    avoid: frozenset[str]


@frozen
class Phrases:
    """Words that officers would have typed."""

    workplaces: tuple[str, ...]
    services: tuple[str, ...]
    companies: Shares
    drop_points: tuple[str, ...]
    consent: str
    told: str
    lost: tuple[str, ...]
    void: tuple[str, ...]
    reissue: str
    suspend: str


@frozen
class DemoSeeds:
    """The file, as values."""

    name: str
    gate: str
    officers: tuple[DemoOfficer, ...]
    cast: tuple[CastMember, ...]
    names: NameMill
    phrases: Phrases


def read_seeds(text: str) -> DemoSeeds:
    """Read ``seeds/demo/community.toml``."""
    file = tomllib.loads(text)
    officers = (
        DemoOfficer(number, row["name"], Role(row["role"]), row["pin"])
        for number, row in enumerate(file["officers"])
    )
    return DemoSeeds(
        file["site"]["name"],
        file["site"]["gate"],
        tuple(officers),
        tuple(_cast_member(row) for row in file["cast"]),
        _name_mill(file["names"]),
        _phrases(file["work"], file["visits"], file["reasons"]),
    )


def _cast_member(row: Mapping[str, str]) -> CastMember:
    return CastMember(
        row["name"],
        row["room"],
        Category(row["category"]),
        PassState(row["state"]),
        row.get("phone_tail", ""),
        row.get("plate", ""),
    )


def _name_mill(table: Mapping[str, Any]) -> NameMill:
    words = table["surnames"].split()
    return NameMill(
        Shares(tuple(words[::2]), tuple(map(int, words[1::2]))),
        table["older_men"],
        table["older_women"],
        table["younger_men"],
        table["younger_women"],
        tuple(table["whole"]),
        frozenset(table["avoid"]),
    )


def _phrases(
    work: Mapping[str, Any], visits: Mapping[str, Any], reasons: Mapping[str, Any]
) -> Phrases:
    companies = visits["companies"]
    return Phrases(
        tuple(work["places"]),
        tuple(work["service"]),
        Shares(tuple(companies), tuple(companies.values())),
        tuple(visits["drop_points"]),
        visits["consent"],
        visits["told"],
        tuple(reasons["lost"]),
        tuple(reasons["void"]),
        reasons["reissue"],
        reasons["suspend"],
    )
