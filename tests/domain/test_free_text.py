"""How long what people write in their own words may be, said in one place."""

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.free_text import LONGEST_NAME, LONGEST_REASON, free_text
from gangting.domain.pickup import PickupPoint, Proxy, checked_points
from gangting.wording import Words


def test_it_is_kept_on_one_line_without_what_nobody_sees():
    assert free_text("  掉\u202e了\n 一张 ") == "掉了 一张"
    assert free_text("") == ""


@pytest.mark.parametrize(("most", "given"), [(LONGEST_REASON, {}), (LONGEST_NAME, {"most": 40})])
def test_the_longest_is_kept_whole_and_one_more_is_refused(most, given):
    assert free_text("䶮" * most, **given) == "䶮" * most
    assert free_text(f"  {'x' * most}\0 ", **given) == "x" * most  # as it is stored

    with pytest.raises(KnownError, match="text_too_long") as raised:
        free_text("x" * (most + 1), **given)

    assert raised.value.params == {"most": most}


def test_so_are_the_names_of_a_proxy_and_of_a_point():
    name = "名" * LONGEST_NAME
    assert Proxy(name, name).checked() == Proxy(name, name)
    assert checked_points([PickupPoint("1", name)]) == (PickupPoint("1", name),)
    for refused in (
        lambda: Proxy(f"{name}名", "家人").checked(),
        lambda: Proxy("李梅", f"{name}名").checked(),
        lambda: checked_points([PickupPoint("1", f"{name}名")]),
    ):
        with pytest.raises(KnownError, match="text_too_long"):
            refused()


def test_the_sentence_says_what_to_do(checkout):
    folder = checkout / "resources" / "wording"
    told = Words("zh_CN", folder).error("text_too_long", most=60)
    assert told == "太长了，最多 60 个字，请写短一些"
    assert "60 characters" in Words("en", folder).error("text_too_long", most=60)
