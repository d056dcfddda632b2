"""Reads fringe reports: which column is which, and one remitted row at a time."""
