"""The stages of the work on one document, each kept once: read, check, picture."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.batches.whose import name_by_letter
from app.checking import RecordsChanged
from app.errors import Unavailable
from app.logs import log, places
from app.parts import KeptPart, keep, record_parts
from app.records.tables import Document, PageImage, Result
from app.states import DocumentState, Stage
from app.storage import Stored
from app.storage.rows import kept_file, record_file
from app.stores import Stores
from app.work import Lease, LeaseLost, advance, fail, put_back, renew, take
from extractors.contained import Cover, Picture
from extractors.containers.values import NotTaken
from extractors.payload import dump_reading, load_reading
from extractors.refusals import Refused
from extractors.unpacked import Leaf
from extractors.values import ReadError, Reading
from jobs.blame import is_ours
from jobs.cost import Meter
from jobs.heartbeat import kept_alive
from jobs.watching import timed, watched


@dataclass(frozen=True, slots=True)
class Steps:
    """What is done in each stage, handed in so that tests can hand in something else.

    To check is to ``compare``, which only reads, and to ``settle`` what was compared, which raises
    ``RecordsChanged`` when it is no longer true. ``unpack`` returns what is in a container, its
    bytes written to the folder given, and None for every other file.
    """

    read: Callable[[Path], Reading]
    compare: Callable[[Session, Document, Reading, datetime], Any]
    settle: Callable[[Session, Document, Any, datetime], dict[str, Any]]
    render: Callable[[Path, Path, Sequence[Cover]], tuple[Picture, ...]]
    unpack: Callable[[Path, Path], Sequence[Leaf | NotTaken] | None] = lambda _path, _into: None


def work_on(stores: Stores, public_id: str, steps: Steps) -> None:
    """Take the lease on a document, if it is free and due, and do its stages up to the end."""
    with watched(stores, public_id):
        _do_stages(stores, public_id, steps)


def _do_stages(stores: Stores, public_id: str, steps: Steps) -> None:
    lease = take(stores, public_id, owner=secrets.token_hex(16))
    if lease is None:
        return
    with kept_alive(stores, lease) as meter:
        while lease.stage is not Stage.DONE:
            follower = _try(stores, lease, steps, meter)
            if follower is None:
                return
            lease = follower


def _try(stores: Stores, lease: Lease, steps: Steps, meter: Meter) -> Lease | None:
    """Do one stage and return the lease on the next, or None when it could not be done."""
    try:
        with timed(lease.stage):
            follower = _STAGES[lease.stage](stores, lease, steps)
    except LeaseLost:
        log.warning("fenced", document=lease.public_id, stage=lease.stage, attempt=lease.attempt)
        return None
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the work is given back
        _give_back(stores, lease, error, meter)
        return None
    log.info("stage-done", document=lease.public_id, stage=lease.stage, attempt=lease.attempt)
    return follower


def _give_back(stores: Stores, lease: Lease, error: Exception, meter: Meter) -> None:
    name = type(error).__name__
    log.error(
        "stage-failed",
        document=lease.public_id,
        stage=lease.stage,
        attempt=lease.attempt,
        error_type=name,
        where=places(error),
    )
    try:
        if is_ours(error):
            put_back(stores, lease)
            return
        renew(stores, lease, meter.untold_ms())
        fail(stores, lease, f"The {lease.stage} step failed: {name}", stores.now())
    except LeaseLost:
        return
    except (SQLAlchemyError, Unavailable) as failure:
        # Nothing can be written down now: the lease ends by itself, and the work is due again.
        log.error("not-given-back", document=lease.public_id, error_type=type(failure).__name__)


def _read(stores: Stores, lease: Lease, steps: Steps) -> Lease:
    stored = _stored(stores, lease)
    with stores.storage.working_copy(stored) as path, stores.storage.working_folder() as folder:
        try:
            found = steps.unpack(path, folder)
            kept = None if found is None else keep(stores, found)
        except Refused as refused:
            error = ReadError(refused.code, refused.message, refused.part)
            return _keep_reading(stores, lease, Reading(stored.sha256, (), (), error))
        if kept is None:
            reading = steps.read(path)
    if kept is not None:
        return _open(stores, lease, kept)
    return _keep_reading(stores, lease, reading)


def _open(stores: Stores, lease: Lease, kept: Sequence[KeptPart | NotTaken]) -> Lease:
    """Make the parts of a container documents of their own: that is all there is to do for it."""
    with stores.sessions.begin() as session:
        document = session.get_one(Document, lease.document_id)
        opened = record_parts(session, document, kept, stores.now())
        follower = advance(session, lease, Stage.DONE, opened.payload, stores.now())
    for public_id in opened.new_documents:
        stores.hint(public_id)
    return follower


def _keep_reading(stores: Stores, lease: Lease, reading: Reading) -> Lease:
    payload = dump_reading(reading)
    with stores.sessions.begin() as session:
        document = session.get_one(Document, lease.document_id)
        document.document_type = _type_of(reading)
        name_by_letter(session, document, reading, stores.now())
        return advance(session, lease, Stage.CHECK, payload, stores.now())


def _check(stores: Stores, lease: Lease, steps: Steps) -> Lease:
    reading = _reading(stores, lease)
    with stores.sessions() as session:
        compared = _compared(session, lease, steps, reading, stores.now())
    try:
        with stores.sessions.begin() as session:
            return _settled(session, lease, steps, compared, stores.now())
    except RecordsChanged:
        # The second time it is compared where nobody else can write: that is sure to hold.
        with stores.sessions.begin() as session:
            compared = _compared(session, lease, steps, reading, stores.now())
            return _settled(session, lease, steps, compared, stores.now())


def _reading(stores: Stores, lease: Lease) -> Reading:
    with stores.sessions() as session:
        return load_reading(session.get_one(Result, (lease.document_id, Stage.READ)).payload)


def _compared(
    session: Session, lease: Lease, steps: Steps, reading: Reading, now: datetime
) -> object:
    document = session.get_one(Document, lease.document_id)
    return steps.compare(session, document, reading, now)


def _settled(
    session: Session, lease: Lease, steps: Steps, compared: object, now: datetime
) -> Lease:
    document = session.get_one(Document, lease.document_id)
    payload = steps.settle(session, document, compared, now)
    # A lease that was lost undoes everything above: it is the same transaction.
    return advance(session, lease, Stage.PICTURE, payload, now)


def _picture(stores: Stores, lease: Lease, steps: Steps) -> Lease:
    with stores.storage.working_folder() as folder:
        pictures, refused = _rendered(stores, lease, steps, folder)
        images = [(picture, _kept(stores, picture)) for picture in pictures]
    with stores.sessions.begin() as session:
        for picture, stored in images:
            record_file(session, stored, "image/webp", stores.now())
            session.merge(_image(lease, picture, stored))
        payload = {"pictures": len(images), "refused": refused}
        return advance(session, lease, Stage.DONE, payload, stores.now())


def _rendered(
    stores: Stores, lease: Lease, steps: Steps, folder: Path
) -> tuple[tuple[Picture, ...], str | None]:
    """Return the pictures of the pages, or none and the code of why there are none."""
    with stores.sessions() as session:
        if session.get_one(Document, lease.document_id).state == DocumentState.UNREADABLE:
            return (), DocumentState.UNREADABLE
    try:
        with stores.storage.working_copy(_stored(stores, lease)) as path:
            return steps.render(path, folder, _covers(stores, lease)), None
    except Refused as refused:
        return (), refused.code


def _covers(stores: Stores, lease: Lease) -> list[Cover]:
    """Return what may not be seen on the pictures, as shares of each page's size."""
    reading = _reading(stores, lease)
    covers: list[Cover] = []
    for place in reading.covered:
        width, height = reading.page_sizes[place.page - 1]
        x0, y0, x1, y1 = place.box
        covers.append((place.page, (x0 / width, y0 / height, x1 / width, y1 / height)))
    return covers


def _kept(stores: Stores, picture: Picture) -> Stored:
    with picture.path.open("rb") as data:
        return stores.storage.put(data, stores.settings.unpacked_limit_bytes)


def _image(lease: Lease, picture: Picture, stored: Stored) -> PageImage:
    return PageImage(
        document_id=lease.document_id,
        page=picture.page,
        width_px=picture.width_px,
        height_px=picture.height_px,
        sha256=stored.sha256,
    )


_STAGES: dict[Stage, Callable[[Stores, Lease, Steps], Lease]] = {
    Stage.READ: _read,
    Stage.CHECK: _check,
    Stage.PICTURE: _picture,
}


def _stored(stores: Stores, lease: Lease) -> Stored:
    asked = select(Document.sha256).where(Document.id == lease.document_id)
    with stores.sessions() as session:
        return kept_file(session, session.scalars(asked).one())


def _type_of(reading: Reading) -> str | None:
    return reading.documents[0].type if reading.documents else None
