"""The show's icon: four bars of a score, whose heights follow from the title."""

import io
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from PIL import Image, ImageDraw

from castloom.model.look import Pair
from castloom.model.show import Show

SVG = "assets/icon.svg"
PNGS = {"assets/icon-180.png": 180, "assets/icon-192.png": 192, "assets/icon-512.png": 512}

_SIDE, _CORNER = 32, 7  # what coordinates count
_FIRST, _STEP, _WIDE, _ROUND = 5.75, 5.5, 4, 1.4  # of the bars, which lie within what masks leave
_SHAPES = ((8, 20, 14, 6), (14, 20, 8, 11), (11, 7, 20, 13), (20, 9, 15, 7), (7, 14, 20, 10), (16, 8, 12, 20))
_FINER, _COLOURS = 4, 32  # Pillow's shapes have hard edges: they are drawn larger and reduced


class _Bar(NamedTuple):
    colour: Pair
    left: float
    top: float
    tall: float


def icon_svg(show: Show) -> str:
    """The icon in the light and the dark, for tabs."""
    bars = list(_bars(show))
    fills = [show.look.colours.paper, *(bar.colour for bar in bars)]
    light = "".join(f".c{place}{{fill:{fill.light}}}" for place, fill in enumerate(fills))
    dark = "".join(f".c{place}{{fill:{fill.dark}}}" for place, fill in enumerate(fills))
    shapes = "".join(
        f'<rect class="c{place}" x="{bar.left:g}" y="{bar.top:g}" width="{_WIDE}" height="{bar.tall:g}" rx="{_ROUND}"/>'
        for place, bar in enumerate(bars, 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}"><style>{light}'
        f"@media(prefers-color-scheme:dark){{{dark}}}</style>"
        f'<rect class="c0" width="{_SIDE}" height="{_SIDE}" rx="{_CORNER}"/>{shapes}</svg>\n'
    )


def icon_png(show: Show, side: int) -> bytes:
    """The icon in the light, `side` pixels wide, without corners of its own: systems cut them."""
    scale = side * _FINER / _SIDE
    canvas = Image.new("RGB", (side * _FINER, side * _FINER), show.look.colours.paper.light)
    drawing = ImageDraw.Draw(canvas)
    for bar in _bars(show):
        left, top, right, bottom = (
            round(scale * edge) for edge in (bar.left, bar.top, bar.left + _WIDE, bar.top + bar.tall)
        )
        drawing.rounded_rectangle((left, top, right, bottom), round(scale * _ROUND), bar.colour.light)
    written = io.BytesIO()
    reduced = canvas.reduce(_FINER)
    reduced.quantize(_COLOURS, dither=Image.Dither.NONE).save(written, "PNG")
    return written.getvalue()


def _bars(show: Show) -> Iterator[_Bar]:
    colours = show.look.colours
    digest = blake2b(show.title.encode(), digest_size=1).digest()[0]
    voices = (colours.voices[0], colours.voices[1], colours.voices[0], colours.accent)
    for place, (tall, colour) in enumerate(zip(_SHAPES[digest % len(_SHAPES)], voices, strict=True)):
        yield _Bar(colour, _FIRST + place * _STEP, (_SIDE - tall) / 2, tall)
