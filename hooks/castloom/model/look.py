"""What a show chooses of its look: a few colours, and its letters. The rest is for stylesheets."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Font(StrEnum):
    """The letters of headings and of what is said: the engine's own, or those of the reader's system."""

    LITERATA = "literata"
    SYSTEM = "system"


class Pair(NamedTuple):
    """A colour in the light and in the dark, as #rrggbb."""

    light: str
    dark: str


_PAPER = Pair("#f7f5f0", "#16171a")
_INK = Pair("#23211d", "#e8e4db")
_ACCENT = Pair("#a63d17", "#ff9c73")
_VOICES = (
    Pair("#1d6a70", "#6fc4c6"),
    Pair("#7a4a8c", "#cfa3e3"),
    Pair("#80570f", "#d9b25c"),
    Pair("#465b80", "#a3b8de"),
    Pair("#4c6424", "#a9c47a"),
    Pair("#9a3a5c", "#f0a0b8"),
)


@dataclass(frozen=True)
class Colours:
    """The colours that pages, cards and icons have alike; without a word of the show, those of castloom.css.

    `voices` are those of the speakers by lane.
    """

    paper: Pair = _PAPER
    ink: Pair = _INK
    accent: Pair = _ACCENT
    voices: tuple[Pair, ...] = _VOICES


USUAL_COLOURS = Colours()


@dataclass(frozen=True)
class Look:
    """What the show's options say of its look."""

    font: Font = Font.LITERATA
    colours: Colours = USUAL_COLOURS


USUAL_LOOK = Look()
