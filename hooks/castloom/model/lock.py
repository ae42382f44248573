"""castloom.lock: what podcast apps rely on, recorded once and kept."""

from dataclasses import dataclass
from datetime import datetime

LOCK = "castloom.lock"


@dataclass(frozen=True)
class Locked:
    """What is recorded of an episode that is out, or planned.

    `path` is its Markdown file's at the time, `url` the enclosure's whole address without prefixes, `length` its bytes,
    `duration` seconds. `digest` tells one content from another. `line` is where the record begins in the lock.
    """

    guid: str
    path: str
    url: str
    length: int
    type: str
    duration: int
    digest: str
    date: datetime
    line: int = 0


@dataclass(frozen=True)
class Lock:
    """A show's lock: its own podcast:guid, the address of its feed, and its episodes, oldest first."""

    guid: str
    feed: str
    episodes: tuple[Locked, ...] = ()
