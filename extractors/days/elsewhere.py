"""What a letter says of a job's days outside the job's own lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from extractors.days.codes import Verdict
from extractors.values import Field


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The first and the last day of the work, the years and the number of its days, and codes.

    ``legend`` is what the letter explains of codes, ``codes`` what they mean for this job alone,
    whatever its lines say that they mean. ``under_names`` says that each of several shows or
    people has its own dates below its name.
    """

    period: tuple[date, date] | None = None
    years: tuple[int, ...] = ()
    legend: Mapping[str, Verdict] = field(default_factory=dict)
    codes: Mapping[str, Verdict] = field(default_factory=dict)
    total: Field | None = None
    under_names: bool = False


NOTHING_ELSE = Elsewhere()
"""A letter that says no more of the days than the lines read."""
