"""Passage addresses: made of the imported words alone, so that corrections, joins and moves do not change them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from struct import pack
from zlib import crc32

_NOT_LETTERS = bytes(n for n in range(128) if not chr(n).isalnum() and n != ord("\n"))
_SMALL_LETTERS = bytes(range(256)).lower()
_FOREIGN_MARKS = re.compile(r"[^\w\x00-\x7f]+")
_ASCII = bytes(range(128))
_COMMON_MARKS = frozenset("’‘“”–—…™®\xa0")  # taken out first: what is left is mostly ASCII and needs no normalising
_SHORT = 16  # letters
_REACH = 32  # texts to either side: what repeats itself for longer is numbered


def addresses(texts: Sequence[str]) -> list[str]:
    """An address such as `p-3f9a2c71` for each of a transcript's texts in order; no two are equal.

    A text is one line. One of fewer than 16 letters, or one that occurs again, takes its neighbours' words in, as many
    as it needs.
    """
    if not texts:
        return []
    keys = _distinct(_letters(texts))
    found = _hashed(keys)
    if len(set(found)) < len(found):
        found = list(_apart(keys, {}, set()).values())
    return found


def _letters(texts: Sequence[str]) -> list[bytes]:
    """Each text's letters and digits alone, in lower case: all texts at once, a hundred times as fast as one by one."""
    whole = "\n".join(texts).encode()
    foreign = set() if whole.isascii() else set(whole.translate(None, _ASCII).decode())
    for mark in foreign & _COMMON_MARKS:
        whole = whole.replace(mark.encode(), b"")
    if foreign - _COMMON_MARKS:
        text = unicodedata.normalize("NFKC", whole.decode().casefold())
        whole = _FOREIGN_MARKS.sub("", text).encode()
    return whole.translate(_SMALL_LETTERS, _NOT_LETTERS).split(b"\n")


def _hashed(keys: list[bytes]) -> list[str]:
    """An address for each key. No hash makes more of 32 bits than they are; this one is made in C, for all at once."""
    hashes = pack(f">{len(keys)}I", *map(crc32, keys)).hex("-", 4)
    return ("p-" + hashes.replace("-", " p-")).split(" ")


def _apart(keys: list[bytes], own: dict[bytes, str], taken: set[str]) -> dict[bytes, str]:
    """The keys' addresses: those in `own`, and for the others, in which two hashes are one, a longer key's."""
    found: dict[bytes, str] = {}
    for key in keys:
        found[key] = own.get(key, "")
        longer = key
        while not found[key]:
            [address] = _hashed([longer])
            longer += b"\n"
            if address not in taken:
                found[key] = address
        taken.add(found[key])
    return found


def _distinct(letters: list[bytes]) -> list[bytes]:
    common = {text for text, count in Counter(letters).items() if count > 1}
    weak = [n for n, text in enumerate(letters) if len(text) < _SHORT or text in common]
    keys = list(letters)
    reach = 1
    while weak and reach <= _REACH:
        for n in weak:
            before = letters[n - reach : n] if n >= reach else letters[:n]
            keys[n] = b"|".join([*before, b">" + letters[n], *letters[n + 1 : n + 1 + reach]])
        repeated = Counter([keys[n] for n in weak])
        weak = [n for n in weak if repeated[keys[n]] > 1]
        reach *= 2
    earlier: Counter[bytes] = Counter()
    for n in weak:
        earlier[keys[n]] += 1
        keys[n] += b"#%d" % earlier[keys[n]]
    return keys


def apart_from(taken: Collection[str], texts: Sequence[str]) -> list[str]:
    """Addresses of further texts of the same transcript, none of which is one of `taken`."""
    found = addresses(texts)
    if set(found).isdisjoint(taken):
        return found
    taken = set(taken)
    keys = _distinct(_letters(texts))
    own = {key: address for key, address in zip(keys, found, strict=True) if address not in taken}
    return list(_apart(keys, own, {*taken, *own.values()}).values())
