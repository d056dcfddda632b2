"""After a document was read, its words are in no file, and its whole number nowhere at all."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from app.receive import Upload, receive
from app.records.tables import PageImage
from app.settings import Settings
from app.storage.rows import kept_file
from app.stores import Stores
from jobs import documents

NUMBER, SENTENCE = "078-05-1120", "Quixotic zephyrs vex the jib operator"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """SQLite alone, because its very bytes are searched."""
    return f"sqlite:///{tmp_path}/data/test.sqlite3"


@pytest.fixture
def settings(database_url: str, migrated_file: Path, tmp_path: Path) -> Settings:
    """A machine whose database lies in its data folder."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "test.sqlite3").write_bytes(migrated_file.read_bytes())
    return Settings(data_folder=tmp_path / "data", database_url=database_url)


def _letter() -> bytes:
    data = BytesIO()
    page = Canvas(data, pagesize=letter, pageCompression=0)
    for line, text in enumerate(
        (
            "Northline Productions LLC",
            "To whom it may concern: Wren Quillfeather, SSN " + NUMBER + ", worked for us",
            "as a Grip on Harbor Lights, on March 2, 2026.",
            SENTENCE + ".",
        )
    ):
        page.drawString(72, 700 - 20 * line, text)
    page.save()
    return data.getvalue()


def test_a_document_that_was_read_lies_nowhere_in_plain(
    stores: Stores, sender_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = _letter()
    assert SENTENCE.encode() in data
    receipt = receive(
        stores,
        Upload("letter.pdf", BytesIO(data)),
        sender_id=sender_id,
        professional_id=None,
        roster_record_id=None,
        source="web",
    )

    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(stores.settings.data_folder))
    monkeypatch.setenv("DAYPROOF_DATABASE_URL", stores.settings.database_url)
    documents.run(receipt.document_id)

    with stores.sessions() as session:
        picture = session.scalars(select(PageImage).limit(1)).one()
        assert stores.storage.content(kept_file(session, picture.sha256))[:4] == b"RIFF"
    folder = stores.settings.data_folder
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    sealed = b"".join(p.read_bytes() for p in (folder / "files").rglob("*") if p.is_file())
    assert SENTENCE.encode() not in everything
    assert NUMBER.encode() not in everything
    assert NUMBER.replace("-", "").encode() not in everything
    assert b"RIFF" not in sealed
    assert b"%PDF" not in sealed
    assert list((folder / "working").iterdir()) == []
