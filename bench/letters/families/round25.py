"""Layout families of the twenty-fifth round, kept for measuring: ten offices' papers."""

from bench.letters.families import round25_location as location
from bench.letters.families import round25_payroll as payroll
from bench.letters.families import round25_people as people
from bench.letters.families import round25_prose as prose
from bench.letters.families import round25_several as several
from bench.letters.families.drawing import Family

FAMILIES: tuple[Family, ...] = (
    payroll.timecard_lines,
    payroll.earning_lines,
    payroll.loan_out_invoices,
    prose.workdays_except,
    prose.before_and_after_signing,
    location.location_itinerary,
    prose.house_card,
    several.spots_by_job,
    several.episodes_by_position,
    people.day_out_of_days,
)
