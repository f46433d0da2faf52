"""What follows when a form was registered."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from gangting.domain.errors import KnownError
from gangting.ui.context import Context


def forget_draft(context: Context, form: str) -> None:
    """Drop the draft of a form that is in the books now.

    A draft that stays is no failure of the registering, and is told as what it is.
    """
    drop = partial(context.services.drafts.drop, form)
    context.jobs.submit(drop, lambda _: None, partial(_say_kept, context))


def _say_kept(context: Context, error: KnownError) -> None:
    said = QCoreApplication.translate(
        "Finished", "Registered. The draft of the form could not be cleared: %1"
    )
    why = context.words().error(error.code, **error.params)
    context.announce(said.replace("%1", why))
