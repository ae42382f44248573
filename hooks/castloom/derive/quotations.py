"""The sentences of an episode in which concepts are named, and who said how much."""

from collections.abc import Iterable, Iterator, Mapping

from castloom.derive.mentions import Placing
from castloom.derive.terms import Found
from castloom.model.mention import Quotation, Share
from castloom.model.speech import Sentence, Turn


def quotations(
    turns: Iterable[Turn],
    named: Mapping[int, list[Found]],
    implied: Mapping[int, list[Quotation]],
    around: Placing,
) -> Iterator[Quotation]:
    """One for each sentence and concept named in it, and those that editors marked, in the order they were said.

    `named` are the concepts' names by the place of the sentence in the transcript, `implied` the marked passages.
    """
    place = -1
    for turn in turns:
        for sentence in turn.sentences:
            place += 1
            if place in named:
                yield from _of_sentence(turn, sentence, named[place], around)
            if place in implied:
                yield from implied[place]


def _of_sentence(turn: Turn, sentence: Sentence, named: Iterable[Found], around: Placing) -> Iterator[Quotation]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for found in named:
        spans.setdefault(found.concept, []).append((found.start, found.end))
    chapter = around.chapter(sentence.start)
    for concept, places in spans.items():
        state = around.state(concept, places, sentence.text, sentence.marks)
        spoken_at = sentence.address, sentence.text, tuple(places)
        yield Quotation(concept, *spoken_at, turn.speaker, turn.person, sentence.start, state, chapter)


def shares(turns: Iterable[Turn]) -> tuple[Share, ...]:
    """Every speaker's words, the most talkative first."""
    words: dict[tuple[str, str], int] = {}
    for turn in turns:
        said = sum([sentence.text.count(" ") + 1 for sentence in turn.sentences])
        words[turn.speaker, turn.person] = words.get((turn.speaker, turn.person), 0) + said
    ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Share(speaker, person, count) for (speaker, person), count in ranked)
