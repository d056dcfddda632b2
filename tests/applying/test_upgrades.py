"""The service judges a request for a category by its papers, as ``dayproof check`` does."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select

from app.access import Role
from app.accounts.registering import new_account
from app.applying import (
    Signature,
    application_for,
    attach_papers,
    offer_named,
    packet_of,
    sign,
    start,
)
from app.applying.upgrades import Packet
from app.errors import Unprocessable
from app.imports.receiving import Given
from app.imports.whole import import_file
from app.records import tables
from app.states import DocumentState, Stage
from app.storage.rows import record_file
from app.stores import Stores
from app.work_files.recognised import Choices
from extractors.payload import dump_reading
from extractors.values import DocumentType, Field, Place, Reading, Statement

TITLES = (
    "Harbor Lights", "Quiet Water", "Copper Canyon", "Saltmarsh", "Nine Lanterns", "Paper Moons",
    "Winter Ferry", "Glass Orchard",
)  # fmt: skip
CATEGORY = "1st Assistant Production Coordinator"


def _fields(**plain: Any) -> dict[str, Field]:
    place = (Place(1, (72.0, 96.0, 180.0, 110.0), "as printed"),)
    return {name: Field(value, 0.99, place) for name, value in plain.items()}


def _show(number: int) -> dict[str, Any]:
    first = date(2022, 1, 3) + timedelta(days=170 * number)
    return {
        "production_title": TITLES[number],
        "classification": "2APC" if number < 4 else "1APC",
        "start_date": first.isoformat(),
        "end_date": (first + timedelta(days=150)).isoformat(),
        "days": 100,
    }


def _resume() -> Statement:
    shows = tuple(_fields(**_show(number)) for number in range(8))
    name = _fields(employee_name="Jordan Avery")
    return Statement(DocumentType.RESUME, 0.99, (1,), name, shows)


def _letter(name: str, title: str) -> Statement:
    said = _fields(
        referee_name=name,
        referee_title=title,
        referee_member=True,
        employee_name="Jordan Avery",
        has_signature=True,
    )
    return Statement(DocumentType.REFERENCE_LETTER, 0.99, (1,), said)


LETTERS = (
    _letter("Ruth Alder", "Production Coordinator"),
    _letter("Otto Brandt", "Production Manager"),
    _letter("June Reed", "1st Assistant Production Coordinator"),
)


def _send(stores: Stores, account: int, papers: tuple[Statement, ...]) -> None:
    """Put papers where reading leaves them."""
    with stores.sessions.begin() as session:
        person = session.get_one(tables.Account, account).professional_id
        for number, paper in enumerate(papers):
            stored = stores.storage.put(BytesIO(f"{paper.type}{number}".encode()), 1000)
            record_file(session, stored, "application/pdf", stores.now())
            document = tables.Document(
                public_id=f"{number}{len(papers)}{paper.type}"[:32].ljust(32, "0"),
                reference=f"U-{paper.type[:4]}{number}{len(papers)}",
                sha256=stored.sha256,
                file_name=f"{paper.type}-{number}.pdf",
                source="web",
                sender_id=account,
                professional_id=person,
                state=DocumentState.IN_REVIEW,
                document_type=paper.type,
                received_at=stores.now(),
                changed_at=stores.now(),
            )
            session.add(document)
            session.flush()
            payload = dump_reading(Reading(stored.sha256, ((612.0, 792.0),), (paper,)))
            result = tables.Result(
                document_id=document.id, stage=Stage.READ, payload=payload, made_at=stores.now()
            )
            session.add(result)


def _remit(stores: Stores, days: int = 100) -> None:
    """Take in a fringe report that remits ``days`` for each show of the resume."""
    with stores.sessions.begin() as session:
        roles = [Role.REVIEWER]
        by = new_account(session, "robin@example.com", "Robin", roles, now=stores.now()).id
    lines = ["Member Name,SSN Last 4,Production,Category,Period Start,Period End,Days"]
    for number in range(8):
        show = _show(number)
        about = f"{show['production_title']},{show['classification']}"
        lines.append(f"Jordan Avery,4417,{about},{show['start_date']},{show['end_date']},{days}")
    given = Given("fringe", "Reelpay", "fringe.csv", Choices(kind="fringe"), by)
    import_file(stores, given, BytesIO("\n".join(lines).encode()), stores.now())


def _begin(stores: Stores, account: int) -> str:
    offer = offer_named("411", CATEGORY)
    assert offer is not None
    with stores.sessions.begin() as session:
        holder = session.get_one(tables.Account, account)
        return start(session, holder, offer, stores.now()).public_id


def _packet(stores: Stores, account: int, public_id: str) -> Packet:
    with stores.sessions() as session:
        draft = application_for(session, account, public_id)
        return packet_of(session, draft, stores.now(), stores.settings)


def _states(packet: Packet) -> dict[str, str]:
    return {each["id"]: each["state"] for each in packet.requirements}


def test_an_empty_request_names_what_is_missing(stores: Stores, applicant: int) -> None:
    packet = _packet(stores, applicant, _begin(stores, applicant))

    assert [each["id"] for each in packet.missing] == ["resume", "references", "pc-reference"]
    assert not packet.is_complete


def test_one_letter_of_three_leaves_two_to_send(stores: Stores, applicant: int) -> None:
    request = _begin(stores, applicant)
    _send(stores, applicant, (_resume(), LETTERS[0]))

    packet = _packet(stores, applicant, request)

    assert [(each["id"], each["have"]) for each in packet.missing] == [("references", 1)]


def test_a_whole_request_shows_its_shows_beside_what_was_remitted(
    stores: Stores, applicant: int
) -> None:
    request = _begin(stores, applicant)
    _send(stores, applicant, (_resume(), *LETTERS))
    _remit(stores)

    packet = _packet(stores, applicant, request)

    assert packet.is_complete
    assert [line.remitted_days for line in packet.shows] == [100.0] * 8
    assert _states(packet)["shows-1apc"] == "met"
    assert packet.verdict == "refer"
    assert packet.findings == ()


def test_days_that_were_not_remitted_are_for_the_committee(stores: Stores, applicant: int) -> None:
    request = _begin(stores, applicant)
    _send(stores, applicant, (_resume(), *LETTERS))
    _remit(stores, days=60)

    packet = _packet(stores, applicant, request)

    assert packet.verdict == "refer"
    assert any("60" in said for said in packet.findings)


def test_a_paper_that_is_being_read_holds_the_request_back(stores: Stores, applicant: int) -> None:
    request = _begin(stores, applicant)
    _send(stores, applicant, (_resume(), *LETTERS))
    with stores.sessions.begin() as session:
        document = session.scalars(select(tables.Document)).first()
        assert document is not None
        document.state = DocumentState.READING

    assert not _packet(stores, applicant, request).is_complete


def test_the_papers_are_signed_by_their_digests(stores: Stores, applicant: int) -> None:
    request = _begin(stores, applicant)
    _send(stores, applicant, (_resume(), *LETTERS))
    with stores.sessions.begin() as session:
        draft = application_for(session, applicant, request)
        packet = packet_of(session, draft, stores.now(), stores.settings)
        attach_papers(draft, packet)
        sign(session, draft, Signature("Jordan Avery", "-", stores.now()), stores.settings)

        assert all(paper.sha256 in (draft.signed or "") for paper in packet.papers)
        assert draft.roster_record is not None
        assert draft.roster_record.roster == "IATSE411"


def test_an_incomplete_request_is_not_signed(stores: Stores, applicant: int) -> None:
    request = _begin(stores, applicant)
    with stores.sessions.begin() as session:
        draft = application_for(session, applicant, request)
        packet = packet_of(session, draft, stores.now(), stores.settings)

        with pytest.raises(Unprocessable, match="Incomplete requests aren’t considered"):
            attach_papers(draft, packet)
