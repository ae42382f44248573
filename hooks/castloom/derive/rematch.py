"""From the passages of a transcript to those of its re-transcription: where each former address leads now."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from castloom.derive.alignment import Pair, align
from castloom.derive.imported import Imported, Place

# Chinese and Japanese have no blanks between words: each of their letters counts as one.
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W_{_EAST_ASIAN}]"
_WORD = re.compile(rf"[{_EAST_ASIAN}]|{_LETTER}+(?:['’]{_LETTER}+)*")
_RUN = 3  # words


@dataclass(frozen=True)
class Rematch:
    """Former address → present one, and the former addresses that lead nowhere, with their words.

    An address that both transcripts have is in neither.
    """

    kept: dict[str, str]
    lost: list[tuple[str, str]]


def rematch(old: Imported, new: Imported) -> Rematch:
    """Where the addresses of `old` lead in `new`, in the order in which they are said.

    Passages with the same letters mostly have the same address. The others are found by aligning all words: a passage
    leads to the sentence that holds most of its words, a block also to a block. If none holds half of them, it leads
    to where its words begin; if fewer than half are left at all, it is lost.
    """
    before, after = _words(old.text), _words(new.text)
    partners = dict(_aligned([word for _, word in before], [word for _, word in after]))
    starts = [start for start, _ in before]
    sentences = [[Place(*place) for place in zip(new.starts, new.ends, new.addresses, strict=True)]]
    all_places = [*sentences, new.passages, new.paragraphs]
    is_sentence = set(old.addresses)
    result = Rematch({}, [])
    for address, (start, end) in sorted(old.spans.items(), key=lambda item: item[1]):
        said = range(bisect_left(starts, start), bisect_left(starts, end))
        left = [after[partners[word]][0] for word in said if word in partners]
        if address in new.spans:
            continue
        if left and 2 * len(left) >= len(said):
            result.kept[address] = _holder(left, len(said), sentences if address in is_sentence else all_places)
        else:
            result.lost.append((address, " ".join(old.text[start:end].split())))
    return result


def _holder(left: Sequence[int], count: int, kinds: Sequence[Sequence[Place]]) -> str:
    """The address of the place that holds most of the words left, of two the shorter one."""
    shares = Counter(place for kind in kinds for at in left for place in _places_at(at, kind))
    best = min(shares, key=lambda place: (-shares[place], place.end - place.start, place.start))
    if 2 * shares[best] < count:
        best = _places_at(left[0], kinds[0])[0]
    return best.address


def _places_at(at: int, kind: Sequence[Place]) -> Sequence[Place]:
    """The place that holds the character `at`, or none."""
    n = bisect_right(kind, at, key=lambda place: place.start)
    return [place for place in kind[max(0, n - 1) : n] if at < place.end]


def _words(text: str) -> list[tuple[int, str]]:
    """Where each word begins, and the word in small letters without apostrophes."""
    return [(m.start(), m[0].casefold().replace("'", "").replace("’", "")) for m in _WORD.finditer(text)]


def _aligned(old: list[str], new: list[str]) -> list[Pair]:
    """Pairs of equal words: those in the same order and, of the others, runs that stand elsewhere now."""
    pairs = align(old, new)
    rest_old = _rest(len(old), (a for a, _ in pairs))
    rest_new = _rest(len(new), (b for _, b in pairs))
    rest = align([old[n] for n in rest_old], [new[n] for n in rest_new])
    return pairs + _in_runs([(rest_old[a], rest_new[b]) for a, b in rest])


def _rest(count: int, taken: Iterable[int]) -> list[int]:
    return sorted(set(range(count)).difference(taken))


def _in_runs(pairs: list[Pair]) -> list[Pair]:
    """The pairs that stand in runs of three or more; a single word may be anybody's."""
    runs: list[list[Pair]] = []
    for pair in pairs:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return [pair for run in runs if len(run) >= _RUN for pair in run]
