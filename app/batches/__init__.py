"""What a payroll company sent at once: the batch, its files, whose they are, what was expected."""
