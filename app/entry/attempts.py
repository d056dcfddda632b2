"""Slows down guessing: after some failed tries for one address, the next has to wait."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

ADDRESSES_KEPT = 10_000


class Attempts:
    """Failed tries by e-mail address, known or not, in this process; the oldest are forgotten."""

    def __init__(
        self, limit: int, wait_seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.limit = limit
        self.wait = wait_seconds
        self.clock = clock
        self._lock = threading.Lock()
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait_seconds(self, email: str) -> int:
        """Return how many seconds this address has to wait before the next try; 0 is not at all."""
        with self._lock:
            failures, last = self._failures.get(_key(email), (0, 0.0))
        if failures < self.limit:
            return 0
        return max(0, round(last + self.wait - self.clock()))

    def failed(self, email: str) -> None:
        """Count a failed try."""
        with self._lock:
            failures, _ = self._failures.pop(_key(email), (0, 0.0))
            self._failures[_key(email)] = (failures + 1, self.clock())
            if len(self._failures) > ADDRESSES_KEPT:
                self._failures.popitem(last=False)

    def succeeded(self, email: str) -> None:
        """Forget the failed tries of an address that has signed in."""
        with self._lock:
            self._failures.pop(_key(email), None)


def _key(email: str) -> str:
    return email.strip().lower()
