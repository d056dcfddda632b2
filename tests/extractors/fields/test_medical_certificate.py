"""The medical examiner's certificate as officially printed: its captions, boxes and traps."""

from collections.abc import Callable
from random import Random

import pytest

from bench.licenses.medical import certificate, wrong
from extractors import medical_certificate
from extractors.values import Page


@pytest.mark.parametrize("seed", range(5))
def test_every_value_of_the_official_form_is_read(seed: int) -> None:
    pdf, truth = certificate(Random(f"certificate {seed}"))

    assert wrong(pdf, truth) == []


def test_how_long_the_form_itself_is_approved_is_no_expiry(make_page: Callable[..., Page]) -> None:
    page = make_page(
        """
OMB No. 2126-0006 Expiration Date: 03/31/2028
Medical Examiner's Certificate
Medical Examiner's Certificate Expiration Date
"""
    )

    assert "expiry_date" not in medical_certificate.extract([page]).fields


def test_the_state_of_the_examiner_is_not_the_driver_s(make_page: Callable[..., Page]) -> None:
    page = make_page(
        """
Medical Examiner's Certificate
Medical Examiner's State License, Certificate, or Registration Number: PA1234
Issuing State: Nevada
"""
    )

    assert "license_state" not in medical_certificate.extract([page]).fields


def test_a_crossed_box_is_told_from_an_empty_one_on_scans(make_page: Callable[..., Page]) -> None:
    page = make_page(
        """
Medical Examiner's Certificate
[IX] Wearing corrective lenses   CD Wearing hearing aid   J Driving within an exempt intracity zone
"""
    )

    found = medical_certificate.extract([page]).fields

    assert found["restrictions"].value == ["corrective lenses"]


def test_a_short_certificate_prints_a_bare_expiry(make_page: Callable[..., Page]) -> None:
    page = make_page("Medical Examiner's Certificate\nExpiration Date: 03/31/2027\n")

    assert medical_certificate.extract([page]).fields["expiry_date"].value == "2027-03-31"
