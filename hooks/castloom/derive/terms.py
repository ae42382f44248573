"""Finds concept names in text: every term in one pass, longest first, on word borders."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from castloom.model.concept import Concept


class Found(NamedTuple):
    """A concept's name in a text, from character `start` to `end`."""

    concept: str
    start: int
    end: int


class Terms:
    """All names of all concepts, compiled once (Aho-Corasick: the cost does not grow with their number)."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        forms = {_lower(form): concept.id for concept in concepts for form in concept.forms}
        self._ids = list(forms.values())
        self._matcher = AhoCorasick(
            list(forms), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def find(self, text: str) -> Iterator[Found]:
        """The names in `text` in order; none lies within another or within a longer word."""
        if not self._ids:
            return
        lowered = _lower(text)
        for term, start, end in self._matcher.find_matches_as_indexes(lowered):
            if _is_border(lowered, start) and _is_border(lowered, end):
                yield Found(self._ids[term], start, end)

    def find_in_each(self, texts: Sequence[str]) -> dict[int, list[Found]]:
        """The names in each of many texts, by the texts' places, in one pass over all of them."""
        starts, at = [], 0
        for text in texts:
            starts.append(at)
            at += len(text) + 1
        found: dict[int, list[Found]] = {}
        for concept, start, end in self.find("\n".join(texts)):
            place = bisect_right(starts, start) - 1
            found.setdefault(place, []).append(Found(concept, start - starts[place], end - starts[place]))
        return found


def _lower(text: str) -> str:
    # str.lower() may change a text's length (İ), which would move every place after it.
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_border(text: str, at: int) -> bool:
    return at in (0, len(text)) or not (_in_word(text[at - 1]) and _in_word(text[at]))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
