"""A fourth round of resumes, drawn after the third had been learned from, to measure once."""
