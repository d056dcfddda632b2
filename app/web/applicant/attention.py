"""What an applicant has to do, the gravest first: what, why, by when, and one button."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from app.records import tables
from app.roster.values import Standing
from app.web.applicant.evidence import Evidence
from app.web.because import because_told
from app.web.roster.head import record_name, requirements_of
from app.web.told import day, ngettext
from app.web.told import text as _

SOON_DAYS = 60
"""From so many days before its last day a paper is something to do."""

_OPEN = frozenset({"not met", "not recorded yet", "refer"})

STOPS, WILL_STOP, HELD_UP = range(3)
"""What happens to who does nothing: days stop counting, will stop, or are not counted yet."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do; ``due`` is ``Due Dec 5, 2026``, ``left`` how long that is."""

    title: str
    told: str
    rank: int
    due_on: date | None
    due: str
    left: str
    href: str
    button: str
    icon: str
    button_icon: str


def attention(
    records: Sequence[tables.RosterRecord], evidence: Iterable[Evidence], on: date
) -> list[Item]:
    """Return what only the person can do, sorted by consequence, then by date."""
    found = [*_papers(records, on), *_documents(evidence, on)]
    return sorted(found, key=lambda item: (item.rank, item.due_on or date.max))


def _papers(records: Sequence[tables.RosterRecord], on: date) -> Iterator[Item]:
    """Yield each license, certificate and course once, though several records may need it."""
    seen: set[tuple[str, str | None]] = set()
    # What a record on the roster needs too is told with what follows there: that is graver.
    for record in sorted(records, key=lambda each: each.placed_on is None):
        wanted = [need for need in requirements_of(record) if _is_to_do(record, need, on)]
        for need in wanted:
            key = need["title"], need.get("due_on")
            if key not in seen:
                seen.add(key)
                yield _paper(record, need, on)
        yield from _open_training(record)
        if not wanted and record.placed_on is not None and record.standing == Standing.PENDING:
            yield _still_open(record)


def _open_training(record: tables.RosterRecord) -> Iterator[Item]:
    """Yield the preliminary training of an application, once a verified day has opened it."""
    needs = requirements_of(record)
    has_day = any(need["id"] == "work-experience" and need.get("have") for need in needs)
    for need in needs:
        is_preliminary = need["id"].startswith("preliminary-training")
        if record.placed_on is None and has_day and is_preliminary and need["state"] in _OPEN:
            yield Item(
                title=_("%(course)s is open to you", course=because_told(need["title"])),
                told=f"{record_name(record)}. {_placed_after_it()}",
                rank=HELD_UP,
                due_on=None,
                due="",
                left="",
                href=url_for("roster.training", public_id=record.public_id),
                button=_("See the course"),
                icon="clock",
                button_icon="list",
            )


def _placed_after_it() -> str:
    return _("You are placed on the roster only after it: book it now.")


def _is_to_do(record: tables.RosterRecord, need: dict[str, Any], on: date) -> bool:
    if need.get("kind") not in {"credential", "training"} or need["state"] == "due after placement":
        return False
    if need["state"] == "met":
        return bool(need.get("due_on")) and (_date(need) - on).days <= SOON_DAYS
    is_due = need["state"] in {"due", "lapsed"}
    return record.placed_on is not None or is_due or _is_awaited(record, need)


