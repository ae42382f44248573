"""Passage addresses: made of the imported words alone, so that corrections, joins and moves do not change them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

_NOT_LETTERS = bytes(n for n in range(128) if not chr(n).isalnum() and n != ord("\n"))
_FOREIGN_MARKS = re.compile(r"[^\w\x00-\x7f]+")
_COMMON_MARKS = "’‘“”–—…™®\xa0"  # taken out first: what is left is mostly ASCII, which needs no normalising
_SHORT = 16  # letters


def addresses(texts: Sequence[str]) -> list[str]:
    """An address such as `p-3f9a2c71` for each of a transcript's texts in order; no two are equal.

    A text of fewer than 16 letters, or one that occurs again, takes its neighbours' words in, as many as it needs.
    """
    keys = _distinct(_letters(texts))
    found = [_address(key) for key in keys]
    if len(set(found)) < len(found):
        found = _apart(keys)
    return found


def _letters(texts: Sequence[str]) -> list[bytes]:
    """Each text's letters and digits alone, in lower case: all texts at once, a hundred times as fast as one by one."""
    whole = "\n".join([text.replace("\n", " ") for text in texts])
    for mark in _COMMON_MARKS:
        whole = whole.replace(mark, "")
    whole = whole.casefold()
    if not whole.isascii():
        whole = _FOREIGN_MARKS.sub("", unicodedata.normalize("NFKC", whole))
    return whole.encode().translate(None, _NOT_LETTERS).split(b"\n")


def _address(key: bytes) -> str:
    return "p-" + blake2b(key, digest_size=4).hexdigest()


def _apart(keys: list[bytes]) -> list[str]:
    """Addresses of keys of which some, though different, have one hash."""
    taken: dict[str, None] = {}
    for key in keys:
        longer = key
        while (address := _address(longer)) in taken:
            longer += b"\n"
        taken[address] = None
    return list(taken)


def _distinct(letters: list[bytes]) -> list[bytes]:
    counts = Counter(letters)
    weak = [n for n, text in enumerate(letters) if len(text) < _SHORT or counts[text] > 1]
    keys = list(letters)
    reach = 1
    while weak and reach <= len(letters):
        for n in weak:
            around = (*letters[max(0, n - reach) : n], b">" + letters[n], *letters[n + 1 : n + 1 + reach])
            keys[n] = b"|".join(around)
        repeated = Counter(keys)
        weak = [n for n in weak if repeated[keys[n]] > 1]
        reach *= 2
    return keys
