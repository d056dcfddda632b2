"""Whether days on new media count: by running time, and by the budget tier that a letter states.

Source: the new-media sideletter of P10 (DOMAIN 1.5); the numbers stand in
``rules/shared/counting.yaml``.
"""

from app.roster.facts import Job
from app.roster.shared_rules import SharedRules

HIGH = "high"
_Refused = tuple[str, str]


def new_media(job: Job, shared: SharedRules) -> _Refused | None:
    """Return ``exclude`` or ``refer`` with why, None where the days count.

    New media count from the shortest running time on. Every day on a High Budget SVOD program
    counts: under that time none is one, so the tier alone says that it runs long enough. A tier
    that its budget or running time contradicts is referred.
    """
    if not job.new_media:
        return None
    least = shared.minutes("new-media-minutes")
    if least is None:
        return _referred("From which running time new media count is not known")
    doubt = _contradiction(job, least, shared)
    if doubt is not None:
        return doubt
    if job.runtime_minutes is None:
        counts = job.budget_tier == HIGH and shared.counts("high-budget")
        return None if counts else _referred("It is new media whose running time is not known")
    if job.runtime_minutes < least:
        return "exclude", f"It runs {job.runtime_minutes} minutes; new media count from {least}."
    return None


def budget_tier(job: Job, shared: SharedRules) -> str | None:
    """Return a new-media job's budget tier, None when its budget or running time is not known.

    Below the shortest running time of the table a program is in no tier (P10).
    """
    if job.runtime_minutes is None or job.budget_dollars is None:
        return None
    fitting = [
        tier
        for tier in shared.tiers
        if tier.from_minutes <= job.runtime_minutes and tier.from_dollars <= job.budget_dollars
    ]
    best = max(fitting, key=lambda tier: (tier.from_minutes, tier.from_dollars), default=None)
    return best.tier if best is not None else None


def _contradiction(job: Job, least: int, shared: SharedRules) -> _Refused | None:
    stated, found = job.budget_tier, budget_tier(job, shared)
    if stated is None:
        return None
    if stated == HIGH and job.runtime_minutes is not None and job.runtime_minutes < least:
        return _referred(
            f"It is stated as high budget, but runs {job.runtime_minutes} minutes; under {least} "
            "none is"
        )
    if found is not None and found != stated:
        return _referred(
            f"It is stated as {stated} budget, but ${job.budget_dollars:,} for "
            f"{job.runtime_minutes} minutes is {found} budget"
        )
    return None


def _referred(because: str) -> _Refused:
    return "refer", f"{because}: a roster specialist decides."
