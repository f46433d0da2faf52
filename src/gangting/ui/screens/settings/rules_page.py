"""The pages of the compound's rules; a leader's, in force from the next scan on."""

from dataclasses import replace
from functools import partial

from gangting.domain.errors import KnownError
from gangting.domain.temperature import Site, celsius
from gangting.services.policies import GatePolicy
from gangting.ui.context import Context
from gangting.ui.screens.settings.rows import Page, SettingLine


ON, OFF = "on", "off"
_THRESHOLDS = (370, 372, 373, 375, 378)
_RESTS = (5, 8, 10)
_HOURS = (2, 4, 8, 12)
_GRACE = (0, 3, 7, 14)


class RulesPage(Page):
    """Reads the rules when it is opened and writes each change at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.policy = GatePolicy()

    def load(self) -> None:
        """Read what is in force."""
        policies = self.context.services.policies
        self.context.jobs.submit(policies.current, self.show_policy, self._failed)

    def show_policy(self, policy: GatePolicy) -> None:
        """Show what is in force."""
        self.policy = policy

    def change(self, **changes: object) -> None:
        """Write a change of the rules."""
        seen = self.policy
        policy = replace(seen, **changes)  # type: ignore[arg-type]
        self.show_policy(policy)
        save = self.context.services.policies.save
        task = partial(save, policy, self.context.officer(), seen)
        self.context.jobs.submit(task, self.show_policy, self._failed)

    def on_off(self, line: SettingLine, word: str) -> None:
        """Name a line that is on or off."""
        line.say(word, ((ON, self.tr("On")), (OFF, self.tr("Off"))))

    def _failed(self, error: KnownError) -> None:
        """Say why, and show what is in force instead of what was not kept."""
        self.context.jobs.submit(self.context.services.policies.current, self.show_policy)
        self.context.announce(self.context.words().error(error.code, **error.params))


class TemperaturePage(RulesPage):
    """The threshold of every measuring place, and what follows from it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sites = {site: self.line(partial(self._threshold, site)) for site in Site}
        self._counts = self.line(lambda c: self._temperature(threshold_counts=c == ON))
        self._rest = self.line(lambda c: self._temperature(rest_minutes=int(c)))
        self._on_exit = self.line(lambda c: self._temperature(needed_on_exit=c == ON))
        self.end()

    def show_policy(self, policy: GatePolicy) -> None:
        """Show what is in force."""
        super().show_policy(policy)
        temperature = policy.temperature
        for site, line in self._sites.items():
            line.choose(str(temperature.threshold(site)))
        self._counts.choose(ON if temperature.threshold_counts else OFF)
        self._rest.choose(str(temperature.rest_minutes))
        self._on_exit.choose(ON if temperature.needed_on_exit else OFF)

    def _threshold(self, site: Site, code: str) -> None:
        self._temperature(thresholds={**self.policy.temperature.thresholds, site: int(code)})

    def _temperature(self, **changes: object) -> None:
        temperature = replace(self.policy.temperature, **changes)  # type: ignore[arg-type]
        self.change(verdict=replace(self.policy.verdict, temperature=temperature))

    def retranslate(self) -> None:
        """Write the page's words."""
        words = self.context.words()
        fever, minutes = self.tr("Fever from: %1"), self.tr("%1 min")
        for site, line in self._sites.items():
            said = fever.replace("%1", words.site(site.value))
            line.say(said, [(str(t), f"{celsius(t)}℃") for t in _THRESHOLDS])
        self._counts.say(
            self.tr("The threshold itself"),
            ((ON, self.tr("Counts as fever")), (OFF, self.tr("Is still normal"))),
        )
        self._rest.say(
            self.tr("Rest before the recheck"),
            [(str(m), minutes.replace("%1", str(m))) for m in _RESTS],
        )
        self.on_off(self._on_exit, self.tr("Temperature when leaving"))
        self.show_policy(self.policy)


class VisitorsPage(RulesPage):
    """What visitors and outside vehicles are asked, and how long they may stay."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._consent = self.line(lambda c: self.change(ask_host_consent=c == ON))
        self._screening = self.line(lambda c: self.change(ask_screening=c == ON))
        self._code = self.line(lambda c: self.change(ask_health_code=c == ON))
        self._vehicle = self.line(lambda c: self.change(vehicle_needs_host=c == ON))
        self._hours = self.line(lambda c: self.change(visitor_hours=int(c)))
        self._grace = self.line(self._set_grace)
        self.end()

    def show_policy(self, policy: GatePolicy) -> None:
        """Show what is in force."""
        super().show_policy(policy)
        for line, on in (
            (self._consent, policy.ask_host_consent),
            (self._screening, policy.ask_screening),
            (self._code, policy.ask_health_code),
            (self._vehicle, policy.vehicle_needs_host),
        ):
            line.choose(ON if on else OFF)
        self._hours.choose(str(policy.visitor_hours))
        self._grace.choose(str(policy.verdict.worker_grace_days))

    def _set_grace(self, code: str) -> None:
        self.change(verdict=replace(self.policy.verdict, worker_grace_days=int(code)))

    def retranslate(self) -> None:
        """Write the page's words."""
        hours, days = self.tr("%1 h"), self.tr("%1 days")
        self.on_off(self._consent, self.tr("Ask the host before a visitor goes in"))
        self.on_off(self._screening, self.tr("Ask visitors where they have been"))
        self.on_off(self._code, self.tr("Look at the health code"))
        self.on_off(self._vehicle, self.tr("An outside vehicle needs a host"))
        self._hours.say(
            self.tr("A visitor may stay"), [(str(h), hours.replace("%1", str(h))) for h in _HOURS]
        )
        self._grace.say(
            self.tr("A worker's expired pass still counts for"),
            [(str(g), days.replace("%1", str(g))) for g in _GRACE],
        )
        self.show_policy(self.policy)
