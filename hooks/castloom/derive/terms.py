"""Finds concept names in text: every term in one pass, longest first, on word borders."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import MatchKind

from castloom.derive.automaton import Automaton
from castloom.model.concept import Concept

_ASCII = bytes(range(128))


class Found(NamedTuple):
    """A concept's name in a text, from character `start` to `end`."""

    concept: str
    start: int
    end: int


class Terms:
    """All names of all concepts, compiled once (Aho-Corasick: the cost does not grow with their number)."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        forms = {lower(form): concept.id for concept in concepts for form in concept.forms}
        self._ids = list(forms.values())
        self._matcher = Automaton(forms, MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[Found]:
        """The names in `text` in order; none lies within another or within a longer word."""
        return (Found(self._ids[term], start, end) for term, start, end in self._places(text))

    def find_in_each(self, texts: Sequence[str]) -> dict[int, list[Found]]:
        """The names in each of many texts, by the texts' places, in one pass over all of them."""
        starts = [0, *accumulate([len(text) + 1 for text in texts])]
        found: dict[int, list[Found]] = {}
        for term, start, end in self._places("\n".join(texts)):
            place = bisect_right(starts, start) - 1
            at = starts[place]
            found.setdefault(place, []).append(Found(self._ids[term], start - at, end - at))
        return found

    def _places(self, text: str) -> Iterator[tuple[int, int, int]]:
        lowered = lower(text)
        for place in self._matcher.find(lowered):
            if is_border(lowered, place[1]) and is_border(lowered, place[2]):
                yield place


def lower(text: str) -> str:
    """The text in small letters, each in the place of its own; str.lower() may change a text's length (İ)."""
    if text.isascii():
        return text.lower()
    raw = text.encode()
    foreign = raw.translate(None, _ASCII).decode()
    if foreign == foreign.lower():  # marks and dashes at most: to lower bytes is ten times as fast
        return raw.lower().decode()
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def plain_form(text: str) -> str:
    """A text as forms are compared: small letters, straight apostrophes, every character in its place."""
    return lower(text).replace("’", "'")


def is_border(text: str, at: int) -> bool:
    pair = text[at - 1 : at + 1] if at else ""
    # Most places are told by the first test alone.
    return not (pair.isalnum() or "_" in pair) or len(pair) < 2 or not (_in_word(pair[0]) and _in_word(pair[1]))


def _in_word(character: str) -> bool:
    # Chinese and Japanese have no blanks: every character may begin a word.
    return character == "_" or (character.isalnum() and not "\u3040" <= character <= "\u9fff")
