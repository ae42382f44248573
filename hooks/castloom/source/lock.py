"""castloom.lock read back: written by `castloom lock`, checked all the same, for people merge and mend by hand."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TypeVar

from castloom.model.lock import LOCK, Lock, Locked
from castloom.model.problem import Problems, Unreadable
from castloom.model.show import Release
from castloom.source import yamltext
from castloom.source.documents import read_text
from castloom.source.record import Record
from castloom.source.values import address, basic, moment
from castloom.source.yamltext import Fields, Items, Node

T = TypeVar("T")

VERSION = 1
RESTORE = "bring castloom.lock back from git (git checkout castloom.lock), then run castloom lock"
_AS_IT_WAS = f"it as it was, or {RESTORE}"
_NEVER = datetime.fromtimestamp(0, UTC)
_BROKEN = Lock("", "", whole=False)
_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_PATH = re.compile(r"episodes/[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_DIGEST = re.compile(r"(?:ends-)?sha256-[0-9a-f]{64}")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def read_lock(root: Path, problems: Problems) -> Lock | None:
    """The lock beside mkdocs.yml; None if there is none. One with faults, which are problems, is not `whole`."""
    if not ((root / LOCK).exists() or (root / LOCK).is_symlink()):
        return None
    found = Problems()
    text = read_text(root, LOCK, found)
    lock = _lock(text, found) if text is not None else _BROKEN
    problems.add(found.all)
    return _BROKEN if found.errors else lock


def _lock(text: str, problems: Problems) -> Lock:
    if mark := _MARK.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        hint = "keep the episodes of both sides, each once, remove the lines <<<<<<<, ======= and >>>>>>>, \
then run castloom lock"
        problems.error(LOCK, line, "", "two versions were merged and differ here", hint)
        return _BROKEN
    tree = _tree(text, problems)
    if tree is None or _has_doubles(tree, problems):
        return _BROKEN
    record = Record(tree, LOCK, problems)
    if not _is_of_this_version(record):
        return _BROKEN
    lock = Lock(
        guid=record.need("guid", matching(_UUID, "UUID"), "", _AS_IT_WAS),
        feed=record.need("feed", _restored(address.web), "", _AS_IT_WAS),
        new_feed_url=record.get("newFeedUrl", _restored(address.web), ""),
        episodes=_records(_items(record, "episodes"), "episodes", problems),
        gone=_records(_items(record, "gone") if record.has("gone") else (), "gone", problems),
    )
    record.close()
    _check_unique(lock, problems)
    return lock


def _tree(text: str, problems: Problems) -> Fields | None:
    found = Problems()
    tree = yamltext.parse(text, LOCK, found)
    # What is wrong with its YAML nobody is to mend by hand.
    problems.add(replace(problem, hint=RESTORE) for problem in found.all)
    if tree is not None and not isinstance(tree, Fields):
        problems.error(LOCK, tree.line, "", "this is not a lock", RESTORE)
    return tree if isinstance(tree, Fields) else None


def _has_doubles(tree: Fields, problems: Problems) -> bool:
    """Tells records that have keys twice: git put two versions of an episode into one."""
    records = (record for node in tree.nodes.values() if isinstance(node, Items) for record in node.nodes)
    lines = [record.twice[0][1] for record in records if isinstance(record, Fields) and record.twice]
    for line in lines:
        problems.error(LOCK, line, "", "one episode has two versions", "keep one, then run castloom lock")
    return bool(lines)


def _is_of_this_version(record: Record) -> bool:
    typed = record.need("version", basic.plain(20), "", _AS_IT_WAS)
    if typed != str(VERSION) and typed:
        message = f"this Castloom reads version {VERSION}, not {typed}"
        record.fault("version", Unreadable(message, "use the Castloom that wrote the lock, or a newer one"))
    return typed == str(VERSION)


def _items(record: Record, key: str) -> tuple[Node, ...]:
    """The records; a lock of no episodes has an empty list, which reads as one."""
    record.asked.append(key)
    node = record.fields.nodes.get(key)
    if isinstance(node, Items):
        return node.nodes
    record.fault(key, Unreadable("is not a list of records", RESTORE))
    return ()


def _records(nodes: Iterable[Node], key: str, problems: Problems) -> tuple[Locked, ...]:
    return tuple(found for node in nodes if (found := _locked(node, key, problems)))


def _locked(node: Node, key: str, problems: Problems) -> Locked | None:
    if not isinstance(node, Fields):
        problems.error(LOCK, node.line, key, "is not a record", RESTORE)
        return None
    record = Record(node, LOCK, problems)
    locked = Locked(
        guid=record.need("guid", basic.plain(255), "", _AS_IT_WAS),
        path=record.need("path", matching(_PATH, "path of an episode"), "", _AS_IT_WAS),
        url=record.need("url", _restored(address.web), "", _AS_IT_WAS),
        length=record.need("length", _restored(basic.whole(1)), 0, _AS_IT_WAS),
        type=record.need("type", basic.plain(255), "", _AS_IT_WAS),
        duration=record.need("duration", _restored(basic.whole()), 0, _AS_IT_WAS),
        digest=record.need("digest", matching(_DIGEST, "digest"), "", _AS_IT_WAS),
        date=record.need("date", _restored(moment.date(Release(time(), UTC))), _NEVER, _AS_IT_WAS),
        line=node.line,
    )
    record.close()
    return locked


def matching(pattern: re.Pattern[str], what: str) -> Callable[[Node], str]:
    """A text that is wholly as `pattern` has it."""

    def convert(node: Node) -> str:
        typed = basic.text(node)
        if not pattern.fullmatch(typed):
            raise Unreadable(f'"{typed}" is no {what}', RESTORE)
        return typed

    return convert


def _restored(convert: Callable[[Node], T]) -> Callable[[Node], T]:
    """The same reading; what cannot be read is not to be mended by hand."""

    def restored(node: Node) -> T:
        try:
            return convert(node)
        except Unreadable as fault:
            raise Unreadable(fault.message, RESTORE) from fault

    return restored


def _check_unique(lock: Lock, problems: Problems) -> None:
    """Tells records that have the guid, the file or the audio of another: after a merge, the same episode twice.

    Episodes that are gone have left their files' names and addresses to others.
    """
    first: dict[tuple[str, str], int] = {}
    episodes = ((locked, ("guid", "path", "url")) for locked in lock.episodes)
    for locked, keys in (*episodes, *((locked, ("guid",)) for locked in lock.gone)):
        for key in keys:
            line = first.setdefault((key, getattr(locked, key)), locked.line)
            if line != locked.line:
                problems.error(LOCK, locked.line, key, *_twin(key, line))
                break


def _twin(key: str, line: int) -> tuple[str, str]:
    """What is said of a record, and what to do, if the one on `line` has the same under `key`."""
    if key == "guid":
        return f"one episode has two versions, here and on line {line}", "keep one, then run castloom lock"
    return f"the record on line {line} has this {key} too", "remove the record that is wrong, then run castloom lock"
