"""The twenty-first round: who paid, who made and who signed, and people of loan-outs and crews."""

from bench.letters.families import round21_forms as forms
from bench.letters.families import round21_prose as prose
from bench.letters.families.drawing import Family

FAMILIES: tuple[Family, ...] = (
    prose.loan_out_told,
    prose.crew_of_shows,
    prose.producer_footed,
    prose.studio_and_company,
    prose.to_the_person,
    prose.declaration,
    prose.informal_mail,
    forms.loan_out_form,
    forms.people_table,
    forms.broken_labels,
    forms.coded_leaders,
    forms.captions_below,
    forms.shows_side_by_side,
)
