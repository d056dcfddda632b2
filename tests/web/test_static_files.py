"""Styles and scripts are small on the way, kept for ever, and new when they have changed."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.entry import static_files

COMPRESSED = {"Accept-Encoding": "gzip, deflate, br"}


def test_a_style_may_be_kept_for_ever_and_is_compressed(app: Flask) -> None:
    style = f"{static_files.address()}/design.css"

    with app.test_client().get(style) as answer:
        plain = answer.data
    small = app.test_client().get(style, headers=COMPRESSED)

    assert small.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small.headers["Vary"]
    assert gzip.decompress(small.data) == plain
    assert len(small.data) < len(plain) / 3


def test_a_page_is_compressed_for_who_takes_it_and_kept_by_nobody(app: Flask) -> None:
    plain = app.test_client().get("/sign-in")
    small = app.test_client().get("/sign-in", headers=COMPRESSED)

    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert small.headers["Cache-Control"] == "no-store"
    assert small.content_length == len(small.data) < len(plain.data)


def test_how_long_a_compressed_page_is_tells_nothing(app: Flask) -> None:
    pages = [app.test_client().get("/accessibility", headers=COMPRESSED).data for _ in range(12)]

    assert len({len(page) for page in pages}) > 3
    assert all(b"</html>" in gzip.decompress(page) for page in pages)


def test_a_changed_file_has_another_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(static_files, "FOLDER", tmp_path)
    digest_of = static_files.address.__wrapped__
    (tmp_path / "a.css").write_text("a{}")
    before = digest_of()

    (tmp_path / "a.css").write_text("b{}")

    assert digest_of() != before


def test_part_of_a_file_and_a_picture_are_left_as_they_are(app: Flask) -> None:
    client, folder = app.test_client(), static_files.address()

    with client.get(f"{folder}/design.css", headers={**COMPRESSED, "Range": "bytes=0-9"}) as part:
        status, data = part.status_code, part.data
    with client.get(f"{folder}/icons/192.png", headers=COMPRESSED) as picture:
        kinds = picture.headers.get("Content-Encoding")

    assert (status, len(data)) == (206, 10)
    assert kinds is None


FIRST_PAGE_BYTES_MAX = 150_000
SENT_BYTES_MAX = 50_000


def test_the_first_page_is_small_and_its_picture_waits_for_styles_alone(
    sign_in: Callable[[str], Any],
) -> None:
    client = sign_in("avery")
    page = client.get("/").text
    files = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page))

    plain, sent = (
        sum(len(_content(client, each, asked)) for each in ("/", *files))
        for asked in ({}, COMPRESSED)
    )

    assert len(files) > 8
    assert plain <= FIRST_PAGE_BYTES_MAX
    assert sent <= SENT_BYTES_MAX
    # A script in the head that is no module, or a style that asks for another, would be waited for.
    head = page.partition("</head>")[0]
    assert all('type="module"' in tag for tag in re.findall("<script[^>]*>", head))
    texts = {each: _content(client, each, {}).decode() for each in files}
    assert not any("@import" in text for name, text in texts.items() if name.endswith(".css"))
    imported = {
        f"{name.rpartition('/')[0]}/{each}"
        for name, text in texts.items()
        for each in re.findall(r'from "\./([^"]+)"', text)
    }
    assert imported <= files


def _content(client: Any, address: str, headers: dict[str, str]) -> bytes:
    with client.get(address, headers=headers) as answer:
        content: bytes = answer.data
    return content
