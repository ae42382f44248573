"""How words sound, roughly: enough to see that "human death" and "human debt" are nearly the same in the ear.

Spelling is turned into a string of one sign for a sound by rules of English that do little harm to other languages.
Costs of confusion follow what is alike in articulation: voiced and unvoiced, nasals, liquids, vowels near each other.
"""

import re
import unicodedata
from functools import lru_cache

VOWELS = frozenset("aeiou")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "e", "œ": "e", "þ": "th", "ð": "d", "ı": "i"})

# In this order. Capitals are sounds: C cheap, J jump, N sing, S ship, T thin.
_SPELLINGS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("^kn|^gn|^pn", "n"),
        ("^wr", "r"),
        ("^ps", "s"),
        ("^x|^zs", "z"),
        ("^wh", "w"),
        ("^sio", "So"),
        ("eye", "i"),
        ("mb$", "m"),
        ("bt(?=s?$)", "t"),
        ("ough|augh", "o"),
        ("igh", "i"),
        ("tch", "C"),
        ("chr", "kr"),
        ("sch", "sk"),
        ("ch", "C"),
        ("sh", "S"),
        ("ph", "f"),
        ("th", "T"),
        ("bh", "v"),
        ("(?<=[dgkr])h", ""),
        ("(?<=[a-z])(?:sci|ti|ci|si)(?=o|an|al|en)", "S"),
        ("tu(?=r)", "Cu"),
        ("gue$", "g"),
        ("que$", "k"),
        ("eign", "en"),
        ("dge?(?=[eiy]|$)|dj|j", "J"),
        ("g(?=[eiy])", "J"),
        ("gu(?=[eiy])", "g"),
        ("qu", "kw"),
        ("ck|q", "k"),
        ("s?c(?=[eiy])", "s"),
        ("c", "k"),
        ("x", "ks"),
        ("ng(?![aeiou])", "N"),
        ("n(?=k)", "N"),
        ("(?<=[^aeiou])e$", ""),
        ("ee|ea|ie|ei|ey$", "i"),
        ("oo|ou|ew|ue", "u"),
        ("ai|ay", "e"),
        ("au|aw|oa|ow", "o"),
        ("y(?![aeiou])", "i"),
        ("(?<=.)h", ""),
        (r"(.)\1+", r"\1"),
    )
]

_ALIKE = {
    **dict.fromkeys(("pb", "td", "kg", "fv", "sz", "Tt", "Td", "Tf", "Ts", "mn", "nN", "mN"), 0.35),
    **dict.fromkeys(("SC", "SJ", "CJ", "sS", "zS", "zJ", "sC"), 0.35),
    **dict.fromkeys(("lr", "wv", "bv", "Jd", "Jy", "Jg", "Ct", "pf", "wr"), 0.5),
    **dict.fromkeys(("yi", "wu"), 0.2),
}
_CONFUSED = {pair: cost for key, cost in _ALIKE.items() for pair in (key, key[::-1])}
_HEIGHTS = "ieaou"
_CONFUSED |= {a + b: 0.15 + 0.06 * abs(_HEIGHTS.index(a) - _HEIGHTS.index(b)) for a in VOWELS for b in VOWELS}
_LOST = {**dict.fromkeys("aeiou", 0.4), **dict.fromkeys("hyw", 0.3), **dict.fromkeys("lr", 0.5)}
_LOST |= dict.fromkeys("tdnmN", 0.6)
_GROUPS = {"p": "pbfvw", "k": "kgq", "t": "tdT", "s": "szSCJ", "m": "mnN", "a": "aeiou"}
_CLASSES = {ord(sign): group for group, signs in _GROUPS.items() for sign in signs} | dict.fromkeys(map(ord, "hy"))


def folded(word: str) -> str:
    """The word's letters and digits in a-z and 0-9."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return re.sub("[^a-z0-9]+", "", plain)


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """How one word sounds, a sign for a sound: "debt" → "det", "death" → "deT"; "" if no letter of it is Latin."""
    letters = folded(word)
    for pattern, sign in _SPELLINGS:
        letters = pattern.sub(sign, letters)
    return letters


@lru_cache(maxsize=1 << 16)
def outline(sounds: str) -> str:
    """The sounds by class alone, for a first, coarse look: all vowels are one, so are p b f v w, and so on."""
    return re.sub(r"(.)\1+", r"\1", sounds.translate(_CLASSES))


def weight(sounds: str) -> float:
    """How much there is to hear: a vowel counts half."""
    return sum(0.5 if s in VOWELS else 1.0 for s in sounds)


def likeness(heard: str, meant: str) -> float:
    """How alike two strings of sounds are, 0 to 1."""
    most = max(weight(heard), weight(meant))
    return max(0.0, 1 - distance(heard, meant) / most) if most else 0.0


@lru_cache(maxsize=1 << 16)
def distance(heard: str, meant: str) -> float:
    """What it costs to take one string of sounds for the other (Levenshtein's distance with costs by sounds)."""
    costs = [0.0]
    for after, sign in zip(" " + meant, meant, strict=False):
        costs.append(costs[-1] + _lost(sign, after))
    before = " "
    for this in heard:
        lost = _lost(this, before)
        row = [costs[0] + lost]
        for n, sign in enumerate(meant):
            confused = 0.0 if this == sign else _CONFUSED.get(this + sign, 1.0)
            added = _lost(sign, meant[n - 1] if n else " ")
            row.append(min(costs[n] + confused, costs[n + 1] + lost, row[n] + added))
        costs, before = row, this
    return costs[-1]


def _lost(sign: str, after: str) -> float:
    """What it costs to miss a sound, or to hear one that is not there."""
    if (sign == "r" and after in VOWELS) or (sign in "kg" and after == "N") or sign == after:
        return 0.3
    return _LOST.get(sign, 0.9)
