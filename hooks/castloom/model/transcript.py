"""What was said, as imported, and how its times came about."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Timing(StrEnum):
    """How a transcript's times came about; only aligned and exact times are shown without "about"."""

    NONE = "none"
    ESTIMATED = "estimated"
    ALIGNED = "aligned"
    EXACT = "exact"

    @property
    def is_sure(self) -> bool:
        """Whether apps may have the times: a feed carries no guess."""
        return self in (Timing.ALIGNED, Timing.EXACT)


class Block(NamedTuple):
    """One piece of an imported transcript: a cue, or a paragraph. Times in seconds, None where untimed.

    `begins` says whether a paragraph begins here, as the import tells it; None where the import does not tell.
    `words` has the seconds from and to of each of the text's words (what stands between blanks), or is empty.
    """

    speaker: str
    text: str
    start: float | None = None
    end: float | None = None
    begins: bool | None = None
    words: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Transcript:
    """A transcript's blocks in the order they were said. `status` is the editor's word, such as "reviewed".

    `as_vtt` is the file that they came from, where it was nothing but cues of one voice each, and "" else: whoever
    changes a block leaves it out.
    """

    path: str
    blocks: tuple[Block, ...]
    timing: Timing
    language: str = ""
    status: str = ""
    as_vtt: str = ""
