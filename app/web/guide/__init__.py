"""Help, privacy and accessibility: what the foot of every page leads to."""
