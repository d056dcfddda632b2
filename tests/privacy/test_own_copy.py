"""A person's copy holds everything about them and nothing about anybody else."""

import json
import zipfile
from io import BytesIO

from known_person import LETTER, Cast
from sqlalchemy import select

from app.privacy.own_copy import copy_for
from app.records import tables
from app.stores import Stores


def _copy(stores: Stores, cast: Cast) -> zipfile.ZipFile:
    with stores.sessions() as session:
        person = session.scalars(select(tables.Professional)).one()
    return zipfile.ZipFile(BytesIO(b"".join(copy_for(stores, person, asked_by=cast.own))))


def test_the_copy_holds_all_facts_and_the_files_as_they_were_sent(
    stores: Stores, cast: Cast
) -> None:
    archive = _copy(stores, cast)

    known = json.loads(archive.read("person.json"))
    originals = [name for name in archive.namelist() if name.startswith("documents/")]
    assert archive.testzip() is None
    assert known["professional"][0]["name"] == "Wren Quillfeather"
    assert known["credits"][0]["day"] == "2026-03-02"
    assert known["messages"][0]["subject"] == "Quillfeather"
    assert len(originals) == 1
    assert archive.read(originals[0]) == LETTER


def test_the_copy_holds_no_secret_and_nobody_else(stores: Stores, cast: Cast) -> None:
    text = _copy(stores, cast).read("person.json").decode()

    assert "argon2" not in text
    assert "first@example.com" not in text
    assert "fs_uniquifier" not in text


def test_the_audit_says_who_asked(stores: Stores, cast: Cast) -> None:
    _copy(stores, cast)

    with stores.sessions() as session:
        entry = session.scalars(select(tables.AuditEntry).order_by(tables.AuditEntry.id)).all()[-1]
    assert (entry.action, entry.actor) == ("copied", f"account:{cast.own}")
    assert entry.object == f"professional:{cast.person}"
