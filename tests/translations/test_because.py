"""A reason is said in the language of its reader, sentence by sentence, and its names stay."""

from time import process_time

import pytest

from app.because import because_in, because_known


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            "Medical examiner certificate expired on Nov 12, 2026.",
            "Certificado de examen médico: venció el 12 nov 2026.",
        ),
        (
            "26 of 30 days. 1 day that a roster specialist decides would complete them.",
            "26 de 30 días. 1 día que decide un especialista de la lista los completaría.",
        ),
        (
            "The document is about another person (Jo Sand and Bea Long are different names): "
            "send their own.",
            "El documento trata de otra persona (Jo Sand y Bea Long son nombres distintos): "
            "envíe el suyo.",
        ),
        (
            "payroll paid the day to J. R. Sample, Inc. Payroll with other last four digits",
            "la nómina pagó el día a J. R. Sample, Inc. Payroll con otros cuatro últimos dígitos",
        ),
        ("Mon Mar 2, 2026 is still to come", "el lun 2 mar 2026 todavía no ha llegado"),
        ("Mon Nov 20 is still to come", "el lun 20 nov todavía no ha llegado"),
        ("already counts for “Jan 6, 2021”", "ya cuenta por «Jan 6, 2021»"),
        (
            "“5/6/2026” on page 1 could not be read for sure: no words could be read there.",
            "“5/6/2026”, en la página 1, no se pudo leer con certeza: "
            "no words could be read there.",
        ),
        ("It moved from 5/6/2027 to 5/30/2027.", "Pasó del 6 may 2027 al 30 may 2027."),
    ],
)
def test_a_sentence_is_said_whole_and_its_names_stay(reason: str, said: str) -> None:
    assert because_in(reason, "es") == said


def test_a_sentence_of_no_known_shape_is_told_so_and_shown_as_it_is() -> None:
    reason = "Nobody has ever said this. 26 of 30 days."

    assert because_known(reason, "es") is None
    assert because_in(reason, "es") == "Nobody has ever said this. 26 de 30 días."
    assert because_in(reason, "en") == reason


def test_a_sentence_too_long_for_any_is_shown_as_it_is_at_once() -> None:
    # Guards: the length in app.because.shapes; without it this takes minutes of a web process.
    name = "x and x: x and x are forms of one first name" * 200
    before = process_time()

    said = because_in(f"{name} \0", "es")

    assert said == f"{name} \0"
    assert process_time() - before < 5.0
