"""What reports on the feed compare that no episode tells alone."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from castloom.derive.publication import is_held_back
from castloom.model.episode import Episode
from castloom.source.catalog import Catalog


@dataclass(frozen=True)
class WholeShow:
    """A show in its folder `root` with all its episodes at the moment `now`.

    `path` is the file that has its options, `lines` are theirs by key, and `docs_dir` is the folder of its cover.
    `digest` makes the digest of a file by its path in the show's folder. `is_cut` tells whether an episode's notes are
    too long for its description in the feed.
    """

    catalog: Catalog
    root: Path
    path: str
    lines: Mapping[str, int]
    docs_dir: str
    now: datetime
    digest: Callable[[str], str]
    is_cut: Callable[[Episode], bool]

    def line(self, key: str) -> int:
        return self.lines.get(key, 0)

    @property
    def out(self) -> Iterator[Episode]:
        """The episodes that the feed carries, newest first."""
        return (e for e in self.catalog.episodes if e.enclosure and not is_held_back(e, self.now))
