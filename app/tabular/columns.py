"""The names that payroll exports and fringe reports alike give the columns they share."""

import re
from collections.abc import Mapping

SHARED: Mapping[str, tuple[str, ...]] = {
    "employee_name": ("employee name", "employee", "name", "worker", "worker name", "payee",
                      "emp name", "full name", "crew member", "employee full name",
                      "employee last first", "crew name", "employee last name first",
                      "employee name last first"),
    "last_name": ("last name", "last", "surname", "employee last name", "emp last name",
                  "lastname", "family name"),
    "first_name": ("first name", "first", "given name", "employee first name", "emp first name",
                   "firstname"),
    "last4": ("ssn last 4", "last 4", "last4", "ssn last four", "ssn", "ssn4", "last four",
              "social security number", "ssn 4", "ssn last4", "last 4 ssn", "last4 ssn",
              "last 4 of ssn", "last four of ssn", "last 4 digits", "ssn no", "sin last 4",
              "ssn masked", "masked ssn", "social security no", "soc sec no", "ssn xxxx"),
    "il_number": ("il no", "il number", "il", "roster no", "ier no", "contract services id"),
    "production": ("production", "production name", "production title", "project", "show", "title",
                   "project name", "project title", "picture", "picture title", "show name",
                   "show title", "prod name", "prod title", "series"),
    "classification": ("classification", "occupation", "job classification", "position",
                       "job title", "craft", "occupation description", "job class", "role",
                       "occupation title", "position title", "job description",
                       "union classification"),
    "loanout": ("loan out", "loanout", "loan out company", "loanout company", "loan out corp",
                "loan out corporation", "loanout corp", "loan out name", "corporation",
                "loan out co"),
    "local": ("local", "local union", "union", "union local", "local no", "union local no"),
    "week_ending": ("week ending", "w e", "we", "week ending date", "w e date", "weekending",
                    "week end", "week end date", "pay week ending", "wk ending", "wk end"),
    "period_start": ("period start", "period from", "start date", "from", "period begin",
                     "pay period start", "start", "period beginning", "from date", "begin date",
                     "period start date", "pay period begin"),
    "period_end": ("period end", "period ending", "period to", "end date", "to",
                   "pay period end", "end", "to date", "through", "thru", "period end date",
                   "period through"),
    "days": ("days", "days worked", "total days", "no of days", "number of days", "day count",
             "days paid", "days reported", "paid days", "days remitted", "work days"),
    "hours": ("hours", "hours worked", "total hours", "hrs", "hours paid", "paid hours",
              "total hrs", "hours remitted", "hours reported", "contribution hours"),
}  # fmt: skip
"""Names are plain: lower case, single spaces, ``#`` as ``no``, no other punctuation."""

_WORD = re.compile(r"[a-z0-9]+")


def plain(cell: str) -> str:
    """Return a column name in lower case with single spaces, ``#`` as ``no``, no punctuation."""
    return " ".join(_WORD.findall(cell.lower().replace("#", " no ")))


def letters_of(index: int) -> str:
    """Return how a spreadsheet calls the column at a 0-based index: ``A``, ``B`` … ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
