"""A concept: a term of the show with its definition, other forms and canonical home."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Autolink(StrEnum):
    """Which uses of a concept's name link to its page."""

    OFF = "off"
    FIRST_IN_PAGE = "first-in-page"
    FIRST_IN_SECTION = "first-in-section"
    ALL = "all"


class Earlier(NamedTuple):
    """A definition that held from a day on, until a newer one took its place."""

    date: date
    definition: str


class Side(StrEnum):
    """Where somebody stands on a concept."""

    FOR = "for"
    AGAINST = "against"


class Stance(NamedTuple):
    """Somebody's word for or against a concept: a passage of an episode, which is named by its file, and a note."""

    episode: str
    passage: str
    side: Side
    note: str
    line: int


class Retirement(NamedTuple):
    """When a concept was given up, and why."""

    date: date
    reason: str


class Former(NamedTuple):
    """A concept that became part of another: its names and misheard forms are the other's now.

    `lines` are those of its title and its aliases.
    """

    id: str
    path: str
    names: tuple[str, ...]
    misheard: tuple[str, ...]
    lines: tuple[int, int]


@dataclass(frozen=True)
class Concept:
    """A concept; `id` is its file's stem, `text` its page's Markdown, `mark` the sign shown in our own prose.

    `case_sensitive` says that its names are found in their own capitals alone; `lines` are those of its keys.
    `history` are earlier definitions, newest first, `dissent` what was said for and against it. `merged_into` is the id
    of the concept that it became a part of, and `former` are those that became part of this one: their names are among
    its aliases.
    """

    id: str
    path: str
    title: str
    definition: str
    text: str = ""
    text_line: int = 0
    mark: str = ""
    aliases: tuple[str, ...] = ()
    misheard: tuple[str, ...] = ()
    originator: str = ""
    same_as: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    autolink: Autolink = Autolink.FIRST_IN_SECTION
    case_sensitive: bool = False
    draft: bool = False
    history: tuple[Earlier, ...] = ()
    dissent: tuple[Stance, ...] = ()
    retired: Retirement | None = None
    merged_into: str = ""
    former: tuple[Former, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, hash=False)

    @property
    def url(self) -> str:
        return f"concepts/{self.id}/"

    @property
    def forms(self) -> tuple[str, ...]:
        """Every right form of the name, the title first."""
        return (self.title, *self.aliases)

    def place_of(self, form: str) -> tuple[str, int, str]:
        """Path, line (0 where it is not known) and key under which one of its names is written."""
        for former in self.former:
            if form in former.names:
                is_alias = form != former.names[0]
                return former.path, former.lines[is_alias], "aliases" if is_alias else "title"
        key = "title" if form == self.title else "aliases"
        return self.path, self.lines.get(key, 0), key
