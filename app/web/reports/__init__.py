"""An applicant's own reports, to read and to print."""
