"""Pages of inbound mail: what waits for a person, the companies' addresses, a sample's fate."""
