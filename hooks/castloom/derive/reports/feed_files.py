"""Files that subscribers fetch: covers that are slow to load, and the same audio twice."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from posixpath import join

from castloom.derive.reports.feed_material import WholeShow
from castloom.derive.reports.finding import Finding, Level

_HEAVY = 1_000_000  # bytes; hosts advise 512 KB to 1 MB, Apple names no limit


def heavy_covers(whole: WholeShow) -> Iterator[Finding]:
    """Covers of the show and its episodes of more than 1 MB."""
    show = whole.catalog.show
    own = [join(whole.docs_dir, show.image.src)] if show.image.src and "://" not in show.image.src else []
    images = (episode.image.src for episode in whole.catalog.episodes if episode.image)
    for path in dict.fromkeys((*own, *(src for src in images if "://" not in src))):
        size = _size(whole.root / path)
        if size > _HEAVY:
            message = f"has {size / 1_000_000:.1f} MB: apps are slow to show such a cover, and some give up"
            hint = "save it as a JPEG of less than 1 MB, under a new name if it is out"
            yield Finding(Level.NOTE, path, 0, message, hint)


def same_audio(whole: WholeShow) -> Iterator[Finding]:
    """Audio files of different episodes with the same bytes."""
    by_size: dict[int, list[str]] = defaultdict(list)
    for episode in reversed(whole.catalog.episodes):
        if episode.enclosure and not episode.enclosure.is_remote and episode.enclosure.length:
            by_size[episode.enclosure.length].append(episode.enclosure.src)
    for paths in (list(dict.fromkeys(paths)) for paths in by_size.values()):
        first: dict[str, str] = {}
        for path in paths if len(paths) > 1 else ():
            older = first.setdefault(whole.digest(path), path)
            if older != path:
                message = f"is the same recording as {older}: subscribers would hear it twice"
                yield Finding(Level.WARNING, path, 0, message, "was the wrong file copied? Export the right one")


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
