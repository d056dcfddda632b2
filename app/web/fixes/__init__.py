"""What an applicant is asked to mend: the place on the page, and the ways to answer."""
