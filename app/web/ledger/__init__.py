"""Pages of the day ledger: of a roster record, a professional or a document."""
