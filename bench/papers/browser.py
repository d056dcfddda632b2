"""Papers set as web pages and printed by a browser, as people print from what they write in."""

from collections.abc import Iterable

from playwright.sync_api import sync_playwright

_CHROMIUM = "/usr/bin/chromium"
_FLAGS = ("--no-sandbox", "--disable-gpu")


def print_page(body: str, style: str, *, lying: bool = False) -> bytes:
    """Return the PDF that a browser prints of a page on letter paper."""
    way = "landscape" if lying else "portrait"
    page_style = f"@page {{ size: letter {way}; margin: 0.6in }} body {{ margin: 0 }} {style}"
    html = f"<!doctype html><meta charset=utf-8><style>{page_style}</style>{body}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=list(_FLAGS))
        page = browser.new_page()
        page.set_content(html)
        made = page.pdf(prefer_css_page_size=True, print_background=True)
        browser.close()
    return made


def table(head: Iterable[str], rows: Iterable[Iterable[str]], kind: str = "") -> str:
    """Return a table with a row of headings as HTML."""
    top = "".join(f"<th>{text}</th>" for text in head)
    body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    return f"<table class='{kind}'><tr>{top}</tr>{body}</table>"
