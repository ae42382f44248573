"""A text in lines: as large as a box allows, and about as long as each other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from castloom.render.cards.letters import Weight, width

_LEADING = 1.16  # baseline to baseline, in sizes
_STEPS = 6  # in which the narrowest column of as many lines is looked for
_MORE = "…"


class Block(NamedTuple):
    """Lines of one size, `leading` pixels from baseline to baseline; a text that is too long for them is cut."""

    lines: tuple[str, ...]
    size: int
    leading: int
    is_cut: bool = False

    @property
    def height(self) -> int:
        return len(self.lines) * self.leading


NOTHING = Block((), 0, 0)


def fitted(text: str, weight: Weight, sizes: Sequence[int], box: tuple[int, int]) -> Block:
    """The text at the largest of `sizes` at which it fits into a box, cut at the least; a box is width and height."""
    if not text:
        return NOTHING
    across, down = box
    for size in sizes:
        leading = round(size * _LEADING)
        lines = _wrapped(text, weight, size, across)
        if len(lines) * leading <= down:
            return Block(tuple(_even(text, weight, size, across, lines)), size, leading)
    kept = lines[: max(1, down // leading)]
    return Block((*kept[:-1], _ended(kept[-1], weight, size, across)), size, leading, is_cut=True)


def cut(text: str, weight: Weight, size: int, across: float) -> str:
    """The text, or as much of it as goes into a width with … behind."""
    return text if width(text, weight, size) <= across else _ended(text, weight, size, across)


def _ended(line: str, weight: Weight, size: int, across: float) -> str:
    kept = line
    while kept and width(kept + _MORE, weight, size) > across:
        kept = kept[:-1].rstrip(" ,;:–—-…")
    return kept + _MORE


def _even(text: str, weight: Weight, size: int, across: float, lines: list[str]) -> list[str]:
    """As many lines, in the narrowest column that takes them."""
    least, most = across / 2, float(across)
    for _ in range(_STEPS if len(lines) > 1 else 0):
        middle = (least + most) / 2
        found = _wrapped(text, weight, size, middle)
        if len(found) == len(lines):
            most, lines = middle, found
        else:
            least = middle
    return lines


def _wrapped(text: str, weight: Weight, size: int, across: float) -> list[str]:
    blank = width(" ", weight, size)
    lines: list[str] = []
    reached = 0.0
    for word in _parts(text, weight, size, across):
        wide = width(word, weight, size)
        if lines and reached + blank + wide <= across:
            lines[-1] += " " + word
            reached += blank + wide
        else:
            lines.append(word)
            reached = wide
    return lines


def _parts(text: str, weight: Weight, size: int, across: float) -> Iterator[str]:
    """The words; one that is wider than the column in pieces."""
    for word in text.split(" "):
        rest = word
        while width(rest, weight, size) > across:
            fits = len(rest) - 1
            while fits > 1 and width(rest[:fits], weight, size) > across:
                fits -= 1
            yield rest[:fits]
            rest = rest[fits:]
        yield rest
