"""Passage addresses: made of the imported words alone, so that corrections, joins and moves do not change them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 4


def addresses(texts: Sequence[str]) -> list[str]:
    """An address such as `p-3f9a2c71` for each of a transcript's texts in order; no two are equal.

    A text of fewer than four words, or one that occurs again, takes its neighbours' words in, as many as it needs.
    """
    words = [" ".join(_WORD.findall(_plain(text))) for text in texts]
    keys = _distinct(words)
    found: list[str] = []
    taken: set[str] = set()
    for key in keys:
        address = _address(key)
        while address in taken:
            key += "\n"
            address = _address(key)
        taken.add(address)
        found.append(address)
    return found


def address_of(text: str) -> str:
    """The address of one text by its own words."""
    return _address(" ".join(_WORD.findall(_plain(text))))


def _plain(text: str) -> str:
    folded = text.casefold().replace("’", "'")
    return (folded if folded.isascii() else unicodedata.normalize("NFKC", folded)).replace("'", "")


def _address(key: str) -> str:
    return "p-" + blake2b(key.encode(), digest_size=4).hexdigest()


def _distinct(words: list[str]) -> list[str]:
    counts = Counter(words)
    weak = [n for n, text in enumerate(words) if counts[text] > 1 or text.count(" ") < _FEWEST_WORDS - 1]
    keys = list(words)
    reach = 1
    while weak and reach <= len(words):
        for n in weak:
            keys[n] = " | ".join(words[max(0, n - reach) : n] + ["> " + words[n]] + words[n + 1 : n + 1 + reach])
        repeated = Counter(keys)
        weak = [n for n in weak if repeated[keys[n]] > 1]
        reach *= 2
    return keys
