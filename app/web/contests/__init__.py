"""Cases about days that their professional says should count."""
