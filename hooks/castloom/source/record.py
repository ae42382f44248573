"""Reads the keys of one mapping into typed values, and notes every key that is wrong or unknown."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from castloom.model.problem import Problems, Unreadable, nearest
from castloom.source.yamltext import Fields, Items, Node, Text

T = TypeVar("T")
Converter = Callable[[Node], T]


class Record:
    """The keys of a mapping, asked for one by one; `close` then reports those that nobody asked for."""

    def __init__(self, fields: Fields, path: str, problems: Problems, within: str = "") -> None:
        self.fields = fields
        self.path = path
        self.problems = problems
        self.asked: list[str] = []
        self._within = within

    def has(self, key: str) -> bool:
        return key in self.fields.nodes and not is_empty(self.fields.nodes[key])

    def line(self, key: str) -> int:
        return self.fields.lines.get(key, self.fields.line)

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
            self.problems.error(self.path, self.line(key), self._name(key), "is missing", f"write {example}")
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
                self.problems.error(self.path, item.line, self._name(key), fault.message, fault.hint)
        return tuple(values)

    def fault(self, key: str, fault: Unreadable) -> None:
        node = self.fields.nodes.get(key)
        line = node.line if isinstance(node, Text) else self.line(key)
        self.problems.error(self.path, line, self._name(key), fault.message, fault.hint)

    def close(self) -> None:
        """Report keys that are unknown (but for those that begin with x-) or stand twice."""
        for key, line in self.fields.twice:
            self.problems.error(self.path, line, self._name(key), "stands twice", "keep one of the two lines")
        for key, line in self.fields.lines.items():
            if key not in self.asked and not key.startswith("x-"):
                self.problems.error(self.path, line, self._name(key), "no such key", _known(key, self.asked))

    def _name(self, key: str) -> str:
        return f"{self._within}.{key}" if self._within else key


def is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node.quoted and node.value in ("", "~", "null")


def _known(key: str, known: Iterable[str]) -> str:
    return nearest(key, known) or f"remove it, or call it x-{key} to keep it for yourself"
