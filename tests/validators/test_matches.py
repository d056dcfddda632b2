"""Who and what match, and why: people, productions, classifications, companies, day types."""

import pytest

from extractors.values import Outcome
from validators.classifications import same_classification
from validators.companies import same_company
from validators.day_types import Treatment, day_type
from validators.matching import Strength
from validators.people import same_name, same_person
from validators.productions import same_production
from validators.values import Professional

AGREES, DIFFERS, CANNOT_TELL = Outcome.AGREES, Outcome.DIFFERS, Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("one", "other", "exact"),
    [
        ("Maria Vale", "VALE, MARIA", True),
        ("José Núñez", "Jose Nunez", True),
        ("William O'Hara", "Bill O’Hara", False),
        ("Robert Vale Jr.", "Robert Vale", False),
        ("Maria T. Vale", "Maria Vale", False),
        ("Maria Vale", "Maria Hollis", False),
        ("Ana Garcia Lopez", "Ana Garcia-Lopez", True),
        ("Ana Garcia Lopez", "Ana Lopez", False),
        ("Maria Vale", "Mariah Vale", False),
        ("M. Vale", "Maria Vale", False),
        ("VALE MARIA", "Maria Vale", True),
        ("Søren Ødegård", "Soren Odegard", True),
        ("Maria De La Cruz", "CRUZ, MARIA DE LA", True),
        ("Sean O'Brien", "O BRIEN, SEAN", True),
        ("Ana St. Claire", "SAINT CLAIRE, ANA", True),
        ("Robert Vale Jr.", "VALE JR, ROBERT", True),
        ("Robert Vale III", "Robert Vale 3rd", True),
        ("Dr. Ana Lee", "Lee, Ana", True),
        ("Theo Okonkwo-Bell", "OKONKWO BELL, THEO", True),
        ("Theo Okonkwo-Bell", "OKONKWO-BELL, THEO LEE", False),
        ("Vale Grip Works, Inc. f/s/o Maria Vale", "Maria Vale", True),
        ("Maria Vale (née Hollis)", "HOLLIS, MARIA", False),
        ('Robert "Bobby" Vale', "Bobby Vale", False),
        ("Roy, J-L", "Jean-Luc Roy", False),
        ("VANDERHOEVE, CHRISTOPHER", "Christopher Vanderhoeven-Lund", False),
    ],
)
def test_forms_of_one_name_agree(one, other, exact):
    match = same_name(one, other)

    assert (match.outcome, match.exact) == (AGREES, exact)
    assert match.why


@pytest.mark.parametrize(
    ("one", "other", "strength"),
    [
        ("Maria Vale", "VALE, MARIA", Strength.EXACT),
        ("Robert Vale", "Bob Vale", Strength.KNOWN),
        ("Maria Vale", "Maria Hollis", Strength.ALIKE),
    ],
)
def test_a_match_says_how_sure_it_is(one, other, strength):
    assert same_name(one, other).strength is strength


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria Vale", "Otto Brandt"),
        ("Robert Vale Jr.", "Robert Vale Sr."),
        ("Maria Vale", "Otto Vale"),
    ],
)
def test_other_names_differ(one, other):
    assert same_name(one, other).outcome is DIFFERS


