"""A concept in an episode: where it was said."""

from typing import NamedTuple


class Quotation(NamedTuple):
    """A sentence as it was said, with its place: `spans` are the concept's names in it, `start` seconds or None."""

    concept: str
    address: str
    text: str
    spans: tuple[tuple[int, int], ...]
    speaker: str
    person: str
    start: float | None


class Share(NamedTuple):
    """How much of an episode a speaker said, in words."""

    speaker: str
    person: str
    words: int
