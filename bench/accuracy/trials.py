"""Seeded letters of the layout families, each sent through the channels it can take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from bench.letters.damage import DAMAGES
from bench.letters.families import ROUNDS, Family
from bench.letters.truth import Letter

DEFAULT_CHANNELS = ("born-digital", "scan 300", "scan 200", "fax 204x196", "phone")


@dataclass(frozen=True, slots=True)
class Trial:
    """One letter through one channel: what it says and the bytes it arrived as."""

    name: str
    letter: Letter
    channel: str
    content: bytes


def families_of(rounds: Sequence[int]) -> list[Family]:
    """Return the layout families of some rounds."""
    return [family for number in rounds for family in ROUNDS[number]]


def trials(
    families: Sequence[Family], letters: int, seed: int, channels: Sequence[str]
) -> Iterator[Trial]:
    """Yield ``letters`` letters of each family through each channel, the same for the same seed."""
    for family in families:
        for number in range(letters):
            letter, file = family(Random(f"{seed}/{family.__name__}/{number}"))
            for channel in _open_to(file, channels):
                content = DAMAGES[channel](file, Random(f"{seed}/{channel}/{number}"))
                name = f"{family.__name__}-{number}-{channel.replace(' ', '_')}"
                yield Trial(name, letter, channel, content)


def _open_to(file: bytes, channels: Sequence[str]) -> list[str]:
    """Only a PDF can be scanned; a text or Word letter arrives as it was made."""
    printed = file.startswith(b"%PDF")
    return [channel for channel in channels if printed or channel == "born-digital"]
