"""Pages of the names that reviewers taught to be the same."""
