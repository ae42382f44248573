"""The arcs between the rows of a list of concepts: what comes up together is joined. The list itself is HTML.

Each row has a drawing of its own, a unit high, whose arcs reach into the rows above and below. So the style can make
the rows as high as their texts need, and can light the arcs of the row that the reader is at.
"""

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

_WIDTH = 100
_NEAREST = 22  # how far an arc to the next row reaches to the side


class Arc(NamedTuple):
    """A tie to the concept so many rows below (above, if negative), and how strong it is."""

    rows: int
    strength: int


def arcs_svg(arcs: Sequence[Arc], most: int) -> str:
    """The arcs of one row; `most` is the number of rows that the longest arc of the list spans."""
    drawn = "".join(_arc(arc, most) for arc in arcs)
    view = f'viewBox="0 0 {_WIDTH} 1" preserveAspectRatio="none"'
    return f'<svg class="cast-arcs__row" aria-hidden="true" {view}>{drawn}</svg>' if drawn else ""


def _arc(arc: Arc, most: int) -> str:
    """Each tie is drawn from both of its ends; the one from above is seen, the other one only when it is lit."""
    long = abs(arc.rows)
    wide = _NEAREST + (_WIDTH - _NEAREST) * (long - 1) / max(1, most - 1)
    thick = min(5.0, 2 + log2(1 + arc.strength) / 2)
    sweep, kind = (0, "") if arc.rows > 0 else (1, ' class="cast-arcs__back"')
    path = f"M{_WIDTH} .5A{wide:.0f} {long / 2:g} 0 0 {sweep} {_WIDTH} {arc.rows + 0.5:g}"
    return f'<path{kind} stroke-width="{thick:.1f}" d="{path}"/>'
