"""Layout families of the twentieth round: weeks in sentences, mails, memos, strips, commercials."""

from bench.letters.families import round20_prose, round20_sheets, round20_spots
from bench.letters.families.drawing import Family

FAMILIES: tuple[Family, ...] = (
    *round20_prose.FAMILIES,
    *round20_sheets.FAMILIES,
    *round20_spots.FAMILIES,
)
