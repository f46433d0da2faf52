"""What the compound wants to see on its cards."""

from gangting.domain.values import frozen


@frozen
class CardLook:
    """Without ``photos`` no card shows one; those that are stored stay with their people."""

    photos: bool = True
