"""How near two spellings of a name are."""

import unicodedata

from castloom.derive.proposals.sounds import sound


def plain(word: str) -> str:
    """The word in small letters without accents: `Blomström` is `blomstrom`."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def beginning(word: str) -> str:
    """What a plain word begins with, to the ear if it can tell: `k` for Catherine and for Katherine."""
    return (sound(word) or word)[:1]


def is_close(one: str, other: str) -> bool:
    """Whether two plain words may be one name: equal to the ear, or one slip from five letters up, two from eight."""
    longest = max(len(one), len(other))
    slips = 2 if longest >= 8 else 1 if longest >= 5 else 0
    if abs(len(one) - len(other)) <= slips and distance(one, other) <= slips:
        return True
    return min(len(one), len(other)) >= 4 and sound(one) == sound(other) != ""


def distance(one: str, other: str) -> int:
    """Letters to change, add, remove or swap with their neighbour (Damerau and Levenshtein, optimal alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        beyond, before, row = before, row, [n]
        for m, theirs in enumerate(other, 1):
            cost = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != theirs))
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == theirs:
                cost = min(cost, beyond[m - 2] + 1)
            row.append(cost)
    return row[-1]
