"""How well invented driver licenses are read: from the barcode, and from print alone."""
