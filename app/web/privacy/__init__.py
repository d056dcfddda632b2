"""What is kept of a person: their copy of it, holds, and erasure."""
