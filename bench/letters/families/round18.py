"""Layout families of the eighteenth round: captions over values, two shows, sentences, mails."""

from bench.letters.families import round18_again, round18_forms, round18_prose
from bench.letters.families.drawing import Family

FAMILIES: tuple[Family, ...] = (
    *round18_forms.FAMILIES,
    *round18_prose.FAMILIES,
    *round18_again.FAMILIES,
)
