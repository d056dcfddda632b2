"""Any word finds what somebody works as, misspelled or not."""

import pytest

from app.applying import locals_offered, offer_named, offers_of, search


@pytest.mark.parametrize(
    ("text", "local", "classification"),
    [
        ("dolly", "80", "Grip"),
        ("doly", "80", "Grip"),
        ("4541", "80", "Grip"),
        ("gaffer", "728", "Chief Lighting Technician"),
        ("makup artist", "706", "Make-up Artist"),
        ("camra operater", "600", "Camera Operator"),
        ("props", "44", "Property"),
        ("crafty", "80", "Crafts Service"),
        ("set medic", "80", "First Aid"),
        ("truck driver", "399", "Driver"),
        ("script", "871", "Script Supervisor"),
        ("grip best boy", "80", "Grip"),
    ],
)
def test_a_word_finds_its_classification_first(text: str, local: str, classification: str) -> None:
    found = search(text)

    assert (found[0].local, found[0].classification) == (local, classification)


@pytest.mark.parametrize("text", ["zzzz", "", "the of", "\x00", "%"])
def test_what_is_no_word_for_anything_finds_nothing(text: str) -> None:
    assert list(search(text)) == []


def test_a_search_in_one_local_finds_only_its_own() -> None:
    assert {offer.local for offer in search("operator", "600")} == {"600"}


def test_the_fourteen_locals_of_the_roster_are_offered() -> None:
    ier = [one.local for one in locals_offered() if "IER" in one.rosters]

    assert " ".join(ier) == "44 78 80 399 600 695 700 705 706 724 728 729 800 871"


def test_every_offer_can_be_chosen_by_its_name() -> None:
    offers = [offer for one in locals_offered() for offer in offers_of(one)]

    assert len(offers) > 125
    assert all(offer_named(o.local, o.classification, o.roster) == o for o in offers)


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("commercial grip", ("TCR", "80", "Grip")),
        ("script coordinator", ("NON_ROSTER", "871", "Script Coordinator")),
        ("costume designer", ("NON_ROSTER", "892", "Costume Designer")),
        ("dot administrator", ("NON_ROSTER", "399", "DOT Administrator")),
        ("studio teacher", ("TAL", "884", "Studio Teacher / Welfare Worker")),
        ("production coordinator", ("IATSE411", "411", "Production Coordinator")),
        ("location scout", ("LOCAL_399", "399", "Location Scout/Manager (commercials)")),
        ("commercial scout", ("LOCAL_399", "399", "Location Scout/Manager (commercials)")),
    ],
)
def test_what_stands_beside_the_experience_roster_can_be_applied_for(
    text: str, offer: tuple[str, str, str]
) -> None:
    found = {(each.roster, each.local, each.classification) for each in search(text)}

    assert offer in found


def test_the_commercial_roster_offers_what_the_experience_roster_does() -> None:
    grips = next(one for one in locals_offered() if one.local == "80")
    by_list: dict[str, list[str]] = {}
    for each in offers_of(grips):
        by_list.setdefault(each.roster, []).append(each.classification)

    assert by_list["TCR"] == by_list["IER"]


def test_a_local_without_a_roster_offers_training_only() -> None:
    designers = next(one for one in locals_offered() if one.local == "892")

    assert designers.rosters == ("NON_ROSTER",)


def test_a_local_whose_classifications_are_not_published_is_shown_without_any() -> None:
    guild = next(one for one in locals_offered() if one.local == "839")

    assert (guild.rosters, offers_of(guild)) == (("NON_ROSTER",), ())


def test_only_categories_with_rules_can_be_asked_for() -> None:
    local_411 = next(one for one in locals_offered() if one.is_upgrade)

    names = [offer.classification for offer in offers_of(local_411)]

    assert "2nd Assistant Production Coordinator" not in names
    assert "Production Coordinator" in names
