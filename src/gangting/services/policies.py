"""The compound's settings, read into the rules' own values; bad ones fall back to the default."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date, timedelta
from typing import Any

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.domain.quota import OutingReason, QuotaRule
from gangting.domain.temperature import Site, TemperaturePolicy
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Policy
from gangting.services.hands import Hands
from gangting.storage.unit_of_work import Database


_SETTING = "gate"
QUOTA_SETTING = "quota"
_FRESH_SECONDS = 10.0


@frozen
class GatePolicy:
    """Everything the gate's services read from the settings."""

    verdict: Policy = field(default_factory=Policy)
    zone: str = "Asia/Shanghai"
    visitor_hours: int = 4
    vehicle_needs_host: bool = True
    ask_host_consent: bool = True
    ask_screening: bool = True
    ask_health_code: bool = False
    quota: QuotaRule = field(default_factory=QuotaRule)

    @property
    def temperature(self) -> TemperaturePolicy:
        """The temperature rules."""
        return self.verdict.temperature

    @property
    def visitor_limit(self) -> timedelta:
        """How long a visitor may stay before the list says so."""
        return timedelta(hours=self.visitor_hours)


class Policies:
    """Reads the settings, and again after a change; another booth's is seen in seconds."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands
        self._policy: GatePolicy | None = None
        self._read_at = 0.0

    def current(self) -> GatePolicy:
        """Return the settings in force."""
        tick = self._hands.clock.monotonic()
        policy = self._policy
        if policy is None or tick - self._read_at > _FRESH_SECONDS:
            with self._database.read() as work:
                site = work.site.find()
                settings = work.site.settings()
            if site is None:
                raise KnownError("not_initialised")
            policy = replace(
                _policy_of(settings.get(_SETTING, {})),
                zone=site.zone,
                quota=quota_of(settings.get(QUOTA_SETTING, {})),
            )
            self._policy, self._read_at = policy, tick
        return policy

    def forget(self) -> None:
        """Read the settings again when they are asked for next."""
        self._policy = None

    def save(
        self, policy: GatePolicy, officer: Officer, seen: GatePolicy | None = None
    ) -> GatePolicy:
        """Write the settings, a leader's right, and return them all; they hold from now on.

        Only what differs from ``seen``, the settings the officer looked at, is written: what
        another leader has changed meanwhile stays. ``invalid_number`` out of range.
        """
        officer.must(Right.MANAGE)
        values = _values_of(policy)
        if _values_of(_policy_of(values)) != values:
            raise KnownError("invalid_number")
        looked_at = _values_of(seen) if seen else {}
        wanted = {key: value for key, value in values.items() if looked_at.get(key) != value}
        with self._database.write() as work:
            stored = work.site.settings().get(_SETTING, {})
            after = {**_values_of(_policy_of(stored)), **wanted}
            work.site.save_setting(_SETTING, after)
            place = work.place(self._hands.clock.now(), officer.id)
            changed = {key: value for key, value in after.items() if stored.get(key) != value}
            work.journal.append(self._hands.new_id(), place, "rules.changed", detail=changed)
        self._policy = None
        return self.current()


def _policy_of(values: Mapping[str, Any]) -> GatePolicy:
    base = GatePolicy()
    limits = TemperaturePolicy()
    temperature = TemperaturePolicy(
        thresholds={
            site: _whole(values, f"threshold_{site.value}", limits.threshold(site), 350, 420)
            for site in Site
        },
        threshold_counts=bool(values.get("threshold_counts", True)),
        alert_from=_whole(values, "alert_from", limits.alert_from, 370, 420),
        rest_minutes=_whole(values, "rest_minutes", limits.rest_minutes, 1, 60),
        needed_on_exit=bool(values.get("needed_on_exit", False)),
    )
    return replace(
        base,
        verdict=Policy(
            temperature=temperature,
            worker_grace_days=_whole(values, "worker_grace_days", 7, 0, 90),
        ),
        visitor_hours=_whole(values, "visitor_hours", base.visitor_hours, 1, 72),
        vehicle_needs_host=bool(values.get("vehicle_needs_host", True)),
        ask_host_consent=bool(values.get("ask_host_consent", True)),
        ask_screening=bool(values.get("ask_screening", True)),
        ask_health_code=bool(values.get("ask_health_code", False)),
    )


def _values_of(policy: GatePolicy) -> dict[str, Any]:
    temperature = policy.temperature
    return {
        **{f"threshold_{site.value}": temperature.threshold(site) for site in Site},
        "threshold_counts": temperature.threshold_counts,
        "alert_from": temperature.alert_from,
        "rest_minutes": temperature.rest_minutes,
        "needed_on_exit": temperature.needed_on_exit,
        "worker_grace_days": policy.verdict.worker_grace_days,
        "visitor_hours": policy.visitor_hours,
        "vehicle_needs_host": policy.vehicle_needs_host,
        "ask_host_consent": policy.ask_host_consent,
        "ask_screening": policy.ask_screening,
        "ask_health_code": policy.ask_health_code,
    }


def _whole(values: Mapping[str, Any], name: str, default: int, least: int, most: int) -> int:
    value = values.get(name, default)
    good = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
    return value if good else default


def quota_of(values: Mapping[str, Any]) -> QuotaRule:
    """Return the outing quota; whatever cannot be read is the default, which is off."""
    base = QuotaRule()
    if not values:
        return base
    try:
        return QuotaRule(
            on=bool(values["on"]),
            window_days=int(values["window_days"]),
            persons=int(values["persons"]),
            outings=int(values["outings"]),
            minutes_outside=int(values["minutes_outside"]),
            exempt_categories=frozenset(map(Category, values["exempt_categories"])),
            exempt_reasons=frozenset(map(OutingReason, values["exempt_reasons"])),
            first=_day(values["first"]),
            last=_day(values["last"]),
        ).checked()
    except (KeyError, TypeError, ValueError, KnownError):
        return base


def quota_values(rule: QuotaRule) -> dict[str, Any]:
    """Return the outing quota as it is stored."""
    return {
        "on": rule.on,
        "window_days": rule.window_days,
        "persons": rule.persons,
        "outings": rule.outings,
        "minutes_outside": rule.minutes_outside,
        "exempt_categories": sorted(rule.exempt_categories),
        "exempt_reasons": sorted(rule.exempt_reasons),
        "first": rule.first.isoformat() if rule.first else None,
        "last": rule.last.isoformat() if rule.last else None,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
