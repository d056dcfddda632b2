"""Slows guessing down: so many wrong tries in a while, then waiting; nobody is locked out for good.

Counts live in Redis where there is one, so that all web servers share them, and in this process
while Redis is away. Keys are hashes: no e-mail address stands in Redis.
"""

import hashlib
import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from limits import RateLimitItem, parse_many
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import MovingWindowRateLimiter

from app.errors import TooManyTries
from app.settings import SettingError, Settings

_PAUSE_SECONDS = 5.0
_ANSWER_SECONDS = 0.5
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Limit:
    """One name under which tries are counted, and how many of them there may be."""

    items: tuple[RateLimitItem, ...]
    key: str


class Throttles:
    """Counts tries; ``wait_seconds`` asks, ``count`` counts, ``forget`` starts again at none."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._sign_in = _items("sign_in_limit", settings)
        self._everybody = _items("sign_in_limit_everybody", settings)
        self._second = _items("second_factor_limit", settings)
        self._forgotten = _items("forgotten_limit", settings)
        self._look = _items("look_limit", settings)
        self._verify = _items("verify_limit", settings)
        self._mail = _items("mail_limit", settings)
        self._mail_network = _items("mail_limit_network", settings)
        self._clock = clock
        self._here = MovingWindowRateLimiter(MemoryStorage())
        shared = _redis(settings.redis_url)
        self._shared = MovingWindowRateLimiter(shared) if shared else None
        self._quiet_until = 0.0

    def sign_in(self, email: str, address: str, known_browser: str | None = None) -> list[Limit]:
        """Return what a try to sign in counts under: account, network address, everybody.

        In a browser where the account has signed in before, that browser alone counts: no
        stranger who guesses can keep its holder out.
        """
        if known_browser is not None:
            return [Limit(self._sign_in, _key("browser", known_browser))]
        return [
            Limit(self._sign_in, _key("account", email.strip().lower())),
            Limit(self._sign_in, _key("address", address)),
            Limit(self._everybody, "everybody"),
        ]

    def second_factor(self, account_id: int) -> list[Limit]:
        """Return what a wrong code counts under: the account alone, whose password was right."""
        return [Limit(self._second, _key("second", str(account_id)))]

    def forgotten(self, email: str, address: str) -> list[Limit]:
        """Return what asking for a new password counts under."""
        keys = _key("forgotten", email.strip().lower()), _key("forgotten-from", address)
        return [Limit(self._forgotten, key) for key in keys]

    def mail(self, email: str, address: str) -> list[Limit]:
        """Return what asking for a link or a code by mail counts under.

        Many people share the network of a production office, so it may ask for more.
        """
        return [
            Limit(self._mail, _key("mail", email.strip().lower())),
            Limit(self._mail_network, _key("mail-from", address)),
        ]

    def looks(self, account_id: int) -> list[Limit]:
        """Return what looking at a letter before it is sent counts under: the account alone."""
        return [Limit(self._look, _key("look", str(account_id)))]

    def link(self, address: str) -> list[Limit]:
        """Return what answering by a link in a mail counts under: the network address."""
        return [Limit(self._mail_network, _key("link", address))]

    def report_mail(self, email: str, address: str, account_id: int) -> list[Limit]:
        """Return what mailing a report counts under: whom it is for, the network, the account.

        Whom it is for is counted apart from the codes that they ask for themself: nobody who
        mails them reports keeps them from signing in.
        """
        return [
            Limit(self._mail, _key("report-to", email.strip().lower())),
            Limit(self._mail_network, _key("report-from", address)),
            Limit(self._mail_network, _key("report-by", str(account_id))),
        ]

    def report_code(self, address: str) -> list[Limit]:
        """Return what asking whether a report is genuine counts under: the network address."""
        return [Limit(self._verify, _key("report-code", address))]

    def wait_seconds(self, limits: Iterable[Limit]) -> int:
        """Return how many seconds the next try has to wait; 0 is not at all."""
        waits = [self._wait(item, limit.key) for limit in limits for item in limit.items]
        return max(waits, default=0)

    def refuse(self, limits: Iterable[Limit]) -> None:
        """Raise ``TooManyTries`` with the time to wait when one of the limits is reached."""
        if seconds := self.wait_seconds(limits):
            raise TooManyTries(f"Too many tries. Wait {wait_words(seconds)}, then try again.")

    def count(self, limits: Iterable[Limit]) -> None:
        """Count one try under every limit."""
        for limit in limits:
            for item in limit.items:
                self._ask(lambda limiter, i=item, k=limit.key: limiter.hit(i, k))  # type: ignore[misc]

    def forget(self, limit: Limit) -> None:
        """Count no earlier try under this limit any more."""
        for item in limit.items:
            self._ask(lambda limiter, i=item: limiter.clear(i, limit.key))  # type: ignore[misc]

    def _wait(self, item: RateLimitItem, key: str) -> int:
        if self._ask(lambda limiter: limiter.test(item, key)):
            return 0
        ends = self._ask(lambda limiter: limiter.get_window_stats(item, key)).reset_time
        return max(1, math.ceil(ends - time.time()))

    def _ask(self, question: Callable[[MovingWindowRateLimiter], Answer]) -> Answer:
        """Ask Redis, or this process while Redis does not answer."""
        if self._shared is not None and self._clock() >= self._quiet_until:
            try:
                return question(self._shared)
            except StorageError:
                self._quiet_until = self._clock() + _PAUSE_SECONDS
        return question(self._here)


def wait_words(seconds: int) -> str:
    """Return a time to wait as people say it."""
    if seconds < 100:
        return f"{seconds} seconds"
    minutes = math.ceil(seconds / 60)
    return f"{minutes} minutes" if minutes < 100 else f"{math.ceil(minutes / 60)} hours"


def _items(name: str, settings: Settings) -> tuple[RateLimitItem, ...]:
    text = getattr(settings, name)
    try:
        return tuple(parse_many(text))
    except ValueError as error:
        raise SettingError(
            f"DAYPROOF_{name.upper()} is {text!r}: write it like “10 per 5 minutes; 50 per day”"
        ) from error


def _redis(url: str) -> Storage | None:
    if not url:
        return None
    # limits names Redis on a Unix socket by another scheme than redis-py does.
    known = f"redis+{url}" if url.startswith("unix://") else url
    return RedisStorage(
        known,
        wrap_exceptions=True,
        socket_connect_timeout=_ANSWER_SECONDS,
        socket_timeout=_ANSWER_SECONDS,
    )


def _key(kind: str, name: str) -> str:
    return f"{kind}:{hashlib.sha256(name.encode(errors='replace')).hexdigest()[:32]}"
