"""Applications for a classification and requests for an upgrade, from draft to signature."""
