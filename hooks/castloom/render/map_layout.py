"""Where the concepts of a map stand: tied ones close together, a broader one above, no label on another.

Places follow from the input alone: they begin in a fixed pattern, and the arithmetic (no sines, no random numbers)
gives the same result on every machine.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from math import sqrt
from typing import NamedTuple

_ROUNDS = 90
_GAP = 12.0  # between labels
_ROOM = 3.4  # times the labels' own area
_FLAT = 2.2  # labels are wider than high: a step to the side counts for less


class Box(NamedTuple):
    """The size of a label."""

    width: float
    height: float


class Spring(NamedTuple):
    """A tie between the labels at two places of the list; `drop` says that the second belongs below the first."""

    one: int
    other: int
    drop: bool


class Layout(NamedTuple):
    """The middles of the labels, and the height that they take."""

    places: tuple[tuple[int, int], ...]
    height: int


@lru_cache(maxsize=8)
def layout(boxes: tuple[Box, ...], springs: tuple[Spring, ...], width: int) -> Layout:
    """Labels without any tie stand in rows below the others."""
    tied = sorted({place for spring in springs for place in spring[:2]})
    number = {place: n for n, place in enumerate(tied)}
    moved = _settled(
        [boxes[p] for p in tied], [s._replace(one=number[s.one], other=number[s.other]) for s in springs], width
    )
    apart = _apart(moved, [boxes[p] for p in tied], width)
    found = dict(zip(tied, apart, strict=True))
    below = max((y + boxes[p].height / 2 + _GAP for p, (_, y) in found.items()), default=0.0)
    lone = [place for place in range(len(boxes)) if place not in number]
    found |= dict(zip(lone, rows([boxes[place] for place in lone], width, below), strict=True))
    height = max((y + boxes[p].height / 2 for p, (_, y) in found.items()), default=0.0)
    return Layout(tuple((round(x), round(y)) for _, (x, y) in sorted(found.items())), round(height) + 2)


def rows(boxes: Sequence[Box], width: float, top: float) -> list[tuple[float, float]]:
    """The middles of labels that stand one after another in rows, each row in the middle; the first begins at `top`."""
    lines: list[list[Box]] = []
    for box in boxes:
        if lines and sum(b.width + _GAP for b in lines[-1]) + box.width <= width:
            lines[-1].append(box)
        else:
            lines.append([box])
    found = []
    for line in lines:
        high = max(box.height for box in line)
        x = (width - sum(box.width for box in line) - _GAP * (len(line) - 1)) / 2
        for box in line:
            found.append((x + box.width / 2, top + high / 2))
            x += box.width + _GAP
        top += high + _GAP
    return found


def _settled(boxes: Sequence[Box], springs: Iterable[Spring], width: float) -> list[list[float]]:
    """Fruchterman and Reingold's layout: all push each other away, ties pull together, ever more slowly."""
    count = len(boxes)
    if not count:
        return []
    high = max(120.0, _ROOM * sum(box.width * box.height for box in boxes) / width)
    broad = width / _FLAT
    places = [[broad * _scattered(n, 2), high * _scattered(n, 3)] for n in range(1, count + 1)]
    wish = sqrt(broad * high / count)
    for turn in range(_ROUNDS):
        forces = [[(broad / 2 - x) * 0.05, (high / 2 - y) * 0.05] for x, y in places]
        _push(places, forces, wish)
        _pull(places, forces, springs, wish)
        reach = wish * (1 - turn / _ROUNDS)
        for place, (dx, dy) in zip(places, forces, strict=True):
            length = sqrt(dx * dx + dy * dy) or 1.0
            step = min(length, reach) / length
            place[0] = min(broad, max(0.0, place[0] + dx * step))
            place[1] = min(high, max(0.0, place[1] + dy * step))
    return [[x * _FLAT, y] for x, y in places]


def _scattered(number: int, base: int) -> float:
    """Van der Corput's sequence: the first points of it lie evenly over the line from 0 to 1."""
    found, part = 0.0, 1.0
    while number:
        number, digit = divmod(number, base)
        part /= base
        found += digit * part
    return found


