"""An applicant's own reports: to read, to give out, and to be verified by others."""
