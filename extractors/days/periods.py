"""Stretches of employment: their first and last days, which prove no single day."""

from dataclasses import replace
from datetime import date

from extractors.days.gathered import Gathered, place_of
from extractors.days.listed import Listed
from extractors.days.roles import Role
from extractors.days.sense import Anchors, real, with_years
from extractors.values import Field


def read_periods(
    gathered: Gathered, listed: list[Listed], anchors: Anchors
) -> tuple[date, date] | None:
    """Gather the ends of all periods, and return the first period when both ends are known."""
    spans = [one for one in listed if one.role is Role.PERIOD]
    single = [one for one in listed if one.role in {Role.PERIOD_START, Role.PERIOD_END}]
    chosen = sorted(spans + single, key=lambda one: one.mention.start)
    senses = with_years(
        [
            replace(one.mention, run=index) if one.mention.last else one.mention
            for index, one in enumerate(chosen)
        ],
        anchors,
    )
    pair: list[Listed] = []
    for one, sense in zip(chosen, senses, strict=True):
        first = real(sense.mention.first)
        last = real(sense.mention.last) if sense.mention.last is not None else None
        sure = one.certainty * sense.sureness * 0.97
        if one.role is Role.PERIOD and last is not None and first is not None:
            gathered.starts.append(_field(first, one, sure))
            gathered.ends.append(_field(last, one, sure))
        elif one.role is Role.PERIOD and first is not None:
            (gathered.ends if pair else gathered.starts).append(_field(first, one, sure))
            pair.append(one)
        elif one.role is Role.PERIOD_START and first is not None:
            gathered.starts.append(_field(first, one, sure))
        elif one.role is Role.PERIOD_END and first is not None:
            gathered.ends.append(_field(first, one, sure))
    if not gathered.starts or not gathered.ends:
        return None
    return date.fromisoformat(str(gathered.starts[0].value)), date.fromisoformat(
        str(gathered.ends[0].value)
    )


def _field(day: date, one: Listed, sureness: float) -> Field:
    return Field(day.isoformat(), round(sureness, 4), (place_of(one, day.isoformat()),))
