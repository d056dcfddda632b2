"""The words that the uploading script shows, in the language of the reader."""

from app.entry import current
from app.shown import words
from app.web.told import text as _


def upload_words() -> dict[str, str]:
    """Return the texts of ``upload.js`` by name; ``{…}`` in them is filled in by the script."""
    limit = words.size(current.settings().file_limit_bytes)
    return {
        "uploading": _("Uploading, {sent} of {size} MB"),
        "uploadingName": _("Uploading {name}"),
        "checking": _("Looking at it before it is sent"),
        "received": _("Received. Reference {reference}."),
        "had": _("We already had this, received {day}. Nothing more to do."),
        "status": _("See its status"),
        "reading": _("Reading"),
        "alreadyHad": _("Already had"),
        "waits": _("Uploading"),
        "notAccepted": _("Not accepted"),
        "cancel": _("Cancel"),
        "cancelled": _("Cancelled. It was not sent."),
        "tryAgain": _("Try again"),
        "retrying": _("The connection broke. Trying again, {number} of 5."),
        "gaveUp": _("It could not be uploaded. It is kept on this device: try again."),
        "offline": _("You’re offline. It is kept on this device and sent when you’re back."),
        "empty": _("The selected file is empty."),
        "tooLarge": _("The selected file must be smaller than %(limit)s.", limit=limit),
        "wrongType": _("The selected file must be a PDF, JPG, PNG, HEIC, TIFF or Word."),
        "togetherTooLarge": _("Together they must be smaller than %(limit)s.", limit=limit),
        "useAnyway": _("Use anyway"),
        "retake": _("Retake"),
        "remove": _("Remove"),
        "dontSend": _("Don’t send it"),
        "found": _("Found"),
        "missing": _("Missing"),
        "doubtful": _("In doubt"),
        "unseen": _("Not looked at"),
        "notLooked": _("There was no time to look at it before it is sent: we read it now."),
        "check": _("Please look"),
        "blurred": _("The picture looks blurred."),
        "dark": _("The picture is too dark."),
        "small": _("The picture is too small to read."),
        "cutOff": _("An edge of the page looks cut off."),
        "page": _("Page {number}"),
        "up": _("Move up"),
        "down": _("Move down"),
        "addPage": _("Add another page"),
        "sendOne": _("Send as one document ({number} pages)"),
        "sendPage": _("Send this page"),
        "sendEach": _("Send each by itself"),
        "pages": _("Pages, in the order in which they are sent"),
        "files": _("{first} and {number} more"),
    }
