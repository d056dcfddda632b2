"""Which kind of document some pages are: cues in their lines, and what each weighs."""
