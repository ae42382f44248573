"""The sentences of an episode in which concepts are named, and who said how much."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from castloom.derive.terms import Found
from castloom.model.mention import Quotation, Share
from castloom.model.speech import Speech, Voice


def quotations(said: Speech, named: Mapping[int, list[Found]]) -> Iterator[Quotation]:
    """One for each sentence and concept named in it, in the order they were said.

    `named` are the concepts' names by the row of the sentence.
    """
    begun = list(said.voices)
    for row in sorted(named):
        voice = said.voices[begun[bisect_right(begun, row) - 1]]
        spans: dict[str, list[tuple[int, int]]] = {}
        for found in named[row]:
            spans.setdefault(found.concept, []).append((found.start, found.end))
        for concept, places in spans.items():
            yield Quotation(concept, said.addresses[row], said.texts[row], tuple(places), *voice, said.starts[row])


def shares(said: Speech) -> tuple[Share, ...]:
    """Every speaker's words, the most talkative first."""
    words: dict[Voice, int] = {}
    counts = [text.count(" ") + 1 for text in said.texts]
    for (first, voice), after in zip(said.voices.items(), [*said.voices, len(counts)][1:], strict=True):
        words[voice] = words.get(voice, 0) + sum(counts[first:after])
    ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Share(*voice, count) for voice, count in ranked)
