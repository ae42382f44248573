"""A concept in an episode: where it was said, and how it comes up there."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """How a passage comes to be about a concept.

    It is spoken by name; or misheard: its name stands there through the ledger; or implied: an editor marked the
    passage. What is declared has no passage: front matter or notes name the concept.
    """

    SPOKEN = "spoken"
    MISHEARD = "misheard"
    IMPLIED = "implied"
    DECLARED = "declared"


class Quotation(NamedTuple):
    """A passage as it was said, with its place: `spans` are the concept's names in it, `start` seconds or None.

    `chapter` is the title of the one that it falls in, or "". `before` and `after` are the words of the same turn that
    it takes to understand it; `row` counts the sentences of the episode that come before it.
    """

    concept: str
    address: str
    text: str
    spans: tuple[tuple[int, int], ...]
    speaker: str
    person: str
    start: float | None
    state: State
    chapter: str
    before: str = ""
    after: str = ""
    row: int = 0


class Mentions(NamedTuple):
    """A concept in an episode, counted: passages by their state, and whether front matter or notes declare it.

    `noted` says that the notes name it.
    """

    spoken: int = 0
    misheard: int = 0
    implied: int = 0
    declared: bool = False
    noted: bool = False

    @property
    def passages(self) -> int:
        return self.spoken + self.misheard + self.implied


def counted(quotations: Iterable[Quotation], declared: bool, noted: bool) -> Mentions:
    """The mentions of one concept in one episode."""
    states = [quotation.state for quotation in quotations]
    spoken, misheard, implied = map(states.count, (State.SPOKEN, State.MISHEARD, State.IMPLIED))
    return Mentions(spoken, misheard, implied, declared, noted)


class Share(NamedTuple):
    """How much of an episode a speaker said, in words."""

    speaker: str
    person: str
    words: int
