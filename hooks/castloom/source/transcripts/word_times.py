"""The times of words: matched with the text they belong to, and filled in where a program left them out."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from castloom.source.transcripts.clock import shared
from castloom.source.transcripts.json_shapes import Word
from castloom.source.transcripts.voices import Words


def whole_words(text: str, told: Sequence[Word]) -> list[Word]:
    """A word for each of the text's (what stands between blanks), put together of those told; none if they differ.

    Programs write a word in several parts, or several with one time, with blanks or without, and some leave out marks.
    """
    parts = [(part, word) for word in told for part in word.text.split() if _is_word(part)]
    found, at = [], 0
    for word in text.split():
        since, left = at, word
        while _is_word(left):
            if at < len(parts) and left.startswith(parts[at][0]):
                left = left[len(parts[at][0]) :]
                at += 1
            elif left[0].isalnum():
                return []
            else:
                left = left[1:]
        taken = [source for _, source in parts[since:at]]
        speaker = next((source.speaker for source in taken if source.speaker is not None), None)
        found.append(Word(word, taken[0].start, taken[-1].end, speaker) if taken else Word(word))
    return found if at == len(parts) else []


def _is_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def filled(words: Sequence[Word], start: float, end: float) -> Words:
    """From and to of each word. Those without times share what lies between their neighbours, by their letters.

    Times out of the span from start to end are moved into it. Empty if they run backwards.
    """
    moments: list[tuple[float, float]] = []
    for is_told, run in groupby(range(len(words)), key=lambda n: None not in (words[n].start, words[n].end)):
        places = list(run)
        if is_told:
            moments += [(words[n].start or 0.0, words[n].end or 0.0) for n in places]
        else:
            since = moments[-1][1] if moments else start
            until = words[places[-1] + 1].start if places[-1] + 1 < len(words) else end
            moments += shared(since, max(since, until or 0.0), [len(words[n].text) for n in places])
    edges = [round(min(max(moment, start), end), 3) for pair in moments for moment in pair]
    return tuple(zip(edges[::2], edges[1::2], strict=True)) if edges == sorted(edges) else ()


def by_speaker(words: Sequence[Word], speaker: str) -> Iterator[tuple[str, list[int]]]:
    """Runs of words of one speaker, as places. A word without one goes with that before it, the first with the next."""
    told = [word.speaker for word in words]
    last = next((name for name in told if name is not None), speaker)
    names = []
    for name in told:
        last = name if name is not None else last
        names.append(last)
    for name, run in groupby(range(len(words)), key=lambda n: names[n]):
        yield name, list(run)
