"""How applicants get an account: sign-up, confirmed e-mail, and the record they may have already.

Nothing here tells whether an address has an account or a person is on file: answers are the same,
and what differs goes to the address concerned, or to a reviewer.
"""

from app.enrolling.asking import Asked, Stated, ask, ask_again
from app.enrolling.claims import (
    decide_apart,
    decide_linked,
    holder_of,
    open_claims,
    prove_by_mail,
)
from app.enrolling.codes import begin_code, take_code
from app.enrolling.confirming import confirm, enrollment_of
from app.enrolling.passkeys import begin_passkey, take_passkey

__all__ = [
    "Asked",
    "Stated",
    "ask",
    "ask_again",
    "begin_code",
    "begin_passkey",
    "confirm",
    "decide_apart",
    "decide_linked",
    "enrollment_of",
    "holder_of",
    "open_claims",
    "prove_by_mail",
    "take_code",
    "take_passkey",
]
