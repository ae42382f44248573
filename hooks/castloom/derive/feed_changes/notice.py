"""What is told of a change, and how much it matters."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

_MOST_NAMED = 3
_MOST_LISTED = 5
_LONGEST_TITLE = 80
# What Markdown and HTML would take for marks. An underscore inside a word is none, nor is & in an address.
_MARK = re.compile(r"[\\`*\[<~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")


class Weight(Enum):
    """HURTS costs subscribers something; SEEN is what they see; QUIET is what apps take up without a word."""

    HURTS = auto()
    SEEN = auto()
    QUIET = auto()


@dataclass(frozen=True)
class Notice:
    """One line of the report."""

    weight: Weight
    text: str


@dataclass(frozen=True)
class Kind:
    """A kind of change of episodes: how it is said of one, with {title} and its details, and of many.

    Of many, {count} and {titles} are told. Up to five are told one by one if each has details of its own.
    """

    weight: Weight
    one: str
    many: str

    @property
    def is_listed(self) -> bool:
        return bool(re.search(r"\{(?!title\})", self.one))


@dataclass(frozen=True)
class Change:
    """A change of one episode, by its title; `details` fill the kind's sentence."""

    kind: Kind
    title: str
    details: dict[str, str] = field(default_factory=dict)


def lines(changes: Iterable[Change]) -> list[Notice]:
    """The changes as lines, one kind after another as they first come; many of a kind are one line."""
    by_kind: dict[Kind, list[Change]] = {}
    for change in changes:
        by_kind.setdefault(change.kind, []).append(change)
    return [notice for kind, found in by_kind.items() for notice in _lines(kind, found)]


def _lines(kind: Kind, changes: Sequence[Change]) -> list[Notice]:
    if len(changes) > (_MOST_LISTED if kind.is_listed else 1):
        named = {"count": f"{len(changes):,}", "titles": _titles([change.title for change in changes])}
        return [Notice(kind.weight, kind.many.format(**named))]
    return [Notice(kind.weight, kind.one.format(title=_named(c.title), **c.details)) for c in changes]


def _titles(titles: Sequence[str]) -> str:
    """ "“A”, “B”, “C” and 34 more"."""
    named = [_named(title) for title in titles[:_MOST_NAMED]]
    rest = len(titles) - len(named)
    *first, last = [*named, f"{rest:,} more"] if rest else named
    return f"{', '.join(first)} and {last}" if first else last


def _named(title: str) -> str:
    return quoted(title) if title else "an episode without title"


def quoted(text: str, most: int = _LONGEST_TITLE) -> str:
    """The text on one line, in quotation marks."""
    return f"“{shown(text, most)}”"


def shown(text: str, most: int = 200) -> str:
    """The text on one line of at most so many characters, as Markdown that shows it as it is.

    What a terminal would take for a command is left out.
    """
    line = "".join(c for c in " ".join(text.split()) if c.isprintable())
    return _MARK.sub(r"\\\g<0>", line if len(line) <= most else line[: most - 1].rstrip() + "…")
