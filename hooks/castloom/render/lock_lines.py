"""castloom.lock as text: a line a fact, so that a diff reads well."""

from collections.abc import Iterable, Iterator

from castloom.model.lock import Lock, Locked, utc
from castloom.render.yaml_line import Value, yaml_line
from castloom.source.lock import VERSION

_HEAD = """\
# What podcast apps rely on, kept by `castloom lock`. Commit it with the show, and edit it only to merge.
"""


def lock_text(lock: Lock) -> str:
    """The whole file; the same lock gives the same bytes."""
    head: dict[str, Value] = {"version": VERSION, "guid": lock.guid, "feed": lock.feed}
    head.update({"newFeedUrl": lock.new_feed_url} if lock.new_feed_url else {})
    lines = [yaml_line(key, value) for key, value in head.items()]
    episodes = ["episodes:", *_records(lock.episodes)] if lock.episodes else ["episodes: []"]
    gone = ["gone:", *_records(lock.gone)] if lock.gone else []
    return _HEAD + "".join(f"{line}\n" for line in (*lines, *episodes, *gone))


def _records(records: Iterable[Locked]) -> Iterator[str]:
    return map(_record, sorted(records, key=lambda locked: locked.order))


def _record(locked: Locked) -> str:
    return "\n".join(f"{'    ' if n else '  - '}{line}" for n, line in enumerate(_lines(locked)))


def _lines(locked: Locked) -> Iterator[str]:
    yield yaml_line("guid", locked.guid)
    yield yaml_line("path", locked.path)
    yield yaml_line("url", locked.url)
    yield yaml_line("length", locked.length)
    yield yaml_line("type", locked.type)
    yield yaml_line("duration", locked.duration)
    yield yaml_line("digest", locked.digest)
    yield f"date: {utc(locked.date)}"
