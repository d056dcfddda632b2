"""An alias is taught with its provenance, handed to the matching, and can be withdrawn."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from app import aliases
from app.errors import Conflict, NotAllowed, ServiceError, Unprocessable
from app.records import tables
from app.states import DocumentState, Stage
from app.stores import Stores
from validators.values import AliasKind

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
TITLES = ("Harbor Lights, Season 2", "Tidewater")


@pytest.fixture
def database_url(tmp_path: Any) -> str:
    """SQLite only: nothing here depends on which database it is."""
    return f"sqlite:///{tmp_path}/aliases.sqlite3"


@pytest.fixture
def people(stores: Stores, sender_id: int) -> dict[str, int]:
    """A reviewer, and a professional with a letter in review that the sender's account sent."""
    with stores.sessions.begin() as session:
        robin = tables.Account(
            public_id="r" * 32,
            email="robin@example.com",
            name="Robin Sample",
            fs_uniquifier="robin",
            created_at=NOW,
        )
        session.add(robin)
        person = tables.Professional(
            public_id="p" * 32, name="Jordan Avery", last4="4821", created_at=NOW
        )
        session.add(person)
        session.flush()
        letter = _letter(session, "a" * 32, sender_id, person.id, "HARBOR LIGHTS S2")
        other = _letter(session, "b" * 32, sender_id, person.id, "Mercer Street")
        return {"robin": robin.id, "person": person.id, "letter": letter, "other": other}


def _letter(
    session: Any, public_id: str, sender_id: int, professional_id: int, production: str
) -> int:
    session.add(tables.StoredFile(sha256=public_id * 2, size_bytes=1, media_type="", stored_at=NOW))
    row = tables.Document(
        public_id=public_id,
        reference=f"U-{public_id[:5]}",
        sha256=public_id * 2,
        file_name="letter.pdf",
        source="web",
        sender_id=sender_id,
        professional_id=professional_id,
        state=DocumentState.IN_REVIEW,
        document_type="evl",
        received_at=NOW,
        changed_at=NOW,
    )
    session.add(row)
    session.flush()
    record = {"production": {"value": production}, "employee_name": {"value": "Jordan Avery"}}
    read = {"documents": [{"type": "evl", "fields": {}, "records": [record]}]}
    check = {"findings": [], "ledger": []}
    for stage, payload in ((Stage.READ, read), (Stage.CHECK, check)):
        session.add(tables.Result(document_id=row.id, stage=stage, payload=payload, made_at=NOW))
    session.add(
        tables.Work(document_id=row.id, sender_id=sender_id, stage=Stage.DONE, created_at=NOW)
    )
    session.flush()
    return row.id


def _teach(
    stores: Stores,
    people: dict[str, int],
    names: tuple[str, str] = TITLES,
    kind: AliasKind = AliasKind.PRODUCTION,
) -> tuple[str, list[str]]:
    with stores.sessions.begin() as session:
        row = aliases.teach(
            session,
            kind,
            names,
            account=session.get_one(tables.Account, people["robin"]),
            document=session.get_one(tables.Document, people["letter"]),
            reason="The call sheet names both.",
            now=NOW,
        )
        return row.public_id, aliases.recheck_touched(session, row, NOW)


def _known(stores: Stores, people: dict[str, int], title: str) -> list[tuple[str, str]]:
    with stores.sessions() as session:
        found = aliases.aliases_for(session, people["person"], [title], ["Northline"])
        return [(alias.one, alias.other) for alias in found]


def test_what_was_taught_is_handed_out_from_either_name_and_says_who_taught_it(
    stores: Stores, people: dict[str, int]
) -> None:
    _teach(stores, people)

    assert _known(stores, people, "Harbor Lights") == [TITLES]
    assert _known(stores, people, "TIDEWATER") == [TITLES]
    assert _known(stores, people, "Mercer Street") == []
    with stores.sessions() as session:
        (alias,) = aliases.aliases_for(session, None, ["Tidewater"], [])
        assert (alias.taught_by, alias.taught_on) == ("Robin Sample", NOW.date())


def test_aliases_that_lead_on_are_handed_out_together(
    stores: Stores, people: dict[str, int]
) -> None:
    _teach(stores, people)
    _teach(stores, people, ("Tidewater", "Project Gull"))

    assert len(_known(stores, people, "Project Gull")) == 2


def test_only_the_documents_in_review_that_name_it_are_checked_again(
    stores: Stores, people: dict[str, int]
) -> None:
    _, touched = _teach(stores, people, ("Mercer Street", "Night Ferry"))

    assert touched == ["a" * 32, "b" * 32]  # where it was taught, and where it is named
    with stores.sessions() as session:
        stages = session.scalars(select(tables.Work.stage)).all()
        assert stages == [Stage.CHECK, Stage.CHECK]
        assert len(session.scalars(select(tables.PastCheck)).all()) == 2


def test_a_withdrawn_alias_is_handed_out_no_more_and_changes_what_was_seen(
    stores: Stores, people: dict[str, int]
) -> None:
    public_id, _ = _teach(stores, people)
    with stores.sessions.begin() as session:
        taught = aliases.marks(session)
        robin = session.get_one(tables.Account, people["robin"])

        aliases.withdraw(session, public_id, account=robin, now=NOW)

        assert aliases.marks(session) != taught
        with pytest.raises(Conflict, match="withdrawn already"):
            aliases.withdraw(session, public_id, account=robin, now=NOW)
    assert _known(stores, people, "Tidewater") == []


def test_a_former_name_belongs_to_the_professional_of_the_document_only(
    stores: Stores, people: dict[str, int]
) -> None:
    _teach(stores, people, ("Jordan Avery", "Jordan Blake"), AliasKind.PERSON)

    with stores.sessions() as session:
        assert len(aliases.aliases_for(session, people["person"], [], [])) == 1
        assert aliases.aliases_for(session, None, [], []) == ()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Harbor Lights", " "), "Give both names"),
        (("Harbor Lights", "The HARBOR LIGHTS"), "the same name already"),
        (("Harbor Lights S1", "Harbor Lights S2"), "season 1 and season 2"),
        (("Harbor Lights", "x" * 201), "200 letters"),
    ],
)
def test_names_that_teach_nothing_are_refused(
    stores: Stores, people: dict[str, int], names: tuple[str, str], said: str
) -> None:
    with pytest.raises(Unprocessable, match=said):
        _teach(stores, people, names)


def test_the_same_alias_is_taught_once(stores: Stores, people: dict[str, int]) -> None:
    _teach(stores, people)

    with pytest.raises(Conflict, match="already"):
        _teach(stores, people, (TITLES[1], TITLES[0]))


def test_nobody_teaches_from_their_own_document(stores: Stores, people: dict[str, int]) -> None:
    with stores.sessions.begin() as session:
        session.get_one(tables.Account, people["robin"]).professional_id = people["person"]

    with pytest.raises(NotAllowed):
        _teach(stores, people)


def test_refusals_are_told_to_the_person(stores: Stores, people: dict[str, int]) -> None:
    with stores.sessions.begin() as session:
        session.get_one(tables.Document, people["letter"]).professional_id = None

    with pytest.raises(ServiceError, match="whose document"):
        _teach(stores, people, ("Jordan Avery", "Jordan Blake"), AliasKind.PERSON)
