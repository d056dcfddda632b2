"""A person is found by IL#, or by name and last four digits, and never by a guess."""

import pytest

from app import people
from app.errors import Unprocessable


def test_two_people_of_one_name_and_digits_need_an_il_number(stores, scene):
    with stores.sessions.begin() as session:
        people.add_professional(session, "Maria Vale", "1234", "IL00000002", None, stores.now())

        with pytest.raises(Unprocessable, match="2 people"):
            people.find_professional(session, "Maria Vale 1234")
        assert people.find_professional(session, "IL00000002").il_number == "IL00000002"


@pytest.mark.parametrize("text", ["", "Maria Vale", "1234", "Maria 1234", "Maria Vale 9999"])
def test_half_a_name_finds_nobody(stores, scene, text):
    with stores.sessions() as session, pytest.raises(Unprocessable, match="Nobody is"):
        people.find_professional(session, text)
