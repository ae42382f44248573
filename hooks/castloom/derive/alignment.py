"""Which words of one long text are which of another that differs here and there."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

_ANCHOR = 3  # words
_MOST_PAIRS = 250_000

Pair = tuple[int, int]
_Span = tuple[int, int, int, int]  # from and to in the one, from and to in the other


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pairs of places with equal words, rising in both texts.

    Patience diff (Bram Cohen): three words that stand once in both texts are anchors, and what lies between two anchors
    is aligned by itself, at last by its longest common subsequence. So time grows with the texts' length, not with its
    square. A stretch without anchors in which the same few words are said hundreds of times is left out.
    """
    found: list[Pair] = []
    spans: list[_Span] = [(0, len(old), 0, len(new))]
    while spans:
        span = _trimmed(old, new, spans.pop(), found)
        anchors = _rising(_anchors(old, new, span, _ANCHOR)) or _rising(_anchors(old, new, span, 1))
        found += anchors or _rising(_equals(old, new, span))
        if anchors:
            spans += _between(anchors, span)
    return sorted(found)


def _trimmed(old: Sequence[str], new: Sequence[str], span: _Span, found: list[Pair]) -> _Span:
    """The span without the equal words at its beginning and end, which go to `found`."""
    a, a_end, b, b_end = span
    while a < a_end and b < b_end and old[a] == new[b]:
        found.append((a, b))
        a, b = a + 1, b + 1
    while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
        found.append((a_end, b_end))
    return a, a_end, b, b_end


def _anchors(old: Sequence[str], new: Sequence[str], span: _Span, length: int) -> Iterator[Pair]:
    """Where runs of so many words begin that stand once in either part of the span."""
    before = _once(old, span[0], span[1], length)
    after = _once(new, span[2], span[3], length)
    return ((place, after[words]) for words, place in before.items() if words in after)


def _once(words: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    runs = list(zip(*(words[start + n : end] for n in range(length)), strict=False))
    places = {run: place for place, run in enumerate(runs, start)}
    first = {run: place for place, run in zip(range(start + len(runs) - 1, start - 1, -1), reversed(runs), strict=True)}
    return {run: place for run, place in first.items() if places[run] == place}


def _equals(old: Sequence[str], new: Sequence[str], span: _Span) -> list[Pair]:
    """All pairs of equal words, each word's last partner first, so that a rising chain takes only one of them."""
    places: dict[str, list[int]] = {}
    for place in range(span[3] - 1, span[2] - 1, -1):
        places.setdefault(new[place], []).append(place)
    if sum(len(places.get(old[place], ())) for place in range(span[0], span[1])) > _MOST_PAIRS:
        return []
    return [(place, partner) for place in range(span[0], span[1]) for partner in places.get(old[place], ())]


def _rising(pairs: Iterable[Pair]) -> list[Pair]:
    """The longest chain of pairs, given by their first place, that rises in the second too (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    chain: list[tuple[Pair, int]] = []
    for pair in sorted(pairs, key=lambda pair: pair[0]):
        pile = bisect_left(tops, pair[1])
        tops[pile : pile + 1] = [pair[1]]
        last[pile : pile + 1] = [len(chain)]
        chain.append((pair, last[pile - 1] if pile else -1))
    found: list[Pair] = []
    at = last[-1] if last else -1
    while at >= 0:
        pair, at = chain[at]
        found.append(pair)
    return found[::-1]


def _between(anchors: list[Pair], span: _Span) -> Iterator[_Span]:
    edges = [(span[0] - 1, span[2] - 1), *anchors, (span[1], span[3])]
    for (a, b), (a_end, b_end) in pairwise(edges):
        if a + 1 < a_end and b + 1 < b_end:
            yield a + 1, a_end, b + 1, b_end
