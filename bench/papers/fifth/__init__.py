"""A fifth round of resumes: fourteen layouts as other people set them, printed by a browser."""
