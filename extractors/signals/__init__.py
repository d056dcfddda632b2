"""What a file shows beside what it says: words under a cover, changes after it was first saved.

Signals are told to the reviewer with their place; none is a verdict, and none becomes a value.
"""
