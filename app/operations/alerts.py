"""What an operator must know before anything else; each alert says what to do."""

from collections.abc import Callable
from dataclasses import dataclass

from app.operations.measures import Measures
from app.records.versions import Version

DUE_SECONDS_MAX = 10 * 60
SWEEP_SECONDS_MAX = 26 * 60 * 60
BACKUP_SECONDS_MAX = 26 * 60 * 60
HEAD_SECONDS_MAX = 2 * 60 * 60
MAIL_SECONDS_MAX = 10 * 60
OPENING_SECONDS_MAX = 10 * 60
DECIDING_SECONDS_MAX = 24 * 60 * 60
UNSEALED_SECONDS_MAX = 10 * 60
DISK_FREE_SHARE_MIN = 0.10


_DATABASES = {
    Version.OLDER: (
        "The database is older than this program, which writes nothing.",
        "Run `dayproof database upgrade`.",
    ),
    Version.NEWER: (
        "The database is newer than this program, which may go on with it.",
        "Start the version that upgraded the database in place of every older program.",
    ),
    Version.TOO_NEW: (
        "The database is newer than this program, which writes nothing.",
        "Start the version that upgraded the database in place of every older program.",
    ),
}


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that is wrong: a code that never changes, what was found, and what to do."""

    code: str
    found: str
    to_do: str


def alerts(measures: Measures) -> tuple[Alert, ...]:
    """Return what is wrong, the gravest first."""
    return tuple(alert for rule in _RULES if (alert := rule(measures)) is not None)


def _chain(now: Measures) -> Alert | None:
    if now.chain.is_whole:
        return None
    first = now.chain.problems[0]
    return Alert(
        "chain-mismatch",
        f"The audit was changed: {first.message}",
        "Run `dayproof audit verify`, keep the data folder as it is, and find out who could write.",
    )


def _database(now: Measures) -> Alert | None:
    if now.database is Version.SAME:
        return None
    return Alert("database-version", *_DATABASES[now.database])


def _oldest_due(now: Measures) -> Alert | None:
    if (now.oldest_due_seconds or 0) <= DUE_SECONDS_MAX:
        return None
    return Alert(
        "oldest-due",
        f"Work has waited for {_spoken(now.oldest_due_seconds)}.",
        "Look whether workers and dispatcher run and Redis answers; nothing is lost meanwhile.",
    )


def _attention(now: Measures) -> Alert | None:
    if not now.needs_attention:
        return None
    return Alert(
        "needs-attention",
        f"{now.needs_attention} documents could not be finished.",
        "Read the reasons below, then run them again or look at them yourself.",
    )


def _unbalanced(now: Measures) -> Alert | None:
    if not now.unbalanced:
        return None
    return Alert(
        "does-not-add-up",
        f"The last sweep found {now.unbalanced} things that do not add up.",
        "They are listed below, each with what to do.",
    )


def _sweep(now: Measures) -> Alert | None:
    if (now.sweep_late_seconds or 0) <= SWEEP_SECONDS_MAX:
        return None
    return Alert(
        "sweep-late",
        f"Standings are {_spoken(now.sweep_late_seconds)} behind the calendar.",
        "Start the dispatcher: it judges every missed day as the night would have done.",
    )


def _backup(now: Measures) -> Alert | None:
    age = now.backup_age_seconds
    if age is not None and age <= BACKUP_SECONDS_MAX:
        return None
    if age is None:
        found = "No backup is in DAYPROOF_BACKUP_FOLDER, or none is named there."
    else:
        found = f"The last backup is {_spoken(age)} old."
    return Alert("backup-late", found, "Run `dayproof backup` every night to another machine.")


def _disk(now: Measures) -> Alert | None:
    if now.disk_free_share >= DISK_FREE_SHARE_MIN:
        return None
    return Alert(
        "disk-low",
        f"{now.disk_free_share:.0%} of the disk is free ({now.disk_free_bytes / 1e9:.1f} GB).",
        "Make room or give the data folder a larger disk: a full one refuses uploads.",
    )


def _dispatcher(now: Measures) -> Alert | None:
    if any(program.kind == "dispatcher" for program in now.programs):
        return None
    return Alert(
        "no-dispatcher",
        "No dispatcher has given a sign of life for two minutes.",
        "Start `python -m jobs.dispatch`: without it nothing is tried again and nothing sealed.",
    )


def _worker(now: Measures) -> Alert | None:
    if any(program.kind == "worker" for program in now.programs):
        return None
    return Alert(
        "no-worker",
        "No worker has given a sign of life for two minutes.",
        "Start `python -m jobs.worker`: without one documents are accepted and wait.",
    )


def _unsealed(now: Measures) -> Alert | None:
    if (now.oldest_unsealed_seconds or 0) <= UNSEALED_SECONDS_MAX:
        return None
    return Alert(
        "audit-not-sealed",
        f"Audit entries have waited for {_spoken(now.oldest_unsealed_seconds)} to be chained.",
        "Start the dispatcher: until then they could be changed without a trace.",
    )


def _head(now: Measures) -> Alert | None:
    if not now.chain.sealed or (now.head_age_seconds or 0) <= HEAD_SECONDS_MAX:
        return None
    return Alert(
        "head-late",
        f"The end of the audit was signed {_spoken(now.head_age_seconds)} ago.",
        "Look whether DAYPROOF_AUDIT_HEADS_FOLDER can be written to.",
    )


def _mail_late(now: Measures) -> Alert | None:
    if (now.oldest_mail_seconds or 0) <= MAIL_SECONDS_MAX:
        return None
    return Alert(
        "mail-late",
        f"{now.mail.waiting} mails wait, the oldest for {_spoken(now.oldest_mail_seconds)}.",
        "Look at DAYPROOF_MAIL_URL and whether that server answers; nothing is lost meanwhile.",
    )


def _mail_failed(now: Measures) -> Alert | None:
    if not now.mail.failed:
        return None
    return Alert(
        "mail-failed",
        f"{now.mail.failed} mails could not be delivered.",
        "Read the reasons below: correct the address where it is kept, or send them again.",
    )


def _error_budget(now: Measures) -> Alert | None:
    if not now.stopped_issuers:
        return None
    return Alert(
        "error-budget",
        f"Too much was wrong: automation is stopped for {', '.join(now.stopped_issuers)}.",
        "Look at the error budget, have the second looks done, and lift it with a reason.",
    )


def _scanner(now: Measures) -> Alert | None:
    if not now.inbound.without_scanner:
        return None
    return Alert(
        "scanner-away",
        f"{now.inbound.without_scanner} messages of payroll companies are held up: the virus "
        "scanner gives no answer.",
        "Start clamd, or correct DAYPROOF_INBOUND_SCANNER: each message goes on within a minute "
        "of its answer, and is neither read nor answered before.",
    )


def _inbound_late(now: Measures) -> Alert | None:
    is_late = (now.oldest_opening_seconds or 0) > OPENING_SECONDS_MAX
    if not is_late or now.inbound.without_scanner:
        return None
    return Alert(
        "inbound-late",
        f"{now.inbound.opening} messages of payroll companies wait to be opened, the oldest for "
        f"{_spoken(now.oldest_opening_seconds)}.",
        "Look whether workers run and the DNS answers (the page Inbound mail says what each "
        "waits for): no receipt is sent meanwhile, and nothing is lost.",
    )


def _inbound_undecided(now: Measures) -> Alert | None:
    if (now.oldest_deciding_seconds or 0) <= DECIDING_SECONDS_MAX:
        return None
    return Alert(
        "inbound-undecided",
        f"{now.inbound.deciding} messages of payroll companies wait for a person, "
        f"{now.inbound.unproven} of them with a sender that is not proven; the oldest for "
        f"{_spoken(now.oldest_deciding_seconds)}.",
        "Have a reviewer release them or set them aside on the page Inbound mail: their senders "
        "were told nothing.",
    )


_RULES: tuple[Callable[[Measures], Alert | None], ...] = (
    _chain,
    _database,
    _error_budget,
    _oldest_due,
    _dispatcher,
    _worker,
    _disk,
    _sweep,
    _backup,
    _attention,
    _unbalanced,
    _mail_late,
    _mail_failed,
    _scanner,
    _inbound_late,
    _inbound_undecided,
    _unsealed,
    _head,
)


def _spoken(seconds: float | None) -> str:
    """Return an age as people say it."""
    minutes = (seconds or 0) / 60
    if minutes < 120:
        return f"{minutes:.0f} minutes"
    hours = minutes / 60
    return f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"
