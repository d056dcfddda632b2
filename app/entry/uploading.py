"""Taking in the files of one form or API call, and whom they are for."""

from dataclasses import dataclass

from werkzeug.datastructures import FileStorage

from app.access import Actor, roster_record_for
from app.errors import ServiceError
from app.receive import Receipt, Upload, receive
from app.stores import Stores


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: its receipt, or why it was refused."""

    file_name: str
    receipt: Receipt | None = None
    refusal: str = ""


def take_in(
    stores: Stores, actor: Actor, file: FileStorage, *, roster_record: str | None, source: str
) -> Receipt:
    """Receive one file for the actor's own professional, or for that of a roster record."""
    professional_id, roster_record_id = actor.professional_id, None
    if roster_record:
        with stores.sessions() as session:
            record = roster_record_for(session, actor, roster_record)
            professional_id, roster_record_id = record.professional_id, record.id
    return receive(
        stores,
        Upload(file.filename or "document", file.stream),  # type: ignore[arg-type]
        sender_id=actor.account_id,
        professional_id=professional_id,
        roster_record_id=roster_record_id,
        source=source,
    )


def take_in_all(
    stores: Stores, actor: Actor, files: list[FileStorage], *, roster_record: str | None
) -> list[Taken]:
    """Receive every file of a form; a refused one does not keep the others out."""
    return [_taken(stores, actor, file, roster_record) for file in files if file.filename]


def _taken(stores: Stores, actor: Actor, file: FileStorage, roster_record: str | None) -> Taken:
    name = file.filename or "document"
    try:
        receipt = take_in(stores, actor, file, roster_record=roster_record, source="web")
    except ServiceError as refusal:
        return Taken(name, refusal=refusal.message)
    return Taken(name, receipt)
