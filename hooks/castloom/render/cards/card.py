"""What stands on a card, and the score that is drawn below it."""

from hashlib import blake2b
from typing import NamedTuple

from castloom.derive.conversation import STEPS

Runs = tuple[int, ...]


class Score(NamedTuple):
    """Lanes of voices along `STEPS`: steps of silence and of speech by turns, beginning with silence.

    `bright` are the lanes in their voice's full colour, the others are faded. `dots` are steps and lanes.
    """

    lanes: tuple[Runs, ...]
    bright: tuple[int, ...] = ()
    dots: tuple[tuple[int, int], ...] = ()


class Card(NamedTuple):
    """A card's texts from its top down, none of which is needed: the show, facts, title, and what it is about."""

    show: str
    facts: str
    title: str
    text: str
    score: Score


def calm(title: str) -> Score:
    """A faded lane that follows from the title, for what nobody says: it tells nothing of anybody."""
    digest = blake2b(title.encode(), digest_size=64).digest()
    runs: list[int] = []
    reached = 0
    for first, second in zip(digest[::2], digest[1::2], strict=True):
        silence, speech = 8 + first % 16, 12 + second % 64
        speech = min(speech, STEPS - reached - silence)
        if speech <= 0:
            break
        runs += (silence, speech)
        reached += silence + speech
    return Score((tuple(runs),))
