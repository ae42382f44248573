"""A concept: a term of the show with its definition, other forms and canonical home."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Autolink(StrEnum):
    """Which uses of a concept's name link to its page."""

    OFF = "off"
    FIRST_IN_PAGE = "first-in-page"
    FIRST_IN_SECTION = "first-in-section"
    ALL = "all"


@dataclass(frozen=True)
class Concept:
    """A concept; `id` is its file's stem, `text` its page's Markdown, `mark` the sign shown in our own prose.

    `case_sensitive` says that its names are found in their own capitals alone; `lines` are those of its keys.
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
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def url(self) -> str:
        return f"concepts/{self.id}/"

    @property
    def forms(self) -> tuple[str, ...]:
        """Every right form of the name, the title first."""
        return (self.title, *self.aliases)
