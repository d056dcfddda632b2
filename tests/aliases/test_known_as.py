"""What reviewers taught to be one name is found from every one of its names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.aliases import alias_key, known_as
from validators.values import Alias, AliasKind

TITLES = ["Harbor Lights", "Tidewater", "Project Gull", "Mercer Street", "Night Ferry"]


def _alias(one: str, other: str, kind: AliasKind = AliasKind.PRODUCTION) -> Alias:
    return Alias(kind, one, other, "Robin Sample", date(2026, 11, 20))


def test_a_name_that_nobody_taught_stands_for_itself_only() -> None:
    taught = [_alias("Harbor Lights", "Tidewater")]

    assert known_as(taught, AliasKind.PRODUCTION, "Night Ferry") == ("Night Ferry",)


def test_an_alias_holds_in_both_directions_and_through_others() -> None:
    taught = [_alias("Harbor Lights", "Tidewater"), _alias("Project Gull", "TIDEWATER")]

    found = known_as(taught, AliasKind.PRODUCTION, "The Harbor Lights")

    assert found == ("The Harbor Lights", "Tidewater", "Project Gull")


def test_a_working_title_of_one_season_says_nothing_of_another() -> None:
    taught = [_alias("Harbor Lights, Season 2", "Tidewater")]

    assert known_as(taught, AliasKind.PRODUCTION, "Harbor Lights S3") == ("Harbor Lights S3",)
    assert "Tidewater" in known_as(taught, AliasKind.PRODUCTION, "Harbor Lights S2")


def test_a_title_taught_without_season_is_that_of_every_season() -> None:
    taught = [_alias("Harbor Lights", "Tidewater")]

    found = known_as(taught, AliasKind.PRODUCTION, "Harbor Lights S2")

    assert found == ("Harbor Lights S2", "Tidewater, Season 2")


def test_kinds_do_not_mix() -> None:
    taught = [_alias("Vale", "Northline", AliasKind.EMPLOYER)]

    assert known_as(taught, AliasKind.PERSON, "Vale") == ("Vale",)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (AliasKind.PERSON, "PEÑA, María", "Maria Pena"),
        (AliasKind.EMPLOYER, "Northline Payroll, Inc.", "NORTHLINE PAYROLL"),
        (AliasKind.LOAN_OUT, "Vale Grip Works, Inc.", "VALE GRIP WORKS INC"),
        (AliasKind.PRODUCTION, "Harbor Lights, Season 2", "HARBOR LIGHTS - S02"),
    ],
)
def test_writing_does_not_matter(kind: AliasKind, one: str, other: str) -> None:
    assert alias_key(kind, one) == alias_key(kind, other)


@given(
    st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from(TITLES)), max_size=6),
    st.sampled_from(TITLES),
    st.sampled_from(TITLES),
)
def test_being_the_same_is_mutual_and_knows_no_order(
    pairs: list[tuple[str, str]], one: str, other: str
) -> None:
    taught = [_alias(*pair) for pair in pairs]

    there = other in known_as(taught, AliasKind.PRODUCTION, one)
    back = one in known_as(list(reversed(taught)), AliasKind.PRODUCTION, other)

    assert there == back
