"""Courses of professionals: completed, enrolled, given more time; from files, papers and staff."""
