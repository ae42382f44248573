"""Speech as it is read: turns of paragraphs of sentences, each with an address.

Named tuples, because an episode has hundreds of them and a frozen dataclass takes three times as long to make.
"""

from typing import NamedTuple


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
