"""Speech as it is read: turns of paragraphs of sentences, each with an address.

Named tuples, because an episode has hundreds of them and a frozen dataclass takes three times as long to make.
"""

from typing import NamedTuple


class Sentence(NamedTuple):
    """A sentence with its address (`p-3f9a2c71`) and, where the transcript is timed, seconds from and to."""

    address: str
    text: str
    start: float | None = None
    end: float | None = None


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
