"""The sixteen colours of a card, by their places: few enough that a card is a file of some ten kilobytes."""

from castloom.model.look import Colours
from castloom.render.voice_colours import COLOURS

PAPER, INK, ACCENT, ACCENT_EDGE, VOICES = 0, 7, 8, 9, 10  # from paper to ink in seven steps, for the edges of letters

_FADED = 0.3  # of a voice's colour, the rest is paper


def palette(colours: Colours, bright: tuple[int, ...]) -> list[int]:
    """Red, green and blue of each colour; `bright` are the lanes whose voices are not faded."""
    paper, ink, accent = (_parts(pair.light) for pair in (colours.paper, colours.ink, colours.accent))
    shades = [_mixed(ink, paper, step / INK) for step in range(INK + 1)]
    kept = {lane % COLOURS for lane in bright}
    voices = [
        _mixed(_parts(voice.light), paper, 1.0 if lane in kept else _FADED)
        for lane, voice in enumerate(colours.voices[:COLOURS])
    ]
    return [part for colour in (*shades, accent, _mixed(accent, paper, 0.5), *voices) for part in colour]


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(one: tuple[int, int, int], other: tuple[int, int, int], share: float) -> tuple[int, ...]:
    return tuple(round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
