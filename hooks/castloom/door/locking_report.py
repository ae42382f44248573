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
_WORDS_OF_SHOW = {"guid": "guid", "feed": "feed's address", "new_feed_url": "newFeedUrl"}


class _Told(NamedTuple):
    what: str
    line: str = ""


def report(before: Lock | None, after: Lock, pairs: Sequence[Pair]) -> list[str]:
    """Lines: a summary, what changed of the show, then each episode that is new, back, changed or gone.

    `pairs` are those that were recorded.
    """
    told = [*(_told(pair) for pair in pairs), *_gone(before, pairs)]
    counts = {what: sum(one.what == what for one in told) for what in ("new", "back", "changed", "gone", "as before")}
    counted = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    summary = f"{LOCK}: {many(len(after.episodes), 'episode')}{f': {counted}' if counted else ''}"
    return [summary, *_of_show(before, after), *(f"  {one.what}: {one.line}" for one in told if one.line)]


def _of_show(before: Lock | None, after: Lock) -> Iterator[str]:
    for name, word in _WORDS_OF_SHOW.items() if before else ():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"  changed: the show: {word}, from {old or 'none'} to {new or 'none'}"


def _told(pair: Pair) -> _Told:
    now, before = pair.present, pair.record
    if before is None:
        facts = f"{now.path}: {now.length:,} bytes, {clock(now.duration)}"
        return _Told("back", f"{facts}, with its old guid") if _is_back(pair) else _Told("new", facts)
    changed = [word for name, word in _WORDS.items() if getattr(now, name) != getattr(before, name)]
    return _Told("changed", f"{now.path}: {', '.join(changed)}") if changed else _Told("as before")


def _is_back(pair: Pair) -> bool:
    return pair.former is not None and pair.former.guid == pair.present.guid


def _gone(before: Lock | None, pairs: Sequence[Pair]) -> Iterator[_Told]:
    recorded = {pair.record.guid for pair in pairs if pair.record}
    for record in before.episodes if before else ():
        if record.guid not in recorded:
            yield _Told("gone", f"{record.path}: {LOCK} keeps its guid, {record.guid}, should it come back")
