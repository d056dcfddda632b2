"""A local is told however it is printed, and holds for all when it is said of all."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.catalogue.lookup import local_number
from extractors.evl.marks import LOCAL
from extractors.values import Statement

CREW = """
TIDE MILL EPISODIC, INC.
100 Olive Grove Avenue, Burbank, CA 91505

April 2, 2026

To whom it may concern:

The following members of {} were employed by Tide Mill
Episodic, Inc. on the series “Low Ebb” in 2026 on the days marked X.

Name                Position                   Mon   Tue   Wed   Thu   Days
                                               3/2   3/3   3/4   3/5

Ann Brook           Gaffer                      X     X           X     3
Carl Dent           Dimmer Desk Wizard                X     X           2

Sincerely,

Jane Okafor
Unit Production Manager
"""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a member of IATSE Local 44", "44"),
        ("Stage Hands, Local One, IATSE", "1"),
        ("LOCAL SIXTEEN, I.A.T.S.E.", "16"),
        ("Local 8, Philadelphia", "8"),
        ("I.A.T.S.E. Local No. 873", "873"),
        ("the Editors Guild, IATSE Local 700", "700"),
        ("membre de l’AIEST, section locale 667", "667"),
        ("a member of AQTIS 514 IATSE", "514"),
        ("United Scenic Artists, Local USA 829", "829"),
    ],
)
def test_a_local_is_told_however_it_is_printed(text: str, number: str) -> None:
    found = LOCAL.search(text)

    assert found is not None
    assert local_number(found.group()) == number


@pytest.mark.parametrize(
    "text",
    ["a local one-day call", "in 2024 IATSE members", "the Local 5/6 shuttle", "7. LOCAL 8. PLACE"],
)
def test_other_numbers_are_no_local(text: str) -> None:
    assert LOCAL.search(text) is None


def test_a_local_said_of_all_holds_for_each_row_of_marks(
    read: Callable[..., Statement], values: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    told = [values(each) for each in read(CREW.format("Local 728")).records]

    assert [each["local"] for each in told] == ["728", "728"]


def test_a_position_that_nobody_knows_is_told_by_its_column(
    read: Callable[..., Statement], values: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    told = [values(each) for each in read(CREW.format("our crew")).records]

    assert [each["classification"] for each in told] == ["Gaffer", "Dimmer Desk Wizard"]


SENT_OUT = """
ALLIED STAGE PAINTERS, IATSE LOCAL 44
100 Olive Grove Avenue, Burbank, CA 91505

April 2, 2026

To whom it may concern:

Ann Brook was employed by Tide Mill Episodic, Inc. as a Painter on the series “Low Ebb”{}
Dates worked: 03/02/2026, 03/03/2026.

Sincerely,

Jane Okafor
Dispatcher
"""


@pytest.mark.parametrize(("told", "number"), [(".", "44"), (" under IATSE Local 52.", "52")])
def test_a_local_that_writes_sends_out_its_own_unless_it_names_another(
    read: Callable[..., Statement], told: str, number: str
) -> None:
    (record,) = read(SENT_OUT.format(told)).records

    assert record["local"].value == number