def _paper(record: tables.RosterRecord, need: dict[str, Any], on: date) -> Item:
    is_course = need["kind"] == "training"
    due_on = _date(need) if need.get("due_on") else None
    is_over = need["state"] == "lapsed" or (due_on is not None and due_on < on)
    title = _title(need, is_over=is_over)
    why = because_told(need["because"])
    is_awaited = _is_awaited(record, need)
    if is_awaited:
        why = f"{why} {_placed_with_it()}"
    elif need["state"] in _OPEN:
        why = f"{why} {_not_listed()}"
    elif need.get("consequence"):
        why = f"{why} {because_told(need['consequence'])}"
    href = url_for("roster.training", public_id=record.public_id)
    if not is_course:
        href = url_for("applicant.upload_form", roster_record=record.public_id)
    return Item(
        title=title,
        told=f"{record_name(record)}. {why}",
        rank=HELD_UP if is_awaited else STOPS if is_over else WILL_STOP,
        due_on=due_on,
        due=_due(due_on, is_over=is_over),
        left=_left(due_on, on),
        href=href,
        button=_("See the course") if is_course else _("Upload it"),
        icon="clock",
        button_icon="list" if is_course else "upload",
    )


def _placed_with_it() -> str:
    return _("You are placed on the roster only once a valid one is on record: upload it now.")


def _is_awaited(record: tables.RosterRecord, need: dict[str, Any]) -> bool:
    """Return whether a placement waits for a license or certificate."""
    is_missing = need["kind"] == "credential" and need["state"] != "met"
    return is_missing and record.placed_on is None and record.standing == Standing.PENDING


def _still_open(record: tables.RosterRecord) -> Item:
    """Return the item of a record on the roster that waits for something else than a paper."""
    reasons = because_told(" ".join(record.assessment.get("reasons", [])))
    return Item(
        title=_("Something is still open: %(name)s", name=record_name(record)),
        told=f"{reasons} {_not_listed()}".strip(),
        rank=WILL_STOP,
        due_on=None,
        due="",
        left="",
        href=url_for("roster.record", public_id=record.public_id),
        button=_("See what is open"),
        icon="clock",
        button_icon="eye",
    )


def _not_listed() -> str:
    return _("Until it is settled you are not listed as compliant.")


def _title(need: dict[str, Any], *, is_over: bool) -> str:
    name = because_told(need["title"])
    if need["state"] == "met":
        return _("%(paper)s is about to expire", paper=name)
    if is_over:
        return _("%(paper)s has expired", paper=name)
    return _("%(paper)s is still missing", paper=name)


def _documents(evidence: Iterable[Evidence], on: date) -> Iterator[Item]:
    for each in evidence:
        if each.fix is not None:
            yield _fix(each, each.fix, on)
        elif each.needs_person:
            yield _unreadable(each)


def _fix(each: Evidence, fix: tables.FixRequest, on: date) -> Item:
    page = fix.page
    return Item(
        title=_("Page %(page)d of %(name)s needs a fix", page=page, name=each.title)
        if page
        else _("%(name)s needs a fix", name=each.title),
        told=_("%(what)s Until then its days aren’t counted.", what=because_told(fix.words)),
        rank=WILL_STOP,
        due_on=fix.due_on,
        due=_due(fix.due_on, is_over=fix.due_on is not None and fix.due_on < on),
        left=_left(fix.due_on, on),
        href=url_for("fixes.form", public_id=fix.public_id),
        button=_("Replace page %(page)d", page=page) if page else _("Replace the file"),
        icon="alert",
        button_icon="camera",
    )


def _unreadable(each: Evidence) -> Item:
    document = each.document
    return Item(
        title=document.file_name,
        told=because_told(document.error_message or "Something in this document needs a fix."),
        rank=HELD_UP,
        due_on=None,
        due="",
        left="",
        href=url_for("documents.status", public_id=document.public_id),
        button=_("See what to do"),
        icon="alert",
        button_icon="eye",
    )


def _due(due_on: date | None, *, is_over: bool) -> str:
    if due_on is None:
        return ""
    if is_over:
        return _("Was due %(day)s", day=day(due_on))
    return _("Due %(day)s", day=day(due_on))


def _left(due_on: date | None, on: date) -> str:
    if due_on is None or due_on < on:
        return ""
    left = (due_on - on).days
    return ngettext("%(num)d day left", "%(num)d days left", left) if left else _("today")


def _date(need: dict[str, Any]) -> date:
    return date.fromisoformat(need["due_on"])
