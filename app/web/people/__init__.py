"""The person file: everything that is known of one professional, for staff."""
