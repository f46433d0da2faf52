"""Who acts at a booth: officers and their roles."""

from enum import StrEnum
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.values import frozen


class Role(StrEnum):
    """What an officer may do; each role is one row of ``RIGHTS``."""

    VOLUNTEER = "volunteer"
    PASS_CLERK = "pass_clerk"  # noqa: S105  a role's code
    LEADER = "leader"
    COMMUNITY_WORKER = "community_worker"
    OBSERVER = "observer"


class Right(StrEnum):
    """Something not everybody may do."""

    WORK_GATE = "work_gate"
    ISSUE_PASSES = "issue_passes"
    CORRECT = "correct"
    OVERRIDE = "override"
    MANAGE = "manage"
    LEAVE_KIOSK = "leave_kiosk"
    SEE_NAMES = "see_names"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.VOLUNTEER: frozenset({Right.WORK_GATE}),
    Role.PASS_CLERK: frozenset({Right.WORK_GATE, Right.ISSUE_PASSES, Right.SEE_NAMES}),
    Role.LEADER: frozenset(Right),
    Role.COMMUNITY_WORKER: frozenset(
        {Right.WORK_GATE, Right.ISSUE_PASSES, Right.SEE_NAMES, Right.CORRECT}
    ),
    Role.OBSERVER: frozenset(),
}


@frozen
class Officer:
    """One who signs in with a PIN; the PIN itself is nowhere but as a hash in storage."""

    id: UUID
    name: str
    role: Role
    active: bool = True

    def may(self, right: Right) -> bool:
        """Whether the role has the right."""
        return right in RIGHTS[self.role]

    def must(self, right: Right) -> None:
        """Raise ``not_allowed`` where the role lacks the right."""
        if not self.may(right):
            raise KnownError("not_allowed", right=right.value)
