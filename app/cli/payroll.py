"""``dayproof payroll``: payroll files seen, applied, discarded and rolled back."""

from app.cli.work_records import commands
from app.tabular.mapping import PAYROLL

payroll = commands(PAYROLL, "Take in payroll records: look first, then apply.")
