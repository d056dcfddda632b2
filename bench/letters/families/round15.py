"""Layout families of the fifteenth round, kept for measuring: each as another sender writes."""

from bench.letters.families import round15_prose as prose
from bench.letters.families import round15_sheets as sheets
from bench.letters.families.drawing import Family

FAMILIES: tuple[Family, ...] = (
    sheets.portal_printout,
    prose.studio_sentences,
    sheets.union_form,
    prose.phases_by_mail,
    sheets.day_first_weeks,
    prose.bulleted_stretches,
    sheets.spreadsheet,
    sheets.card_recap,
    prose.two_shows,
    sheets.crew_by_date,
    sheets.marked_calendars,
    prose.over_the_page,
    sheets.typed_boxes,
    prose.told_apart,
    prose.nights,
    prose.no_days_named,
)
