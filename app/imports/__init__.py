"""Payroll and fringe files: read aside, shown whole, then applied, discarded or rolled back."""
