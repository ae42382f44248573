"""Speech as it is read: turns of paragraphs of sentences, each with an address.

An episode has hundreds of sentences. So what goes to pages and files is a `Speech`, whose columns are made and written
at once; it makes turns, paragraphs and sentences of them for those who go from one to the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

Moment = float | None


class Mark(NamedTuple):
    """Where the ledger corrected a sentence: characters `start` to `end` of its text, which the import has as `heard`.

    `kind` is the entry's. With `heard` "" nothing is told of what the import has: the passage is withheld.
    """

    start: int
    end: int
    heard: str
    kind: str


class Anchor(NamedTuple):
    """Another address that leads to a sentence, before the character `at` of its text."""

    at: int
    address: str


class Sentence(NamedTuple):
    """A sentence as it was meant, with its address (`p-3f9a2c71`) and, where timed, seconds from and to.

    `anchors` are other addresses of its words (a block's that begins in it, former ones, parts that were joined);
    `marks` are the places that the ledger corrected.
    """

    address: str
    text: str
    start: float | None = None
    end: float | None = None
    anchors: tuple[Anchor, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """All addresses that lead to it."""
        return (self.address, *(anchor.address for anchor in self.anchors))


class Paragraph(NamedTuple):
    """Sentences that were one block of the import; `address` is the block's, or "" if it is its only sentence's."""

    address: str
    sentences: tuple[Sentence, ...]


class Turn(NamedTuple):
    """Neighbouring blocks of one speaker. `person` is the speaker's id, or "" for a voice with no page."""

    speaker: str
    person: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def sentences(self) -> list[Sentence]:
        return [s for p in self.paragraphs for s in p.sentences]


class Voice(NamedTuple):
    """A speaker, and the id of the person who it is, or "" for a voice with no page."""

    speaker: str
    person: str


@dataclass(frozen=True)
class Speech:
    """Columns of equal length, a row a sentence: addresses, texts, seconds from and to (None where untimed).

    `anchors` and `marks` are those of the rows that have any. `paragraphs` are the rows with which paragraphs begin,
    `own` the addresses of those that have one of their own, and `voices` who speaks from which row on, in order.
    """

    addresses: Sequence[str]
    texts: Sequence[str]
    starts: Sequence[Moment]
    ends: Sequence[Moment]
    anchors: Mapping[int, tuple[Anchor, ...]]
    marks: Mapping[int, tuple[Mark, ...]]
    paragraphs: Sequence[int]
    own: Mapping[int, str]
    voices: Mapping[int, Voice]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The rows of each paragraph, from and to."""
        return list(pairwise([*self.paragraphs, len(self.texts)]))

    @cached_property
    def paragraph_texts(self) -> list[str]:
        """The text of each paragraph."""
        return [" ".join(self.texts[first:after]) for first, after in self.spans]

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Turn by turn."""
        held: list[tuple[Voice, list[Paragraph]]] = []
        for first, after in self.spans:
            if first in self.voices:
                held.append((self.voices[first], []))
            sentences = tuple(map(self.sentence, range(first, after)))
            held[-1][1].append(Paragraph(self.own.get(first, ""), sentences))
        return tuple(Turn(*voice, tuple(paragraphs)) for voice, paragraphs in held)

    def sentence(self, row: int) -> Sentence:
        """The sentence of a row."""
        span = self.starts[row], self.ends[row]
        return Sentence(self.addresses[row], self.texts[row], *span, self.anchors.get(row, ()), self.marks.get(row, ()))
