"""Literata for cards: what it can write, how wide that is, and the letters themselves.

Pillow sets text in one of two ways, of which not every system has both. So letters are set here, one by one, and a card
is the same everywhere.
"""

import re
import unicodedata
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FOLDER = Path(__file__).parent / "fonts"
_UNIT = 1000  # letters are measured at this size
_LEFT_OUT = re.compile("[\xad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0000-\U000e007f]")
_SIGNS = ("So", "Sk", "Cf")  # emoji and their colours: a title can be read without


class Weight(StrEnum):
    """The weights that there are, by their files."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"


@cache
def letters_digest() -> str:
    """Stands for the letters themselves, in keys of what is drawn with them."""
    return blake2b(b"".join(path.read_bytes() for path in sorted(_FOLDER.iterdir())), digest_size=8).hexdigest()


@cache
def known_letters() -> frozenset[str]:
    """Every character that the font has."""
    ranges = (part.partition("-") for part in (_FOLDER / "letters.txt").read_text("ascii").split())
    return frozenset(chr(n) for first, _, last in ranges for n in range(int(first, 16), int(last or first, 16) + 1))


def writable(text: str) -> str:
    """The text as the font can write it, without emoji; "" if it has letters that the font lacks."""
    signs = unicodedata.normalize("NFC", _LEFT_OUT.sub("", text))
    lacking = set(signs) - known_letters() - set("\t\n\r ")
    if any(unicodedata.category(sign) not in _SIGNS for sign in lacking):
        return ""
    return " ".join("".join(sign for sign in signs if sign not in lacking).split())


def width(text: str, weight: Weight, size: int) -> float:
    """How wide a line of writable text is, in pixels."""
    return _units(text, weight) * size / _UNIT


def write(canvas: Image.Image, place: tuple[float, int], text: str, weight: Weight, size: int, ink: int) -> None:
    """Set a line of writable text, its left end and baseline at `place`; full ink is `ink`, an edge less of it."""
    x, y = place
    for letter, following in pairwise([*text, ""]):
        mask, left, top = _letter(weight, size, letter)
        if mask.width:
            canvas.paste(ink, (round(x) + left, y + top), mask)
        x += _advance(weight, letter, following) * size / _UNIT


@cache
def _units(text: str, weight: Weight) -> float:
    return sum(_advance(weight, letter, following) for letter, following in pairwise([*text, ""]))


@cache
def _advance(weight: Weight, letter: str, following: str) -> float:
    """How far the next letter is from this one, in thousandths of the size."""
    return _font(weight, _UNIT).getlength(letter) + _kerning(weight).get(letter, {}).get(following, 0)


@cache
def _kerning(weight: Weight) -> dict[str, dict[str, int]]:
    lines = (_FOLDER / f"literata-{weight.value}.kerning.txt").read_text("utf-8").splitlines()
    return {line[0]: {pair[0]: int(pair[1:]) for pair in line[2:].split(" ")} for line in lines}


@cache
def _letter(weight: Weight, size: int, letter: str) -> tuple[Image.Image, int, int]:
    """The letter's mask, and where it lies from its place on the line; that of a blank is empty."""
    font = _font(weight, size)
    left, top, right, bottom = map(round, font.getbbox(letter, anchor="ls"))
    mask = Image.new("L", (max(0, right - left), max(0, bottom - top)))
    if mask.width and mask.height:
        ImageDraw.Draw(mask).text((-left, -top), letter, 255, font, anchor="ls")
    return mask if mask.getbbox() else Image.new("L", (0, 0)), left, top


@cache
def _font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    path = _FOLDER / f"literata-{weight.value}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
