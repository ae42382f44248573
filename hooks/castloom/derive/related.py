"""Which episodes are related: by the concepts that they share, and by the words that both say often.

An episode's likeness to another is the sum over what they share (BM25 without its part for lengths, as all vocabularies
are of one length): what few episodes have counts more than what most have, and the tenth use less than the second.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from heapq import nlargest
from itertools import islice
from math import log
from operator import itemgetter
from typing import NamedTuple

from castloom.derive.related_words import Vocabulary, stem
from castloom.model.memory import NO_MEMORY, Memory

MOST, LEAST = 5, 3
_WORDS = 40  # of an episode are compared, the weightiest
_SEARCHED = 20  # of an episode's concepts and words find others; then all are compared
_FAMOUS = 32  # episodes are looked at for each of them: those that speak of it most
_CONCEPT = 4  # a concept weighs as much as so many words
_CLOSE = 0.4  # of the best one's likeness: beyond the first `LEAST`, others are no longer related
_SATURATION = 1.2  # BM25's k1
_THEME = 2  # passages that a declaration counts for
_REASON_CONCEPTS, _REASON_WORDS = 3, 3


class Subject(NamedTuple):
    """What an episode is about: its vocabulary, and passages by concept. `is_public` is one that others may name."""

    vocabulary: Vocabulary
    concepts: Mapping[str, int]
    is_public: bool


class Related(NamedTuple):
    """A related episode by its place in the list, and what both are about: concepts by id, words, weightiest first."""

    place: int
    concepts: tuple[str, ...]
    words: tuple[str, ...]


def subject(vocabulary: Vocabulary, concepts: Iterable[tuple[str, int, bool]], is_public: bool) -> Subject:
    """A subject; `concepts` are ids with their passages and whether the episode declares them."""
    return Subject(vocabulary, {id_: n + _THEME * declared for id_, n, declared in concepts}, is_public)


def related(
    subjects: Sequence[Subject], language: str, names: Collection[str] = (), memory: Memory = NO_MEMORY
) -> list[tuple[Related, ...]]:
    """The episodes related to each, three to five if there are so many; of equal ones the first in the list.

    `names` are what concepts and people are called: their words are no vocabulary.
    """
    return _Comparison(subjects, language, names, memory).all()


@dataclass(frozen=True)
class _Outline:
    """Weights of an episode's concepts and words, these by their rarity, and how each word is written."""

    weights: dict[str, int]
    worths: dict[str, int]
    forms: dict[str, str]


