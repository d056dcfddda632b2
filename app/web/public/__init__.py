"""Pages for anyone: sign in, and whether the service is up."""
