"""JSON as its author typed it: every value is text, every node knows its line, as in `yamltext`.

Numbers stay text too, so that the converters of front matter read them; what is null is left out.
"""

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from castloom.model.problem import Problems
from castloom.source.yamltext import Fields, Items, Node, Text

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]|[^\s\[\]{},:"]+')
_Tokens: TypeAlias = Iterator[tuple[str, int]]


def parse_json(text: str, path: str, problems: Problems, remedy: str) -> Node | None:
    """The tree of a JSON text; None, and a problem with `remedy`, if it is not JSON."""
    try:
        json.loads(text)
        tokens = _tokens(text)
        return _node(*next(tokens), tokens)
    except json.JSONDecodeError as fault:
        problems.error(path, fault.lineno, "", f"this is not JSON: {fault.msg}", remedy)
    except (RecursionError, ValueError):
        problems.error(path, 1, "", "this JSON is nested too deeply, or a number in it is too long", remedy)
    return None


def _tokens(text: str) -> _Tokens:
    """Each token of a JSON text and its line; commas and colons tell nothing once the text is known to be JSON."""
    line, at = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        yield match[0], line


def _node(token: str, line: int, tokens: _Tokens) -> Node:
    if token == "{":
        return _fields(line, tokens)
    if token == "[":
        return Items(tuple(_node(*first, tokens) for first in _until("]", tokens)), line)
    if token.startswith('"'):
        return Text(json.loads(token), line, quoted=True)
    return Text(_written_out(token), line)


def _fields(line: int, tokens: _Tokens) -> Fields:
    nodes: dict[str, Node] = {}
    lines: dict[str, int] = {}
    twice: list[tuple[str, int]] = []
    for name, at in _until("}", tokens):
        key = json.loads(name).encode(errors="replace").decode()  # half a character could not be printed
        value = _node(*next(tokens), tokens)
        if key in nodes:
            twice.append((key, at))
        elif value != Text("null", value.line):
            nodes[key], lines[key] = value, at
    return Fields(nodes, lines, line, tuple(twice))


def _until(end: str, tokens: _Tokens) -> _Tokens:
    while (found := next(tokens))[0] != end:
        yield found


def _written_out(token: str) -> str:
    """A number without an exponent: programs write 1e-14 for what should have been 0."""
    if "e" not in token.lower() or not token[-1].isdigit() or abs(float(token)) >= 1e12:
        return token
    return f"{float(token):.6f}"