class _Comparison:
    """Concepts are kept as `id\0`, which no word is."""

    def __init__(self, subjects: Sequence[Subject], language: str, names: Collection[str], memory: Memory) -> None:
        self._memory = memory
        self._stem = cache(lambda word: stem(word, language))
        self._names = {self._stem(word) for name in names for word in name.lower().split()}
        shared = memory.same("related names", (language, self._names))
        counted = [
            memory.recall(("counted", place), (shared, about), partial(self._counted, about))
            for place, about in enumerate(subjects)
        ]
        self._rarity = _rarity([counts for (counts, _), s in zip(counted, subjects, strict=True) if s.is_public])
        self._outlines = [self._outline(place, *of_one) for place, of_one in enumerate(counted)]
        self._famous = self._postings([place for place, s in enumerate(subjects) if s.is_public])

    def all(self) -> list[tuple[Related, ...]]:
        return [self._related(place) for place in range(len(self._outlines))]

    def _outline(self, place: int, counts: dict[str, int], forms: dict[str, str]) -> _Outline:
        def make() -> _Outline:
            weights = self._weighed(counts)
            return _Outline(weights, {key: weight * self._rarity[key] for key, weight in weights.items()}, forms)

        sources = counts, forms, {key: self._rarity.get(key) for key in counts}
        return self._memory.recall(("outline", place), sources, make)

    def _counted(self, about: Subject) -> tuple[dict[str, int], dict[str, str]]:
        counts = {f"{id_}\0": count for id_, count in about.concepts.items()}
        forms: dict[str, str] = {}
        for word, count in about.vocabulary.pairs():
            key = self._stem(word)
            if key not in self._names:
                forms[key] = word
                counts[key] = count
        return counts, forms

    def _weighed(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Whole numbers, so that sums are equal in whatever order they are made; what says most comes first."""
        found = {key: _saturated(count) for key, count in counts.items() if key in self._rarity}
        ranked = sorted(found, key=lambda key: (-found[key] * self._rarity[key], key))
        words = [key for key in ranked if key[-1] != "\0"]
        dropped = set(words[_WORDS:])
        return {key: found[key] for key in ranked if key not in dropped}

    def _postings(self, public: Iterable[int]) -> dict[str, list[tuple[int, int]]]:
        """Where each concept and word weighs most, with its weight and rarity in one."""
        found: dict[str, list[tuple[int, int]]] = {}
        for place in public:
            for key, worth in self._outlines[place].worths.items():
                found.setdefault(key, []).append((place, worth))
        for key, places in found.items():
            places.sort(key=itemgetter(1), reverse=True)  # of equal ones the first in the list stays first
            del places[_FAMOUS:]
            found[key] = self._memory.same(("famous", key), places)
        return found

    def _related(self, place: int) -> tuple[Related, ...]:
        own = self._outlines[place]
        famous = [self._famous.get(key) for key in islice(own.weights, _SEARCHED)]
        likely = self._memory.recall(("likely", place), (own, famous), lambda: self._likely(place))
        sources = own, likely, [self._outlines[other] for other in likely]
        return self._memory.recall(("related", place), sources, lambda: self._closest(place, likely))

    def _closest(self, place: int, likely: Sequence[int]) -> tuple[Related, ...]:
        shared = {other: self._shared(place, other) for other in likely}
        alike = {other: sum(worths.values()) for other, worths in shared.items() if _is_enough(worths)}
        ranked = sorted(alike, key=lambda other: (-alike[other], other))[:MOST]
        close = [o for n, o in enumerate(ranked) if n < LEAST or alike[o] >= _CLOSE * alike[ranked[0]]]
        return tuple(self._told(place, other, shared[other]) for other in close)

    def _likely(self, place: int) -> list[int]:
        """Some more than are wanted, by what says most of the episode."""
        scores: dict[int, int] = {}
        for key, weight in islice(self._outlines[place].weights.items(), _SEARCHED):
            for other, worth in self._famous.get(key, ()):
                scores[other] = scores.get(other, 0) + weight * worth
        scores.pop(place, None)
        total = len(self._outlines)
        ranked = nlargest(MOST + 3, [score * total - other for other, score in scores.items()])
        return [-one % total for one in ranked]

    def _shared(self, place: int, other: int) -> dict[str, int]:
        one, two = self._outlines[place].weights, self._outlines[other].worths
        return {key: weight * two[key] for key, weight in one.items() if key in two}

    def _told(self, place: int, other: int, worths: Mapping[str, int]) -> Related:
        ranked = sorted(worths, key=lambda key: (-worths[key], key))
        concepts = [key[:-1] for key in ranked if key[-1] == "\0"][:_REASON_CONCEPTS]
        forms = self._outlines[place].forms
        words = [forms[key] for key in ranked if key[-1] != "\0" and 4 * worths[key] >= worths[ranked[0]]]
        return Related(other, tuple(concepts), tuple(words[:_REASON_WORDS]))


def _rarity(counted: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """BM25's weight of each concept and word that two episodes share, in hundredths."""
    numbers: dict[str, int] = {}
    for counts in counted:
        for key in counts:
            numbers[key] = numbers.get(key, 0) + 1
    total = len(counted)
    return {
        key: round(100 * log(1 + (total - n + 0.5) / (n + 0.5)) * (_CONCEPT if key[-1] == "\0" else 1))
        for key, n in numbers.items()
        if n > 1
    }


@cache
def _saturated(count: int) -> int:
    return round(10 * count * (_SATURATION + 1) / (count + _SATURATION))


def _is_enough(worths: Mapping[str, int]) -> bool:
    """Whether what two episodes share is more than one word."""
    return len(worths) > 1 or any(key[-1] == "\0" for key in worths)
