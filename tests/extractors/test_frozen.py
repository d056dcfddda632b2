"""Small values of reading are equal by what they hold, and are changed by making another."""

from dataclasses import replace

from extractors.frozen import frozen


@frozen
class Berth:
    """A place in an invented harbor."""

    pier: str
    number: int = 1


def test_values_of_the_same_fields_are_one_key() -> None:
    assert Berth("North", 2) == Berth("North", 2) != Berth("North")
    assert len({Berth("North"), Berth("North", 1), Berth("South")}) == 2


def test_another_is_made_in_place_of_a_change() -> None:
    first = Berth("North")

    assert replace(first, number=3) == Berth("North", 3)
    assert first.number == 1


def test_they_take_no_field_that_was_not_told() -> None:
    assert not hasattr(Berth("North"), "__dict__")
