"""Adds decisions to a ledger's file: whole or not at all, and every byte that an editor wrote stays."""

from pathlib import Path

import yaml

from castloom.door.writing import write_all
from castloom.model.ledger import LedgerEntry
from castloom.model.problem import Problems
from castloom.render.ledger_lines import ledger_lines

_EXAMPLE = "begin each entry with a dash on a line of its own, as in\n    - heard: human death\n      meant: human debt"


def add_entry(show: Path, entry: LedgerEntry, problems: Problems) -> bool:
    """Append the entry to the file of its `path`; False, a problem, and nothing written where that cannot be done."""
    path = (show / entry.path).resolve()
    try:
        content = path.read_bytes() if path.is_file() else b""
        longer = with_entry(content, entry)
        write_all({path: longer})
    except _UnfitError as fault:
        problems.error(entry.path, 0, "", str(fault), _EXAMPLE)
    except UnicodeDecodeError:
        problems.error(entry.path, 0, "", "this file is not UTF-8 text", "save it with the encoding UTF-8")
    except OSError as fault:
        hint = "make room for it or allow writing there"
        problems.error(entry.path, 0, "", f"cannot be written: {fault.strerror}", hint)
    return not problems.errors


class _UnfitError(ValueError):
    """The file is not a list that could be appended to."""


def with_entry(content: bytes, entry: LedgerEntry) -> bytes:
    """A ledger's bytes and the entry behind them, indented as the others are. Raises ValueError for what is no list."""
    text = content.decode("utf-8-sig")
    count, indent = _shape(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = "".join(f"{' ' * indent}{line}{line_end}" for line in ledger_lines(entry).splitlines())
    added = lines if not text or text.endswith("\n") else line_end + lines
    if not _has(text + added, count + 1, indent):
        raise _UnfitError("nothing can be added at its end")
    return content + added.encode()


def _has(text: str, count: int, indent: int) -> bool:
    try:
        return _shape(text) == (count, indent)
    except _UnfitError:
        return False


def _shape(text: str) -> tuple[int, int]:
    """How many entries a ledger has, and how far they are indented."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as fault:
        raise _UnfitError("this is not YAML, so nothing is added to it") from fault
    if root is None:
        return 0, 0
    if not isinstance(root, yaml.SequenceNode) or root.flow_style:
        raise _UnfitError("is not a list with an entry a line, so nothing is added to it")
    return len(root.value), root.start_mark.column
