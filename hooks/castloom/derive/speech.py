"""From a transcript's blocks to turns of paragraphs of sentences, each with its address and time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from castloom.derive.addresses import addresses
from castloom.derive.sentences import sentence_spans
from castloom.model.person import Person
from castloom.model.speech import Paragraph, Sentence, Turn
from castloom.model.transcript import Block, Transcript

_LONGEST_PARAGRAPH = 90  # words, where the import does not tell paragraphs


@dataclass(frozen=True)
class _Passage:
    """A paragraph of blocks with its sentences' texts and times, before it has addresses."""

    speaker: str
    told: bool
    text: str
    sentences: tuple[tuple[str, float | None, float | None], ...]


def turns(transcript: Transcript, person_of: Callable[[str], str]) -> tuple[Turn, ...]:
    """The transcript as turns: neighbouring blocks of one speaker joined, no word lost or added."""
    passages = [_passage(blocks) for blocks in _paragraphs(transcript.blocks)]
    sentences = iter(addresses([text for p in passages for text, _, _ in p.sentences]))
    told = [p for p in passages if p.told and len(p.sentences) > 1]
    blocks = iter(addresses([p.text for p in told]))
    addressed = [
        (p.speaker, Paragraph(next(blocks) if p.told and len(p.sentences) > 1 else "", _sentences(p, sentences)))
        for p in passages
    ]
    return tuple(
        Turn(speaker, person_of(speaker), tuple(paragraph for _, paragraph in group))
        for speaker, group in groupby(addressed, key=lambda pair: pair[0])
    )


def persons_by_name(people: Iterable[Person]) -> dict[str, str]:
    """Person ids by every name they go by, case-folded: name, name with prefix, aliases."""
    names: dict[str, str] = {}
    for person in people:
        for name in (person.name, f"{person.prefix} {person.name}", *person.aliases):
            names.setdefault(" ".join(name.casefold().split()), person.id)
    return names


def _sentences(passage: _Passage, found: Iterator[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(next(found), text, start, end) for text, start, end in passage.sentences)


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
    text = " ".join(block.text for block in blocks)
    edges = _edges(blocks)
    sentences = tuple(
        (text[start:end], _moment(start, edges, 0), _moment(end, edges, 1)) for start, end in sentence_spans(text)
    )
    return _Passage(blocks[0].speaker, blocks[0].begins is not None, text, sentences)


def _edges(blocks: list[Block]) -> list[tuple[int, int, float | None, float | None]]:
    edges, at = [], 0
    for block in blocks:
        edges.append((at, at + len(block.text), block.start, block.end))
        at += len(block.text) + 1
    return edges


def _moment(at: int, edges: list[tuple[int, int, float | None, float | None]], closing: int) -> float | None:
    """The time of a character, shared out evenly over its block."""
    for first, last, start, end in edges:
        if at < last + closing:
            if start is None or end is None or at == first:
                return start
            return end if at == last else round(start + (end - start) * (at - first) / (last - first), 3)
    return edges[-1][3]
