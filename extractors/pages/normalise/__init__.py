"""A picture made readable before OCR, and the way back to the page as displayed."""
