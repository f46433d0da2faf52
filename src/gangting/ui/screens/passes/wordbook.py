"""Words of the screen by code, in the language in force."""

from PySide6.QtCore import QCoreApplication

from gangting.domain.printing import Sides
from gangting.ui.screens.passes.values import Act, FactKind, Shelf
from gangting.ui.widgets.segmented import Choice
from gangting.wording.words import Words


translate = QCoreApplication.translate


def shelf_word(shelf: Shelf, words: Words) -> str:
    """Name a shelf on its key, in the words of the list where there is one."""
    if shelf is Shelf.ALL:
        return translate("Passes", "All states")
    if shelf is Shelf.VALID:
        return translate("Passes", "Valid")
    return words.state(shelf.value)


def act_word(act: Act) -> str:
    """Say what a key does."""
    return {
        Act.PRINT: translate("Passes", "Print"),
        Act.REPRINT: translate("Passes", "Print again"),
        Act.PRINTED: translate("Passes", "Printed elsewhere"),
        Act.COLLECT: translate("Passes", "Compared: hand it over"),
        Act.EXTEND: translate("Passes", "Extend"),
        Act.REISSUE: translate("Passes", "Reissue"),
        Act.LOST: translate("Passes", "Report lost"),
        Act.SUSPEND: translate("Passes", "Suspend"),
        Act.RESUME: translate("Passes", "Resume"),
        Act.RETURN: translate("Passes", "Take back"),
        Act.VOID: translate("Passes", "Void it"),
        Act.SAVE_PDF: translate("Passes", "Save PDF"),
        Act.SAVE_PNG: translate("Passes", "Save PNG"),
        Act.PHOTO: translate("Passes", "Photo"),
        Act.LIFE: translate("Passes", "History"),
        Act.MORE: translate("Passes", "More"),
    }[act]


def reissued_suspended() -> str:
    """Say that a new card of a suspended pass is suspended as well."""
    return translate("Passes", "Reissued and still suspended: the gate stops the new card too")


def act_done(act: Act) -> str:
    """Say that it was done."""
    return {
        Act.PRINT: translate("Passes", "Printed: it waits to be handed over"),
        Act.REPRINT: translate("Passes", "Printed again"),
        Act.PRINTED: translate("Passes", "Printed: it waits to be handed over"),
        Act.COLLECT: translate("Passes", "Handed over: the pass is valid"),
        Act.EXTEND: translate("Passes", "Extended; the card need not be printed again"),
        Act.REISSUE: translate("Passes", "Reissued: print the new card; the old one is refused"),
        Act.LOST: translate("Passes", "Reported lost: the gate refuses the card"),
        Act.SUSPEND: translate("Passes", "Suspended"),
        Act.RESUME: translate("Passes", "In use again"),
        Act.RETURN: translate("Passes", "Taken back"),
        Act.VOID: translate("Passes", "Void: the gate refuses the card"),
        Act.SAVE_PDF: translate("Passes", "Saved as %1"),
        Act.SAVE_PNG: translate("Passes", "Saved as %1"),
        Act.PHOTO: "",
        Act.LIFE: "",
        Act.MORE: "",
    }[act]


def act_question(act: Act) -> str:
    """Ask why, and say what will happen."""
    return {
        Act.LOST: translate("Passes", "Who reports it? The gate will refuse this card at once."),
        Act.REISSUE: translate("Passes", "Why a new card? The old one will be refused."),
        Act.SUSPEND: translate("Passes", "Why is it suspended? It can be resumed any time."),
        Act.VOID: translate("Passes", "Void this pass? The gate will refuse the card. Say why."),
    }[act]


ACT_ICONS = {
    Act.PRINT: "printer",
    Act.REPRINT: "printer",
    Act.PRINTED: "printer-check",
    Act.COLLECT: "hand-extended",
    Act.EXTEND: "calendar-plus",
    Act.REISSUE: "card-plus",
    Act.LOST: "credit-card-off",
    Act.SUSPEND: "pause-circle",
    Act.RESUME: "play-circle",
    Act.RETURN: "hand-coin",
    Act.VOID: "cancel",
    Act.SAVE_PDF: "file-pdf-box",
    Act.SAVE_PNG: "file-image",
    Act.PHOTO: "camera",
    Act.LIFE: "history",
    Act.MORE: "dots-horizontal",
}


def fact_word(kind: FactKind) -> str:
    """Name a line of the panel."""
    return {
        FactKind.VALID: translate("Passes", "Validity"),
        FactKind.PHONE: translate("Passes", "Phone"),
        FactKind.ISSUED: translate("Passes", "Issued"),
        FactKind.PRINTED: translate("Passes", "Printed", "a line of facts"),
        FactKind.COLLECTED: translate("Passes", "Collected", "a line of facts"),
        FactKind.CHANGED: "",
        FactKind.REASON: translate("Passes", "Reason"),
        FactKind.EDITION: translate("Passes", "Times reissued"),
    }[kind]


def paper_word(layout: str) -> str:
    """Name a paper."""
    return {
        "card": translate("Passes", "Card"),
        "sheet8": translate("Passes", "A4, 8 cards"),
        "sheet10": translate("Passes", "A4, 10 cards"),
        "label": translate("Passes", "Label"),
        "slip58": translate("Passes", "58 mm slip"),
        "slip80": translate("Passes", "80 mm slip"),
    }[layout]


def sides_choices() -> list[Choice]:
    """Offer the front, or the front and the back."""
    return [
        Choice(Sides.FRONT.value, translate("Passes", "Front only")),
        Choice(Sides.BOTH.value, translate("Passes", "Front and back")),
    ]


def paper_hint() -> str:
    """Say that the printer takes no such paper."""
    return translate(
        "Passes", "This printer has no paper of this size. Choose another paper or printer."
    )


def sides_hint(*, by_hand: bool) -> str:
    """Say how both sides are printed."""
    if by_hand:
        return translate("Passes", "Fronts come first, then you turn the paper over.")
    return translate("Passes", "The printer turns the paper by itself.")


def turn_words() -> str:
    """Say how paper is turned over so that every back comes behind its front."""
    return translate(
        "Passes",
        "Take the paper out as it lies and turn it like the page of a book: left becomes right, the"
        " top stays the top. Lay it back in so that the empty side is printed. Not sure which way"
        " up your printer wants it? Try with a single sheet first.",
    )
