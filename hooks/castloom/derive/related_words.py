"""The words that an episode is about: those it says often, but for what is said whatever the talk is of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from heapq import nsmallest
from html import unescape
from importlib.resources import files
from typing import NamedTuple

from castloom.derive.proposals.ordinary import function_words, is_common

KEPT = 80  # of an episode; the ones that others share too are chosen once all are known
_NOTED = 3  # times a word counts that is written in the notes
_TITLED = 5
_LEAST = 2
_LONGEST = 30
_ORDINARY = 0.4  # what an everyday word weighs: it may be a theme, as bread is of bakers
_SIGNS = b'\n\t!"#$%&()*+,./:;<=>?@[\\]^_`{|}~-'
_TAG = re.compile("<[^>]*>")
_BLANKS = bytes.maketrans(_SIGNS, b" " * len(_SIGNS))
_FOREIGN = {**dict.fromkeys("“”…–—«»„¿¡™®", " "), "’": "'"}


class Vocabulary(NamedTuple):
    """An episode's words as it writes them, with blanks between, and how often it has each: at most 255 times."""

    words: str = ""
    counts: bytes = b""

    def pairs(self) -> Iterator[tuple[str, int]]:
        """Word and count, the weightiest first."""
        return zip(self.words.split(), self.counts, strict=True)


NO_WORDS = Vocabulary()


class Counting:
    """Counts the words of one episode after another. `language` is the show's, such as en-GB.

    English has lists of everyday words, and its plurals are counted with their singulars; in other languages the words
    that most episodes say weigh little all the same. A language without blanks between words has no vocabulary.
    """

    def __init__(self, language: str) -> None:
        self._language = language.partition("-")[0]
        self._empty = function_words(self._language) | _everyday(self._language)
        self._known: dict[str, tuple[str, float]] = {}

    def vocabulary(self, title: str, notes_html: str, sentences: Iterable[str]) -> Vocabulary:
        """The words of an episode."""
        written = Counter(self._words(" ".join(sentences)))
        for text, times in (unescape(_TAG.sub(" ", notes_html)), _NOTED), (title, _TITLED):
            for word in self._words(text):
                written[word] += times
        found = self._folded(written)
        chosen = [
            key for _, key in nsmallest(KEPT, [(-weight * count, key) for key, (weight, count, _) in found.items()])
        ]
        return Vocabulary(" ".join(found[key][2] for key in chosen), bytes(min(255, found[key][1]) for key in chosen))

    def _words(self, text: str) -> list[str]:
        if not text.isascii():
            for sign, plain in _FOREIGN.items():
                text = text.replace(sign, plain)
        if self._language != "en":
            text = text.replace("'", " ")  # l'entreprise
        return text.encode().translate(_BLANKS).decode().split()  # of letters that are not ASCII, str's is slow

    def _folded(self, written: Mapping[str, int]) -> dict[str, tuple[float, int, str]]:
        """Weight, count and most frequent form of each word, of forms that are used more than once."""
        lower: dict[str, int] = {}
        capitals: dict[str, str] = {}
        for word, count in written.items():
            small = word.lower()
            if small != word:
                capitals[small] = word
            lower[small] = lower.get(small, 0) + count
        found: dict[str, tuple[float, int, str]] = {}
        for small, count in lower.items():
            if count < _LEAST:
                continue
            key, weight = self._known.get(small) or self._know(small)
            form = small if small in written else capitals[small]
            if weight and (len(small) > 2 or form.isupper()):
                _, before, other = found.get(key, (0, 0, ""))
                found[key] = weight, before + count, other if before > count else form
        return found

    def _know(self, word: str) -> tuple[str, float]:
        """What a word is counted as, and its weight."""
        key, weight = stem(word, self._language), 1.0
        if not word[0].isalpha() or len(word) > _LONGEST or self._empty & {word.replace("'", ""), key}:
            weight = 0
        elif is_common(key, self._language):
            weight = _ORDINARY
        self._known[word] = key, weight
        return key, weight


def stem(word: str, language: str) -> str:
    """What a word is counted as: in English without the ending of a possessive or a plain plural."""
    word = word.lower()
    if not language.startswith("en"):
        return word
    word = word.removesuffix("'").removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and word[-2] not in "isu":
        return word[:-1]
    return word


@cache
def _everyday(language: str) -> frozenset[str]:
    file = files("castloom.derive") / f"related_words.{language}.txt"
    if not file.is_file():
        return frozenset()
    return frozenset(word for line in file.read_text("utf-8").splitlines() if line[:1] != "#" for word in line.split())
