"""A text as names are looked for in it: what is only another way of writing is made the same."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

_ASCII = bytes(range(128))
_BLANKS = "\n\t\u00a0\u2007\u2009\u202f\u3000"
_HYPHENS = "-\u2010\u2011\u2013"
_APOSTROPHES = "’‘\u02bc"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNSEEN = "\u00ad\u200b\u2060\ufeff"  # soft hyphens and the like
_ODD = frozenset((*_LIGATURES, *_UNSEEN))
_NEEDLESS = re.compile(f"(?<= ) +|[{_UNSEEN}{''.join(_LIGATURES)}]")
_TURKIC = ("tr", "az")

_SPACES = dict.fromkeys(_BLANKS, " ")
# İ is the one letter whose small form is two characters.
_SAME = {**dict.fromkeys(_HYPHENS, " "), **dict.fromkeys(_APOSTROPHES, "'"), "İ": "i"}
_SIGNS = str.maketrans({**_SPACES, **_SAME, "İ": "İ"})


class Loose(NamedTuple):
    """A text to find names in, and as it is written, character by character the same places.

    `edges` are the places from which on the text it was made of is shifted, by how many characters in `shifts`; mostly
    it is not.
    """

    text: str
    written: str
    edges: list[int]
    shifts: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From and to in the text it was made of."""
        if not self.edges:
            return start, end
        return start + self.shifts[bisect_right(self.edges, start)], end + self.shifts[bisect_left(self.edges, end)]


def loosened(text: str, language: str, even: bool = False) -> Loose:
    """The text in small letters, with one blank for hyphens and other blanks, straight apostrophes, no ligatures.

    `even` says that no two blanks follow each other, as in speech: to see that takes as long as all the rest.
    """
    foreign = "" if text.isascii() else text.encode().translate(None, _ASCII).decode()
    spaced = _with(_SPACES, foreign, text)
    if (not even and "  " in spaced) or not _ODD.isdisjoint(foreign):
        written, edges, shifts = _squeezed(spaced)
        return Loose(_small(written, foreign, language), written, edges, shifts)
    return Loose(_small(spaced, foreign, language), text, [], [])


def _small(text: str, foreign: str, language: str) -> str:
    """Small letters with blanks for hyphens; `foreign` has at least the text's characters beyond ASCII."""
    text = _with(_SAME, foreign, text)
    if language.partition("-")[0] in _TURKIC:
        text = text.replace("I", "ı")
    if foreign == foreign.lower():  # marks and dashes at most: to lower bytes is ten times as fast
        return text.lower() if text.isascii() else text.encode().lower().decode()
    return text.lower()


def _with(plain: Mapping[str, str], foreign: str, text: str) -> str:
    """The text with other characters for those in `plain`; few of them are in any text, so each is looked for first."""
    for sign, other in plain.items():
        if sign in (text if sign < "\x80" else foreign):
            text = text.replace(sign, other)
    return text


def _squeezed(text: str) -> tuple[str, list[int], list[int]]:
    """The text with one blank for several, without what is not seen; and where and how far it is shifted by that."""
    pieces, edges, gone, at, length = list[str](), list[int](), list[int](), 0, 0
    for odd in _NEEDLESS.finditer(text):
        letters = _LIGATURES.get(odd[0], "")
        length += odd.start() - at
        edges.append(length + bool(letters))  # no name begins or ends within a ligature
        gone.append(len(odd[0]) - len(letters))
        pieces += text[at : odd.start()], letters
        length += len(letters)
        at = odd.end()
    return "".join([*pieces, text[at:]]), edges, list(accumulate(gone, initial=0))


def as_written(text: str) -> str:
    """A text with blanks for hyphens, straight apostrophes, and capitals as they are: how exact names are compared."""
    return unicodedata.normalize("NFC", text.translate(_SIGNS))


def key(form: str, language: str) -> str:
    """What is equal for forms that are found in the same words."""
    return loosened(unicodedata.normalize("NFC", form), language).text


def spellings(form: str) -> tuple[str, ...]:
    """The form with its accents as parts of their letters and as characters of their own: both look the same."""
    if form.isascii():
        return (form,)
    return tuple(dict.fromkeys((form, unicodedata.normalize("NFC", form), unicodedata.normalize("NFD", form))))
