"""Web pages as a browser prints them: the way most papers are made that reach an office."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

_CHROMIUM = "/usr/bin/chromium"
_FLAGS = ("--no-sandbox", "--disable-gpu")


def printed(pages: Sequence[Path]) -> Iterator[bytes]:
    """Yield each page as the PDF that a browser prints of it, one browser for all of them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=list(_FLAGS))
        sheet = browser.new_page()
        for page in pages:
            sheet.set_content(page.read_text(encoding="utf-8"))
            yield sheet.pdf(format="Letter", prefer_css_page_size=True, print_background=True)
        browser.close()
