"""Kinds of production printed behind the titles of a resume."""

import pytest

from extractors.resume.kinds_behind import without_kinds
from extractors.values import Field, Fields


def _shows(*titles: str) -> list[Fields]:
    return [{"production_title": Field(title, 0.9)} for title in titles]


def _titles(*titles: str) -> list[object]:
    return [record["production_title"].value for record in without_kinds(_shows(*titles))]


def test_what_most_titles_end_in_tells_what_the_shows_were() -> None:
    read = _titles("Plateau Series", "Wren in Winter Feature", "Fool Me Nicely MOW", "Keel")

    assert read == ["Plateau", "Wren in Winter", "Fool Me Nicely", "Keel"]


@pytest.mark.parametrize(
    "titles",
    [
        ("The Last Pilot", "Kettle Falls", "Goalie", "Lantern Bay", "Hatchet Creek"),
        ("World Series", "World Series", "World Series"),
        ("Series", "Feature", "Pilot"),
    ],
)
def test_a_title_that_ends_so_by_itself_is_kept(titles: tuple[str, ...]) -> None:
    assert _titles(*titles) == list(titles)


def test_a_show_without_a_title_stays() -> None:
    assert without_kinds([{}]) == ({},)
