"""What the vehicle screen asks of the services; everything here runs on the store lane."""

from typing import TYPE_CHECKING
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.passes import HolderKind, HolderRef
from gangting.domain.verdict.facts import Reason
from gangting.domain.visits import Inside, VisitKind
from gangting.services.gate.outcome import GateOutcome, Say
from gangting.services.visit_forms import VehicleForm
from gangting.ui.screens.vehicle.state import Questions


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services


def questions(services: "Services") -> Questions:
    """Tell what the compound wants to be asked of a vehicle."""
    policy, site = services.policies.current(), services.setup.site()
    name = site.name if site else ""
    return Questions(policy.vehicle_needs_host, policy.ask_host_consent, name)


def vehicles_inside(services: "Services") -> tuple[Inside, ...]:
    """List the outside vehicles that have not left, the longest stay first."""
    return tuple(
        inside
        for inside in services.visits.inside()
        if inside.visit.plate or inside.visit.kind is VisitKind.VEHICLE
    )


def let_pass(services: "Services", vehicle_id: UUID, officer: Officer) -> GateOutcome:
    """Let a vehicle of the books pass, in or out by where it is.

    Pressing the key says that plate and car were compared; anything else that the verdict finds
    is shown at the gate and waits there.
    """
    outcome = services.gate.identify(HolderRef(HolderKind.VEHICLE, vehicle_id), Say(officer))
    compared = outcome.verdict.reasons == (Reason.IDENTIFIED_BY_GUARD,)
    if not compared or outcome.attempt_id is None or outcome.passed:
        return outcome
    return services.gate.confirm(outcome.attempt_id, officer)


def leave(services: "Services", visit_id: UUID, officer: Officer) -> GateOutcome:
    """Record that an outside vehicle leaves."""
    return services.visits.leave(visit_id, officer)


def register(services: "Services", form: VehicleForm, officer: Officer) -> GateOutcome:
    """Write an outside vehicle down."""
    return services.visits.register_vehicle(form, officer)
