"""Kinds of production printed behind titles: "Plateau Series", "Fool Me Nicely MOW".

One title may well end in such a word. Where most titles of a resume do, the words tell what the
shows were, in lighter letters perhaps, and are no part of their titles.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.values import Fields

_KIND = re.compile(
    r"(?P<title>.*\S)[\s,–—|-]+\(?(?:TV |Television |Limited |Web |Animated )?"
    r"(?:Series|Mini-?[Ss]eries|Features?|Feature Film|MOW|Movie|TV Movie|Pilot|Special|"
    r"Documentary|Short|Commercial)\)?"
)
_FEWEST, _SHARE = 3, 0.5


def without_kinds(records: Sequence[Fields]) -> tuple[Fields, ...]:
    """Return the shows of a resume without kinds behind their titles, where most have one."""
    matches = [_KIND.fullmatch(str(_title(record))) for record in records]
    bare = {match["title"] for match in matches if match is not None}
    titles = {_title(record) for record in records}
    if len(bare) < _FEWEST or len(bare) < _SHARE * len(titles):
        return tuple(records)
    return tuple(
        record if match is None else _titled(record, match["title"])
        for record, match in zip(records, matches, strict=True)
    )


def _title(record: Fields) -> object:
    field = record.get("production_title")
    return field.value if field is not None else ""


def _titled(record: Fields, title: str) -> Fields:
    return {**record, "production_title": replace(record["production_title"], value=title)}
