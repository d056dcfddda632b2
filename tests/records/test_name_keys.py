"""Names are found by the beginning of the first or the last name, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.name_keys import (
    KEY_LENGTH,
    after_all_beginning,
    family_key,
    middle_key,
    name_key,
    searched_family,
    searched_key,
)


@pytest.mark.parametrize(
    ("name", "in_order", "family_first"),
    [
        ("Jordan Avery", "jordan avery", "avery jordan"),
        ("José O’Hara-Peña", "jose ohara pena", "pena jose ohara"),
        ("Avery, Jordan", "jordan avery", "avery jordan"),
        ("Robert Chavez, Jr.", "robert chavez jr", "chavez jr robert"),
        ("Søren Straße", "soren strasse", "strasse soren"),
        ("de la Cruz, Ana", "ana de la cruz", "cruz ana de la"),
        ("Cher", "cher", "cher"),
        ("", "", ""),
    ],
)
def test_a_name_is_kept_in_both_orders(name: str, in_order: str, family_first: str) -> None:
    assert (name_key(name), family_key(name)) == (in_order, family_first)


@pytest.mark.parametrize("typed", ["de la Cruz", "CRUZ", "cruz a", "Ana de"])
def test_a_last_name_is_found_with_and_without_its_particles(typed: str) -> None:
    key = searched_key(typed)

    found = name_key("Ana de la Cruz").startswith(key)
    found = found or family_key("Ana de la Cruz").startswith(searched_family(key))

    assert found


@pytest.mark.parametrize(
    ("name", "by_the_first_of_two"),
    [
        ("Maria Lopez Garcia", "lopez garcia maria"),
        ("Maria del Carmen López García", "lopez garcia maria del carmen"),
        ("Jordan Avery", ""),
        ("Robert Chavez Jr.", ""),
        ("Cher", ""),
    ],
)
def test_the_first_of_two_last_names_is_kept_too(name: str, by_the_first_of_two: str) -> None:
    assert middle_key(name) == by_the_first_of_two


@given(st.text(max_size=300))
def test_no_name_is_too_odd_or_too_long(name: str) -> None:
    assert len(name_key(name)) <= KEY_LENGTH
    assert len(family_key(name)) <= KEY_LENGTH


@given(st.from_regex(r"[a-z]{1,5}", fullmatch=True), st.text(max_size=9))
def test_what_begins_so_comes_before_the_end_of_the_span(key: str, rest: str) -> None:
    assert key <= f"{key}{rest}" < after_all_beginning(key)
