"""Who and what match, and why: people, productions, classifications, companies, day types."""

import pytest

from extractors.values import Outcome
from validators.classifications import same_classification
from validators.companies import same_company
from validators.day_types import Treatment, day_type
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
    ],
)
def test_forms_of_one_name_agree(one, other, exact):
    match = same_name(one, other)

    assert (match.outcome, match.exact) == (AGREES, exact)
    assert match.why


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
