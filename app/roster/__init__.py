"""The roster's rules: pure functions from facts, rule data and a date to a standing."""
