"""Synthetic documents with their expected answers, and what makes them again."""
