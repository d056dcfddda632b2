"""A license's barcode is read however the card lies, and nonsense is never taken for its text."""

from random import Random

import cv2
import numpy as np
import pytest

from bench.licenses.cards import VIEWS, back
from bench.licenses.invent import holder, payload
from extractors.aamva import soundness
from extractors.pages.barcodes import barcodes
from extractors.pages.images import Frame


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_of_a_back_gives_the_payload_letter_by_letter(view: str) -> None:
    rng = Random(f"1 barcode {view}")

    # The decoder by itself takes nonsense for the fifth card at five degrees.
    for _ in range(5 if view == "5 degrees" else 1):
        who = holder(rng)
        (code,) = barcodes(Frame(VIEWS[view](back(who), rng), 300.0), search=True)
        assert code.text == payload(who)


def test_a_license_is_looked_for_beside_a_square_code() -> None:
    rng = Random("two codes")
    who = holder(rng)
    card = VIEWS["5 degrees"](back(who), rng)
    encoder = cv2.QRCodeEncoder.create()
    square = cv2.resize(
        encoder.encode("https://example.org/SAMPLE"), (180, 180), interpolation=cv2.INTER_NEAREST
    )
    room = np.full((card.shape[0] + 220, card.shape[1]), 255, np.uint8)
    room[220:] = card
    room[20:200, 20:200] = square

    found = barcodes(Frame(room, 300.0), search=True)

    assert {code.format for code in found} == {"QRCode", "PDF417"}
    assert payload(who) in {code.text for code in found}


def test_letters_at_random_are_no_license() -> None:
    who = holder(Random("sound"))

    assert soundness(payload(who)) == 1.0
    assert soundness("KBV152.\t;,:~{'\n3100-0,$8 EGAAABR\nDBA08312027\n") == 0.0
    assert soundness(payload(who)[:40] + "\n32ZYRS$0\n8$:#3\nDABB09113\n;,:~\n") < 0.8
