"""The error budget for administrators, and second looks for reviewers."""
