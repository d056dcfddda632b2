"""Whole cases made from seeds, with what a perfect check would find, and what ours finds."""
