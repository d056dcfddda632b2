"""Pages for reviewers: the queue and the decision page."""
