"""Every text that people see has its words in every language, with the same placeholders."""

import pytest

from app import languages
from app.corrections.editable import stated
from app.shown.words import label
from app.texts import texts, untranslated
from extractors.values import DocumentType

OTHERS = [language for language in languages.NAMES if language != languages.SOURCE]


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_lacks_its_words(language: str) -> None:
    missing = untranslated(language)

    assert missing == [], "run script/translations and fill these in"


def test_texts_of_code_and_of_templates_are_found() -> None:
    found = {each.id for each in texts()}

    assert {"Message Center", "Skip to main content", "Verified"} <= found


def test_words_are_read_without_a_step_of_their_own() -> None:
    assert languages.translations("es").gettext("Sign out") == "Cerrar sesión"


def test_the_label_of_every_value_that_a_document_states_is_found() -> None:
    names = {n for kind in DocumentType for at in (True, False) for n in stated(kind, in_record=at)}

    assert {label(name) for name in names} <= {each.id for each in texts()}
