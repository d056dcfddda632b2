"""``dayproof learn``: from corrections to a rule in force and back, each step in its own words."""

from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from app.cli import main
from app.records import tables
from app.settings import Settings
from app.stores import Stores

PATH = "0/records/0/classification"


@pytest.fixture
def learn(settings: Settings, scene: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that runs ``dayproof learn`` on the scene's database."""
    monkeypatch.setenv("DAYPROOF_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(settings.data_folder))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["learn", *arguments])

    return run


def _corrected(scene: Any, stores: Stores, name: str) -> None:
    """Seed a letter of Northline whose classification a reviewer corrected."""
    public_id = scene.document(name)
    with stores.sessions.begin() as session:
        document = session.scalars(select(tables.Document).filter_by(public_id=public_id)).one()
        read = session.get_one(tables.Result, (document.id, "read"))
        [letter] = read.payload["documents"]
        company = {**letter["fields"]["letter_date"], "value": "Northline Payroll"}
        fields = {**letter["fields"], "payroll_company": company}
        read.payload = {**read.payload, "documents": [{**letter, "fields": fields}]}
        session.add(
            tables.Correction(
                public_id=public_id,
                document_id=document.id,
                path=PATH,
                was={"value": "Grip", "confidence": 0.98},
                now={"value": "Gaffer"},
                account_id=scene.accounts["robin"],
                corrected_at=stores.now(),
            )
        )


def test_a_lesson_is_proposed_replayed_promoted_and_rolled_back(
    learn: Any, scene: Any, stores: Stores
) -> None:
    for name in ("a1", "a2"):
        _corrected(scene, stores, name)

    proposed = learn("propose", "--by", "alex@example.com")
    number = proposed.output.split()[0]
    replayed = learn("replay", number)
    own = learn("promote", number, "--by", "alex@example.com")
    stranger = learn("promote", number, "--by", "avery@example.com")
    promoted = learn("promote", number, "--by", "robin@example.com")
    back = learn("roll-back", number, "--by", "alex@example.com", "--reason", "A new form.")

    assert "“Grip” as classification means “Gaffer”" in proposed.output
    assert "Grip -> Gaffer (right: Gaffer)" in replayed.output
    assert "2 better, 0 worse" in replayed.output
    assert (own.exit_code, stranger.exit_code) == (1, 1)
    assert "a second person" in own.output
    assert "no member of staff" in stranger.output
    assert "promoted v1" in promoted.output
    assert "2 documents are checked again." in promoted.output
    assert "rolled back v1" in back.output
    assert "rolled back v1" in learn("list").output


def test_too_few_labels_are_told_with_what_is_needed(learn: Any, scene: Any) -> None:
    result = learn("recalibrate")

    assert result.exit_code == 1
    assert "two issuers are needed" in result.output
