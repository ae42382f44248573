"""YAML as its author typed it: every scalar is text, every node knows its line.

Plain YAML 1.1 turns `1:02:03` into 3723, `010` into 8 and `No` into false, and keeps the last of two equal
keys without a word. Here a scalar stays text, and a key that stands twice is a problem.
"""

import os
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from castloom.model.problem import Problems

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20


@dataclass(frozen=True)
class Text:
    """A scalar as typed; `quoted` if it stood in quotation marks or a block."""

    value: str
    line: int
    quoted: bool = False


@dataclass(frozen=True)
class Items:
    """A list of nodes."""

    nodes: tuple["Node", ...]
    line: int


@dataclass(frozen=True)
class Fields:
    """A mapping; `lines` has the line of each key, `twice` the keys that stand more than once."""

    nodes: dict[str, "Node"]
    lines: dict[str, int]
    line: int
    twice: tuple[tuple[str, int], ...] = ()


Node: TypeAlias = Text | Items | Fields


def parse(text: str, path: str, problems: Problems, first_line: int = 1) -> Node | None:
    """The tree of a YAML text that begins on `first_line` of `path`; None, and a problem, if it is not YAML."""
    try:
        root = yaml.compose(text, Loader=_Loader)
        if root is None:
            return Fields({}, {}, first_line)
        return _Tree(first_line).node(root)
    except yaml.MarkedYAMLError as fault:
        line, remedy = _remedy(fault, text.split("\n"))
        problems.error(path, line + first_line, "", f"this is not YAML: {fault.problem or fault.context}", remedy)
    except yaml.YAMLError as fault:
        problems.error(path, first_line, "", f"this is not YAML: {str(fault).splitlines()[0]}", _UNPRINTABLE)
    except _TooDeepError as fault:
        problems.error(path, fault.line, "", "the values are nested too deeply", "write them out, on fewer levels")
    return None


_UNPRINTABLE = "remove control characters; paste the text again without formatting"


class _TooDeepError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Tree:
    """Turns PyYAML's nodes into ours. What an alias names is turned once: no chain of aliases grows beyond its text."""

    def __init__(self, first_line: int) -> None:
        self._first_line = first_line
        self._turned: dict[yaml.Node, Node] = {}

    def node(self, node: yaml.Node, depth: int = 0) -> Node:
        if node not in self._turned:
            if depth > _DEEPEST:
                raise _TooDeepError(self._line(node))
            self._turned[node] = self._new(_from_environment(node), depth)
        return self._turned[node]

    def _new(self, node: yaml.Node, depth: int) -> Node:
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self.node(child, depth + 1) for child in node.value), self._line(node))
        if isinstance(node, yaml.MappingNode):
            return self._fields(node, depth)
        quoted = isinstance(node, yaml.ScalarNode) and bool(node.style)
        return Text(str(node.value), self._line(node), quoted)

    def _fields(self, node: yaml.MappingNode, depth: int) -> Fields:
        nodes: dict[str, Node] = {}
        lines: dict[str, int] = {}
        twice: list[tuple[str, int]] = []
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in nodes:
                twice.append((key, self._line(key_node)))
                continue
            nodes[key] = self.node(value_node, depth + 1)
            lines[key] = self._line(key_node)
        return Fields(nodes, lines, self._line(node), tuple(twice))

    def _line(self, node: yaml.Node) -> int:
        return node.start_mark.line + self._first_line


def _from_environment(node: yaml.Node) -> yaml.Node:
    # MkDocs: `!ENV NAME` and `!ENV [NAME, default]` stand for a variable of the environment
    if node.tag != "!ENV":
        return node
    names = [node.value] if isinstance(node, yaml.ScalarNode) else [child.value for child in node.value]
    found = next((os.environ[name] for name in names if name in os.environ), None)
    text = found if found is not None else (names[-1] if len(names) > 1 else "")
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, node.start_mark, node.end_mark)


def _remedy(fault: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, str]:
    """The line to look at, from 0, and what to do there: where a quotation mark or bracket opens, if one is open."""
    at = fault.problem_mark or fault.context_mark
    found, rest = (at.line, lines[at.line][at.column :] if at.line < len(lines) else "") if at else (0, "")
    opened = fault.context_mark.line if fault.context_mark else found
    said = f"{fault.context} {fault.problem}"
    if rest.startswith("\t"):
        return found, "indent with spaces, not with tabs"
    if "escape" in said:
        return found, "type the character itself, or put the text in single quotation marks"
    if "quoted scalar" in said:
        return opened, "close the quotation mark that opens here"
    if "flow" in said:
        return opened, "close the bracket that opens here, as in concepts: [human-debt, execution-debt]"
    if "mapping values" in said and lines[found].startswith(" "):
        return found, "begin the key in the column of the keys above it"
    return found, next((remedy for words, remedy in _REMEDIES.items() if words in said), _ONE_A_LINE)


_ONE_A_LINE = "write one `key: value` a line, with the keys of one level in one column"
_REMEDIES = {
    "mapping values": 'put text that holds a colon in quotation marks, as in title: "Debt: the human kind"',
    "alias": 'put text that begins with * or & in quotation marks, as in title: "*NSYNC"',
    "anchor": 'put text that begins with * or & in quotation marks, as in title: "*NSYNC"',
    "cannot start any token": 'put text that begins with @, ` or % in quotation marks, as in title: "@work"',
}
