"""Passwords: what may be one, its argon2id hash, and the check that tells nothing else.

Sources: RELIABILITY §7 (19 MiB, two passes, one lane: 23 ms of one core; two at a time), NIST SP
800-63B-4 §3.1.1.2 (15 characters at least, no rules of composition, common ones refused).
"""

import threading
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.errors import BadRequest

PASSWORD_LENGTH_MIN = 15
"""For staff and applicants alike: length is what makes a password hard to guess."""
PASSWORD_LENGTH_MAX = 200

_GUESSES_SCORE_MIN = 3
"""zxcvbn's score from 0 to 4; 3 is at least 10^8 guesses for somebody who knows the person."""
_JUDGED_LETTERS = 72
_AT_ONCE = threading.BoundedSemaphore(2)
# Of a password that nobody has: an unknown address costs the same as a wrong password.
_NOBODYS_HASH = (
    "$argon2id$v=19$m=19456,t=2,p=1$gFaHWn+h7ai5DJhKwW9Cag"
    "$Xc9Pb1hYEwVQqyUZ0Rv6rTxuR1sI7Wm1mJVvJt0Fz6I"
)


def hash_password(password: str) -> str:
    """Return the argon2id hash of ``password`` as PHC text."""
    with _AT_ONCE:
        return _hasher().hash(_normal(password))


def is_password(password: str, stored: str | None) -> bool:
    """Return whether ``password`` is the one whose hash is ``stored``; no hash costs as much."""
    with _AT_ONCE:
        try:
            matches = _hasher().verify(stored or _NOBODYS_HASH, _normal(password))
        except (VerificationError, InvalidHashError):
            return False
    return matches and stored is not None


def is_outdated(stored: str) -> bool:
    """Return whether a hash was made with other parameters than today's."""
    return _hasher().check_needs_rehash(stored)


def refuse_weak(password: str, about: Iterable[str] = ()) -> None:
    """Raise ``BadRequest`` for a password that is short, common, or made of words ``about`` one."""
    if len(password) < PASSWORD_LENGTH_MIN:
        raise BadRequest(
            f"The password has {len(password)} characters: use at least {PASSWORD_LENGTH_MIN}.",
            code="password-too-short",
        )
    if len(password) > PASSWORD_LENGTH_MAX:
        raise BadRequest(
            f"The password has {len(password)} characters: use at most {PASSWORD_LENGTH_MAX}.",
            code="password-too-long",
        )
    if _judged(password, about)["score"] < _GUESSES_SCORE_MIN:
        raise BadRequest(
            "This password is easy to guess (a common one, a repetition, a row of keys, or your "
            "own name): choose some words that do not belong together.",
            code="password-too-common",
        )


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def _normal(password: str) -> str:
    # JSON can write half of a letter, which no password holds and no hash takes.
    return unicodedata.normalize("NFKD", password).encode(errors="replace").decode()


def _judged(password: str, about: Iterable[str]) -> dict[str, Any]:
    # Its word lists take 40 ms to load, and most processes never set a password.
    from zxcvbn import zxcvbn  # noqa: PLC0415 - see above

    known = [part for text in (*about, "dayproof roster") for part in text.split()]
    found: dict[str, Any] = zxcvbn(password[:_JUDGED_LETTERS], user_inputs=known)
    return found
