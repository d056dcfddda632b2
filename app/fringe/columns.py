"""Which column of a fringe report holds what, by the names that reports give their columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.tabular.columns import SHARED, plain, preferred
from app.tabular.mapping import LayoutMapping

_NAMES: Mapping[str, tuple[str, ...]] = {
    **{name: SHARED[name] for name in SHARED if name != "classification"},
    "employee_name": (*SHARED["employee_name"], "member", "member name", "participant",
                      "participant name"),
    "last_name": (*SHARED["last_name"], "member last name"),
    "first_name": (*SHARED["first_name"], "member first name"),
    "member_number": ("member number", "member no", "member id", "membership number",
                      "membership no", "union number", "union no", "card number", "mbr no",
                      "member num", "union id"),
    "category": (*SHARED["classification"], "category", "capacity"),
    "remitter": ("remitter", "remitted by", "engager", "employer", "contributing employer",
                 "company", "production company", "payroll company", "payroll co", "signatory",
                 "remitter name", "employer name"),
    "period": ("period", "month", "work month", "report period", "reporting period",
               "contribution period", "remittance period", "contribution month", "work period",
               "remittance month", "period covered"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FringeLayout:
    """Where each value of a remitted row stands; ``head`` holds the column names as printed."""

    columns: Mapping[str, int]
    head: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        """Return how many columns were recognised."""
        return len(self.columns)

    @property
    def used(self) -> frozenset[int]:
        """Return the places of the columns that are read."""
        return frozenset(self.columns.values())

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


def layout_of(header: Sequence[str], mapping: LayoutMapping | None = None) -> FringeLayout:
    """Return the layout that a header row describes; columns it does not know are left out.

    What ``mapping`` says of a column goes before the names that all reports share.
    """
    columns: dict[str, int] = {}
    own = {} if mapping is None else mapping.columns
    ignored = frozenset[str]() if mapping is None else mapping.ignored
    names = [plain(cell) for cell in header]
    for index, name in enumerate(names):
        if name in own and name not in ignored:
            columns.setdefault(own[name], index)
    common = ["" if name in own or name in ignored else name for name in names]
    for meaning, index in preferred(common, _NAMES, "category").items():
        columns.setdefault(meaning, index)
    return FringeLayout(columns, tuple(header))
