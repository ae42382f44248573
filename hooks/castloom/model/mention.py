"""A concept in an episode: where it was said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence as it was said, with its place: `spans` are the concept's names in it, `start` seconds or None."""

    concept: str
    address: str
    text: str
    spans: tuple[tuple[int, int], ...]
    speaker: str
    person: str
    start: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """How much of an episode a speaker said, in words."""

    speaker: str
    person: str
    words: int
