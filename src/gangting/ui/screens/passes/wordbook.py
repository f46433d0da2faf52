"""Words of the screen by code, in the language in force."""

from PySide6.QtCore import QCoreApplication

from gangting.ui.screens.passes.values import Act, FactKind, Shelf


def shelf_word(shelf: Shelf) -> str:
    """Name a shelf on its key."""
    say = QCoreApplication.translate
    return {
        Shelf.ALL: say("Passes", "All states"),
        Shelf.APPLIED: say("Passes", "To print"),
        Shelf.PRINTED: say("Passes", "To hand over"),
        Shelf.VALID: say("Passes", "Valid"),
        Shelf.EXPIRED: say("Passes", "Expired"),
        Shelf.SUSPENDED: say("Passes", "Suspended"),
        Shelf.LOST: say("Passes", "Lost"),
        Shelf.VOID: say("Passes", "Void"),
        Shelf.RETURNED: say("Passes", "Returned"),
    }[shelf]


def act_word(act: Act) -> str:
    """Say what a key does."""
    say = QCoreApplication.translate
    return {
        Act.PRINT: say("Passes", "Print"),
        Act.REPRINT: say("Passes", "Print again"),
        Act.PRINTED: say("Passes", "Printed elsewhere"),
        Act.COLLECT: say("Passes", "Compared: hand it over"),
        Act.EXTEND: say("Passes", "Extend"),
        Act.REISSUE: say("Passes", "Reissue"),
        Act.LOST: say("Passes", "Report lost"),
        Act.SUSPEND: say("Passes", "Suspend"),
        Act.RESUME: say("Passes", "Resume"),
        Act.RETURN: say("Passes", "Take back"),
        Act.VOID: say("Passes", "Void"),
        Act.SAVE_PDF: say("Passes", "Save PDF"),
        Act.SAVE_PNG: say("Passes", "Save PNG"),
        Act.LIFE: say("Passes", "History"),
        Act.MORE: say("Passes", "More"),
    }[act]


def act_done(act: Act) -> str:
    """Say that it was done."""
    say = QCoreApplication.translate
    return {
        Act.PRINT: say("Passes", "Printed: it waits to be handed over"),
        Act.REPRINT: say("Passes", "Printed again"),
        Act.PRINTED: say("Passes", "Printed: it waits to be handed over"),
        Act.COLLECT: say("Passes", "Handed over: the pass is valid"),
        Act.EXTEND: say("Passes", "Extended; the card need not be printed again"),
        Act.REISSUE: say("Passes", "Reissued: print the new card; the old one is refused"),
        Act.LOST: say("Passes", "Reported lost: the gate refuses the card"),
        Act.SUSPEND: say("Passes", "Suspended"),
        Act.RESUME: say("Passes", "In use again"),
        Act.RETURN: say("Passes", "Taken back"),
        Act.VOID: say("Passes", "Void: the gate refuses the card"),
        Act.SAVE_PDF: say("Passes", "Saved as %1"),
        Act.SAVE_PNG: say("Passes", "Saved as %1"),
        Act.LIFE: "",
        Act.MORE: "",
    }[act]


def act_question(act: Act) -> str:
    """Ask why, and say what will happen."""
    say = QCoreApplication.translate
    return {
        Act.LOST: say("Passes", "Who reports it? The gate will refuse this card at once."),
        Act.REISSUE: say("Passes", "Why a new card? The old one will be refused."),
        Act.SUSPEND: say("Passes", "Why is it suspended? It can be resumed any time."),
        Act.VOID: say("Passes", "Void this pass? The gate will refuse the card. Say why."),
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
    Act.LIFE: "history",
    Act.MORE: "dots-horizontal",
}


def fact_word(kind: FactKind) -> str:
    """Name a line of the panel."""
    say = QCoreApplication.translate
    return {
        FactKind.VALID: say("Passes", "Valid"),
        FactKind.PHONE: say("Passes", "Phone"),
        FactKind.ISSUED: say("Passes", "Issued"),
        FactKind.PRINTED: say("Passes", "Printed", "a line of facts"),
        FactKind.COLLECTED: say("Passes", "Handed over", "a line of facts"),
        FactKind.CHANGED: "",
        FactKind.REASON: say("Passes", "Reason"),
        FactKind.EDITION: say("Passes", "Reissued, times"),
    }[kind]


def paper_word(layout: str) -> str:
    """Name a paper."""
    say = QCoreApplication.translate
    return {
        "card": say("Passes", "Card"),
        "sheet8": say("Passes", "A4, 8 cards"),
        "sheet10": say("Passes", "A4, 10 cards"),
        "label": say("Passes", "Label"),
        "slip58": say("Passes", "58 mm slip"),
        "slip80": say("Passes", "80 mm slip"),
    }[layout]
