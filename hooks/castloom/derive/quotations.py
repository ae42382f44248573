"""The sentences of an episode in which concepts are named, and who said how much."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from castloom.derive.mentions import Placing
from castloom.derive.terms import Found
from castloom.model.mention import Quotation, Share
from castloom.model.speech import Speech, Voice


def quotations(
    said: Speech, named: Mapping[int, list[Found]], implied: Mapping[int, list[Quotation]], around: Placing
) -> Iterator[Quotation]:
    """One for each sentence and concept named in it, and those that editors marked, in the order they were said.

    `named` are the concepts' names by the row of the sentence, `implied` the marked passages.
    """
    begun = list(said.voices)
    for row in sorted(named.keys() | implied.keys()):
        if row in named:
            voice = said.voices[begun[bisect_right(begun, row) - 1]]
            yield from _of_sentence(said, row, voice, named[row], around)
        yield from (quotation._replace(row=row) for quotation in implied.get(row, ()))


def _of_sentence(said: Speech, row: int, voice: Voice, named: Iterable[Found], around: Placing) -> Iterator[Quotation]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for found in named:
        spans.setdefault(found.concept, []).append((found.start, found.end))
    text, start = said.texts[row], said.starts[row]
    chapter = around.chapter(start)
    for concept, places in spans.items():
        state = around.state(concept, places, text, said.marks.get(row, ()))
        yield Quotation(concept, said.addresses[row], text, tuple(places), *voice, start, state, chapter, row=row)


def shares(said: Speech) -> tuple[Share, ...]:
    """Every speaker's words, the most talkative first."""
    words: dict[Voice, int] = {}
    counts = [text.count(" ") + 1 for text in said.texts]
    for (first, voice), after in zip(said.voices.items(), [*said.voices, len(counts)][1:], strict=True):
        words[voice] = words.get(voice, 0) + sum(counts[first:after])
    ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Share(*voice, count) for voice, count in ranked)
