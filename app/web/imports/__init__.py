"""The pages of payroll and fringe files: looked at, then applied, discarded or rolled back."""
