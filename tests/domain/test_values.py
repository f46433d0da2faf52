"""Frozen values behave as the standard library's frozen data classes do."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace

import pytest

from gangting.domain.values import frozen


@frozen
class Quick:
    """A value of ours."""

    number: int
    name: str = "甲"
    marks: tuple[str, ...] = field(default_factory=tuple)

    @property
    def twice(self) -> int:
        """A property, as values have them."""
        return self.number * 2


@dataclass(frozen=True, slots=True)
class Slow:
    """The same, by the standard library."""

    number: int
    name: str = "甲"
    marks: tuple[str, ...] = field(default_factory=tuple)


@frozen
class Checked:
    """A value that looks at itself."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("negative")


@frozen
class Empty:
    """A value without fields."""


GIVEN = [((1,), {}), ((1, "乙"), {}), ((), {"number": 1, "marks": ("x",)})]


@pytest.mark.parametrize(("args", "named"), GIVEN)
def test_it_holds_what_it_was_given(args, named):
    quick, slow = Quick(*args, **named), Slow(*args, **named)
    assert asdict(quick) == asdict(slow)
    assert repr(quick) == repr(slow).replace("Slow", "Quick")
    assert hash(quick) == hash(slow)


@pytest.mark.parametrize(("args", "named"), [((), {}), ((1, "x", (), 4), {}), ((1,), {"age": 3})])
def test_it_refuses_what_the_other_refuses(args, named):
    with pytest.raises(TypeError) as ours:
        Quick(*args, **named)
    with pytest.raises(TypeError) as theirs:
        Slow(*args, **named)
    assert str(ours.value).split("__init__()")[1] == str(theirs.value).split("__init__()")[1]


def test_it_equals_its_like_and_nothing_else():
    assert Quick(1) == Quick(1, "甲", ())
    assert Quick(1) != Quick(2)
    assert Quick(1) != Slow(1)
    assert len({Quick(1), Quick(1), Quick(2)}) == 2
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())


def test_it_cannot_be_changed():
    quick = Quick(1)
    with pytest.raises(FrozenInstanceError):
        quick.number = 2
    with pytest.raises(FrozenInstanceError):
        del quick.number
    with pytest.raises(FrozenInstanceError):
        quick.other = 2
    assert not hasattr(quick, "__dict__")


def test_it_is_a_data_class():
    quick = Quick(1)
    assert is_dataclass(quick)
    assert [item.name for item in fields(quick)] == ["number", "name", "marks"]
    assert replace(quick, number=3) == Quick(3)
    assert replace(quick, number=3).twice == 6
    match quick:
        case Quick(number, name):
            assert (number, name) == (1, "甲")


def test_it_can_be_copied():
    quick = Quick(1, marks=("x",))
    assert copy.copy(quick) == copy.deepcopy(quick) == quick
    assert pickle.loads(pickle.dumps(quick)) == quick


def test_it_looks_at_itself():
    assert Checked(1).number == 1
    with pytest.raises(ValueError, match="negative"):
        Checked(-1)
    with pytest.raises(ValueError, match="negative"):
        replace(Checked(1), number=-1)


def test_factories_make_a_new_thing_each_time():
    @frozen
    class Holder:
        """A value with a dictionary."""

        held: dict[str, int] = field(default_factory=dict)

    assert Holder().held is not Holder().held
