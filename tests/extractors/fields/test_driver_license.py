"""Driver licenses: the barcode's numbers, both countries' dates, and the front's labels."""

from collections.abc import Callable
from datetime import date
from random import Random

import pytest

from bench.licenses.__main__ import FROM_PRINT
from bench.licenses.cards import printed_front
from bench.licenses.designs import LEARNED
from bench.licenses.invent import of
from extractors import aamva, driver_license
from extractors.card_days import day_of
from extractors.license_numbers import mended
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document
from extractors.values import Barcode, Page

US = (
    "@\n\x1e\rANSI 636014090102DL00410250ZC02910045DLDCAA\nDCBNONE\nDCDPX\nDBA08312027\nDCSSAMPLE\n"
    "DACMARIA\nDADLUZ\nDBD09012022\nDBB01151985\nDAQI1234562\nDCGUSA\nDAJCA\rZCZCABRN\r"
)
ONTARIO = (
    "@\n\x1e\rANSI 636012030001DL00000367DLDCAG\nDCBX\nDBA20270831\nDCSSAMPLE\nDCTKOFI,ADE\n"
    "DBD20220901\nDBB19850115\nDAQS1234-56788-50115\nDCGCAN\nDAJON\r"
)


def test_a_license_of_the_states_prints_the_month_first() -> None:
    license_ = aamva.parse(US)

    assert license_ is not None
    assert license_.expiry_date == date(2027, 8, 31)
    assert license_.birth_date == date(1985, 1, 15)
    assert (license_.name, license_.number) == ("MARIA LUZ SAMPLE", "I1234562")
    assert (license_.license_class, license_.jurisdiction) == ("A", "CA")
    assert (license_.endorsements, license_.restrictions) == ("PX", None)


def test_a_license_of_canada_prints_the_year_first() -> None:
    license_ = aamva.parse(ONTARIO)

    assert license_ is not None
    assert license_.expiry_date == date(2027, 8, 31)
    assert (license_.name, license_.jurisdiction) == ("KOFI ADE SAMPLE", "ON")
    assert license_.unusual_dates == ()


def test_a_date_in_the_other_order_is_read_and_doubted() -> None:
    license_ = aamva.parse(US.replace("DBA08312027", "DBA20270831"))

    assert license_ is not None
    assert license_.expiry_date == date(2027, 8, 31)
    assert license_.unusual_dates == ("DBA",)


def test_the_oldest_cards_print_the_whole_name_at_once() -> None:
    license_ = aamva.parse("@\n\x1e\rANSI 6360140101DL00290189DLDAASAMPLE,MARIA,LUZ\nDAQI1234562\n")

    assert license_ is not None
    assert license_.name == "MARIA LUZ SAMPLE"


@pytest.mark.parametrize("payload", ["", "https://example.com", "ANSI"])
def test_another_barcode_is_no_license(payload: str) -> None:
    assert aamva.parse(payload) is None


@pytest.mark.parametrize("name", list(LEARNED))
def test_fronts_of_many_designs_are_read_by_their_captions(name: str) -> None:
    rng = Random(name)

    for _ in range(4):
        who = of(rng, LEARNED[name].jurisdiction, LEARNED[name].number)
        found = driver_license.extract(
            read_pages(printed_front(who, LEARNED[name]), Limits())
        ).fields
        read = {field: found[field].value for field in FROM_PRINT}
        assert read == {
            "number": who.number,
            "class": who.license_class,
            "birth_date": who.birth.isoformat(),
            "issue_date": who.issued.isoformat(),
            "expiry_date": who.expires.isoformat(),
        }


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("08/31/2027", date(2027, 8, 31)),
        ("2027-Aug-31", date(2027, 8, 31)),
        ("31 AUG / AOÛT 2027", date(2027, 8, 31)),
        ("August 31, 2027", date(2027, 8, 31)),
        ("20270831", date(2027, 8, 31)),
        ("08312027", date(2027, 8, 31)),
        ("31/08/2027", date(2027, 8, 31)),
        ("02/30/2027", None),
    ],
)
def test_days_of_cards_are_read_in_every_country_s_order(text: str, day: date | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("read", "state", "written", "fits"),
    [
        ("I12B4S62", "CA", "I1284562", True),
        ("11234562", "CA", "I1234562", True),
        ("D61O1 - 407O6 - 60905", "ON", "D6101 - 40706 - 60905", True),
        ("123 4S6 789", "NY", "123 456 789", True),
        ("I123456", "CA", "I123456", False),
        ("X99", "WY", "X99", True),
    ],
)
def test_a_number_is_mended_to_its_state_s_pattern(
    read: str, state: str, written: str, fits: bool
) -> None:
    assert mended(read, state) == (written, fits)


