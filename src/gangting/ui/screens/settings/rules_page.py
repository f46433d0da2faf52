"""Thresholds and what visitors are asked; a leader's page, in force from the next scan on."""

from dataclasses import replace
from functools import partial

from gangting.domain.errors import KnownError
from gangting.domain.temperature import Site, celsius
from gangting.services.policies import GatePolicy
from gangting.ui.context import Context
from gangting.ui.screens.settings.rows import Page


_ON, _OFF = "on", "off"
_THRESHOLDS = (370, 372, 373, 375, 378)
_RESTS = (5, 8, 10)
_HOURS = (2, 4, 8, 12)


class RulesPage(Page):
    """The rules of the compound."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._policy = GatePolicy()
        self._threshold = self.line(self._set_threshold)
        self._counts = self.line(lambda c: self._temperature(threshold_counts=c == _ON))
        self._rest = self.line(lambda c: self._temperature(rest_minutes=int(c)))
        self._on_exit = self.line(lambda c: self._temperature(needed_on_exit=c == _ON))
        self._consent = self.line(lambda c: self._change(ask_host_consent=c == _ON))
        self._screening = self.line(lambda c: self._change(ask_screening=c == _ON))
        self._code = self.line(lambda c: self._change(ask_health_code=c == _ON))
        self._hours = self.line(lambda c: self._change(visitor_hours=int(c)))
        self.end()

    def load(self) -> None:
        """Read what is in force."""
        policies = self._context.services.policies
        self._context.jobs.submit(policies.current, self._show, self._failed)

    def _show(self, policy: GatePolicy) -> None:
        self._policy = policy
        temperature = policy.temperature
        self._threshold.choose(str(temperature.threshold(Site.FOREHEAD)))
        for line, on in (
            (self._counts, temperature.threshold_counts),
            (self._on_exit, temperature.needed_on_exit),
            (self._consent, policy.ask_host_consent),
            (self._screening, policy.ask_screening),
            (self._code, policy.ask_health_code),
        ):
            line.choose(_ON if on else _OFF)
        self._rest.choose(str(temperature.rest_minutes))
        self._hours.choose(str(policy.visitor_hours))

    def _set_threshold(self, code: str) -> None:
        self._temperature(thresholds=dict.fromkeys(Site, int(code)))

    def _temperature(self, **changes: object) -> None:
        temperature = replace(self._policy.temperature, **changes)  # type: ignore[arg-type]
        verdict = replace(self._policy.verdict, temperature=temperature)
        self._change(verdict=verdict)

    def _change(self, **changes: object) -> None:
        policy = replace(self._policy, **changes)  # type: ignore[arg-type]
        self._show(policy)
        save = partial(self._context.services.policies.save, policy)
        self._context.jobs.submit(save, lambda _: None, self._failed)

    def _failed(self, error: KnownError) -> None:
        self._context.announce(self._context.words().error(error.code, **error.params))

    def retranslate(self) -> None:
        """Write the page's words."""
        on_off = ((_ON, self.tr("On")), (_OFF, self.tr("Off")))
        minutes, hours = self.tr("%1 min"), self.tr("%1 h")
        self._threshold.say(
            self.tr("Fever from"), [(str(t), f"{celsius(t)}℃") for t in _THRESHOLDS]
        )
        self._counts.say(
            self.tr("The threshold itself"),
            ((_ON, self.tr("Counts as fever")), (_OFF, self.tr("Is still normal"))),
        )
        self._rest.say(
            self.tr("Rest before the recheck"),
            [(str(m), minutes.replace("%1", str(m))) for m in _RESTS],
        )
        self._on_exit.say(self.tr("Temperature when leaving"), on_off)
        self._consent.say(self.tr("Ask the host before a visitor goes in"), on_off)
        self._screening.say(self.tr("Ask visitors where they have been"), on_off)
        self._code.say(self.tr("Look at the health code"), on_off)
        self._hours.say(
            self.tr("A visitor may stay"), [(str(h), hours.replace("%1", str(h))) for h in _HOURS]
        )
        self._show(self._policy)
