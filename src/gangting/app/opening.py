"""Which booth the window opens."""

import os
from typing import TYPE_CHECKING

from gangting.domain.values import frozen
from gangting.host import paths
from gangting.host.where import Where, is_set_up


if TYPE_CHECKING:  # not needed before the first paint
    from uuid import UUID

FIRST_RUN = "GANGTING_FIRST_RUN"


@frozen
class Opening:
    """The booth to open, and whether it is the practice community.

    ``officer_id`` is who has just shown to know the PIN: the first leader of a new booth.
    """

    where: Where
    practice: bool
    officer_id: "UUID | None" = None


def choose(where: Where | None, *, practice: bool) -> Opening:
    """Tell which booth to open.

    A named folder wins; practice has a folder of its own, and is also what a fresh checkout
    opens until a real booth is set up.
    """
    if where is not None:
        return Opening(where, practice)
    real = paths.data_folder(practice=False)
    fresh = os.environ.get(FIRST_RUN) == "practice" and not is_set_up(real)
    if practice or fresh:
        return Opening(Where(paths.data_folder(practice=True)), practice=True)
    return Opening(Where(real), practice=False)
