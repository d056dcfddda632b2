"""Pages about one document: its status, what was found, its pages and evidence."""