def test_a_date_until_which_somebody_is_young_is_no_expiry(make_page: Callable[..., Page]) -> None:
    page = make_page(
        """
COLORADO     DRIVER LICENSE
UNDER 21 UNTIL 01/17/2031
MED CERT EXP 02/02/2030
4a ISS 06/01/2026     3 DOB 01/17/2010
    06/01/2029
"""
    )

    found = driver_license.extract([page]).fields

    assert found["expiry_date"].value == "2029-06-01"
    assert found["expiry_date"].confidence < 0.7


def test_a_number_whose_caption_is_misread_is_told_by_its_state_s_shape(
    make_page: Callable[..., Page],
) -> None:
    front = """
BRITISH COLUMBIA     DRIVER'S LICENCE
910 SAMPLE ROAD
pt: 69469I4
Issued: 2023-Dec-29     Class) D
"""
    one = driver_license.extract([make_page(front)]).fields
    two = driver_license.extract([make_page(f"{front}1234567\n")]).fields

    assert (one["number"].value, one["class"].value) == ("6946914", "D")
    assert one["number"].confidence < 0.7
    assert "number" not in two


UNCAPTIONED = """
NEW YORK STATE     DRIVER LICENSE
ID: 123 456 789     CLASS D
{}
2345 SAMPLE PLACE
ALBANY, NY 12222
DOB 01/15/1985     Issued 09/01/2022     Expires 08/31/2030
"""


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("MOTORIST\nMICHAEL, M", "MICHAEL M MOTORIST"),
        ("VAN DER BERG\nANNA MARIA", "ANNA MARIA VAN DER BERG"),
        ("MOTORIST, MICHAEL M", "MICHAEL M MOTORIST"),
        ("MICHAEL M MOTORIST\n12 UPPER STREET", "MICHAEL M MOTORIST"),
        ("ORGAN DONOR", None),
    ],
)
def test_a_name_without_a_caption_stands_over_the_address(
    make_page: Callable[..., Page], printed: str, name: str | None
) -> None:
    found = driver_license.extract([make_page(UNCAPTIONED.format(printed))]).fields

    assert (found["name"].value if "name" in found else None) == name


FRONT = """
CALIFORNIA                       USA
DRIVER LICENSE
DL I1234562          CLASS A
EXP 08/31/2027       END PX
LN SAMPLE
FN MARIA LUZ
DOB 01/15/1985       RSTR NONE
ISS 09/01/2022
"""


def test_the_front_is_read_by_its_labels(make_page: Callable[..., Page]) -> None:
    (statement,) = read_document([make_page(FRONT)])

    found = {name: field.value for name, field in statement.fields.items()}
    assert found == {
        "name": "MARIA LUZ SAMPLE",
        "number": "I1234562",
        "class": "A",
        "jurisdiction": "CA",
        "issue_date": "2022-09-01",
        "expiry_date": "2027-08-31",
        "birth_date": "1985-01-15",
        "endorsements": "PX",
        "source": "print",
    }


def test_a_license_number_of_nine_digits_is_no_identity_number(
    make_page: Callable[..., Page],
) -> None:
    new_york = US.replace("DAQI1234562", "DAQ123456789").replace("DAJCA", "DAJNY")
    code = Barcode("PDF417", new_york, (300.0, 400.0, 500.0, 450.0))

    (statement,) = read_document([make_page("NEW YORK STATE  DRIVER LICENSE", barcodes=(code,))])

    assert statement.fields["number"].value == "123456789"


def test_barcode_and_front_that_agree_are_surest(make_page: Callable[..., Page]) -> None:
    code = Barcode("PDF417", US, (300.0, 400.0, 500.0, 450.0))

    (both,) = read_document([make_page(FRONT, barcodes=(code,))])
    (front,) = read_document([make_page(FRONT)])

    assert both.fields["source"].value == "barcode"
    assert both.fields["expiry_date"].confidence > front.fields["expiry_date"].confidence


@pytest.mark.parametrize(
    ("altered", "told"),
    [
        ("EXP 08/31/2027", False),
        ("EXP 08/31/2031", True),
        ("LN SAMPLE", False),
        ("LN OTHERWISE", True),
        ("DL I1234562", False),
        ("DL I7654321", True),
    ],
)
def test_print_that_differs_from_the_barcode_of_its_own_card_is_told(
    make_page: Callable[..., Page], altered: str, told: bool
) -> None:
    caption = altered.split(maxsplit=1)[0]
    front = "\n".join(
        f"{altered}          {line.partition('   ')[2].strip()}"
        if line.startswith(caption)
        else line
        for line in FRONT.splitlines()
    )
    code = Barcode("PDF417", US, (300.0, 400.0, 500.0, 450.0))

    (read,) = read_document([make_page(front, barcodes=(code,))])

    assert [f.code for f in read.findings] == ["license-barcode-mismatch"] * told
    assert (read.fields["number"].value, read.fields["expiry_date"].value) == (
        "I1234562",
        "2027-08-31",
    )
