"""Reads the keys of one mapping into typed values, and notes every key that is wrong or unknown."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

from castloom.model.problem import Problems, Unreadable, nearest
from castloom.source.yamltext import Fields, Items, Node, Text

T = TypeVar("T")
Converter = Callable[[Node], T]
Reader: TypeAlias = Callable[["Record"], T]


class Record:
    """The keys of a mapping, asked for one by one; `close` then reports those that nobody asked for."""

    def __init__(self, fields: Fields, path: str, problems: Problems, within: str = "", bare: str = "") -> None:
        self.fields = fields
        self.path = path
        self.problems = problems
        self.asked: list[str] = []
        self._within = within
        self._bare = bare

    def has(self, key: str) -> bool:
        return key in self.fields.nodes and not is_empty(self.fields.nodes[key])

    def line(self, key: str) -> int:
        return self.fields.lines.get(key, self.fields.line)

    def place(self, *keys: str) -> tuple[int, str]:
        """Line and name of the first of `keys` that there is; (0, "") if there is none."""
        return next(((self.line(key), self.name(key)) for key in keys if self.has(key)), (0, ""))

    def get(self, key: str, convert: Converter[T], default: T) -> T:
        """The key's value, or `default` if it is absent or unreadable (the latter with a problem)."""
        self.asked.append(key)
        if not self.has(key):
            return default
        try:
            return convert(self.fields.nodes[key])
        except Unreadable as fault:
            self.fault(key, fault)
            return default

    def need(self, key: str, convert: Converter[T], default: T, example: str) -> T:
        """As `get`, but a key that is absent is a problem; `example` is a line that would do."""
        if not self.has(key):
            self.problems.error(self.path, self.line(key), self.name(key), "is missing", f"write {example}")
        return self.get(key, convert, default)

    def each(self, key: str, convert: Converter[T]) -> tuple[T, ...]:
        """The values of a list; a single value is a list of one. Each wrong item is a problem of its own."""
        self.asked.append(key)
        if not self.has(key):
            return ()
        node = self.fields.nodes[key]
        values: list[T] = []
        for item in node.nodes if isinstance(node, Items) else (node,):
            try:
                values.append(convert(item))
            except Unreadable as fault:
                self.problems.error(self.path, item.line, self.name(key), fault.message, fault.hint)
        return tuple(values)

    def groups(self, key: str, read: Reader[T], example: str, bare: str = "") -> tuple[T, ...]:
        """What `read` makes of each group of a list; a single group is a list of one. `example` is one that would do.

        A text stands for the group that has it under the key `bare`, if that is named.
        """
        self.asked.append(key)
        if not self.has(key):
            return ()
        node = self.fields.nodes[key]
        inner = [self._inner(key, item, example, bare) for item in (node.nodes if isinstance(node, Items) else (node,))]
        return tuple(record.closed(read) for record in inner if record)

    def group(self, key: str, read: Reader[T], default: T, example: str, bare: str = "") -> T:
        """What `read` makes of the group under `key`, else `default`; `example` and `bare` as in `groups`."""
        if isinstance(self.fields.nodes.get(key), Items):
            self.asked.append(key)
            self.fault(key, Unreadable("is a list", f"write one: {example}"))
            return default
        return next(iter(self.groups(key, read, example, bare)), default)

    def closed(self, read: Reader[T]) -> T:
        """What `read` makes of this record; then it is closed."""
        value = read(self)
        self.close()
        return value

    def _inner(self, key: str, node: Node, example: str, bare: str) -> "Record | None":
        if bare and isinstance(node, Text) and not is_empty(node):
            fields = Fields({bare: node}, {bare: node.line}, node.line)
            return Record(fields, self.path, self.problems, self.name(key), bare)
        if isinstance(node, Fields):
            return Record(node, self.path, self.problems, self.name(key))
        what = "is a list" if isinstance(node, Items) else "is empty" if is_empty(node) else "is not a group of keys"
        self.problems.error(self.path, node.line, self.name(key), what, f"write {example}")
        return None

    def fault(self, key: str, fault: Unreadable) -> None:
        """Tell a fault of the key's value."""
        node = self.fields.nodes.get(key)
        line = node.line if isinstance(node, Text) else self.line(key)
        self.problems.error(self.path, line, self.name(key), fault.message, fault.hint)

    def warn(self, key: str, message: str, hint: str) -> None:
        """Tell what is merely unwise."""
        node = self.fields.nodes.get(key)
        self.problems.warn(
            self.path, node.line if isinstance(node, Text) else self.line(key), self.name(key), message, hint
        )

    def close(self) -> None:
        """Report keys that are unknown (but for those that begin with x-) or stand twice."""
        for name, line in _twice(self.fields, self._within, set()):
            self.problems.error(self.path, line, name, "stands twice", "keep one of the two")
        for key, line in self.fields.lines.items():
            if key not in self.asked and not key.startswith("x-"):
                self.problems.error(self.path, line, self.name(key), "no such key", _known(key, self.asked))

    def name(self, key: str) -> str:
        """The key as messages call it, after those that it stands below."""
        return self._within if key == self._bare and key else _joined(self._within, key)


def _twice(node: Node, within: str, seen: set[int]) -> Iterator[tuple[str, int]]:
    """Name and line of every key that stands more than once, at any depth; what an alias repeats is looked at once."""
    if isinstance(node, Text) or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, Items):
        for item in node.nodes:
            yield from _twice(item, within, seen)
        return
    for key, line in node.twice:
        yield _joined(within, key), line
    for key, value in node.nodes.items():
        yield from _twice(value, _joined(within, key), seen)


def _joined(within: str, key: str) -> str:
    return f"{within}.{key}" if within else key


def is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node.quoted and node.value in ("", "~", "null")


def _known(key: str, known: Iterable[str]) -> str:
    return nearest(key, known) or f"remove it, or call it x-{key} to keep it for yourself"
