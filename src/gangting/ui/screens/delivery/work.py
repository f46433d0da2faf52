"""What the delivery form asks of the services; everything here runs on the store lane."""

from typing import TYPE_CHECKING

from gangting.domain.actors import Officer
from gangting.services.gate.outcome import GateOutcome
from gangting.services.visit_forms import DeliveryForm


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services


def register(services: "Services", form: DeliveryForm, officer: Officer) -> GateOutcome:
    """Write a rider, courier or utility worker down."""
    return services.visits.register_delivery(form, officer)
