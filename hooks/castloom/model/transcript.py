"""What was said, as imported, and how its times came about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, overload


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


class Columns(NamedTuple):
    """The fields of many blocks, column by column."""

    speakers: Sequence[str] = ()
    texts: Sequence[str] = ()
    starts: Sequence[float | None] = ()
    ends: Sequence[float | None] = ()
    begins: Sequence[bool | None] = ()
    words: Sequence[tuple[tuple[float, float], ...]] = ()


class Blocks(Sequence[Block]):
    """Blocks that are made of their columns when somebody asks for one: an episode has hundreds, and few are."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns.texts)

    def __iter__(self) -> Iterator[Block]:
        return map(Block._make, zip(*self.columns, strict=True))

    @overload
    def __getitem__(self, place: int) -> Block: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, place: int | slice) -> Block | tuple[Block, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        return Block._make([column[place] for column in self.columns])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def columns_of(blocks: Sequence[Block]) -> Columns:
    """The blocks' fields, which are several times as fast to go through."""
    return blocks.columns if isinstance(blocks, Blocks) else Columns(*zip(*blocks, strict=True))


@dataclass(frozen=True)
class Transcript:
    """A transcript's blocks in the order they were said. `status` is the editor's word, such as "reviewed".

    `as_vtt` is the file that they came from, where it was nothing but cues of one voice each, and "" else: whoever
    changes a block leaves it out.
    """

    path: str
    blocks: Sequence[Block]
    timing: Timing
    language: str = ""
    status: str = ""
    as_vtt: str = ""
