"""Which colour a voice has. Pages and cards have as many as a show may choose; further voices begin anew."""

from collections.abc import Sequence

COLOURS = 6  # in castloom.css


def colours(voices: Sequence[str]) -> dict[str, int]:
    """The colour of each speaker, by the order of their lanes."""
    return {speaker: lane % COLOURS for lane, speaker in enumerate(voices)}
