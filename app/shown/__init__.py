"""What pages and the API show of the rows: words, fields, days, progress and the day ledger."""
