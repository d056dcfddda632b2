"""Words and tones for what a message is and where it stands."""

from app.inbound.states import MailKind, MailState, Proof
from app.shown.words import Status

STATES = {
    MailState.OPENING: Status("Being opened", "info", "clock"),
    MailState.OPENED: Status("Documents made", "ok", "check-circle"),
    MailState.WAITING: Status("Waits for a person", "warn", "alert"),
    MailState.LISTED: Status("Kept, nothing to do", "plain", "list"),
    MailState.SET_ASIDE: Status("Set aside", "plain", "ban"),
    MailState.NEEDS_ATTENTION: Status("Could not be opened", "bad", "alert"),
}
PROOFS = {
    Proof.PENDING: Status("Not checked yet", "info", "clock"),
    Proof.PROVEN: Status("Sender proven", "ok", "check-circle"),
    Proof.UNPROVEN: Status("Sender not proven", "warn", "alert"),
    Proof.VOUCHED: Status("Vouched for", "info", "user"),
}
KINDS = {
    MailKind.LETTERS: "Letters",
    MailKind.AUTOMATIC: "Automatic mail",
    MailKind.BOUNCE: "Report about mail",
    MailKind.LOOP: "Going round in circles",
    MailKind.UNMATCHED: "Nobody's",
    MailKind.TOO_LARGE: "Too large",
}
