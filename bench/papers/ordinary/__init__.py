"""Ordinary papers set by hand as web pages, printed by a browser, with what each says."""
