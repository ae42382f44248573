"""The ledger's files: a YAML list of decisions for an episode, or for the whole show."""

import re
from pathlib import Path

from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.model.problem import Problems, Unreadable, nearest
from castloom.source import yamltext
from castloom.source.documents import read_text
from castloom.source.folder import Folder
from castloom.source.ledger_faults import EXAMPLE, LEDGER, MOVES, SHOW_LEDGER, Declared, Reading, faults, plain
from castloom.source.record import Record
from castloom.source.values import basic, moment
from castloom.source.values.passage import passage_address
from castloom.source.yamltext import Fields, Items, Node

_LEDGER_NAME = re.compile(r"(?:.*\.)?corrections\.ya?ml", re.IGNORECASE)
_LONGEST = 1000


def read_ledger(root: Path, path: str, home: Scope, declared: Declared, problems: Problems) -> tuple[LedgerEntry, ...]:
    """The entries of the ledger at `path`; without a file, none. Faulty ones are problems, and left out.

    `home` is the scope of entries that tell none: episode in an episode's file, show in the show's.
    """
    text = read_text(root, path, problems) if (root / path).is_file() else None
    tree = yamltext.parse(text, path, problems) if text is not None else None
    entries: dict[tuple[object, ...], LedgerEntry] = {}
    for node in _items(tree, path, problems):
        entry = _checked(node, path, home, declared, problems)
        first = entries.setdefault(_decides_on(entry), entry) if entry else None
        if entry and first and first is not entry:
            message = f"decides on the same words as the entry on line {first.line}"
            hint = "remove one of the two, or tell them apart by passage or context"
            problems.error(path, entry.line, "", message, hint)
    return tuple(entries.values())


def without_ledgers(folder: Folder, problems: Problems) -> list[str]:
    """The assets of a folder but for ledgers, which are never published; one that nobody reads is a problem."""
    right = {f"{stem}{LEDGER}" for stem in folder.stems if folder.name == "episodes"}
    beside = [f"{folder.name}/{name}" for names in folder.neighbours.values() for name in names if name not in right]
    for path in filter(_is_ledger, (*folder.assets, *beside)):
        hint = f"name it as its episode, as in episodes/001-slug{LEDGER}; the show's is {SHOW_LEDGER} beside mkdocs.yml"
        problems.error(path, 0, "", "is the ledger of no episode, and is not read", hint)
    return [path for path in folder.assets if not _is_ledger(path)]


def _is_ledger(path: str) -> bool:
    return bool(_LEDGER_NAME.fullmatch(path.rpartition("/")[2]))


def _items(tree: Node | None, path: str, problems: Problems) -> tuple[Node, ...]:
    if tree is None or (isinstance(tree, Fields) and not tree.nodes):
        return ()
    if not isinstance(tree, Items):
        problems.error(path, tree.line, "", "is not a list of entries", f"begin each with a dash, as in {EXAMPLE}")
        return ()
    return tree.nodes


def _checked(node: Node, path: str, home: Scope, declared: Declared, problems: Problems) -> LedgerEntry | None:
    """The entry, or None and its problems. What keys mean together is looked at only once each is readable."""
    if not isinstance(node, Fields):
        problems.error(path, node.line, "", "is not an entry", f"write its keys, as in {EXAMPLE}")
        return None
    found = Problems()
    record = Record(node, path, found)
    entry = _entry(record, home)
    record.close()
    for key, message, hint in faults(Reading(entry, record, declared, home)) if not found.errors else ():
        found.error(path, record.line(key), key, message, hint)
    problems.add(found.all)
    return None if found.errors else entry


def _entry(record: Record, home: Scope) -> LedgerEntry:
    words = basic.plain(_LONGEST)
    heard, meant, never = (record.get(key, words, "") for key in ("heard", "meant", "never"))
    passage = record.get("passage", passage_address, "")
    kind = record.get("kind", _kind, Kind.WORD)
    return LedgerEntry(
        path=record.path,
        line=record.fields.line,
        kind=Kind.NEVER if never else kind,
        scope=record.get("scope", basic.one_of(Scope), Scope.PASSAGE if passage else home),
        heard=heard or never,
        meant=meant,
        passage=passage,
        context=record.get("context", words, ""),
        count=record.get("count", basic.whole(1), None),
        by=record.get("by", basic.plain(128), ""),
        date=record.get("date", moment.day, None),
        reason=record.get("reason", words, ""),
    )


def _kind(node: Node) -> Kind:
    typed = basic.text(node).lower()
    kinds = [kind for kind in Kind if kind is not Kind.NEVER]
    if typed == Kind.NEVER:
        raise Unreadable("never is a key of its own", "write never: human death, without heard and kind")
    if typed not in kinds:
        raise Unreadable(f'"{typed}" is no kind of entry', nearest(typed, kinds) or f"write one of {', '.join(kinds)}")
    return Kind(typed)


def _decides_on(entry: LedgerEntry) -> tuple[object, ...]:
    return entry.kind in MOVES, plain(entry.heard), entry.passage, plain(entry.context)
