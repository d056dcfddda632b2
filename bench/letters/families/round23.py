"""Layout families of the twenty-third round, kept for measuring: each as another sender types."""

from bench.letters.families import round23_forms as forms
from bench.letters.families import round23_people as people
from bench.letters.families import round23_prose as prose
from bench.letters.families import round23_sheets as sheets
from bench.letters.families import round23_shows as shows
from bench.letters.families.drawing import Family

FAMILIES: tuple[Family, ...] = (
    sheets.time_detail,
    prose.weeks_by_name,
    forms.record_of_engagement,
    sheets.weeks_with_absences,
    prose.cutting_phases,
    forms.spot_memo,
    prose.mail_by_week,
    sheets.numbered_days,
    forms.answered_questions,
    forms.wrapped_columns,
    sheets.starred_calendar,
    prose.sworn_statement,
    prose.exhibit_of_reports,
    shows.sections_per_show,
    shows.labor_statement,
    shows.two_shows_mail,
    shows.engagements_in_order,
    people.attendance_matrix,
    people.crew_cards,
    people.roll_by_day,
)
