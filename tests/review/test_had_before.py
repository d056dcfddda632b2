"""A letter that comes again in another form says when it was had, and credits nothing twice."""

from sqlalchemy import select

from app.records import tables
from app.states import DocumentState, Stage
from extractors.likeness import print_of_words
from extractors.values import DocumentType, Field, Reading, Statement

DAYS = ("2026-03-02", "2026-03-03", "2026-03-04")
WORDS = """I am writing in support of this member, who worked with me as an assistant for months and
was always on time, handled crew lists, travel and accounts with great care and good humor, and whom
I would hire again at once, as I hope that others will do as well."""


def differing(stores, public_id):
    asked = (
        select(tables.Result.payload)
        .join(tables.Document, tables.Document.id == tables.Result.document_id)
        .where(tables.Document.public_id == public_id, tables.Result.stage == Stage.CHECK)
    )
    with stores.sessions() as session:
        found = session.scalars(asked).one()["findings"]
    return {finding["code"]: finding["message"] for finding in found}


def test_a_scan_of_a_credited_letter_says_when_it_was_received(stores, hand_in, look, pay):
    pay(*DAYS)
    first = hand_in(*DAYS)

    again = hand_in(*DAYS)

    reference = look(first).reference
    message = differing(stores, again)["duplicate-submission"]
    assert look(first).state == DocumentState.VERIFIED
    assert message.startswith("Already had, received ")
    assert reference in message
    assert look(again).state == DocumentState.IN_REVIEW


def reference_letter(referee):
    fields = {"referee_name": Field(referee, 0.9), "employee_name": Field("Maria Vale", 0.9)}
    statement = Statement(
        DocumentType.REFERENCE_LETTER, 0.99, (1,), fields, wording=print_of_words(WORDS.split())
    )
    return Reading("0" * 64, ((612.0, 792.0),), (statement,))


def test_the_same_wording_under_another_name_is_found(stores, hand_in_reading, look):
    first = hand_in_reading(reference_letter("Dana Okafor"))

    again = hand_in_reading(reference_letter("Lee Park"))

    message = differing(stores, again)["same-wording"]
    assert "one by Dana Okafor about Maria Vale" in message
    assert look(first).reference in message
    assert "same-wording" not in differing(stores, first)
