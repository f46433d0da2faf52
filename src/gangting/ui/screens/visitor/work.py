"""What the visitor form asks of the services; everything here runs on the store lane."""

from typing import TYPE_CHECKING

from gangting.domain.actors import Officer
from gangting.services.gate.outcome import GateOutcome
from gangting.services.visit_forms import VisitForm
from gangting.ui.screens.visitor.state import Questions


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services


def questions(services: "Services") -> Questions:
    """Tell what the compound wants to be asked."""
    policy, site = services.policies.current(), services.setup.site()
    return Questions(
        policy.ask_host_consent,
        policy.ask_screening,
        policy.ask_health_code,
        site.name if site else "",
    )


def register(services: "Services", form: VisitForm, officer: Officer) -> GateOutcome:
    """Write the visitor down."""
    return services.visits.register_visitor(form, officer)
