"""Do the days of a resume agree with what was remitted for each show (DOMAIN 6.3, 7.1 G5)?"""

from collections.abc import Sequence

from extractors import catalogue
from extractors.values import Finding, Statement
from validators.kinds import agrees, cannot_tell, differs
from validators.resumes import Show, shows_of
from validators.totals import totals_of
from validators.values import Evidence, FringeRecord
from validators.whose import Names, is_theirs
from validators.wording import count, day_text

SHORT = "fringe-days-short"
CATEGORY = "classification-mismatch"


def check(resume: Statement, evidence: Evidence) -> list[Finding]:
    """Return, for each show, whether as many days were remitted as the resume claims."""
    return [_one(show, evidence) for show in shows_of(resume) if show.outside is None]


def _one(show: Show, evidence: Evidence) -> Finding:
    lines = lines_of(show, evidence)
    fitting = [line for line in lines if _category(line) in {show.category, None}]
    if lines and not fitting and show.category is not None:
        return _other_category(show, lines)
    if show.days is None:
        return cannot_tell(SHORT, f"“{show.title}”: the resume gives no number of days.")
    if not fitting:
        return _absent(show, evidence)
    if any(line.days is None for line in fitting):
        return cannot_tell(SHORT, f"“{show.title}” is remitted in hours, without days.")
    remitted = sum(total.room for total in totals_of(fitting))
    if remitted >= show.days:
        return agrees(SHORT, f"“{show.title}”: {remitted} days remitted.")
    return _short(show, remitted)


def lines_of(show: Show, evidence: Evidence) -> list[FringeRecord]:
    """Return the professional's remitted lines on a show, within its dates if it has any."""
    names = _names(evidence)
    return [
        line
        for line in evidence.fringe
        if show.is_titled(line.production).agrees and is_theirs(line, names) and _meets(show, line)
    ]


def _short(show: Show, remitted: int) -> Finding:
    days = show.days or 0
    message = (
        f"{count(round(days), 'day')} claimed on “{show.title}”, {remitted} remitted: ask the "
        f"engager about the other {count(round(days - remitted), 'day')}, or send proof of them."
    )
    numbers = {"claimed": days, "remitted": remitted}
    return differs(SHORT, message, places=show.places, compared=numbers)


def _absent(show: Show, evidence: Evidence) -> Finding:
    """Return what it means that no line names the person on a show."""
    if not evidence.fringe:
        return cannot_tell(SHORT, "No remittances to compare with.")
    names = _names(evidence)
    known = any(is_theirs(line, names) for line in evidence.fringe)
    on_show = [line for line in evidence.fringe if show.is_titled(line.production).agrees]
    if known and (on_show or _is_covered(show, evidence)):
        return _short(show, 0)
    return cannot_tell(SHORT, f"No remittance speaks of “{show.title}” and this person.")


def _other_category(show: Show, lines: Sequence[FringeRecord]) -> Finding:
    paid = ", ".join(sorted({line.category or "" for line in lines}))
    first, last = min(x.period_start for x in lines), max(x.period_end for x in lines)
    message = (
        f"The resume says {show.category} on “{show.title}”, remittances from {day_text(first)} "
        f"to {day_text(last)} say {paid}: ask the engager which was worked."
    )
    return differs(CATEGORY, message, places=show.places)


def _names(evidence: Evidence) -> Names:
    return () if evidence.professional is None else (evidence.professional,)


def _category(line: FringeRecord) -> str | None:
    return catalogue.category_411(line.category) if line.category else None


def _meets(show: Show, line: FringeRecord) -> bool:
    begins, ends = show.first_day, show.last_day
    too_early = begins is not None and line.period_end < begins
    too_late = ends is not None and line.period_start > ends
    return not (too_early or too_late)


def _is_covered(show: Show, evidence: Evidence) -> bool:
    """Return True when the reports reach over the whole time of the show."""
    if show.first_day is None or show.last_day is None:
        return False
    first = min(line.period_start for line in evidence.fringe)
    last = max(line.period_end for line in evidence.fringe)
    return first <= show.first_day and show.last_day <= last
