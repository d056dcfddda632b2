"""The language of pages: which one a request wants, and the switch between them."""
