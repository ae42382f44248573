"""Markdown with names in bold: `**Ada Reef:** words`, `**Ada Reef** [00:12]`, `**[00:12] Ada Reef:** words`.

It has no specification beyond Markdown's own; the times may stand before, within or after the name. Headings are left
out, and the marks of emphasis and links, which nobody says.
"""

import re
from typing import NamedTuple

from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.transcripts.clock import clock_seconds
from castloom.source.transcripts.timed_text import TIME
from castloom.source.transcripts.voices import is_name
from castloom.source.transcripts.written import Written

_BOLD = re.compile(
    r"(?:[-*>]\s+)?(?P<before>[^*_]{0,24}?)\s*(?P<marks>\*\*|__)(?P<bold>\S.{0,80}?)(?P=marks)(?P<after>.*)"
)
_RANGE = rf"({TIME})(?:\s*(?:-->|->|→|-|–|—)\s*{TIME})?"
_TIME = re.compile(rf"\s*[\[(]?{_RANGE}[\])]?\s*")
_LAST_TIME = re.compile(rf"[\s\[(]{_RANGE}[\])]?\s*:?$")
_AFTER = re.compile(rf"\s*:?\s*[\[(]{_RANGE}[\])]\s*:?\s*(?P<words>.*)|\s+(?P<alone>{TIME})")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*\*|__|\*|_)(?=\S)([^*_]+)(?<=\S)\1(?![\w*_])")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class _Head(NamedTuple):
    name: str
    start: float | None
    words: str


def count_names(text: str) -> int:
    """How many lines of the text begin with a name in bold."""
    return sum(_head(line.strip()) is not None for line in text.split("\n") if "**" in line or "__" in line)


def read_markdown(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """One block a paragraph, with times if the names have any."""
    written = Written()
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        if head := _head(line):
            written.turn(head.name, head.start)
            written.say(_plain(head.words), number)
        elif not line or line.startswith("#"):
            written.pause()
        else:
            written.say(_plain(line), number)
    return written.blocks(path, problems)


def _head(line: str) -> _Head | None:
    """A line that begins with a name in bold: beside it stands a colon or a time, or nothing at all."""
    match = _BOLD.fullmatch(line)
    if match is None:
        return None
    first, before = _time(match["before"])
    inner, label = _time(match["bold"])
    last, words = _after(match["after"])
    start = next((moment for moment in (first, inner, last) if moment is not None), None)
    has_colon = label.endswith(":") or words.startswith(":")
    name = label.rstrip(" :")
    told = has_colon or start is not None or (not words and is_name(name) and name[-1:].isalnum())
    return _Head(name, start, words.removeprefix(":")) if name and told and not before else None


def _time(typed: str) -> tuple[float | None, str]:
    """The time at the beginning or the end of a label, and what is left of it."""
    stripped = typed.strip()
    if match := _TIME.match(stripped):
        return clock_seconds(match[1]), stripped[match.end() :]
    ending = _LAST_TIME.search(stripped)
    return (clock_seconds(ending[1]), stripped[: ending.start()]) if ending else (None, stripped)


def _after(typed: str) -> tuple[float | None, str]:
    """The time behind a name, in brackets or alone on the line, and the words behind it."""
    match = _AFTER.fullmatch(typed)
    return (clock_seconds(match[1] or match["alone"]), match["words"] or "") if match else (None, typed.strip())


def _plain(line: str) -> str:
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", line)))
