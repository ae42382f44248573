"""Literata for cards: what it can write, how wide that is, and the letters themselves.

Pillow sets text in one of two ways, of which not every system has both. So letters are set here, one by one, and a card
is the same everywhere.
"""

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FOLDER = Path(__file__).parent / "fonts"
_UNIT = 1000  # letters are measured at this size
_WIDER = 35  # that much more between words: pixels make letters heavier than the browser does
_WORDS = 400  # that are kept as they are drawn: those of most cards, in some megabytes
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
    for word in text.split(" "):
        mask, left, top = _word(weight, size, word)
        canvas.paste(ink, (round(x) + left, y + top), mask)
        x += width(word + " ", weight, size)


@cache
def _units(text: str, weight: Weight) -> float:
    return sum(_advance(weight, letter, following) for letter, following in pairwise([*text, ""]))


@cache
def _advance(weight: Weight, letter: str, following: str) -> float:
    """How far the next letter is from this one, in thousandths of the size."""
    kerning = _kerning(weight).get(letter, {}).get(following, 0)
    return _font(weight, _UNIT).getlength(letter) + (_WIDER if letter == " " else kerning)


@cache
def _kerning(weight: Weight) -> dict[str, dict[str, int]]:
    lines = (_FOLDER / f"literata-{weight.value}.kerning.txt").read_text("utf-8").splitlines()
    return {line[0]: {pair[0]: int(pair[1:]) for pair in line[2:].split(" ")} for line in lines}


@lru_cache(_WORDS)
def _word(weight: Weight, size: int, word: str) -> tuple[Image.Image, int, int]:
    """The word's mask, and where it lies from its place on the line."""
    above, below = round(1.2 * size), round(0.4 * size)
    mask = Image.new("L", (round(width(word, weight, size)) + 2 * size, above + below))
    x = float(size)
    for letter, following in pairwise([*word, ""]):
        drawn, left, top = _letter(weight, size, letter)
        mask.paste(255, (round(x) + left, above + top), drawn)
        x += _advance(weight, letter, following) * size / _UNIT
    left, top, right, bottom = mask.getbbox() or (0, 0, 0, 0)
    return mask.crop((left, top, right, bottom)), left - size, top - above


@cache
def _letter(weight: Weight, size: int, letter: str) -> tuple[Image.Image, int, int]:
    """The letter's mask, and where it lies from its place on the line."""
    font = _font(weight, size)
    left, top, right, bottom = map(round, font.getbbox(letter, anchor="ls"))
    mask = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(mask).text((-left, -top), letter, 255, font, anchor="ls")
    return mask, left, top


@cache
def _font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    path = _FOLDER / f"literata-{weight.value}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
