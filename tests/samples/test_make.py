"""What is committed is what ``python -m samples.make`` makes."""

import json
from pathlib import Path

import pypdfium2
import pytest
import yaml

from samples.make import Sample, samples
from samples.story import MARK

SIZE_LIMIT_BYTES = 300 * 1024
MADE = {sample.name: sample for sample in samples()}


def _texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("name", [name for name in MADE if name.endswith(".pdf")])
def test_making_a_letter_again_gives_the_same_text(samples_folder: Path, name: str) -> None:
    assert _texts(MADE[name].data) == _texts((samples_folder / name).read_bytes())


@pytest.mark.parametrize("name", [name for name in MADE if name.endswith(".csv")])
def test_making_payroll_again_gives_the_same_bytes(samples_folder: Path, name: str) -> None:
    assert MADE[name].data == (samples_folder / name).read_bytes()


@pytest.mark.parametrize("sample", [s for s in MADE.values() if s.read], ids=lambda s: s.name)
def test_the_expected_answer_beside_a_document_is_the_storys(
    samples_folder: Path, sample: Sample
) -> None:
    written = json.loads((samples_folder / sample.name).with_suffix(".json").read_text())

    assert written == {
        "read": sample.read,
        "service": {"state": sample.state, "credited_days": sample.credited_days},
    }


@pytest.mark.parametrize("name", [n for n in MADE if n.endswith(".pdf") and "scan" not in n])
def test_every_page_says_that_it_is_a_sample(name: str) -> None:
    assert all(MARK in text for text in _texts(MADE[name].data))


def test_no_sample_is_large(samples_folder: Path) -> None:
    large = [n for n in MADE if (samples_folder / n).stat().st_size > SIZE_LIMIT_BYTES]

    assert large == []


def test_the_cast_sends_every_sample_and_the_page_lists_it(samples_folder: Path) -> None:
    cast = yaml.safe_load((samples_folder / "people.yaml").read_text())
    page = (samples_folder / "README.md").read_text()

    assert {entry["file"] for entry in cast["documents"] + cast["payroll"]} == set(MADE)
    assert [name for name in MADE if f"`{name}`" not in page] == []