def _push(places: Sequence[Sequence[float]], forces: Sequence[list[float]], wish: float) -> None:
    square = wish * wish
    for (one, of_one), (other, of_other) in combinations(zip(places, forces, strict=True), 2):
        dx, dy = one[0] - other[0], one[1] - other[1]
        force = square / (dx * dx + dy * dy + 1.0)
        dx, dy = dx * force, dy * force
        of_one[0] += dx
        of_one[1] += dy
        of_other[0] -= dx
        of_other[1] -= dy


def _pull(
    places: Sequence[Sequence[float]], forces: Sequence[list[float]], springs: Iterable[Spring], wish: float
) -> None:
    for one, other, drop in springs:
        dx = places[one][0] - places[other][0]
        dy = places[one][1] - places[other][1] + (wish if drop else 0.0)
        force = sqrt(dx * dx + dy * dy) / wish
        forces[one][0] -= dx * force
        forces[one][1] -= dy * force
        forces[other][0] += dx * force
        forces[other][1] += dy * force


def _apart(places: list[list[float]], boxes: Sequence[Box], width: float) -> list[tuple[float, float]]:
    """The places with no label on another: first each is pushed the shorter way, then down as far as it takes."""
    for _ in range(40):
        met = [_part(places, boxes, one, other) for one, other in combinations(range(len(boxes)), 2)]
        if not any(met):
            break
        for place, box in zip(places, boxes, strict=True):
            place[0] = min(width - box.width / 2, max(box.width / 2, place[0]))
    for place, box in zip(places, boxes, strict=True):
        place[0] = min(width - box.width / 2, max(box.width / 2, place[0]))
    return _dropped(places, boxes, width)


def _part(places: Sequence[list[float]], boxes: Sequence[Box], one: int, other: int) -> bool:
    dx, dy = places[other][0] - places[one][0], places[other][1] - places[one][1]
    wide = (boxes[one].width + boxes[other].width) / 2 + _GAP - abs(dx)
    high = (boxes[one].height + boxes[other].height) / 2 + _GAP - abs(dy)
    if wide <= 0 or high <= 0:
        return False
    axis, step, sign = (0, wide / 2, dx) if wide < high else (1, high / 2, dy)
    step = step if sign >= 0 else -step
    places[one][axis] -= step
    places[other][axis] += step
    return True


def _dropped(places: Sequence[Sequence[float]], boxes: Sequence[Box], width: float) -> list[tuple[float, float]]:
    order = sorted(range(len(boxes)), key=lambda n: (round(places[n][1]), round(places[n][0]), n))
    top = min((place[1] - box.height / 2 for place, box in zip(places, boxes, strict=True)), default=0.0)
    aside = _aside(places, boxes, width)
    found: dict[int, tuple[float, float]] = {}
    for number in order:
        x, y, box = places[number][0] + aside, places[number][1] - top + 1, boxes[number]
        while under := [p for p, (px, py) in found.items() if _meet(box, x, y, boxes[p], px, py)]:
            y = max(found[p][1] + boxes[p].height / 2 for p in under) + _GAP / 2 + box.height / 2 + 0.5
        found[number] = x, y
    return [found[number] for number in range(len(boxes))]


def _aside(places: Sequence[Sequence[float]], boxes: Sequence[Box], width: float) -> float:
    """How far all must move to stand in the middle."""
    left = min((place[0] - box.width / 2 for place, box in zip(places, boxes, strict=True)), default=0.0)
    right = max((place[0] + box.width / 2 for place, box in zip(places, boxes, strict=True)), default=width)
    return (width - left - right) / 2


def _meet(one: Box, x: float, y: float, other: Box, px: float, py: float) -> bool:
    wide, high = (one.width + other.width) / 2, (one.height + other.height) / 2
    return abs(x - px) < wide + _GAP / 4 and abs(y - py) < high + _GAP / 2
