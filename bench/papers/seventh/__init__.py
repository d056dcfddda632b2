"""A seventh round of resumes: ten layouts drawn after the rules had learned from the sixth."""
