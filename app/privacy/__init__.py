"""What is known of people and for how long: keys, retention, erasure, and their own copy."""
