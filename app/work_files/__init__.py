"""Reads files of work records, whatever their kind: which layout it is, and every row of it."""
