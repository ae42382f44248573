"""Draws cards as Open Graph has them: the show, a title, and the score across the foot."""

from PIL import Image

from castloom.derive.conversation import STEPS
from castloom.model.look import Colours
from castloom.render.cards.card import Card
from castloom.render.cards.letters import Weight, write
from castloom.render.cards.lines import Block, cut, fitted
from castloom.render.cards.palette import ACCENT, INK, PAPER, palette
from castloom.render.cards.png import png
from castloom.render.cards.score import draw_score, lane_height, score_height

WIDTH, HEIGHT = STEPS, 630

_EDGE, _FOOT, _ABOVE_SCORE = 72, 54, 36
_COLUMN = WIDTH - 2 * _EDGE
_SIGN = ((-16, 0, INK), (-26, 10, INK), (-19, 3, INK), (-13, -3, ACCENT))  # bars: from, to, colour
_SIGN_WIDE = 52
_SHOW, _SHOW_SIZE = 94, 30  # baseline, and size of the letters
_TEXTS, _FACTS_SIZE = 136, 28  # where what is below the show begins
_TITLE_SIZES = (78, 68, 58, 49, 42, 36, 32)
_TEXT_SIZES, _TEXT_LEAST = (33, 29), 84  # room for two lines
_SCORES = ((190, 46), (86, 40))  # room for all lanes, and the highest one; the second for titles that need the room
_ALONE = (360, 130)  # where there is no title


def draw(card: Card, colours: Colours) -> bytes:
    """The card as a PNG file. Its texts are writable, or ""."""
    canvas = Image.new("P", (WIDTH, HEIGHT), PAPER)
    y = _TEXTS + (round(1.9 * _FACTS_SIZE) if card.facts else 0)
    for room, most in _SCORES if card.title else (_ALONE,):
        count = len(card.score.lanes)
        tall = lane_height(count, room, most)
        top = HEIGHT - _FOOT - score_height(count, tall)
        below = top - _ABOVE_SCORE - y
        title = fitted(card.title, Weight.SEMIBOLD, _TITLE_SIZES, (_COLUMN, below - (_TEXT_LEAST if card.text else 0)))
        if not title.is_cut:
            break
    _draw_show(canvas, card.show)
    write(
        canvas, (_EDGE, y - 20), cut(card.facts, Weight.REGULAR, _FACTS_SIZE, _COLUMN), Weight.REGULAR, _FACTS_SIZE, INK
    )
    _draw_block(canvas, title, Weight.SEMIBOLD, y)
    text = fitted(card.text, Weight.REGULAR, _TEXT_SIZES, (_COLUMN, below - title.height - 12))
    _draw_block(canvas, text, Weight.REGULAR, y + title.height + 12)
    draw_score(canvas, card.score, top, tall)
    return png(canvas, palette(colours, card.score.bright))


def _draw_show(canvas: Image.Image, name: str) -> None:
    for place, (first, last, colour) in enumerate(_SIGN):
        left = _EDGE + place * 9
        canvas.paste(colour, (left, _SHOW + first, left + 5, _SHOW + last))
    line = cut(name, Weight.SEMIBOLD, _SHOW_SIZE, _COLUMN - _SIGN_WIDE)
    write(canvas, (_EDGE + _SIGN_WIDE, _SHOW), line, Weight.SEMIBOLD, _SHOW_SIZE, INK)


def _draw_block(canvas: Image.Image, block: Block, weight: Weight, top: int) -> None:
    """Set lines from `top` down."""
    for place, line in enumerate(block.lines):
        baseline = top + place * block.leading + round(0.98 * block.size)
        write(canvas, (_EDGE, baseline), line, weight, block.size, INK)
