"""From a statement and evidence to findings and a verdict for every claimed day."""
