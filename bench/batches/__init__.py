"""Batches: several papers scanned into one PDF, to measure where one is told from the next."""
