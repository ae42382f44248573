"""What a quotation says, and what was said instead: the differing words, with a few around them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from castloom.derive.quote_lock import Word

_AROUND = 3  # words
_SLACK = 4  # words that a quotation may lack or have too many of
_MOST = 4  # places that are told
_FIRST = 0x10000  # a character, after those that cannot stand alone
_ALIKE = 0.5  # of the words, at most, may differ


class Drift(NamedTuple):
    """Two texts with their differing words between stars."""

    said: str
    written: str


class _Place(NamedTuple):
    """Words that may have been meant: best if few differ, then if they end alike, then if they are as many."""

    distance: int
    ends_otherwise: bool
    surplus: int
    start: int
    end: int


def drift(run: Sequence[Word], said: Sequence[Word], begin: range) -> Drift | None:
    """How a run of words differs from what was said from somewhere in `begin` on; None if that is nothing like it."""
    place = _nearest(run, said, begin, _SLACK)
    if place is None or place.distance > _ALIKE * len(run):
        return None
    return _told(run, said[place.start : place.end])


def most_like(run: Sequence[Word], said: Sequence[Word]) -> int | None:
    """Where in the whole speech the words are most like a run; None if nothing is like it."""
    place = _nearest(run, said, range(len(said)), 0)
    return place.start if place and place.distance <= _ALIKE * len(run) else None


def _nearest(run: Sequence[Word], said: Sequence[Word], begin: range, slack: int) -> _Place | None:
    """The words most like the run, of equal ones the first."""
    keys, heard = _as_characters(run, said)
    starts = [start for start in begin if not said[start].is_stop]
    best: _Place | None = None
    for length in range(max(1, len(keys) - slack), len(keys) + slack + 1):
        for start in starts:
            end = min(start + length, len(heard))
            most = best.distance if best else None
            distance = Levenshtein.distance(heard[start:end], keys, score_cutoff=most)
            if most is None or distance <= most:
                place = _Place(distance, heard[end - 1] != keys[-1], abs(end - start - len(keys)), start, end)
                best = min(best, place) if best else place
    return best


def _as_characters(*texts: Sequence[Word]) -> Iterator[str]:
    """Texts with a character for each word: these are compared ten times as fast."""
    known: dict[str, str] = {}
    for words in texts:
        yield "".join([known.setdefault(word.key, chr(_FIRST + len(known))) for word in words])


def _told(run: Sequence[Word], said: Sequence[Word]) -> Drift:
    codes = Levenshtein.opcodes([word.key for word in said], [word.key for word in run])
    stretches = [(same, list(group)) for same, group in groupby(codes, key=lambda code: code.tag == "equal")]
    heard, written = list[str](), list[str]()
    for number, (same, group) in enumerate(stretches[: 2 * _MOST]):
        old = said[group[0].src_start : group[-1].src_end]
        new = run[group[0].dest_start : group[-1].dest_end]
        if same:
            edges = number == 0, number == len(stretches) - 1
            heard += _around(old, *edges)
            written += _around(new, *edges)
        else:
            heard += _starred(old)
            written += _starred(new)
    rest = ["…"] if len(stretches) > 2 * _MOST else []
    return Drift(joined([*heard, *rest]), joined([*written, *rest]))


def _starred(words: Sequence[Word]) -> list[str]:
    return [f"*{joined([word.text for word in words])}*"] if words else []


def _around(words: Sequence[Word], is_first: bool, is_last: bool) -> Iterator[str]:
    """The words beside a difference; of many, those next to it."""
    texts = [word.text for word in words]
    head, tail = texts[:_AROUND] if not is_first else [], texts[-_AROUND:] if not is_last else []
    if len(texts) <= len(head) + len(tail):
        yield from texts
        return
    yield from head
    yield "…"
    yield from tail


def joined(texts: Sequence[str]) -> str:
    """The words of a text with their stops: the texts with blanks between, but none before a stop."""
    return "".join(text if not n or text in ".,;:!?)™®" else f" {text}" for n, text in enumerate(texts)).replace(
        "( ", "("
    )
