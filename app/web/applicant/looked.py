"""What a look at a letter found, in words: what it shows, what it lacks, what is in doubt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.languages import marked
from app.prechecking import Look, Shown
from app.web.told import day, document_type, ngettext
from app.web.told import text as _
from extractors.values import DocumentType, Finding

_DATES_TOLD = 5
_SAID = {
    "missing-dates": marked(
        "This letter gives a range, not specific dates: ask your payroll company for the dates."
    ),
    "missing-classification": marked(
        "The letter doesn’t say what you worked as: ask for a letter that names your "
        "classification."
    ),
    "missing-production-type": marked(
        "The letter doesn’t say what type of production it was: ask for a letter that says it."
    ),
    "missing-signature": marked("No signature was found: ask the company to sign the letter."),
    "missing-letterhead": marked(
        "No letterhead was found: ask for the letter on the company’s letterhead."
    ),
    "proof-of-payment-missing": marked(
        "Non-union work paid by the company itself needs proof of payment: send pay stubs too."
    ),
    "classification-mismatch": marked(
        "The letter names another classification than this one: ask the company which is right."
    ),
    "dates-after-letter": marked(
        "Some days lie after the date of the letter: ask for a letter written after your last day."
    ),
    "duplicate-date": marked("A day is listed twice. It counts once."),
    "identity-mismatch": marked(
        "The name or number in the letter is not yours: check that it is your letter."
    ),
    "impossible-date": marked(
        "A date in the letter doesn’t exist: ask the company for the right one."
    ),
    "license-expired": marked("This license has expired: send the renewed one."),
    "medical-certificate-expired": marked(
        "This medical certificate has expired: send the renewed one."
    ),
    "non-qualifying-days": marked("Some days are not work days under the rule and won’t count."),
    "outside-lookback": marked("Some days lie outside the time in which days count."),
    "total-mismatch": marked(
        "The total in the letter differs from its list of dates: ask the company which is right."
    ),
    "unreadable-region": marked("Part of a page can’t be read: send it clearer and whole."),
    "weekend-only": marked(
        "All days fall on weekends: check the year, and ask the company if it is wrong."
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A look in the words of the page: one sentence over it all, and four lists.

    ``unseen`` is what there was no time to look for.
    """

    sentence: str
    is_told: bool
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()

    @property
    def is_clear(self) -> bool:
        """True when nothing is missing or in doubt, as far as could be told."""
        return not self.missing and not self.doubtful


def told_of(look: Look) -> Told:
    """Return what a look found in the language of the reader."""
    if not look.is_told:
        return _not_in_time(look)
    missing = tuple(_each(look.missing))
    doubtful = tuple(_each(look.doubtful))
    return Told(
        sentence=_sentence(missing, doubtful),
        is_told=True,
        found=tuple(_found(look)),
        missing=missing,
        doubtful=doubtful,
    )


def _not_in_time(look: Look) -> Told:
    if not look.pages:
        return Told(
            _("We can’t tell in time what this file holds: send it, and we read it."), is_told=False
        )
    found = [ngettext("%(num)d page of text", "%(num)d pages of text", look.pages)]
    unseen = [_("The days"), _("What you worked as"), _("Signature and letterhead")]
    (found if look.names_person else unseen).append(_("Your name"))
    return Told(
        _(
            "There was no time to read all of it, and this is what was found so far. Send it, "
            "and we read the rest."
        ),
        is_told=False,
        found=tuple(found),
        unseen=tuple(unseen),
    )


def _sentence(missing: tuple[str, ...], doubtful: tuple[str, ...]) -> str:
    if missing:
        return _("Something is missing in this letter. Days from it may not count.")
    if doubtful:
        return _("Something in this letter is in doubt.")
    return _("Nothing is missing. Payroll records are compared after you send it.")


def _found(look: Look) -> Iterator[str]:
    if look.kind is not None:
        yield document_type(look.kind)
    for shown in look.shown:
        yield from _of_show(shown)
    if look.kind is DocumentType.EVL and not any(
        f.code == "missing-signature" for f in look.missing
    ):
        yield _("Signature")


def _of_show(shown: Shown) -> Iterator[str]:
    parts = (shown.name, shown.production, shown.classification)
    named = ", ".join(part for part in parts if part)
    if named:
        yield named
    if shown.days:
        yield ngettext(
            "%(num)d date, %(first)s",
            "%(num)d dates, from %(first)s to %(last)s",
            len(shown.days),
            first=day(shown.days[0]),
            last=day(shown.days[-1]),
        )


def _each(findings: Iterable[Finding]) -> Iterator[str]:
    told: dict[str, list[str]] = {}
    for finding in findings:
        told.setdefault(finding.code, []).extend(finding.dates)
    for code, dates in told.items():
        yield f"{_(_SAID[code])}{_dates(dates)}"


def _dates(dates: list[str]) -> str:
    if not dates:
        return ""
    first = ", ".join(day(each) for each in sorted(set(dates))[:_DATES_TOLD])
    more = len(set(dates)) - _DATES_TOLD
    return f" ({first}{', …' if more > 0 else ''})"
