"""What the readers tell of a letter in their order, before its texts are weighed."""

from dataclasses import dataclass

from extractors.evl.anatomy import Letter
from extractors.evl.hits import Hit
from extractors.evl.jobs import Job
from extractors.values import Fields, Finding


@dataclass(frozen=True, slots=True)
class Told:
    """A letter, its hits and fields, and for each record the job that it was read from."""

    letter: Letter
    hits: tuple[Hit, ...]
    fields: Fields
    jobs: tuple[Job, ...]
    records: tuple[Fields, ...]
    findings: tuple[Finding, ...]
