"""The names that payroll exports and fringe reports alike give the columns they share."""

import re
from collections.abc import Mapping, Sequence

SHARED: Mapping[str, tuple[str, ...]] = {
    "employee_name": ("employee name", "employee", "name", "worker", "worker name", "payee",
                      "emp name", "full name", "crew member", "employee full name",
                      "employee last first", "crew name", "employee last name first",
                      "employee name last first", "emp", "crew"),
    "last_name": ("last name", "last", "surname", "employee last name", "emp last name",
                  "lastname", "family name"),
    "first_name": ("first name", "first", "given name", "employee first name", "emp first name",
                   "firstname"),
    "last4": ("ssn last 4", "last 4", "last4", "ssn last four", "ssn", "ssn4", "last four",
              "social security number", "ssn 4", "ssn last4", "last 4 ssn", "last4 ssn",
              "last 4 of ssn", "last four of ssn", "last 4 digits", "ssn no", "sin last 4",
              "ssn masked", "masked ssn", "social security no", "soc sec no", "ssn xxxx",
              "ss no", "ss", "soc sec", "social", "tax id last 4"),
    "il_number": ("il no", "il number", "il", "roster no", "ier no", "contract services id"),
    "production": ("production title", "production name", "prod title", "prod name", "show title",
                   "show name", "picture title", "project title", "project name", "production",
                   "picture", "show", "series", "project", "title"),
    "classification": ("classification", "occupation", "job classification", "position",
                       "job title", "craft", "occupation description", "job class", "role",
                       "occupation title", "position title", "job description",
                       "union classification", "class"),
    "loanout": ("loan out", "loanout", "loan out company", "loanout company", "loan out corp",
                "loan out corporation", "loanout corp", "loan out name", "corporation",
                "loan out co"),
    "local": ("local", "local union", "union", "union local", "local no", "union local no"),
    "week_ending": ("week ending", "w e", "we", "week ending date", "w e date", "weekending",
                    "week end", "week end date", "pay week ending", "wk ending", "wk end",
                    "week ended"),
    "period_start": ("period start", "period from", "start date", "from", "period begin",
                     "pay period start", "start", "period beginning", "from date", "begin date",
                     "period start date", "pay period begin", "week beginning", "week starting",
                     "week start", "week commencing", "week begin", "week beginning date"),
    "period_end": ("period end", "period ending", "period to", "end date", "to",
                   "pay period end", "end", "to date", "through", "thru", "period end date",
                   "period through", "pay period ending", "period ending date", "pay period to"),
    "days": ("days", "days worked", "total days", "no of days", "number of days", "day count",
             "days paid", "days reported", "paid days", "days remitted", "work days", "no days",
             "days wkd"),
    "hours": ("hours", "hours worked", "total hours", "hrs", "hours paid", "paid hours",
              "total hrs", "hours remitted", "hours reported", "contribution hours"),
}  # fmt: skip
"""Names are plain: lower case, single spaces, ``#`` as ``no``, no other punctuation.

Those of one meaning stand in the order in which they are preferred: where a file has a *Title*
beside a *Production*, the title is that of a job.
"""

_TITLE = "title"
_WORD = re.compile(r"[a-z0-9]+")


def plain(cell: str) -> str:
    """Return a column name in lower case with single spaces, ``#`` as ``no``, no punctuation."""
    return " ".join(_WORD.findall(cell.lower().replace("#", " no ")))


def preferred(
    names: Sequence[str], meanings: Mapping[str, tuple[str, ...]], craft: str
) -> dict[str, int]:
    """Return where each meaning stands among plain names: by the first of its names that is there.

    A *Title* that is not the production's is the job's, the meaning called ``craft``.
    """
    places: dict[str, int] = {}
    for index, name in enumerate(names):
        if name:
            places.setdefault(name, index)
    found: dict[str, int] = {}
    for meaning, ways in meanings.items():
        place = next((places[way] for way in ways if way in places), None)
        if place is not None:
            found[meaning] = place
    if _TITLE in places and found.get("production") != places[_TITLE]:
        found.setdefault(craft, places[_TITLE])
    return found


def letters_of(index: int) -> str:
    """Return how a spreadsheet calls the column at a 0-based index: ``A``, ``B`` … ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
