"""Finds concept names in text: every term in one pass, longest first, on word borders."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import MatchKind

from castloom.derive.automaton import Automaton
from castloom.derive.inflection import inflected
from castloom.derive.loose import Loose, as_written, loosened, spellings
from castloom.model.concept import Concept

_ASCII = bytes(range(128))
_APART = "\x1f"  # no name goes from one text into the next
_JOINTS = frozenset("/.@-_=?&#%+:~")  # what stands before a name in a web address
_ADDRESS = re.compile(r"(?:://|\bwww\.|@)\S*\Z", re.IGNORECASE)
# Scripts without blanks between words: every character may begin one.
_UNSPACED = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u3040", "\u9fff"),
             ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))  # fmt: skip
_OF_SIGNS = (("\u20d0", "\u20ff"), ("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"))  # marks of emoji and variants
_REACH = 200  # characters of an address before a name


class _Name(NamedTuple):
    """Whose name a form is, and how it must be written if capitals count."""

    concept: str
    exact: str


class Found(NamedTuple):
    """A concept's name in a text, from character `start` to `end`."""

    concept: str
    start: int
    end: int


class Terms:
    """All names of all concepts, compiled once (Aho-Corasick: the cost hardly grows with their number).

    A name matches as whole words, in capitals or not unless its concept is `case_sensitive`, with blanks, hyphens or
    line breaks between its words; in English its plural does too. It ends before an apostrophe, but not in n't. Of
    names that overlap, the first counts, and of those that begin together the longest. No name is found in a web or
    mail address.
    """

    def __init__(self, concepts: Iterable[Concept], language: str = "en") -> None:
        self._language = language
        names: dict[str, list[_Name]] = {}
        for concept in concepts:
            for form in concept.forms:
                for variant in inflected(form, language):
                    exact = as_written(variant) if concept.case_sensitive else ""
                    for spelling in spellings(variant):
                        names.setdefault(loosened(spelling, language).text, []).append(_Name(concept.id, exact))
        # An exact name goes before one that takes any case.
        self._names = [sorted(found, key=lambda name: not name.exact) for found in names.values()]
        # Within one word no other name begins.
        self._is_word = [not any(is_border(form, at) for at in range(1, len(form))) for form in names]
        self._longest = max(map(len, names), default=0)
        self._first = Automaton(names, MatchKind.LeftmostLongest)
        self._every = Automaton(names, MatchKind.Standard)

    def find(self, text: str) -> Iterator[Found]:
        """The names in `text` in order; none lies within another or within a longer word."""
        return self._find(loosened(text, self._language))

    def _find(self, loose: Loose) -> Iterator[Found]:
        reached = 0
        for term, start, end in self._first.find(loose.text):
            found = self._found(term, loose, start, end) if start >= reached else None
            if not found and self._is_word[term]:
                continue
            for one in (found,) if found else self._held_by(loose, start, end):
                if one.start >= reached:
                    reached = one.end
                    yield Found(one.concept, *loose.span(one.start, one.end))

    def _found(self, term: int, loose: Loose, start: int, end: int) -> Found | None:
        """The name, if it is a word or words of their own, and in the right capitals if they count."""
        if not (is_border(loose.text, start) and is_border(loose.text, end)):
            return None
        if _is_negated(loose.text, end) or _is_in_address(loose.written, start, end):
            return None
        written = loose.written[start:end]
        concept = next((name.concept for name in self._names[term] if name.exact in ("", as_written(written))), "")
        return Found(concept, start, end) if concept else None

    def _held_by(self, loose: Loose, start: int, end: int) -> Iterator[Found]:
        """The shorter names that begin in a longer one which is none here, such as one that ends within a word."""
        window = loose.text[start : end + self._longest]
        places = self._every.find(window)
        for at, to, term in sorted((start + at, -(start + to), term) for term, at, to in places):
            if at < end and (found := self._found(term, loose, at, -to)):
                yield found

    def find_in_each(self, texts: Sequence[str]) -> dict[int, list[Found]]:
        """The names in each of many texts, by the texts' places, in one pass over all of them.

        No text has two blanks one after the other.
        """
        starts = [0, *accumulate([len(text) + 1 for text in texts])]
        found: dict[int, list[Found]] = {}
        for concept, start, end in self._find(loosened(_APART.join(texts), self._language, even=True)):
            place = bisect_right(starts, start) - 1
            at = starts[place]
            found.setdefault(place, []).append(Found(concept, start - at, end - at))
        return found


def _is_negated(text: str, end: int) -> bool:
    """Whether what ends there goes on with n't, as in haven't."""
    return text.startswith("n't", end - 1) and is_border(text, end + 2)


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether a web or mail address, or the name of an account, holds these characters."""
    if text.startswith("@", end):
        return True
    return text[start - 1 : start] in _JOINTS and bool(_ADDRESS.search(text[max(0, start - _REACH) : start]))


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
    """Whether a word may end or begin before the character `at`."""
    pair = text[at - 1 : at + 1] if at else ""
    if len(pair) < 2:
        return True
    if pair.isascii():
        return not (pair.isalnum() or ("_" in pair and pair.replace("_", "x").isalnum()))
    return not (_is_mark(pair[1]) or (_in_word(pair[0]) and _in_word(pair[1])))


def _in_word(character: str) -> bool:
    if any(first <= character <= last for first, last in _UNSPACED):
        return False
    return character == "_" or character.isalpha() or character.isdecimal() or _is_mark(character)


def _is_mark(character: str) -> bool:
    """Whether it is a part of the letter before it: an accent, a vowel sign."""
    return character > "\u02ff" and unicodedata.category(character)[0] == "M" and not _is_for_signs(character)


def _is_for_signs(character: str) -> bool:
    return any(first <= character <= last for first, last in _OF_SIGNS)
