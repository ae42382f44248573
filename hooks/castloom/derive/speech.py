"""From a transcript's blocks to turns of paragraphs of sentences, each with its address and time."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from castloom.derive.addresses import addresses
from castloom.derive.sentences import sentence_spans
from castloom.model.person import Person
from castloom.model.speech import Paragraph, Sentence, Turn
from castloom.model.transcript import Block, Transcript

_LONGEST_PARAGRAPH = 90  # words, where the import does not tell paragraphs


class _Passage(NamedTuple):
    """A paragraph of blocks, and its sentences' texts and times, before it has addresses."""

    blocks: list[Block]
    text: str
    sentences: list[tuple[str, float | None, float | None]]

    @property
    def is_block(self) -> bool:
        """Whether the import tells this paragraph, so that it has an address beside its sentences'."""
        return self.blocks[0].begins is not None and len(self.sentences) > 1


def turns(transcript: Transcript, person_of: Callable[[str], str]) -> tuple[Turn, ...]:
    """The transcript as turns: neighbouring blocks of one speaker joined, no word lost or added."""
    passages = [_passage(blocks) for blocks in _paragraphs(transcript.blocks)]
    sentences = iter(addresses([text for passage in passages for text, _, _ in passage.sentences]))
    blocks = iter(addresses([passage.text for passage in passages if passage.is_block]))
    return tuple(
        Turn(speaker, person_of(speaker), tuple([_paragraph(passage, sentences, blocks) for passage in group]))
        for speaker, group in groupby(passages, key=lambda passage: passage.blocks[0].speaker)
    )


def _paragraph(passage: _Passage, sentences: Iterator[str], blocks: Iterator[str]) -> Paragraph:
    address = next(blocks) if passage.is_block else ""
    said = tuple([Sentence(next(sentences), text, start, end) for text, start, end in passage.sentences])
    return Paragraph(address, said)


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


def _passage(blocks: list[Block]) -> _Passage:
    edges, at = [], 0
    for block in blocks:
        edges.append(at)
        at += len(block.text) + 1
    text = " ".join([block.text for block in blocks])
    sentences, place = [], 0
    for start, end in sentence_spans(text):
        while place + 1 < len(edges) and edges[place + 1] <= start:
            place += 1
        begins = _moment(start - edges[place], blocks[place])
        while place + 1 < len(edges) and edges[place + 1] < end:
            place += 1
        sentences.append((text[start:end], begins, _moment(end - edges[place], blocks[place])))
    return _Passage(blocks, text, sentences)


def _moment(at: int, block: Block) -> float | None:
    """The time of a block's character: its words are taken to last equally long."""
    _, text, start, end, _ = block
    if at == 0 or start is None or end is None:
        return start
    return end if at >= len(text) else round(start + (end - start) * at / len(text), 3)
