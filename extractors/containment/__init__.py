"""The limits around the process that parses untrusted bytes."""