@pytest.mark.parametrize(
    ("other", "outcome"),
    [
        (Professional("Vale, Maria", last4="1234"), AGREES),
        (Professional("Maria Vale", last4="9999"), DIFFERS),
        (Professional("Otto Brandt", last4="1234"), DIFFERS),
        (Professional("Maria Vale"), CANNOT_TELL),
        (Professional("Otto Brandt"), DIFFERS),
        (Professional("", last4="1234"), CANNOT_TELL),
    ],
)
def test_a_person_is_never_matched_by_name_alone(other, outcome):
    assert same_person(Professional("Maria Vale", last4="1234"), other).outcome is outcome


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("Harbor Lights", "HARBOR LIGHTS", AGREES),
        ("The Harbor Lights", "Harbor Lights", AGREES),
        ("Harbor Lights, Season 2", "Harbor Lights S02", AGREES),
        ("Harbor Lights, Season Two", "Harbor Lights - 2nd Season", AGREES),
        ("Harbor Lights Season 2", "Harbor Lights", AGREES),
        ("Harbor Lights S2 Ep. 204", "Harbor Lights Season 2", AGREES),
        ("Harbor Lights", "Harbcr Lights", AGREES),
        ("Harbor Lights Season 2", "Harbor Lights Season 3", DIFFERS),
        ("Harbor Lights", "Quiet Water", DIFFERS),
        ("Unit 11", "Unit 12", DIFFERS),
        ("Harbor Lights (aka Neptune)", "NEPTUNE", AGREES),
        ("Neptune (working title)", "Neptune", AGREES),
        ("Harbor Lights S02E05", "Harbor Lights Season II", AGREES),
        ('Harbor Lights Ep. 204 "The Storm"', "Harbor Lights", AGREES),
        ("Lights, The", "The Lights", AGREES),
        ("Salt & Smoke", "Salt and Smoke", AGREES),
        ("Mr. Kane's Garden", "MR KANES GARDEN", AGREES),
        ("Series 7", "Series 7", AGREES),
        ("Harbor Lights (Season 2)", "Harbor Lights, S3", DIFFERS),
        ("Harbor Lights 2", "Harbor Lights", CANNOT_TELL),
        ("HARBOR LIGHTS AT", "Harbor Lights at Dawn", CANNOT_TELL),
        ("Harbor", "Harbor Lights", CANNOT_TELL),
        ("", "Harbor Lights", CANNOT_TELL),
    ],
)
def test_titles_are_compared_season_by_season(one, other, outcome):
    assert same_production(one, other).outcome is outcome


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("Grip", "GRIP", AGREES),
        ("Grip", "4541", AGREES),
        ("Grip", "4521", CANNOT_TELL),
        ("Property", "Property Master", DIFFERS),
        ("Grip", "Script Supervisor", DIFFERS),
        ("Grip", "Chief Cloud Wrangler of Nothing", CANNOT_TELL),
        ("Grip", None, CANNOT_TELL),
    ],
)
def test_classifications_are_compared_through_the_catalogue(one, other, outcome):
    assert same_classification(one, other, local="80").outcome is outcome


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Reelpay Payroll Services, Inc.", "Reelpay", True),
        ("Northlight Pictures LLC", "Northlight Pictures", True),
        ("North Light Pictures", "Northlight Pictures, L.L.C.", True),
        ("Vale LLC d/b/a Harbor Films", "Harbor Films, Inc.", True),
        ("GEP Cencast", "Entertainment Partners", True),
        ("Quiet Water Prods LLC", "Quiet Water Productions", True),
        ("Northlight Pictures LLC", "Northlight Productions", False),
        ("Reelpay Payroll", "Sunrise Payroll", False),
        ("Payroll Services", "Entertainment Services", False),
    ],
)
def test_companies_are_compared_without_their_legal_form(one, other, same):
    assert same_company(one, other) is same


@pytest.mark.parametrize(
    ("reported", "treatment"),
    [
        (None, Treatment.COUNT),
        ("WK", Treatment.COUNT),
        ("worked", Treatment.COUNT),
        ("Holiday Worked", Treatment.COUNT),
        ("I8", Treatment.EXCLUDE),
        ("idle", Treatment.EXCLUDE),
        ("Vacation", Treatment.EXCLUDE),
        ("CO", Treatment.REFER),
        ("??", Treatment.REFER),
    ],
)
def test_idle_days_are_no_work_though_payroll_pays_them(reported, treatment):
    assert day_type(reported).treatment is treatment


@pytest.mark.parametrize(
    ("reported", "treatment"),
    [
        ("1.0x Hours", Treatment.COUNT),
        ("6th Day", Treatment.COUNT),
        ("Regular", Treatment.COUNT),
        ("Meet Guarantee", Treatment.EXCLUDE),
        ("Sick Pay", Treatment.EXCLUDE),
        ("Safety Training", Treatment.EXCLUDE),
        ("Box Rental", Treatment.REFER),
    ],
)
def test_pay_lines_of_time_cards_are_day_types(reported, treatment):
    assert day_type(reported).treatment is treatment


@pytest.mark.parametrize("written", ["Maria O. Vale", "Maria E. Vale", "Vale Maria O"])
def test_a_middle_initial_is_no_part_of_the_last_name(written):
    match = same_name(written, "Maria Vale")

    assert (match.outcome, match.strength) == (AGREES, Strength.KNOWN)


@pytest.mark.parametrize("written", ["ORTIZ DANIEL A", "DE LA ORTIZ DANIEL A", "Daniel A Ortiz"])
def test_an_initial_at_the_end_follows_the_first_name(written):
    assert same_name(
        written, "Daniel Ortiz" if "LA" not in written else "Daniel De La Ortiz"
    ).agrees
