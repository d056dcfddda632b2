"""Reads payroll files: which column is which, and one row at a time."""
