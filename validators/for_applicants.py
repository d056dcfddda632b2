"""What the applicant can do about each kind of finding, in words for them and not for staff."""

FOR_APPLICANTS: dict[str, str] = {
    "classification-mismatch": (
        "Ask the company that wrote the letter which classification you worked in; if the "
        "letter is wrong, ask for a new one."
    ),
    "dates-after-letter": "Ask for a letter written after your last day on the production.",
    "days-not-in-payroll": (
        "Send time sheets or pay stubs for these days, or ask the payroll company about them."
    ),
    "digital-signature": "Nothing: the file bears a digital signature.",
    "digital-signature-broken": "Send the letter exactly as you received it, not saved again.",
    "doubtful-dates": "Nothing; staff compare the dates with the page.",
    "duplicate-date": (
        "Nothing: each day counts once. If the total needs both, ask for a corrected letter."
    ),
    "duplicate-submission": "Nothing: the days count once. You need not send the letter again.",
    "file-changed-later": "Send the letter exactly as you received it, not saved again.",
    "file-from-editor": (
        "Send the letter as the company sent it to you, if you changed or printed it."
    ),
    "file-revised": "Send the letter exactly as you received it, not saved again.",
    "fringe-days-short": (
        "Ask your employer for a corrected report of the days, or send proof of the missing ones."
    ),
    "hidden-text": "Send the original letter, as the company sent it to you.",
    "identity-mismatch": (
        "Check that the document is yours; if it is, send proof of your name and number."
    ),
    "impossible-date": "Ask the company for the right date; your other days are not affected.",
    "insufficient-days": "Send letters for further days of work.",
    "license-barcode-mismatch": "Send clear pictures of both sides of your license.",
    "license-expired": "Send your renewed license.",
    "medical-certificate-expired": "Send your renewed medical certificate.",
    "missing-classification": "Ask the company for a letter that names your classification.",
    "missing-dates": "Ask the company for a letter that lists each date you worked.",
    "missing-letterhead": "Ask for the letter on the company's letterhead.",
    "missing-production-type": "Ask for a letter that says what type of production it was.",
    "missing-signature": "Ask the company to sign the letter.",
    "mixed-fonts": "Send the letter exactly as you received it.",
    "name-variant": "Nothing, unless we ask: then say which of your names is which.",
    "non-qualifying-days": (
        "Nothing, unless you worked on these days; then ask for a corrected letter."
    ),
    "out-of-jurisdiction-proof-missing": (
        "Send remittance information, a record of employment or time sheets for this show."
    ),
    "outside-lookback": "Send letters for days inside the window.",
    "overlapping-dates": "Nothing: each day counts once.",
    "payroll-days-not-in-letter": (
        "Ask for a letter that lists these days too, if you want them counted."
    ),
    "possible-alteration": "Send the letter exactly as the company sent it to you.",
    "proof-of-payment-missing": "Send pay stubs or a payroll print-out for the days.",
    "reference-count-short": "Send the missing reference letters, each by another person.",
    "reference-signatory-unqualified": (
        "Ask somebody who may write the reference, as the finding says."
    ),
    "same-wording": "Ask the writer for a letter in their own words.",
    "total-mismatch": "Ask the company whether its total or its list of dates is right.",
    "unreadable-region": "Send the page again, clearer and whole.",
    "unusable-field": "Send a clearer copy, if we ask for it.",
    "weekend-only": "Check the year in the letter, and ask the company if it is wrong.",
}
