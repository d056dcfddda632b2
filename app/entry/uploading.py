"""Taking in the files of one form or API call, and whom they are for."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from werkzeug.datastructures import FileStorage

from app.access import Actor, roster_record_for
from app.errors import FileRefused, FileTooLarge, ServiceError
from app.limits import limits_of
from app.receive import Receipt, Upload, receive
from app.stores import Stores
from extractors.pages.gathered import gather
from extractors.refusals import Refused


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


def take_in_as_one(
    stores: Stores,
    actor: Actor,
    files: list[FileStorage],
    *,
    roster_record: str | None,
    source: str,
) -> Receipt:
    """Receive several pictures, in their order, as the pages of one document.

    Raises ``FileRefused`` or ``FileTooLarge`` when they cannot be one.
    """
    limits = limits_of(stores.settings)
    blobs = [file.stream.read(limits.file_bytes + 1) for file in files]
    try:
        pages = gather(blobs, limits)
    except Refused as refused:
        refusal = FileTooLarge if refused.code == FileTooLarge.code else FileRefused
        raise refusal(refused.message, code=refused.code) from refused
    name = PurePath(files[0].filename or "document").stem
    whole = FileStorage(BytesIO(pages), f"{name} and {len(files) - 1} more.zip")
    return take_in(stores, actor, whole, roster_record=roster_record, source=source)


def take_in_all(
    stores: Stores,
    actor: Actor,
    files: list[FileStorage],
    *,
    roster_record: str | None,
    as_one: bool = False,
) -> list[Taken]:
    """Receive every file of a form; a refused one does not keep the others out.

    With ``as_one`` several pictures are the pages of one document.
    """
    given = [file for file in files if file.filename]
    if not as_one or len(given) < 2:
        return [_taken(stores, actor, file, roster_record) for file in given]
    name = f"{given[0].filename} and {len(given) - 1} more"
    try:
        receipt = take_in_as_one(stores, actor, given, roster_record=roster_record, source="web")
    except ServiceError as refusal:
        return [Taken(name, refusal=refusal.message)]
    return [Taken(name, receipt)]


def _taken(stores: Stores, actor: Actor, file: FileStorage, roster_record: str | None) -> Taken:
    name = file.filename or "document"
    try:
        receipt = take_in(stores, actor, file, roster_record=roster_record, source="web")
    except ServiceError as refusal:
        return Taken(name, refusal=refusal.message)
    return Taken(name, receipt)
