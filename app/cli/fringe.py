"""``dayproof fringe``: fringe remittances seen, applied, discarded and rolled back."""

from app.cli.work_records import commands
from app.tabular.mapping import FRINGE

fringe = commands(FRINGE, "Take in fringe remittances: look first, then apply.")
