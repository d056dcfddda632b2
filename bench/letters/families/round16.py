"""Layout families of the sixteenth round: days told in many ways, two shows, crews by date."""

from bench.letters.families import round16_prose, round16_sheets, round16_shows
from bench.letters.families.drawing import Family

FAMILIES: tuple[Family, ...] = (
    *round16_prose.FAMILIES,
    *round16_sheets.FAMILIES,
    *round16_shows.FAMILIES,
)
"""Twenty-two families, by which rules are mended and on which confidence may be learned."""
