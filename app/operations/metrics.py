"""Prometheus metrics: what the database tells at the moment of the scrape, and summed counts.

One scrape of any web process tells about all processes. No label names a person or a document.
"""

from collections.abc import Iterable, Iterator, Sequence

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from sqlalchemy.orm import Session

from app.operations.measures import Measures
from app.tallies import SECONDS_BUCKETS, Counted, sums

_COUNTERS = {
    "hints": ("Hints sent to the queue, by what they are about.", ["kind"]),
    "leases_expired": ("Jobs that died or slept with a document in their hands.", []),
    "attempts": ("Tries at a stage, by how they ended.", ["stage", "outcome"]),
    "refusals": ("Requests refused, by code.", ["code"]),
    "uploads_refused": ("Files refused, by way and code.", ["source", "code"]),
    "uploads_known": ("Files that were had already, by way.", ["source"]),
}
_HISTOGRAMS = {
    "stage_seconds": ("How long one try at a stage took.", ["stage"]),
    "lock_wait_seconds": ("How long a writer waited for the database.", []),
}


class _Scrape:
    """Collects every metric once, from one reading of the database."""

    def __init__(self, found: Sequence[Metric]) -> None:
        self._found = found

    def collect(self) -> Iterable[Metric]:
        """Return the metrics."""
        return self._found


def exposition(session: Session, measures: Measures, sandbox: str) -> bytes:
    """Return all metrics in Prometheus' text format."""
    registry = CollectorRegistry()
    found = [
        *_gauges(measures, sandbox),
        *_inbound(measures),
        *_uploads(measures),
        *_counted(session),
    ]
    registry.register(_Scrape(found))
    return generate_latest(registry)


def _gauges(now: Measures, sandbox: str) -> Iterator[Metric]:
    # The age of the oldest due work comes first: it is what everything else ends in.
    yield _gauge(
        "oldest_due_seconds", "How long the oldest due work waits.", now.oldest_due_seconds
    )
    yield _by_stage(now)
    yield _gauge("needs_attention", "Documents that wait for an operator.", now.needs_attention)
    yield _gauge("sweep_late_seconds", "How far standings lag behind.", now.sweep_late_seconds)
    yield _gauge("backup_age_seconds", "How old the last backup is.", now.backup_age_seconds)
    yield _gauge("audit_head_seq", "How many audit entries are chained.", now.chain.sealed)
    yield _gauge("audit_unsealed", "Audit entries that are not chained.", now.chain.unsealed)
    yield _gauge("audit_problems", "Places where the chain breaks.", now.chain.problem_count)
    yield _gauge("audit_head_age_seconds", "When its end was signed last.", now.head_age_seconds)
    yield _gauge("disk_free_bytes", "Free room where the data is.", now.disk_free_bytes)
    yield _gauge("does_not_add_up", "What the last sweep found.", now.unbalanced)
    yield _gauge("stopped_issuers", "Issuers without automation.", len(now.stopped_issuers))
    looked = now.looked_again
    yield _gauge("second_looks", "Released documents looked at twice.", looked.looks)
    yield _gauge("wrong_fields_share", "Of fields looked at twice.", looked.field_rate)
    yield _gauge("wrong_days_share", "Of days looked at twice.", looked.day_rate)
    programs = GaugeMetricFamily("dayproof_programs", "Programs alive.", labels=["kind"])
    for kind in sorted({program.kind for program in now.programs}):
        programs.add_metric([kind], sum(program.kind == kind for program in now.programs))
    yield programs
    level = GaugeMetricFamily("dayproof_sandbox", "1 for the level reached.", labels=["level"])
    level.add_metric([sandbox], 1)
    yield level
    version = GaugeMetricFamily(
        "dayproof_database_version", "1 for how the database stands to this.", labels=["version"]
    )
    version.add_metric([now.database], 1)
    yield version


def _inbound(now: Measures) -> Iterator[Metric]:
    yield _gauge(
        "inbound_oldest_opening_seconds",
        "How long the oldest message of a payroll company waits to be opened.",
        now.oldest_opening_seconds,
    )
    yield _gauge(
        "inbound_oldest_deciding_seconds",
        "How long the oldest such message waits for a person.",
        now.oldest_deciding_seconds,
    )
    family = GaugeMetricFamily(
        "dayproof_inbound_messages", "Messages that are not done, by why.", labels=["why"]
    )
    counts = now.inbound
    family.add_metric(["opening"], counts.opening)
    family.add_metric(["scanner-away"], counts.without_scanner)
    family.add_metric(["person"], counts.deciding)
    family.add_metric(["unproven"], counts.unproven)
    yield family


def _gauge(name: str, about: str, value: float | None) -> Metric:
    family = GaugeMetricFamily(f"dayproof_{name}", about)
    if value is not None:
        family.add_metric([], value)
    return family


def _by_stage(now: Measures) -> Metric:
    family = GaugeMetricFamily(
        "dayproof_work", "Documents by stage and state.", labels=["stage", "state"]
    )
    for stage, load in sorted(now.stages.items()):
        family.add_metric([stage, "waiting"], load.waiting)
        family.add_metric([stage, "at-work"], load.at_work)
        family.add_metric([stage, "needs-attention"], load.needs_attention)
    return family


def _uploads(now: Measures) -> Iterator[Metric]:
    family = CounterMetricFamily(
        "dayproof_uploads_accepted", "Files accepted, by way.", labels=["source"]
    )
    for source, count in sorted(now.uploads.items()):
        family.add_metric([source], count)
    yield family


def _counted(session: Session) -> Iterator[Metric]:
    found = sums(session)
    for name, (about, labels) in _COUNTERS.items():
        family = CounterMetricFamily(f"dayproof_{name}", about, labels=labels)
        for each in found.get(name, []):
            if len(each.labels) == len(labels):
                family.add_metric(each.labels, each.count)
        yield family
    for name, (about, labels) in _HISTOGRAMS.items():
        yield _histogram(name, about, labels, found.get(name, []))


def _histogram(name: str, about: str, labels: list[str], counted: Sequence[Counted]) -> Metric:
    family = HistogramMetricFamily(f"dayproof_{name}", about, labels=labels)
    for values in sorted({each.labels for each in counted if len(each.labels) == len(labels)}):
        mine = [each for each in counted if each.labels == values]
        family.add_metric(values, _cumulated(mine), sum(each.total for each in mine))
    return family


def _cumulated(counted: Sequence[Counted]) -> list[tuple[str, float]]:
    """Return for every bucket's end how many measurements were not above it."""
    ends = [*SECONDS_BUCKETS, float("inf")]
    names = [*map(str, SECONDS_BUCKETS), "+Inf"]
    return [
        (name, sum(each.count for each in counted if (each.bucket or float("inf")) <= end))
        for name, end in zip(names, ends, strict=True)
    ]
