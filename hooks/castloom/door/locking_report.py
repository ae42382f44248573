"""What `castloom lock` recorded, in plain words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from castloom.derive.keeping_changes import Pair
from castloom.derive.reports.finding import many
from castloom.model.clock import clock
from castloom.model.lock import LOCK, Lock

_WORDS = {
    "guid": "guid",
    "path": "file",
    "url": "audio's address",
    "length": "bytes",
    "type": "type",
    "duration": "duration",
    "digest": "audio",
    "date": "date",
}


class _Told(NamedTuple):
    what: str
    line: str = ""


def report(before: Lock | None, after: Lock, pairs: Sequence[Pair]) -> list[str]:
    """Lines: a summary, then each episode that is new, changed or gone. `pairs` are those that were recorded."""
    told = [*(_told(pair) for pair in pairs), *_gone(before, pairs)]
    counts = {what: sum(one.what == what for one in told) for what in ("new", "changed", "gone", "as before")}
    counted = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    summary = f"{LOCK}: {many(len(after.episodes), 'episode')}{f': {counted}' if counted else ''}"
    return [summary, *(f"  {one.what}: {one.line}" for one in told if one.line)]


def _told(pair: Pair) -> _Told:
    now, before = pair.present, pair.record
    if before is None:
        return _Told("new", f"{now.path}: {now.length:,} bytes, {clock(now.duration)}")
    changed = [word for name, word in _WORDS.items() if getattr(now, name) != getattr(before, name)]
    return _Told("changed", f"{now.path}: {', '.join(changed)}") if changed else _Told("as before")


def _gone(before: Lock | None, pairs: Sequence[Pair]) -> Iterator[_Told]:
    recorded = {pair.record.guid for pair in pairs if pair.record}
    for record in before.episodes if before else ():
        if record.guid not in recorded:
            yield _Told("gone", f"{record.path}: write guid: {record.guid} in its front matter if it comes back")
