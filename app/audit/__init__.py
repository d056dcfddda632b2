"""The audit as a chain: sealed in order, signed by the hour, and verified link by link."""
