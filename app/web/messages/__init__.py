"""The Message Center of an applicant."""
