"""Compliance reports: issued by staff, read by whoever holds the link."""
