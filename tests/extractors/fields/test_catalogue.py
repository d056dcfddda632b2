"""The catalogue names what letters print, and nothing that is no title."""

import pytest

from extractors import catalogue
from extractors.catalogue.vocabulary import DayType, VocabularyError, load, rows_from


@pytest.mark.parametrize(
    ("printed", "name", "local"),
    [
        ("Grip", "Grip", "80"),
        ("Best Boy Grip", "Grip", "80"),
        ("KEY GRIP", "Grip", "80"),
        ("Dolly Grip, IATSE Local 80", "Grip", "80"),
        ("4541 - Grip", "Grip", "80"),
        ("Grip (4541)", "Grip", "80"),
        ("Gaffer", "Chief Lighting Technician", "728"),
        ("Best Boy Electric", "Asst. Chief Lighting Technician", "728"),
        ("Lighting Technician", "Electrical Lighting Technician", "728"),
        ("1st AC", "1st Assistant Photographer", "600"),
        ("2nd Asst. Camera", "2nd Assistant Photographer", "600"),
        ("Propman", "Property", "44"),
        ("Lead Man", "Property Person", "44"),
        ("Craft Service", "Crafts Service", "80"),
        ("Craftserviceperson", "Crafts Service", "80"),
        ("Hairstylist", "Hair Stylist", "706"),
        ("Makeup Artist", "Make-up Artist", "706"),
        ("Boom Operator", "Microphone Boom Operator (Y-8)", "695"),
        ("Studio Teacher/Welfare Worker", "Studio Teacher / Welfare Worker", "884"),
        ("Dr1ver", "Driver", "399"),
        ("Electrlcian", "Electrical Lighting Technician", "728"),
    ],
)
def test_a_printed_title_finds_its_classification(printed: str, name: str, local: str) -> None:
    match = catalogue.classification(printed)

    assert match is not None
    assert (match.name, match.local) == (name, local)


@pytest.mark.parametrize(
    "printed",
    [
        "Trip",
        "Drip",
        "Copper Canyon",
        "the following dates",
        "Unit Production Manager",
        "Client Services Representative",
        "Director of Labor Relations",
        "Local 80",
        "Burbank",
        "",
        "7",
    ],
)
def test_words_that_are_no_title_match_nothing(printed: str) -> None:
    assert catalogue.classification(printed) is None


def test_the_local_decides_between_titles_of_the_same_name() -> None:
    plain = catalogue.classification("Coordinator", "44")

    assert plain is not None
    assert plain.local == "44"


def test_a_likeness_is_not_as_sure_as_a_name() -> None:
    alike, exact = catalogue.classification("Scrlpt Supervisor"), catalogue.classification("Grip")

    assert alike is not None
    assert exact is not None
    assert (alike.how, exact.how) == ("likeness", "name")
    assert alike.score < exact.score == 100.0


@pytest.mark.parametrize(
    ("code", "name"),
    [("4541", "Grip"), ("1811", "Grip"), ("1840", "Studio Teacher / Welfare Worker")],
)
def test_an_occupation_code_leads_to_its_classification(code: str, name: str) -> None:
    match = catalogue.occupation_code(code)

    assert match is not None
    assert match.name == name


def test_an_unknown_occupation_code_is_not_guessed() -> None:
    assert catalogue.occupation_code("9999") is None


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("IATSE Local 80", "80"),
        ("I.A.T.S.E. Local No. 80 (Grips)", "80"),
        ("Teamsters Local #399", "399"),
        ("80", "80"),
        ("Cinematographers Guild", "600"),
    ],
)
def test_a_local_is_found_by_number_or_name(printed: str, number: str) -> None:
    local = catalogue.local(printed)

    assert local is not None
    assert local.number == number


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Feature Film (theatrical)", "feature"),
        ("One-hour episodic", "tv_series"),
        ("SVOD series, 42-48 min", "streaming_series"),
        ("Made-for-TV movie", "mow"),
        ("M.O.W.", "mow"),
        ("Limited Series", "mini_series"),
        ("Documentary feature", "documentary"),
        ("Television pilot", "pilot"),
        ("TV Commercial", "commercial"),
        ("Industrial film", "other"),
        ("Copper Canyon", None),
    ],
)
def test_a_wording_names_the_kind_of_production(printed: str, kind: str | None) -> None:
    assert catalogue.production_type(printed) == kind


def test_every_classification_keeps_its_source_and_confidence() -> None:
    assert all(entry.source and entry.confidence for entry in load().classifications)


def test_old_titles_of_local_411_name_their_category() -> None:
    assert catalogue.category_411("Production Secretary") == "2APC"


def test_a_key_that_nobody_knows_stops_the_loading() -> None:
    row = "- {code: WK, label: Work, paid_as_work: true, counts: count, colour: red, source: []}"

    with pytest.raises(VocabularyError, match="colour"):
        rows_from(row, DayType, "day_types.yaml")


@pytest.mark.parametrize(
    "said", ["Plasterer", "Costume House Stock Clerk", "Set Decorator's Assistant"]
)
def test_other_words_are_no_misread_letters(said: str) -> None:
    assert catalogue.classification(said) is None


def test_an_assistant_is_not_taken_for_who_is_assisted() -> None:
    found = catalogue.classification("Costume Designer's Assistant")

    assert found is not None
    assert found.name == "Assistant Costume Designer"
