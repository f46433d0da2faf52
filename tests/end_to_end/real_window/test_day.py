"""An ordinary crossing, from the start of the program to the figure in the books."""

import pytest


pytestmark = pytest.mark.slow


@pytest.mark.parametrize("gap_ms", [0, 1, 4])
def test_a_resident_comes_home(tools, make_window, practice_folder, gap_ms):
    (card,) = tools.issue(practice_folder, ("沈青", "3-2-501"))
    window = make_window(practice_folder, "--practice")
    assert window.start() < 10

    attempt = window.show(card.code, gap_ms)
    assert (attempt["holder_id"], attempt["passed"], attempt["deferred"]) == (card.holder, 0, 0)

    window.desk.write("364")
    tools.until(lambda: window.books.attempts(card.code)[0]["passed"], "passed")
    (attempt,) = window.books.attempts(card.code)
    assert (attempt["direction"], attempt["decision"]) == ("entry", "admit")
    readings = window.books.rows(
        "select tenths, source from reading where attempt_id = ?", attempt["id"]
    )
    assert readings == [{"tenths": 364, "source": "manual"}]
    presence = window.books.value("select presence from presence where holder_id = ?", card.holder)
    assert presence == "inside"

    assert window.close() == 0
    assert tools.broken_at(practice_folder) is None
