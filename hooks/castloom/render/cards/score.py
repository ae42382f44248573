"""Draws a score across the foot of a card: a step of the conversation is a pixel."""

from collections.abc import Iterable
from functools import cache

from PIL import Image, ImageDraw

from castloom.derive.conversation import STEPS
from castloom.render.cards.card import Runs, Score
from castloom.render.cards.palette import ACCENT, ACCENT_EDGE, PAPER, VOICES
from castloom.render.voice_colours import COLOURS

_GAP = 8  # pixels between two lanes
_LACKS = (2, 1)  # pixels that the ends of a bar lack in its first rows, and in its last
_DOT, _RING = 8, 12  # radius of a dot, and of the paper around it


def lane_height(count: int, room: int, most: int) -> int:
    """How high each of so many lanes is, if there is so much room for all, and one is so high at most."""
    return min(most, (room + _GAP) // max(1, count) - _GAP)


def score_height(count: int, tall: int) -> int:
    """How high so many lanes are together, each of them `tall`."""
    return max(0, count * (tall + _GAP) - _GAP)


def draw_score(canvas: Image.Image, score: Score, top: int, tall: int) -> None:
    """Draw the lanes with their dots from `top` down, each of them `tall`."""
    for lane, runs in enumerate(score.lanes):
        canvas.paste(_lane(runs, tall, VOICES + lane % COLOURS), (0, top + lane * (tall + _GAP)))
    dot, ring = _sprite()
    for step, lane in _apart(score.dots):
        middle = top + lane * (tall + _GAP) + tall // 2
        canvas.paste(dot, (step - _RING, middle - _RING), ring)


def _lane(runs: Runs, tall: int, ink: int) -> Image.Image:
    """A lane's bars, their corners round as far as pixels can be."""
    edges = [_row(runs, lacks, ink) for lacks in _LACKS]
    middle = _row(runs, 0, ink) * (tall - 2 * len(edges))
    return Image.frombytes("P", (STEPS, tall), b"".join((*edges, middle, *reversed(edges))))


def _row(runs: Runs, lacks: int, ink: int) -> bytes:
    parts: list[bytes] = []
    for silence, speech in zip(runs[::2], runs[1::2], strict=True):
        left_out = lacks if speech > 3 * lacks else 0
        parts += (bytes(silence + left_out), bytes((ink,)) * (speech - 2 * left_out), bytes(left_out))
    row = b"".join(parts)[:STEPS]
    return row + bytes(STEPS - len(row))


def _apart(dots: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Dots that would lie on each other are one."""
    kept: dict[int, list[int]] = {}
    for step, lane in sorted(dots):
        placed = kept.setdefault(lane, [])
        if not placed or step - placed[-1] > _DOT:
            placed.append(step)
    return [(step, lane) for lane, steps in kept.items() for step in steps]


@cache
def _sprite() -> tuple[Image.Image, Image.Image]:
    """A dot with paper around it, and the mask of both."""
    side = 2 * _RING + 1
    mask = Image.new("L", (side, side))
    ImageDraw.Draw(mask).ellipse((0, 0, side - 1, side - 1), 255)
    dot = Image.new("P", (side, side), PAPER)
    drawn = ImageDraw.Draw(dot)
    drawn.ellipse((_RING - _DOT, _RING - _DOT, _RING + _DOT, _RING + _DOT), ACCENT, ACCENT_EDGE)
    return dot, mask
