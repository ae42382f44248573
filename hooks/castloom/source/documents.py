"""Markdown files with front matter: bytes in, header with line numbers and body out."""

from dataclasses import dataclass
from pathlib import Path

from castloom.model.memory import NO_MEMORY, Memory
from castloom.model.problem import Problem, Problems
from castloom.source import yamltext
from castloom.source.plain import plain_text
from castloom.source.yamltext import Fields

_NO_HEADER = "begin the file with front matter:\n    ---\n    title: …\n    ---"


@dataclass(frozen=True)
class Document:
    """A Markdown file; `body_line` is the line on which its body begins."""

    path: str
    fields: Fields
    body: str
    body_line: int


def read_text(root: Path, path: str, problems: Problems) -> str | None:
    """The file's text with plain line ends and no byte-order mark; None, and a problem, if it is not UTF-8.

    Control characters are problems too, and left out, so that what follows is read all the same.
    """
    try:
        raw = (root / path).read_bytes()
        text = raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        problems.error(path, line, "", "this file is not UTF-8 text", "save it with the encoding UTF-8")
        return None
    except OSError as fault:
        problems.error(path, 0, "", f"cannot be read: {fault.strerror}", "check that the file is there and readable")
        return None
    return plain_text(text, raw, path, problems)


def read_document(root: Path, path: str, problems: Problems, memory: Memory = NO_MEMORY) -> Document | None:
    """A Markdown file cut into front matter and body; None, and a problem, if it has no readable front matter."""
    text = read_text(root, path, problems)
    if text is None:
        return None
    document, told = memory.recall(("document", path), text, lambda: _cut_and_told(text, path))
    problems.add(told)
    return document


def _cut_and_told(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    problems = Problems()
    return _cut(text, path, problems), problems.all


def _cut(text: str, path: str, problems: Problems) -> Document | None:
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problems.error(path, 1, "", "no front matter", _NO_HEADER)
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        problems.error(
            path, 1, "", "the front matter does not end", "write --- on a line of its own after the last key"
        )
        return None
    tree = yamltext.parse("\n".join(lines[1:end]) + "\n", path, problems, first_line=2)
    if tree is None:
        return None
    if not isinstance(tree, Fields):
        problems.error(path, tree.line, "", "the front matter is not made of keys", "write one `key: value` a line")
        return None
    return Document(path, tree, "\n".join(lines[end + 1 :]), end + 2)
