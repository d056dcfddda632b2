"""Benchmarks: accuracy, cost per page and the service under load; run by hand, never in tests."""
