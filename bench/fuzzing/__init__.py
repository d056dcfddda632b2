"""Coverage-guided random input to every parser of untrusted bytes (RELIABILITY S5)."""
