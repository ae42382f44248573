"""From a transcript's blocks to turns of paragraphs of sentences, each with its address and time."""

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, groupby
from typing import NamedTuple

from castloom.derive.addresses import addresses
from castloom.derive.sentences import sentences
from castloom.model.person import Person
from castloom.model.speech import Paragraph, Sentence, Turn
from castloom.model.transcript import Block, Transcript

_LONGEST_PARAGRAPH = 90  # words, where the import does not tell paragraphs


class _Passage(NamedTuple):
    """A paragraph of blocks and its sentences, before they have addresses."""

    blocks: list[Block]
    text: str
    sentences: list[str]

    @property
    def is_block(self) -> bool:
        """Whether the import tells this paragraph, so that it has an address beside its sentences'."""
        return self.blocks[0].begins is not None and len(self.sentences) > 1


def turns(transcript: Transcript, person_of: Callable[[str], str]) -> tuple[Turn, ...]:
    """The transcript as turns: neighbouring blocks of one speaker joined, no word lost or added."""
    passages = [_passage(blocks) for blocks in _paragraphs(transcript.blocks)]
    found = iter(addresses([sentence for passage in passages for sentence in passage.sentences]))
    blocks = iter(addresses([passage.text for passage in passages if passage.is_block]))
    return tuple(
        Turn(speaker, person_of(speaker), tuple([_paragraph(passage, found, blocks) for passage in group]))
        for speaker, group in groupby(passages, key=lambda passage: passage.blocks[0].speaker)
    )


def _passage(blocks: list[Block]) -> _Passage:
    text = blocks[0].text if len(blocks) == 1 else " ".join([block.text for block in blocks])
    return _Passage(blocks, text, sentences(text))


def _paragraph(passage: _Passage, found: Iterator[str], blocks: Iterator[str]) -> Paragraph:
    address = next(blocks) if passage.is_block else ""
    starts, ends = _times(passage)
    # `found` goes last: zip would take one address too many from it before it sees that the sentences are at an end.
    placed = zip(passage.sentences, starts, ends, found, strict=False)
    return Paragraph(address, tuple([Sentence(place, text, start, end) for text, start, end, place in placed]))


def persons_by_name(people: Iterable[Person]) -> dict[str, str]:
    """Person ids by every name they go by, case-folded: name, name with prefix, aliases."""
    names: dict[str, str] = {}
    for person in people:
        for name in (person.name, f"{person.prefix} {person.name}", *person.aliases):
            names.setdefault(" ".join(name.casefold().split()), person.id)
    return names


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    paragraph: list[Block] = []
    words = 0
    for block in blocks:
        if paragraph and (block.speaker != paragraph[-1].speaker or _begins(block, paragraph[-1], words)):
            yield paragraph
            paragraph, words = [], 0
        paragraph.append(block)
        words += block.text.count(" ") + 1
    if paragraph:
        yield paragraph


def _begins(block: Block, before: Block, words: int) -> bool:
    if block.begins is not None:
        return block.begins
    return words >= _LONGEST_PARAGRAPH and before.text.endswith((".", "?", "!", "…", '"', "”"))


_Moments = list[float | None]


def _times(passage: _Passage) -> tuple[_Moments, _Moments]:
    """When each sentence starts and ends: a block's words are taken to last equally long."""
    blocks = passage.blocks
    offsets = list(accumulate([len(block.text) + 1 for block in blocks], initial=0))
    starts: _Moments = []
    ends: _Moments = []
    place = at = 0
    for sentence in passage.sentences:
        at = passage.text.index(sentence, at)
        while offsets[place + 1] <= at:
            place += 1
        start = _moment(at - offsets[place], blocks[place])
        if starts:
            ends.append(blocks[place - 1].end if at == offsets[place] else start)
        starts.append(start)
        at += len(sentence)
    return starts, [*ends, blocks[-1].end]


def _moment(at: int, block: Block) -> float | None:
    """The time of a block's character."""
    if at == 0 or block.start is None or block.end is None:
        return block.start
    return round(block.start + (block.end - block.start) * at / len(block.text), 3)
