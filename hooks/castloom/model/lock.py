"""castloom.lock: what podcast apps rely on, recorded once and kept."""

from dataclasses import dataclass
from datetime import UTC, datetime

LOCK = "castloom.lock"


def utc(moment: datetime) -> str:
    """A moment in UTC, as in 2026-03-02T06:00:00Z; it reads back as the same moment."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


@dataclass(frozen=True)
class Locked:
    """What is recorded of an episode that is out, or planned.

    `path` is its Markdown file's at the time, `url` the enclosure's whole address without prefixes, `length` its bytes,
    `duration` seconds. `digest` tells one content from another: `sha256-…` of a whole file of the show, `ends-sha256-…`
    of the first and last 64 KiB of what lies at an address. `line` is where the record begins in the lock.
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

    @property
    def order(self) -> tuple[datetime, str]:
        """The lock's order: oldest first."""
        return self.date.astimezone(UTC), self.path


@dataclass(frozen=True)
class Lock:
    """A show's lock: its own podcast:guid, the address of its feed, and its episodes, oldest first.

    `gone` are those that once were among them: they get their guids back if they return. `new_feed_url` is where the
    feed sends apps, if that is not to itself. One that is not `whole` has faults, which are told; nothing is held
    against it.
    """

    guid: str
    feed: str
    episodes: tuple[Locked, ...] = ()
    gone: tuple[Locked, ...] = ()
    new_feed_url: str = ""
    whole: bool = True

    @property
    def known(self) -> tuple[Locked, ...]:
        """All records, of episodes that are gone as well."""
        return (*self.episodes, *self.gone)
