"""Words put back into printed lines and tables, whatever the skew or turn of the page."""

from extractors.layout.lines import lines
from extractors.layout.printed import Cell, Line, Table, around
from extractors.layout.tables import tables

__all__ = ["Cell", "Line", "Table", "around", "lines", "tables"]
