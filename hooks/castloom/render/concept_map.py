"""Pictures of concepts and their ties, as inline SVG: labels are links, lines lie behind them."""

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from math import log2, sqrt
from textwrap import wrap
from typing import NamedTuple

from castloom.derive.concept_graph import Kind, Tie
from castloom.render.map_layout import Box, Spring, layout, rows

WIDE, NEIGHBOURHOOD, NARROW = 880, 660, 352  # units: pixels on a wide screen, beside another column, on a telephone
_LINE, _SIZE = 17, 13  # units of a line of text, and of its letters
_LETTERS, _LINES = 22, 3  # of a label
_BOLD = 1.1  # times as wide are bold letters
_ROW = 54  # units between the concept of a neighbourhood and the first row of its ties
_NARROW_LETTERS = re.compile(r"[fijlrtI.,;:'’!|()\[\] -]")
_WIDE_LETTERS = re.compile(r"[mwMW@%&—™\u2e80-\uffef]")
_CAPITALS = re.compile(r"[A-Z]")


class Node(NamedTuple):
    """A concept of a map. `told` says more than its title; `is_said` is not so where nobody says its name."""

    title: str
    href: str
    told: str
    is_said: bool


class Line(NamedTuple):
    """A tie between the concepts at two places of the list; what the second is to the first."""

    one: int
    other: int
    tie: Tie


def map_svg(nodes: Sequence[Node], lines: Sequence[Line], width: int, label: str) -> str:
    """All nodes with all their ties, `width` units wide."""
    labels = [_label(node.title) for node in nodes]
    springs = tuple(Spring(*_downwards(line), line.tie.kind in _LEVELS) for line in lines)
    places, height = layout(tuple(label.box for label in labels), springs, width)
    return _svg(list(map(_Placed, nodes, labels, places)), lines, (width, height), label)


def neighbourhood_svg(nodes: Sequence[Node], ties: Sequence[Tie], width: int, label: str) -> str:
    """The first node with its ties to the others, each of which has its tie: broader ones above it, others below."""
    labels = [_label(node.title) for node in nodes]
    labels[0] = labels[0].as_bold()
    boxes = [label.box for label in labels]
    above = [n for n, tie in enumerate(ties, 1) if tie.kind is Kind.BROADER]
    below = [n for n, tie in enumerate(ties, 1) if tie.kind is not Kind.BROADER]
    found = dict(zip(above, rows([boxes[n] for n in above], width, 1), strict=True))
    middle = max((y + boxes[n].height / 2 + _ROW for n, (_, y) in found.items()), default=1.0) + boxes[0].height / 2
    found[0] = width / 2, middle
    top = middle + boxes[0].height / 2 + _ROW
    found |= dict(zip(below, rows([boxes[n] for n in below], width, top), strict=True))
    height = max(y + boxes[n].height / 2 for n, (_, y) in found.items())
    places = [(round(x), round(y)) for _, (x, y) in sorted(found.items())]
    lines = [Line(0, n, tie) for n, tie in enumerate(ties, 1)]
    return _svg(list(map(_Placed, nodes, labels, places)), lines, (width, round(height) + 2), label)


class _Label(NamedTuple):
    """The lines of a label, and what room it takes in whatever letters the reader has."""

    lines: tuple[str, ...]
    box: Box

    def as_bold(self) -> "_Label":
        return self._replace(box=self.box._replace(width=round(self.box.width * _BOLD)))


class _Placed(NamedTuple):
    node: Node
    label: _Label
    place: tuple[int, int]


_LEVELS = (Kind.BROADER, Kind.NARROWER)


def _downwards(line: Line) -> tuple[int, int]:
    """The two ends, the broader one first."""
    return (line.other, line.one) if line.tie.kind is Kind.BROADER else (line.one, line.other)


@cache
def _label(title: str) -> _Label:
    text = tuple(wrap(title, _LETTERS, max_lines=_LINES, placeholder=" …")) or ("",)
    return _Label(text, Box(round(max(map(_length, text)) + 20), _LINE * len(text) + 11))


def _length(text: str) -> float:
    narrow, wide, high = (len(found.findall(text)) for found in (_NARROW_LETTERS, _WIDE_LETTERS, _CAPITALS))
    return _SIZE * (0.6 * len(text) - 0.24 * narrow + 0.35 * wide + 0.1 * high)


def _svg(placed: Sequence[_Placed], lines: Sequence[Line], size: tuple[int, int], label: str) -> str:
    kind = "narrow" if size[0] == NARROW else "wide"
    drawn = "".join(_line(line, placed) for line in lines)
    linked = "".join(map(_node, placed))
    return (
        f'<svg class="cast-graph__{kind}" viewBox="0 0 {size[0]} {size[1]}" role="group" aria-label="{escape(label)}">'
        f'<g aria-hidden="true">{drawn}</g>{linked}</svg>'
    )


def _line(line: Line, placed: Sequence[_Placed]) -> str:
    """A line as thick as the tie is strong, with an arrow where it meets the narrower concept."""
    kind = line.tie.kind
    thick = min(4.0, 1.5 + log2(1 + line.tie.strength[0]) / 3)
    one, other = (placed[end] for end in _downwards(line))
    (x, y), (to_x, to_y) = one.place, other.place
    name = Kind.NARROWER if kind in _LEVELS else kind
    path = f'<path class="cast-tie--{name}" stroke-width="{thick:.1f}" d="M{x} {y}L{to_x} {to_y}"/>'
    return path + _arrow(x - to_x, y - to_y, other.place, other.label.box) if kind in _LEVELS else path


def _arrow(dx: int, dy: int, end: tuple[int, int], box: Box) -> str:
    """An arrow onto the border of the label at `end`, from a place that lies `dx` and `dy` away."""
    length = sqrt(dx * dx + dy * dy) or 1.0
    ux, uy = dx / length, dy / length
    border = min(box.width / 2 / max(abs(ux), 0.001), box.height / 2 / max(abs(uy), 0.001))
    points = ((border, 0), (border + 11, 5), (border + 11, -5))
    told = "L".join(f"{end[0] + a * ux - b * uy:.0f} {end[1] + a * uy + b * ux:.0f}" for a, b in points)
    return f'<path class="cast-tie__arrow" d="M{told}Z"/>'


def _node(one: _Placed) -> str:
    node, (lines, box), (x, y) = one
    first = y - (len(lines) - 1) * _LINE / 2 + 4.5
    spans = "".join(f'<tspan x="{x}" y="{first + n * _LINE:g}">{escape(line)}</tspan>' for n, line in enumerate(lines))
    shape = f'x="{x - box.width / 2:g}" y="{y - box.height / 2:g}" width="{box.width:g}" height="{box.height:g}" rx="6"'
    inner = f"<rect {shape}/><text>{spans}</text>"
    name = escape(f"{node.title}: {node.told}")
    unsaid = "" if node.is_said else ' class="cast-graph__unsaid"'
    if not node.href:
        return f'<g class="cast-graph__self">{inner}</g>'
    # Not href: Material's instant navigation sets it anew on every element that has it, which SVG's refuse.
    return f'<a xlink:href="{escape(node.href)}" aria-label="{name}"{unsaid}>{inner}</a>'
