"""Layout families of the nineteenth round, kept for measuring: each as another sender writes."""

from bench.letters.families import round19_forms as forms
from bench.letters.families import round19_prose as prose
from bench.letters.families import round19_tables as tables
from bench.letters.families.drawing import Family

FAMILIES: tuple[Family, ...] = (
    prose.weeks_in_sentences,
    tables.cheque_statement,
    prose.memo_by_week,
    tables.by_episode,
    forms.commercial_jobs,
    prose.french_months,
    tables.hours_sheet,
    prose.answered_mail,
    forms.month_grid,
    tables.around_a_hiatus,
    prose.with_addendum,
    tables.crew_list,
    forms.phase_calendar,
    prose.weekdays_but,
    tables.night_calls,
    forms.first_and_last,
)
