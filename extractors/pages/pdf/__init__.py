"""What a PDF page shows: its text layer when it can be trusted, drawings, forms and rules."""
