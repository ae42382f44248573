"""The transcript of a host page: a line `Speaker:`, an empty line, a paragraph, and so on to the end."""

import re

from castloom.model.transcript import Block
from castloom.source.hostpage_notes import is_item, read_link

_LABEL = re.compile(r"\s*(\S.{0,58}?)\s*:\s*")
_PARTICLES = {"and", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "of", "the", "van", "von", "y"}
_HEADINGS = re.compile(
    r"(?:chapter|concept|connect|contact|credit|episode|find|follow|guest|highlight|key|learn|link|mention|note|quote|"
    r"read|reference|resource|show|sponsor|subscribe|support|takeaway|theme|timestamp|topic|transcript|watch|website)s?\b",
    re.IGNORECASE,
)


def speech_start(lines: list[str], first: int) -> int:
    """The line of the transcript's first `Speaker:` at or after `first`; the number of lines if there is none."""
    labels = _labels(lines, first)
    names = list(labels.values())
    for n, name in labels.items():
        if (names.count(name) > 1 or _is_name(name)) and _is_followed_by_speech(lines, n):
            return n
    return len(lines)


def read_speech(lines: list[str]) -> tuple[Block, ...]:
    """The transcript's paragraphs as blocks, words untouched; a speaker with nothing to say makes no block."""
    labels = _labels(lines, 0)
    names = list(labels.values())
    starts = [n for n, name in labels.items() if n == 0 or names.count(name) > 1 or _is_name(name)]
    blocks = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        text = "\n".join(line if line.strip() else "" for line in lines[start + 1 : end]).strip("\n")
        if text:
            blocks.append(Block(labels[start], text))
    return tuple(blocks)


def _labels(lines: list[str], first: int) -> dict[int, str]:
    """Lines that end in a colon and stand alone, with what stands before the colon."""
    found = {}
    for n in range(first, len(lines)):
        match = _LABEL.fullmatch(lines[n])
        if match and _is_blank(lines, n - 1, first) and _is_blank(lines, n + 1, first):
            found[n] = match[1]
    return found


def _is_blank(lines: list[str], n: int, first: int) -> bool:
    return n < first or n >= len(lines) or not lines[n].strip()


def _is_name(label: str) -> bool:
    words = label.split()
    is_capital = all(not word[0].islower() or word in _PARTICLES for word in words)
    return len(words) <= 5 and is_capital and not _HEADINGS.match(label)


def _is_followed_by_speech(lines: list[str], n: int) -> bool:
    below = next((line for line in lines[n + 1 :] if line.strip()), "")
    return bool(below) and not is_item(below) and read_link(below, "") is None
