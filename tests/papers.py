"""Walks over everything that stands on a report's pages."""

from itertools import pairwise


def texts(document, page):
    return [text.text for _, piece in document.placed(page) for text in piece.texts]


def must_be_inside(document, paper):
    """Walk everything that is painted: it stands in its piece, and the pieces in the margins."""
    room = paper.width - 2 * paper.margin[0] + 1e-6
    height = document.page_size_mm[1]
    for page in range(document.page_count):
        placed = document.placed(page)
        for (top, piece), (below, _) in pairwise(placed):
            assert below >= top + piece.height - 1e-6, "pieces stand over each other"
        *body, foot = placed if paper.height else (*placed, None)
        for top, piece in body:
            assert top >= paper.margin[1] - 1e-6
            assert top + piece.height <= height - paper.margin[1] + 1e-6
        if foot:
            assert foot[0] + foot[1].height < height - 5
        for _, piece in placed:
            for text in piece.texts:
                size = text.style.size
                assert text.x >= -1e-6
                assert text.x + text.width <= room, text
                assert text.baseline - size * 0.88 >= -1e-6, text
                assert text.baseline + size * 0.12 <= piece.height + 0.5, text
            for fill in piece.fills:
                assert fill.box.x >= 0
                assert fill.box.right <= room
                assert fill.box.bottom <= piece.height + 1e-6
            for x, y, width in piece.rules:
                assert x >= 0
                assert x + width <= room
                assert 0 <= y <= piece.height + 1e-6
            for stroke in piece.strokes:
                assert all(0 <= x <= room and 0 <= y <= piece.height for x, y in stroke)
