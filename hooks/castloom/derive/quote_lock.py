"""The quote lock: whether the words of a quotation are what was said, from a passage on, word for word.

Case, quotation marks, dashes and blanks are no words. An ellipsis, `…` or `[…]`, skips words; what an author added
stands `[in brackets]`. The full stop or comma at the end of a quotation, or beside an ellipsis, is the author's own.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from castloom.model.speech import Speech

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # a letter is a word
_LETTER = rf"[^\W{_UNSPACED}]"
_TOKEN = re.compile(rf"[{_UNSPACED}]|{_LETTER}+(?:['’ʼ]{_LETTER}+)*|\S")
_NO_WORDS = frozenset("\"'“”„‟«»‹›‘’‚‛`´ʼ「」『』〝〞〟-‐‑‒–—―−⸺⸻\u00ad\u200b\u2060\ufeff")
_STOPS = frozenset(".,;:!?()¿¡。、！？；：")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_GAP = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.\s?\.\s?\.")
_ADDED = re.compile(r"\[[^\[\]]*\]")


class Word(NamedTuple):
    """A word, number or sign as it is written, and as it is compared."""

    text: str
    key: str

    @property
    def is_stop(self) -> bool:
        return self.key in _STOPS


class Said(NamedTuple):
    """The words of a speech; `passages` are the places among them, from and to, of what an address leads to.

    `rows` are the places with which the sentences begin, `addresses` those of the sentences.
    """

    words: Sequence[Word]
    passages: dict[str, range]
    rows: Sequence[int]
    addresses: Sequence[str]


def words_of(text: str) -> list[Word]:
    """The words of a text, without quotation marks and dashes."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    return [
        Word(token, token.casefold().replace("’", "'").replace("ʼ", "'"))
        for token in _TOKEN.findall(text)
        if token not in _NO_WORDS
    ]


def said_words(speech: Speech) -> Said:
    """The words of a speech, with the passages of all its addresses."""
    texts = [_spoken(text) for text in speech.texts]
    rows = [0, *accumulate(map(len, texts))]
    passages = {address: range(rows[n], rows[n + 1]) for n, address in enumerate(speech.addresses)}
    for first, after in speech.spans:
        whole = range(rows[first], rows[after])
        if first in speech.own:
            passages[speech.own[first]] = whole
        for row in range(first, after):
            for at, address in speech.anchors.get(row, ()):  # how far a block goes is not known: not over a paragraph
                passages[address] = range(rows[row] + len(_spoken(speech.texts[row][:at])), whole.stop)
    return Said([word for text in texts for word in text], passages, rows[:-1], speech.addresses)


def _spoken(text: str) -> list[Word]:
    return words_of(_GAP.sub(" ", _ADDED.sub(" ", text)))


def runs(written: str) -> list[list[Word]]:
    """The words of a quotation, in runs between ellipses, without what was added."""
    found = [_without_stops(words_of(_ADDED.sub(" ", part))) for part in _GAP.split(written)]
    return [run for run in found if run]


def _without_stops(run: list[Word]) -> list[Word]:
    """The run without the marks at its ends."""
    places = [n for n, word in enumerate(run) if not word.is_stop]
    return run[places[0] : places[-1] + 1] if places else []


def first_unsaid(written: Sequence[Sequence[Word]], said: Sequence[Word], begin: range) -> tuple[int, int] | None:
    """Which run was not said, and the place from which on it should have been; None if all were, in their order.

    The first one begins within `begin`, the others anywhere after the one before.
    """
    keys = [word.key for word in said]
    starts, at = begin, begin.start
    for number, run in enumerate(written):
        place = _place([word.key for word in run], keys, starts)
        if place is None:
            return number, at
        at = place + len(run)
        starts = range(at, len(keys))
    return None


def beginning(written: Sequence[Sequence[Word]], said: Sequence[Word]) -> int | None:
    """The first place in the whole speech at which the quotation begins, or None."""
    if not written:
        return None
    keys, first = [word.key for word in said], [word.key for word in written[0]]
    place = _place(first, keys, range(len(keys)))
    while place is not None and first_unsaid(written, said, range(place, place + 1)):
        place = _place(first, keys, range(place + 1, len(keys)))
    return place


def _place(run: Sequence[str], keys: Sequence[str], starts: range) -> int | None:
    length = len(run)
    return next((n for n in starts if keys[n] == run[0] and keys[n : n + length] == run), None)
