"""The letters of a list are no part of what it lists; an initial, and a title's letter, are."""

from extractors.evl.lettered import letters_of_lists, without_letter
from extractors.layout import Line
from extractors.passages import printed
from extractors.values import Word


def _line(text: str, top: float = 0.0, left: float = 72.0) -> Line:
    starts = [left + 5.0 * at for at in range(len(text.split()))]
    words = zip(starts, text.split(), strict=True)
    return Line(1, tuple(Word(each, (x, top, x + 4.0, top + 10.0), 1.0) for x, each in words))


def test_letters_in_their_order_count_the_parts_of_a_paper() -> None:
    lines = [_line("A. Low Ebb"), _line("Days worked: 3"), _line("B. Tide Mill"), _line("C. Wren")]

    assert letters_of_lists(lines) == {"A", "B", "C"}
    assert without_letter(printed(lines[2]), frozenset("AB")).text == "Tide Mill"


def test_an_initial_is_of_the_name() -> None:
    assert letters_of_lists([_line("A. Brook"), _line("J. Dent")]) == frozenset()
    assert letters_of_lists([_line("A. Brook")]) == frozenset()
    assert without_letter(printed(_line("J. Dent")), frozenset("AB")).text == "J. Dent"


def test_letters_at_several_edges_are_no_list() -> None:
    apart = [_line("A. Low Ebb"), _line("B. Dent", top=40.0, left=300.0)]

    assert letters_of_lists(apart) == frozenset()


def test_letters_of_columns_side_by_side_are_those_of_a_list() -> None:
    heads = [_line("A. Low Ebb"), _line("B. Tide Mill", left=240.0), _line("C. Wren", left=400.0)]

    assert letters_of_lists(heads) == {"A", "B", "C"}
