"""The passage that an address leads to, and what to write instead of an address that leads nowhere."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from castloom.model.speech import Sentence, Turn

_SLIPS = 2  # wrong characters in an address that was typed


class PassageAt(NamedTuple):
    """A paragraph or sentence: the row of its first sentence, its turn, its own address, its sentences."""

    row: int
    turn: Turn
    address: str
    sentences: Sequence[Sentence]

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def is_withheld(self) -> bool:
        """Whether nothing of it is told."""
        return all(map(_is_withheld, self.sentences))


def passage_at(turns: Iterable[Turn], address: str) -> PassageAt | None:
    """The passage to which an address leads, also a former one of its words; None if it leads nowhere."""
    row = 0
    for turn in turns:
        for paragraph in turn.paragraphs:
            if address == paragraph.address:
                return PassageAt(row, turn, address, paragraph.sentences)
            for n, sentence in enumerate(paragraph.sentences):
                if address in sentence.addresses:
                    return PassageAt(row + n, turn, sentence.address, (sentence,))
            row += len(paragraph.sentences)
    return None


def address_remedy(address: str, addresses: Iterable[str]) -> str:
    """What to write instead of an address that leads nowhere: the one that was meant, if it was mistyped."""
    slips = {known: OSA.distance(address, known) for known in addresses}
    best = min(slips, key=lambda known: (slips[known], known), default="")
    if best and slips[best] <= _SLIPS:
        return f"did you mean {best}?"
    return "copy the address of a passage from the episode's page"


def _is_withheld(sentence: Sentence) -> bool:
    return any(not mark.heard and (mark.start, mark.end) == (0, len(sentence.text)) for mark in sentence.marks)
