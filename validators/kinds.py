"""Every kind of finding: its code, how much it matters, what it means and what to do about it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from extractors.values import Finding, Outcome, Place, Severity
from validators.wording import iso


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding, as ``docs/findings.md`` lists it."""

    code: str
    severity: Severity
    meaning: str
    remedy: str


_INFO, _WARNING, _BLOCKING = Severity.INFO, Severity.WARNING, Severity.BLOCKING

KINDS: tuple[Kind, ...] = (
    Kind("classification-mismatch", _BLOCKING,
         "The letter names another classification than the application or the payroll records.",
         "Ask the issuer which classification was worked, or open a record for the other one."),
    Kind("dates-after-letter", _WARNING,
         "The letter lists days later than its own date; nobody can confirm the future.",
         "Ask for a letter written after the last day worked."),
    Kind("days-not-in-payroll", _WARNING,
         "The payroll company reported the period, but not these claimed days.",
         "Ask the payroll company about these days, or the person for their time sheets."),
    Kind("digital-signature", _INFO,
         "The file holds a digital signature that is intact and covers all of it.",
         "Nothing; whose certificate it is was not checked."),
    Kind("digital-signature-broken", _WARNING,
         "A digital signature does not fit the file, cannot be read, or does not cover all of it.",
         "Ask the issuer for the file as it was signed."),
    Kind("doubtful-dates", _INFO,
         "The dates could be read in more than one way.",
         "Compare the dates with the page before they count."),
    Kind("duplicate-date", _WARNING,
         "The letter lists the same day more than once; a day counts once.",
         "Compare the list with the stated total; ask the issuer if the total needs both."),
    Kind("duplicate-submission", _WARNING,
         "Another document already claims exactly the same days on the same production.",
         "Nothing is counted twice; close this document if it is a second copy."),
    Kind("file-changed-later", _INFO,
         "The file says of itself that it was changed after it was made.",
         "Compare it with the issuer's own copy if a value looks altered."),
    Kind("file-from-editor", _INFO,
         "The file was made with a program that edits pictures or finished PDFs.",
         "Compare it with the issuer's own copy."),
    Kind("file-revised", _INFO,
         "The file was saved again, behind what it held before.",
         "Look at what that changed; nothing, when no printed word did."),
    Kind("fringe-days-short", _WARNING,
         "Fewer days were remitted than the letter claims in a remitted period.",
         "Ask the remitter for a corrected report, or the issuer for the days worked."),
    Kind("hidden-text", _BLOCKING,
         "The file holds words that a reader of the page cannot see.",
         "Compare the page with its picture and ask the issuer for the original letter."),
    Kind("identity-mismatch", _BLOCKING,
         "The name or the last four digits belong to somebody else.",
         "Send the document back, or hand it to the person whom it is about."),
    Kind("impossible-date", _WARNING,
         "The letter lists a date that does not exist.",
         "Ask the issuer for the right date; the others are not affected."),
    Kind("insufficient-days", _INFO,
         "Credited and countable days together do not reach the number the rule asks for.",
         "Send further letters for the missing days."),
    Kind("license-barcode-mismatch", _WARNING,
         "The print of a license and its barcode do not say the same.",
         "Compare both sides of the license, and ask for the license itself."),
    Kind("license-expired", _WARNING,
         "The license had expired on the day it was checked.",
         "Send the renewed license."),
    Kind("medical-certificate-expired", _WARNING,
         "The medical certificate had expired on the day it was checked.",
         "Send the renewed certificate."),
    Kind("missing-classification", _BLOCKING,
         "The letter does not say as what the person worked.",
         "Ask the issuer for a letter with the classification."),
    Kind("missing-dates", _BLOCKING,
         "The letter lists no single dates; a period alone proves no day.",
         "Ask the issuer for a letter that lists each date worked."),
    Kind("missing-letterhead", _BLOCKING,
         "The letter shows no letterhead of its issuer.",
         "Ask for the letter on the employer's or payroll company's letterhead."),
    Kind("missing-production-type", _BLOCKING,
         "The letter does not say what type of production it was.",
         "Ask the issuer for a letter with the type (feature, television series …)."),
    Kind("missing-signature", _BLOCKING,
         "The letter bears no signature.",
         "Ask for the letter signed by the employer or the payroll company."),
    Kind("mixed-fonts", _INFO,
         "A figure stands in another font than the words on both sides of it.",
         "Compare it with the issuer's own copy."),
    Kind("name-variant", _INFO,
         "The last four digits agree, but the name is written differently.",
         "Confirm that both names are the same person."),
    Kind("non-qualifying-days", _INFO,
         "Some days were idle, travel, holiday, sick or the like: no work was done on them.",
         "Nothing, unless work was done; then ask the issuer for a corrected letter."),
    Kind("out-of-jurisdiction-proof-missing", _WARNING,
         "The resume lists work under another union's agreement without papers that prove it.",
         "Send remittance information, a record of employment or time sheets for it."),
    Kind("outside-lookback", _WARNING,
         "Some days lie outside the window in which the rule counts days.",
         "Send letters for days inside the window."),
    Kind("overlapping-dates", _WARNING,
         "The same days are claimed on another production or in another document.",
         "A day counts once; ask which production the person worked on when it matters."),
    Kind("payroll-days-not-in-letter", _INFO,
         "Payroll shows work on this production that the letter does not list.",
         "Ask for a letter that lists these days too, if they are wanted."),
    Kind("possible-alteration", _WARNING,
         "Text printed over text, words changed after saving, or two letters of one date differ.",
         "Compare with the issuer's own copy, or ask which letter is theirs, before it counts."),
    Kind("proof-of-payment-missing", _BLOCKING,
         "A non-union company that paid directly must attach proof of payment.",
         "Send pay stubs or a payroll print-out for the days."),
    Kind("reference-count-short", _WARNING,
         "Fewer reference letters were found than the upgrade asks for.",
         "Send the missing reference letters."),
    Kind("reference-signatory-unqualified", _WARNING,
         "A reference is by somebody whose word does not count for the category sought.",
         "Send a reference by one who may write it, as the message says."),
    Kind("same-wording", _WARNING,
         "Two reference letters under different names say the same in the same words.",
         "Ask both writers whether the words are their own before the letter counts."),
    Kind("total-mismatch", _WARNING,
         "The stated total differs from the number of dates listed.",
         "Ask the issuer which is right: the total or the list."),
    Kind("unreadable-region", _WARNING,
         "A part of the page could not be read.",
         "Send the page again, clearer and whole."),
    Kind("unusable-field", _WARNING,
         "A value was read that cannot be what it should be.",
         "Read the place on the page and ask for a clearer copy when in doubt."),
    Kind("weekend-only", _WARNING,
         "Every day listed is a Saturday or Sunday, which is rare on a production.",
         "Check the year of the letter, and ask the issuer whether the dates are right."),
)  # fmt: skip

_BY_CODE = {kind.code: kind for kind in KINDS}


def differs(
    code: str,
    message: str,
    *,
    places: Iterable[Place] = (),
    dates: Collection[date] = (),
    compared: Mapping[str, str | int | float] | None = None,
    severity: Severity | None = None,
) -> Finding:
    """Return a finding that two things do not agree, with the severity of its kind."""
    found = severity or _BY_CODE[code].severity
    return Finding(
        code, found, Outcome.DIFFERS, message, tuple(places), iso(dates), dict(compared or {})
    )


def agrees(code: str, message: str, **compared: str | int | float) -> Finding:
    """Return a finding that the check was made and nothing is wrong."""
    return Finding(code, Severity.INFO, Outcome.AGREES, message, compared=compared)


def cannot_tell(
    code: str, message: str, dates: Collection[date] = (), **compared: str | int | float
) -> Finding:
    """Return a finding that the check could not be made, and what is missing to make it."""
    return Finding(
        code, Severity.INFO, Outcome.CANNOT_TELL, message, dates=iso(dates), compared=compared
    )
