"""Learning and measuring which kind a document is."""
