"""Text with names and times, as Otter, Descript, Riverside and Rev export it and people type it.

None of these is specified; the shapes are those of the programs' exports. A file keeps to one of them:

    Ada Reef  0:05          then lines of words (Otter)
    [00:00:05] Ada Reef: words
    00:05 Ada Reef: words
    Ada Reef (00:05): words, or the words on the lines below (Riverside, Rev, Descript)
    0:05                    alone, then lines of words, perhaps with `Name:` before them
"""

import re
from typing import NamedTuple

from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.transcripts.clock import clock_seconds
from castloom.source.transcripts.untimed import inline_name, own_line_name
from castloom.source.transcripts.voices import is_name
from castloom.source.transcripts.written import Written

TIME = r"(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?"
_FROM = rf"(?P<time>{TIME})(?:\s*(?:-->|->|→|-|–|—)\s*{TIME})?"
_NAME = r"(?P<name>[^\s\[\]():][^\[\]():]{0,58}?)"
_BRACKETED_FIRST = re.compile(rf"[\[(]{_FROM}[\])]\s*[-–—:]?\s*(?P<words>.*)")
_ALONE = re.compile(_FROM)
_SHAPES = (
    re.compile(rf"{_NAME}(?:\s*\t\s*|\s\s+){_FROM}"),
    re.compile(rf"{_NAME}\s*:?\s*[\[(]{_FROM}[\])]\s*:?(?:\s+(?P<words>\S.*))?"),
    _BRACKETED_FIRST,
    re.compile(rf"{_FROM}\s+(?:[-–—]\s+)?(?P<name>[^\s:][^:]{{0,58}}?)\s*:(?:\s+(?P<words>\S.*))?"),
    re.compile(rf"{_NAME}[ ,]\s*{_FROM}"),
    _ALONE,
)
_COLOPHON = re.compile(r"Transcribed by https?://otter\.ai/?")
_ABOVE = "write a line with name and time above them, or delete them"


class Head(NamedTuple):
    """Where somebody begins to speak: a name or None, a time, and words that stand on the same line."""

    name: str | None
    start: float
    words: str


def shape_of(text: str) -> tuple[re.Pattern[str] | None, int]:
    """The shape that most lines with times have, and how many these are; None and 0 in a text without any."""
    lines = [line.strip() for line in text.split("\n") if ":" in line]
    counted = [sum(_head(shape, line) is not None for line in lines) for shape in _SHAPES]
    most = max(counted)
    return (_SHAPES[counted.index(most)], most) if most else (None, 0)


def begins_timed(text: str) -> bool:
    """Whether the first line that is not empty tells a time."""
    shape, _ = shape_of(text)
    return shape is not None and _head(shape, text.lstrip().partition("\n")[0].strip()) is not None


def read_timed_text(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """One block a paragraph, which lasts until the next time; the last as long as its words take."""
    shape, _ = shape_of(text)
    lines = [line.strip() for line in text.split("\n")]
    heads = [_head(shape, line) if shape else None for line in lines]
    # Where times stand alone on their lines, names stand on those below.
    names_below = shape in (_BRACKETED_FIRST, _ALONE) and not any(head.words for head in heads if head)
    written, above = Written(), 0
    for number, (line, head) in enumerate(zip(lines, heads, strict=True), 1):
        if head:
            written.turn(head.name, head.start)
            _say(written, head.words, number, head.name is None)
        elif not line:
            written.pause()
        elif not written.is_begun:
            above = above or number
        elif not _COLOPHON.fullmatch(line):
            _say(written, line, number, names_below)
    if above:
        problems.warn(path, above, "", "what stands above the first time is left out", _ABOVE)
    return written.blocks(path, problems)


def _say(written: Written, words: str, line: int, may_name: bool) -> None:
    """Words, which may begin with a name if the line of the time had none."""
    if may_name and (name := own_line_name(words)):
        written.turn(name, None)
    elif may_name and (named := inline_name(words)):
        written.turn(named[0], None)
        written.say(named[1], line)
    else:
        written.say(words, line)


def _head(shape: re.Pattern[str], line: str) -> Head | None:
    match = shape.fullmatch(line)
    start = clock_seconds(match["time"]) if match else None
    if match is None or start is None:
        return None
    found = match.groupdict()
    name = found.get("name")
    if name is not None and not is_name(name):
        return None
    return Head(name, start, found.get("words") or "")
