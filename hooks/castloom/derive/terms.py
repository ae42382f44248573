"""Finds concept names in text: every term in one pass, longest first, on word borders."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from castloom.derive.inflection import inflected
from castloom.model.concept import Concept

_ASCII = bytes(range(128))
_LOOSE = (("-", " "), ("\n", " "), ("\u2010", " "), ("\u2011", " "), ("\u00a0", " "), ("\u202f", " "), ("’", "'"))
_NFA = Implementation.ContiguousNFA
_APART = "\x1f"  # no name goes from one text into the next


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
    line breaks between its words; in English its plural does too. Of names that overlap, the first counts, and of
    those that begin together the longest.
    """

    def __init__(self, concepts: Iterable[Concept], language: str = "en") -> None:
        names: dict[str, list[_Name]] = {}
        for concept in concepts:
            for form in concept.forms:
                for variant in inflected(form, language):
                    exact = _blanks(variant) if concept.case_sensitive else ""
                    names.setdefault(loosened(variant), []).append(_Name(concept.id, exact))
        # An exact name goes before one that takes any case.
        self._names = [sorted(found, key=lambda name: not name.exact) for found in names.values()]
        self._longest = max(map(len, names), default=0)
        self._first = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest, implementation=_NFA)
        self._every = AhoCorasick(list(names), matchkind=MatchKind.Standard, implementation=_NFA)

    def find(self, text: str) -> Iterator[Found]:
        """The names in `text` in order; none lies within another or within a longer word."""
        if not self._names:
            return
        loose, reached = loosened(text), 0
        for term, start, end in self._first.find_matches_as_indexes(loose):
            found = self._found(term, text, loose, start, end)
            for one in (found,) if found else self._held_by(text, loose, start, end):
                if one.start >= reached:
                    reached = one.end
                    yield one

    def _found(self, term: int, text: str, loose: str, start: int, end: int) -> Found | None:
        """The name, if it stands on word borders, and in the right capitals if they count."""
        if not (is_border(loose, start) and is_border(loose, end)):
            return None
        written = text[start:end]
        concept = next((name.concept for name in self._names[term] if name.exact in ("", _blanks(written))), "")
        return Found(concept, start, end) if concept else None

    def _held_by(self, text: str, loose: str, start: int, end: int) -> Iterator[Found]:
        """The shorter names that begin in a longer one which is none here, such as one that ends within a word."""
        window = loose[start : end + self._longest]
        places = self._every.find_matches_as_indexes(window, overlapping=True)
        for at, to, term in sorted((start + at, -(start + to), term) for term, at, to in places):
            if at < end and (found := self._found(term, text, loose, at, -to)):
                yield found

    def find_in_each(self, texts: Sequence[str]) -> dict[int, list[Found]]:
        """The names in each of many texts, by the texts' places, in one pass over all of them."""
        starts, at = [], 0
        for text in texts:
            starts.append(at)
            at += len(text) + 1
        found: dict[int, list[Found]] = {}
        for concept, start, end in self.find(_APART.join(texts)):
            place = bisect_right(starts, start) - 1
            found.setdefault(place, []).append(Found(concept, start - starts[place], end - starts[place]))
        return found


def loosened(text: str) -> str:
    """A text as names are looked for: small letters, straight apostrophes, blanks for hyphens and line breaks.

    Every character stays in its place.
    """
    for sign, plain in _LOOSE:
        if sign in text:
            text = text.replace(sign, plain)
    return lower(text)


def _blanks(text: str) -> str:
    """The text with blanks for hyphens and line breaks, and capitals as they are."""
    for sign, plain in _LOOSE:
        text = text.replace(sign, plain)
    return text


def lower(text: str) -> str:
    """The text in small letters, each in the place of its own; str.lower() may change a text's length (İ)."""
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
    return at in (0, len(text)) or not (_in_word(text[at - 1]) and _in_word(text[at]))


def _in_word(character: str) -> bool:
    # Chinese and Japanese have no blanks: every character may begin a word.
    return character == "_" or (character.isalnum() and not "\u3040" <= character <= "\u9fff")
