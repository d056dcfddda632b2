"""The worker's name where no label or phrase tells it: the one that most speaks for."""

from collections.abc import Callable

import pytest

from extractors.evl.person_anywhere import person_anywhere
from extractors.layout import lines
from extractors.values import Page

MakePage = Callable[..., Page]


def named(page: Page) -> list[str]:
    return [hit.text for hit in person_anywhere(lines(page), ())]


@pytest.mark.parametrize(
    "text",
    [
        "the days of Maria V. Delgado (SS# ending 0386) as Leadperson, Local 44",
        "Maria V. Delgado (ending in 8059) of Local 600 has been on several shows of ours.",
        "Our script supervisor, Maria V. Delgado, has asked me to write.\n"
        "Ms. Delgado was hired in April.",
        "Days worked by Maria V. Delgado, SSN xxx-xx-1293",
    ],
)
def test_the_name_that_most_speaks_for_is_the_worker_s(make_page: MakePage, text: str) -> None:
    assert named(make_page(text)) == ["Maria V. Delgado"]


@pytest.mark.parametrize(
    "text",
    [
        "My name is Jane Okafor (SS# ending 0386).",
        "Lamp Operator / Shop Electrician (4659)",
        "Quiet Hour at the Motel\nSecond Assistant Camera\nQuiet Hour Productions, LLC",
        "Maria Delgado (2539) and Jo Hale (1140) were there.",
        "Pepper Dash, Inc. (last 4: 2539)",
    ],
)
def test_nobody_is_named_where_too_little_speaks_for_one(make_page: MakePage, text: str) -> None:
    assert named(make_page(text)) == []
