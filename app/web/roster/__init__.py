"""Pages about a roster record and its day ledger."""
