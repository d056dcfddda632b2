"""Pages for applicants: the dashboard and uploading."""
