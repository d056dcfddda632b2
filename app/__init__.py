"""The upload service and the roster record."""
