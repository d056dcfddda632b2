"""A show of an ordinary letter is right with its season or without, with who ordered it or not."""

import pytest

from bench.letters.ordinary.grading import judged, mark, worked
from extractors.values import DocumentType, Field, Statement


def _misses(printed: dict[str, object], **read: str) -> list[str]:
    record = {name: Field(value, 0.9) for name, value in read.items()}
    statement = Statement(DocumentType.EVL, 1.0, (1,), {}, (record,))
    made = mark([statement], {"records": [{"dates": [], **printed}]})
    return [miss.field for miss in made.misses]


@pytest.mark.parametrize("said", ["Glass Orchard", "Glass Orchard, season 2"])
def test_a_season_that_the_answer_leaves_out_may_be_read(said: str) -> None:
    assert _misses({"production": "Glass Orchard"}, production=said) == []


def test_a_season_that_the_answer_names_is_the_records_own() -> None:
    printed: dict[str, object] = {"production": "Glass Orchard (Season 2)"}
    assert _misses(printed, production="Glass Orchard", season="2") == []
    assert _misses(printed, production="Glass Orchard", season="3") == ["production"]
    assert _misses(printed, production="Glass Orchard") == ["production"]


def test_a_spot_is_named_with_who_ordered_it_or_without() -> None:
    printed: dict[str, object] = {"production": "Tern Oil “Night Tide”"}
    assert _misses(printed, production="Night Tide") == []
    assert _misses(printed, production="Tern Oil") == ["production"]


def test_a_local_is_right_by_its_number() -> None:
    assert _misses({"local": "Riggers Guild, IATSE Local 61"}, local="61") == []
    assert _misses({"local": "IATSE Local 61"}, local="161") == ["local"]


def _letter(**days: list[str]) -> Statement:
    records = tuple(
        {"classification": Field(position, 0.9), "work_dates": Field(dates, 0.9)}
        for position, dates in days.items()
    )
    return Statement(DocumentType.EVL, 1.0, (1,), {"issuer": Field("Ardent Pay", 0.9)}, records)


def test_days_are_judged_in_the_record_that_is_most_like_the_one_printed() -> None:
    read = _letter(Grip=["2026-03-02"], Gaffer=["2026-03-03", "2026-03-04"])
    truth = {
        "issuer": "Ardent Pay, Inc.",
        "records": [
            {"classification": "Gaffer", "dates": ["2026-03-03"]},
            {"classification": "Grip", "dates": ["2026-03-02"]},
        ],
    }
    assert [days for _, days in worked(read, truth)] == [{"2026-03-02"}, {"2026-03-03"}]
    right = {
        (each.name, str(each.among.get(each.name))): each.right for each in judged(read, truth)
    }
    assert list(right.values()).count(False) == 2
    assert {name for (name, _), good in right.items() if not good} == {"issuer", "work_dates"}


def test_days_of_a_record_that_is_not_printed_are_wrong() -> None:
    read = _letter(Grip=["2026-03-02"], Gaffer=["2026-03-03"])
    truth = {"records": [{"classification": "Grip", "dates": ["2026-03-02"]}]}
    assert [set(days) for _, days in worked(read, truth)] == [{"2026-03-02"}, set()]
