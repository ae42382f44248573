"""Draws the show's cover: its title over the score of an episode, one lane per voice, a dot where Human Debt is said.

The font is Literata (SIL Open Font License), which is not kept here. To get it and draw:

    npm pack @fontsource-variable/literata && tar xzf fontsource-variable-literata-*.tgz
    python overrides/cover.py --font package/files/literata-latin-opsz-normal.woff2
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SHOW = Path(__file__).resolve().parent.parent
TRANSCRIPT = SHOW / "episodes" / "001-how-ai-deepens-human-debt.vtt"
COVER = SHOW / "pages" / "assets" / "cover.jpg"

SIDE = 3000
PAPER, INK, TERRACOTTA = "#f7f5f0", "#23211d", "#a63d17"
LANES = {"Duena Blomstrom": "#1d6a70", "Alessandria Polizzi": "#7a4a8c"}
TERM = "Human Debt"

# Everything is drawn twice as large and then reduced: Pillow's shapes have hard edges.
FINER = 2

ROWS, FIRST_ROW, ROW_STEP = 3, 2100, 300
LANE_HEIGHT, LANE_STEP = 122, 136
GAP, NARROWEST, BLEED = 12, 10, 60
DOT, RING, DOT_FROM_END = 37, 49, 63


@dataclass(frozen=True)
class Cue:
    """What a voice says from start to end, in seconds."""

    start: float
    end: float
    voice: str
    text: str


@dataclass(frozen=True)
class Turn:
    """Neighbouring cues of one voice; `mentions` are about the moments when it says the term."""

    start: float
    end: float
    voice: str
    mentions: tuple[float, ...]


@dataclass(frozen=True)
class Line:
    """A line of type: left end and baseline, size, weight and optical size of the letters, colour."""

    text: str
    x: int
    y: int
    size: int
    weight: int
    optical_size: int
    colour: str


TITLE = (
    Line("The Secret Society of", 182, 346, 232, 480, 36, INK),
    Line("Human", 168, 862, 600, 760, 30, INK),
    Line("Debt", 168, 1352, 600, 760, 30, TERRACOTTA),
    Line("Fighters", 168, 1842, 600, 760, 30, INK),
    Line("Human Work Advocates", 1728, 1076, 95, 420, 20, INK),
    Line("Duena Blomstrom", 1728, 1214, 95, 680, 20, LANES["Duena Blomstrom"]),
    Line("Dr Alessandria Polizzi", 1728, 1352, 95, 680, 20, LANES["Alessandria Polizzi"]),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--font", type=Path, required=True, help="Literata with its axes; see the top of the script")
    parser.add_argument("--transcript", type=Path, default=TRANSCRIPT, help="WebVTT with voices, for the score")
    parser.add_argument("--out", type=Path, default=COVER)
    options = parser.parse_args()
    cover = draw(read_cues(options.transcript), options.font)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    cover.save(options.out, quality=92, subsampling=0, optimize=True, progressive=True)


def read_cues(path: Path) -> list[Cue]:
    """The cues of a WebVTT file."""
    found = re.findall(r"(\S+) --> (\S+).*\n<v ([^>]+)>(.*?)</v>", path.read_text(encoding="utf-8"))
    return [Cue(_seconds(start), _seconds(end), voice, text) for start, end, voice, text in found]


def draw(cues: list[Cue], font: Path) -> Image.Image:
    """The cover."""
    image = Image.new("RGB", (SIDE * FINER, SIDE * FINER), PAPER)
    pen = ImageDraw.Draw(image)
    for line in TITLE:
        letters = ImageFont.truetype(font, line.size * FINER)
        letters.set_variation_by_axes([line.optical_size, line.weight])
        pen.text((line.x * FINER, line.y * FINER), line.text, line.colour, letters, anchor="ls")
    score = Score(pen, cues[-1].end)
    for turn in turns(cues):
        score.block(turn)
        for moment in turn.mentions:
            score.dot(moment, turn)
    return image.reduce(FINER)


def turns(cues: list[Cue]) -> Iterator[Turn]:
    """The turns in the order they were taken."""
    for voice, run in groupby(cues, key=lambda cue: cue.voice):
        spoken = list(run)
        mentions = tuple(moment for cue in spoken for moment in _mentions(cue))
        yield Turn(spoken[0].start, spoken[-1].end, voice, mentions)


def _mentions(cue: Cue) -> Iterator[float]:
    for match in re.finditer(TERM, cue.text, re.IGNORECASE):
        yield cue.start + (cue.end - cue.start) * match.start() / len(cue.text)


class Score:
    """An episode as rows of two lanes, read like lines of text; a block that a row's end cuts bleeds off."""

    def __init__(self, pen: ImageDraw.ImageDraw, duration: float) -> None:
        self._pen = pen
        self._per_row = duration / ROWS

    def block(self, turn: Turn) -> None:
        """A turn in its voice's lane, over as many rows as it takes."""
        for row in range(self._row(turn.start), self._row(turn.end) + 1):
            left, right = self._edges(turn, row)
            top = self._y(row, turn.voice)
            corners = [FINER * edge for edge in (left, top, right, top + LANE_HEIGHT)]
            self._pen.rounded_rectangle(corners, FINER * min(16, (right - left) / 2), LANES[turn.voice])

    def dot(self, moment: float, turn: Turn) -> None:
        """A ringed dot where the turn has come to that moment, moved a little where it would cut the block's end."""
        row = self._row(moment)
        left, right = self._edges(turn, row)
        x = min(max(self._x(moment, row), left + DOT_FROM_END), right - DOT_FROM_END)
        y = self._y(row, turn.voice) + LANE_HEIGHT / 2
        for radius, colour in ((RING, PAPER), (DOT, TERRACOTTA)):
            self._pen.circle((x * FINER, y * FINER), radius * FINER, colour)

    def _edges(self, turn: Turn, row: int) -> tuple[float, float]:
        """Where the turn's block begins and ends in a row; beyond the picture if it goes on in another."""
        left = self._x(turn.start, row) + GAP / 2 if self._row(turn.start) == row else -BLEED
        right = self._x(turn.end, row) - GAP / 2 if self._row(turn.end) == row else SIDE + BLEED
        return left, max(right, left + NARROWEST)

    def _row(self, moment: float) -> int:
        return min(int(moment / self._per_row), ROWS - 1)

    def _x(self, moment: float, row: int) -> float:
        return SIDE * (moment / self._per_row - row)

    def _y(self, row: int, voice: str) -> float:
        return FIRST_ROW + row * ROW_STEP + list(LANES).index(voice) * LANE_STEP


def _seconds(timestamp: str) -> float:
    hours, minutes, seconds = timestamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


if __name__ == "__main__":
    main()
