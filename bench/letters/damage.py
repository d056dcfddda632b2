"""What happens to paper: fifteen damages of a printed page, each with its parameters.

The kinds are those of the project's extraction research (scans, faxes, photographs); each
function takes a PDF and gives back the bytes of one file as it would arrive.
"""

from collections.abc import Callable
from io import BytesIO
from random import Random

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

Gray = NDArray[np.uint8]
Damage = Callable[[bytes, Random], bytes]


def pages(pdf: bytes, dpi: int = 300) -> list[Gray]:
    """Return each page of ``pdf`` as gray pixels at ``dpi``."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        np.array(page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L"))
        for page in document
    ]


def _as_pdf(images: list[Gray], dpi: float, quality: int = 80) -> bytes:
    out, first, *rest = BytesIO(), *[Image.fromarray(image) for image in images]
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=dpi, quality=quality)
    return out.getvalue()


def _each(change: Callable[[Gray, Random], Gray], dpi: int = 300, quality: int = 80) -> Damage:
    def damage(pdf: bytes, rng: Random) -> bytes:
        return _as_pdf([change(page, rng) for page in pages(pdf, dpi)], dpi, quality)

    return damage


def _noise(image: Gray, rng: Random, sigma: float) -> Gray:
    made = np.random.default_rng(rng.randrange(2**31)).normal(0, sigma, image.shape)
    return np.clip(image.astype(np.float32) + made, 0, 255).astype(np.uint8)


def _blur(image: Gray, sigma: float) -> Gray:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), dtype=np.uint8)


def _turn(image: Gray, degrees: float) -> Gray:
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    turned = cv2.warpAffine(image, matrix, (width, height), borderValue=255, flags=cv2.INTER_CUBIC)
    return np.asarray(turned, dtype=np.uint8)


def _salt_pepper(image: Gray, rng: Random) -> Gray:
    chance = np.random.default_rng(rng.randrange(2**31)).random(image.shape)
    return np.where(chance < 0.02, 0, np.where(chance > 0.98, 255, image)).astype(np.uint8)


def _combo(image: Gray, rng: Random) -> Gray:
    gray = (_blur(_turn(image, rng.uniform(-2, 2)), 0.9).astype(np.float32) * 0.8 + 20).astype(
        np.uint8
    )
    return _noise(gray, rng, 9)


def _fax(y_dpi: int) -> Damage:
    def damage(pdf: bytes, rng: Random) -> bytes:  # noqa: ARG001 - a fax adds no chance
        made = []
        for page in pages(pdf, 204):
            height = round(page.shape[0] * y_dpi / 204)
            small = cv2.resize(page, (page.shape[1], height), interpolation=cv2.INTER_AREA)
            made.append(
                Image.fromarray(np.where(small > 150, 255, 0).astype(np.uint8)).convert("1")
            )
        out, first, *rest = BytesIO(), *made
        first.save(
            out, "TIFF", save_all=True, append_images=rest, compression="group4", dpi=(204, y_dpi)
        )
        return out.getvalue()

    return damage


def _photo(image: Gray, rng: Random, light: float) -> Gray:
    height, width = image.shape
    margin = 120
    corners = np.array(
        [[x + rng.uniform(-60, 60) + margin, y + rng.uniform(-60, 60) + margin]
         for x, y in ((0, 0), (width, 0), (width, height), (0, height))], dtype=np.float32,
    )  # fmt: skip
    square = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    size = (width + 2 * margin, height + 2 * margin)
    seen = cv2.warpPerspective(
        image, cv2.getPerspectiveTransform(square, corners), size, borderValue=70
    )
    shade = np.linspace(1.0, rng.uniform(0.55, 0.75), size[0], dtype=np.float32)
    lit = np.clip(seen.astype(np.float32) * shade[None, :] * light, 0, 255).astype(np.uint8)
    return _noise(_blur(lit, 0.8), rng, 4)


def _phone(light: float, quality: int) -> Damage:
    def damage(pdf: bytes, rng: Random) -> bytes:
        return _as_pdf([_photo(page, rng, light) for page in pages(pdf, 250)], 250, quality)

    return damage


DAMAGES: dict[str, Damage] = {
    "born-digital": lambda pdf, rng: pdf,  # noqa: ARG005 - the letter as it was made
    "scan 300": _each(lambda page, rng: _noise(page, rng, 4)),
    "scan 200": _each(lambda page, rng: _noise(page, rng, 4), dpi=200),
    "jpeg q30": _each(lambda page, rng: page, quality=30),  # noqa: ARG005
    "150 dpi noise": _each(lambda page, rng: _noise(page, rng, 8), dpi=150, quality=40),
    "blur": _each(lambda page, rng: _blur(page, 3.0)),  # noqa: ARG005
    "salt and pepper": _each(_salt_pepper),
    "fax 204x196": _fax(196),
    "fax 204x98": _fax(98),
    "skew 2": _each(lambda page, rng: _turn(page, rng.choice((-2, 2)))),
    "skew 5": _each(lambda page, rng: _turn(page, rng.choice((-5, 5)))),
    "rotated 90": _each(lambda page, rng: np.rot90(page, rng.choice((1, 3))).copy()),
    "rotated 180": _each(lambda page, rng: np.rot90(page, 2).copy()),  # noqa: ARG005
    "phone": _phone(1.0, 75),
    "dim phone": _phone(0.4, 60),
    "combo": _each(_combo, dpi=200, quality=35),
}
"""Each kind of damage by name; ``born-digital`` leaves the letter as it was made."""
