"""Pages of the questions to issuers: prepare, send, write the answer down."""
