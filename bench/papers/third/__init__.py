"""A third round of designs, drawn to measure once: no rule is mended by what they show."""
