"""Questions to issuers about disputed days: prepared, sent, answered, withdrawn."""
