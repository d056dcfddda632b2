"""Which column of a fringe report holds what, by the names that reports give their columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.tabular.files import plain

_NAMES: Mapping[str, tuple[str, ...]] = {
    "employee_name": ("employee name", "employee", "name", "member", "member name", "worker",
                      "worker name", "participant", "participant name"),
    "last_name": ("last name", "last", "surname", "employee last name", "member last name"),
    "first_name": ("first name", "first", "given name", "employee first name",
                   "member first name"),
    "last4": ("ssn last 4", "last 4", "last4", "ssn last four", "ssn", "ssn4", "last four",
              "sin last 4", "social security number"),
    "member_number": ("member number", "member no", "member id", "member", "membership number",
                      "membership no", "union number", "union no", "card number", "mbr no"),
    "production": ("production", "production name", "production title", "project", "show",
                   "title", "project name", "picture"),
    "category": ("category", "classification", "occupation", "position", "job title", "craft",
                 "job classification", "capacity"),
    "remitter": ("remitter", "remitted by", "engager", "employer", "contributing employer",
                 "company", "production company", "payroll company", "payroll co"),
    "local": ("local", "local union", "union", "union local"),
    "period": ("period", "month", "work month", "report period", "reporting period",
               "contribution period", "remittance period", "contribution month"),
    "week_ending": ("week ending", "w e", "we", "week ending date", "w e date", "weekending"),
    "period_start": ("period start", "period from", "start date", "from", "period begin", "start"),
    "period_end": ("period end", "period ending", "period to", "end date", "to", "end"),
    "days": ("days", "days worked", "total days", "no of days", "number of days", "days remitted",
             "days reported", "day count"),
    "hours": ("hours", "hours worked", "total hours", "hrs", "hours remitted", "hours reported",
              "contribution hours"),
}  # fmt: skip
_BY_NAME: dict[str, tuple[str, ...]] = {}
for _field, _names in _NAMES.items():
    for _name in _names:
        _BY_NAME[_name] = (*_BY_NAME.get(_name, ()), _field)


@dataclass(frozen=True, slots=True)
class FringeLayout:
    """Where each value of a remitted row stands."""

    columns: Mapping[str, int]

    @property
    def known(self) -> int:
        """Return how many columns were recognised."""
        return len(self.columns)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what no column gives though every row needs it, in words."""
        have = set(self.columns)
        needs = {
            "the employee's name": "employee_name" in have or {"last_name", "first_name"} <= have,
            "the production": "production" in have,
            "the period (a month, a week ending, or a first and last day)": bool(
                have & {"period", "week_ending", "period_end"}
            ),
            "the days or hours remitted": bool(have & {"days", "hours"}),
        }
        return tuple(what for what, found in needs.items() if not found)


def layout_of(header: Sequence[str]) -> FringeLayout:
    """Return the layout that a header row describes; columns it does not know are left out.

    A name that may mean two things (``member``) means the first of them not found before.
    """
    columns: dict[str, int] = {}
    for index, cell in enumerate(header):
        free = [field for field in _BY_NAME.get(plain(cell), ()) if field not in columns]
        if free:
            columns[free[0]] = index
    return FringeLayout(columns)
