"""Names of people, and productions with their seasons."""

import pytest

from extractors.evl.gather import paragraphs
from extractors.evl.prose import prose_hits
from extractors.evl.titles import split_type, title_of
from extractors.layout import Line
from extractors.names import looks_like_company, looks_like_person, person_name, same_person
from extractors.passages import passage
from extractors.values import Word


@pytest.mark.parametrize(
    ("printed", "given", "family", "suffix"),
    [
        ("Maria Delgado", "Maria", "Delgado", ""),
        ("DELGADO, MARIA L.", "MARIA L.", "DELGADO", ""),
        ("John A. McAllister Jr.", "John A.", "McAllister", "Jr"),
        ("Smith, John, Jr.", "John", "Smith", "Jr"),
        ("Ana de la Fuente", "Ana", "de la Fuente", ""),
        ("Joaquín Muñoz", "Joaquín", "Muñoz", ""),
        ("Siobhan O’Rourke", "Siobhan", "O’Rourke", ""),
        ("Noor Okonkwo-Reyes III", "Noor", "Okonkwo-Reyes", "III"),
        ("Maria Delgado (formerly Maria Stone)", "Maria", "Delgado", ""),
        ("Ms. Wren St. James", "Wren St.", "James", ""),
        ("Brother Anselm Pruitt", "Anselm", "Pruitt", ""),
    ],
)
def test_a_name_is_taken_apart(printed: str, given: str, family: str, suffix: str) -> None:
    name = person_name(printed)

    assert name is not None
    assert name.suffix.rstrip(".") == suffix
    assert name.full.replace(".", "").startswith(given.replace(".", "").split()[0])
    assert f"{given} {family}" == f"{name.given} {name.family}"


@pytest.mark.parametrize(
    "printed",
    [
        "Blue Heron Pictures, LLC",
        "Contract Services",
        "Employment Verification",
        "April 2, 2026",
        "Unit Production Manager",
        "Delgado",
        "IATSE Local 80",
        "2710 Winona Avenue",
        "Canada Day",
        "Thanksgiving Day",
    ],
)
def test_what_is_no_person_is_not_taken_for_one(printed: str) -> None:
    assert not looks_like_person(printed)


def test_a_company_is_known_by_its_words() -> None:
    assert looks_like_company("Xyz Productions, Inc.")
    assert not looks_like_company("Maria Delgado")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Maria Delgado", "DELGADO, MARIA", True),
        ("Maria L. Delgado", "M. Delgado", True),
        ("Joaquin Munoz", "Joaquín Muñoz", True),
        ("Maria Delgado", "Martha Delgado", False),
        ("Maria Delgado", "Maria Stone", False),
    ],
)
def test_two_printings_of_a_name_are_compared(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


@pytest.mark.parametrize(
    ("printed", "title", "season"),
    [
        ("Harbor Lights, Season 2", "Harbor Lights", "2"),
        ("Harbor Lights S2", "Harbor Lights", "2"),
        ("Harbor Lights (S03)", "Harbor Lights", "3"),
        ("HARBOR LIGHTS (Season Two)", "HARBOR LIGHTS", "2"),
        ("“Harbor Lights” Season 2", "Harbor Lights", "2"),
        ("Harbor Lights, 2nd Season", "Harbor Lights", "2"),
        ("Harbor Lights Season II", "Harbor Lights", "2"),
        ("Harbor Lights, Season 2, Episodes 201-208", "Harbor Lights", "2"),
        ("Harbor Lights (Cycle 4)", "Harbor Lights", "4"),
        ("Harbor Lights", "Harbor Lights", None),
        ("Harbor Lights II", "Harbor Lights II", None),
        ("The Four Seasons", "The Four Seasons", None),
        ("Second Season", "Second Season", None),
    ],
)
def test_a_production_is_a_title_and_a_season(printed: str, title: str, season: str | None) -> None:
    found = title_of(printed)

    assert (found.title, found.season) == (title, season)


def test_the_kind_in_brackets_is_not_part_of_the_title() -> None:
    assert split_type("Static (SVOD series (48 minutes))") == ("Static", "SVOD series (48 minutes")


def test_a_season_whose_number_was_lost_is_no_part_of_the_title() -> None:
    assert title_of("Static, Season").title == "Static"
    assert title_of("Open Season").title == "Open Season"


def test_a_name_broken_at_its_hyphen_is_whole() -> None:
    lines = [
        Line(1, tuple(Word(word, (0.0, 0.0, 1.0, 1.0), 1.0) for word in text.split()))
        for text in (
            "This certifies that Ms. Noor Okonkwo-",
            "Reyes worked as a Grip -",
            "Mr. Dent",
        )
    ]

    told = passage(lines)
    at = told.text.index("Noor")

    assert told.text.endswith("Noor Okonkwo-Reyes worked as a Grip - Mr. Dent")
    assert told.cut(at, at + len("Noor Okonkwo-Reyes")).lines[1].text == "Reyes"


def test_no_paragraph_ends_in_a_name_broken_at_its_hyphen() -> None:
    lines = [
        Line(1, (Word(text, (0.0, 14.0 * at, 6.0 * len(text), 14.0 * at + 10.0), 1.0),))
        for at, text in enumerate(
            ("She was employed all that year by Val-des-", "Ombres Pictures Inc.", "Ms. Noor Reyes")
        )
    ]
    wide = Line(1, (Word("-" * 80, (0.0, -60.0, 480.0, -50.0), 1.0),))

    told = [len(part) for _, part in paragraphs([wide, *lines])]

    assert told == [1, 2, 1]


def test_the_number_of_a_season_is_no_show() -> None:
    said = "On Season Two, she was employed as Key Costumer from January 5, 2026."
    words = tuple(Word(word, (0.0, 0.0, 1.0, 1.0), 1.0) for word in said.split())

    hits = prose_hits(passage((Line(1, words),)))

    assert [hit.text for hit in hits if hit.field == "season"] == ["Season Two"]
    assert not [hit for hit in hits if hit.field == "production"]


def test_a_title_may_stand_behind_the_kind_and_the_countries_of_a_co_production() -> None:
    said = "She was employed as Key Costumer on the Canada–Ireland co-production The Salt Road."
    words = tuple(Word(word, (0.0, 0.0, 1.0, 1.0), 1.0) for word in said.split())

    hits = prose_hits(passage((Line(1, words),)))

    assert [hit.text for hit in hits if hit.field == "production"] == ["The Salt Road"]


@pytest.mark.parametrize(
    "said",
    [
        "She was paid for May 20 as the 19th. And Labor Day was off for all of us.",
        "He was paid for it as a statutory holiday.",
    ],
)
def test_what_a_day_was_paid_as_is_no_position(said: str) -> None:
    words = tuple(Word(word, (0.0, 0.0, 1.0, 1.0), 1.0) for word in said.split())

    hits = prose_hits(passage((Line(1, words),)))

    assert not [hit for hit in hits if hit.field == "classification"]


def test_who_has_jurisdiction_is_no_show() -> None:
    said = "She was employed as a Set Costumer under the jurisdiction of Motion Picture Costumers."
    words = tuple(Word(word, (0.0, 0.0, 1.0, 1.0), 1.0) for word in said.split())

    hits = prose_hits(passage((Line(1, words),)))

    assert not [hit for hit in hits if hit.field == "production"]
