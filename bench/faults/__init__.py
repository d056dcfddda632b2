"""Breaks a running service in every way we know, and judges it by what its clients were told."""
