"""castloom.lock read back: written by `castloom lock`, checked all the same, for people merge and mend by hand."""

import re
from collections.abc import Callable
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
RESTORE = "bring back the last good lock (git checkout castloom.lock), then run castloom lock"
_AS_IT_WAS = f"it as it was, or {RESTORE}"
_BROKEN = Lock("", "", (), whole=False)
_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_PATH = re.compile(r"episodes/[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_DIGEST = re.compile(r"(?:ends-)?sha256-[0-9a-f]{64}")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def read_lock(root: Path, problems: Problems) -> Lock | None:
    """The lock beside mkdocs.yml; None without a file. One with faults, which are problems, is not `whole`."""
    if not (root / LOCK).is_file():
        return None
    found = Problems()
    text = read_text(root, LOCK, found)
    lock = _lock(text, found) if text is not None else _BROKEN
    problems.add(found.all)
    return _BROKEN if found.errors else lock


def _lock(text: str, problems: Problems) -> Lock:
    if mark := _MARK.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        hint = "keep the episodes of both sides, remove the lines <<<<<<<, ======= and >>>>>>>, then run castloom lock"
        problems.error(LOCK, line, "", "two versions were merged and differ here", hint)
        return _BROKEN
    tree = yamltext.parse(text, LOCK, problems)
    if not isinstance(tree, Fields):
        if tree is not None:
            problems.error(LOCK, tree.line, "", "this is not a lock", RESTORE)
        return _BROKEN
    record = Record(tree, LOCK, problems)
    if not _is_of_this_version(record):
        return _BROKEN
    lock = Lock(
        guid=record.need("guid", matching(_UUID, "UUID"), "", _AS_IT_WAS),
        feed=record.need("feed", address.web, "", _AS_IT_WAS),
        episodes=tuple(found for node in _items(record) if (found := _locked(node, problems))),
    )
    record.close()
    _check_unique(lock, problems)
    return lock


def _is_of_this_version(record: Record) -> bool:
    typed = record.need("version", basic.plain(20), "", _AS_IT_WAS)
    if typed != str(VERSION) and typed:
        message = f"this Castloom reads version {VERSION}, not {typed}"
        record.fault("version", Unreadable(message, "use the Castloom that wrote the lock, or a newer one"))
    return typed == str(VERSION)


def _items(record: Record) -> tuple[Node, ...]:
    """The records; a lock of no episodes has an empty list, which reads as one."""
    record.asked.append("episodes")
    node = record.fields.nodes.get("episodes")
    if isinstance(node, Items):
        return node.nodes
    record.fault("episodes", Unreadable("is not a list of records", RESTORE))
    return ()


def _locked(node: Node, problems: Problems) -> Locked | None:
    if not isinstance(node, Fields):
        problems.error(LOCK, node.line, "episodes", "is not a record", RESTORE)
        return None
    record = Record(node, LOCK, problems)
    locked = Locked(
        guid=record.need("guid", basic.plain(255), "", _AS_IT_WAS),
        path=record.need("path", matching(_PATH, "path of an episode"), "", _AS_IT_WAS),
        url=record.need("url", address.web, "", _AS_IT_WAS),
        length=record.need("length", basic.whole(1), 0, _AS_IT_WAS),
        type=record.need("type", basic.plain(255), "", _AS_IT_WAS),
        duration=record.need("duration", basic.whole(), 0, _AS_IT_WAS),
        digest=record.need("digest", matching(_DIGEST, "digest"), "", _AS_IT_WAS),
        date=record.need("date", moment.date(Release(time(), UTC)), datetime.fromtimestamp(0, UTC), _AS_IT_WAS),
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


def _check_unique(lock: Lock, problems: Problems) -> None:
    """Tells records that have the guid, the file or the audio of another: after a merge, the same episode twice."""
    first: dict[tuple[str, str], int] = {}
    for locked in lock.episodes:
        for key in ("guid", "path", "url"):
            line = first.setdefault((key, getattr(locked, key)), locked.line)
            if line != locked.line:
                message = f"the record on line {line} has this {key} too"
                problems.error(
                    LOCK, locked.line, key, message, "remove the record that is wrong, then run castloom lock"
                )
                break
