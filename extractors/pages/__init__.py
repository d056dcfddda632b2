"""From the bytes of one file to its pages: text layer, forms, pictures, OCR and barcodes."""

from extractors.pages.reading import read_pages

__all__ = ["read_pages"]
