"""FFmpeg's metadata file: `;FFMETADATA1`, and a section `[CHAPTER]` with TIMEBASE, START, END and title for each."""

import re
from collections.abc import Iterator
from fractions import Fraction

from castloom.model.problem import Problems
from castloom.source.chapters.marks import fields_of
from castloom.source.yamltext import Fields

EXAMPLE = "[CHAPTER], TIMEBASE=1/1000, START=0, END=62500, title=Opening, each on a line of its own"
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PAIR = re.compile(r"((?:[^=\\]|\\.)*)=(.*)", re.DOTALL)
_WHOLE = re.compile(r"\d{1,18}")
_BASE = re.compile(r"(\d{1,18})/([1-9]\d{0,17})")
_NANOSECONDS = Fraction(1, 1_000_000_000)  # what FFmpeg itself takes a time for without TIMEBASE


def read_ffmetadata(text: str, path: str, problems: Problems) -> list[Fields]:
    """The chapters' sections; those of streams and the file's own tags are passed over."""
    found: list[Fields] = []
    tags: dict[str, str] | None = None
    head = 0
    for line, content in [*_lines(text), (0, "[END]")]:
        if content.startswith("[") and content.rstrip().endswith("]"):
            if tags is not None:
                found += _chapter(tags, head, path, problems)
            tags, head = ({} if content.strip() == "[CHAPTER]" else None), line
        elif tags is not None and (pair := _PAIR.fullmatch(content)):
            tags[_plain(pair[1]).lower()] = _plain(pair[2])
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line that is no comment, with its number; a backslash at its end goes on with the next."""
    first, whole = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if not whole and (line.startswith((";", "#")) or not line.strip()):
            continue
        first, whole = (first, f"{whole}\n{line}") if whole else (number, line)
        if (len(line) - len(line.rstrip("\\"))) % 2 == 0:
            yield first, whole
            whole = ""
    if whole:
        yield first, whole


def _plain(typed: str) -> str:
    return _ESCAPED.sub(r"\1", typed)


def _chapter(tags: dict[str, str], line: int, path: str, problems: Problems) -> list[Fields]:
    base, start, end = tags.get("timebase", "").strip(), tags.get("start", "").strip(), tags.get("end", "").strip()
    match = _BASE.fullmatch(base)
    if base and not match:
        problems.error(path, line, "", f'TIMEBASE "{base}" is not a fraction of a second', "write TIMEBASE=1/1000")
        return []
    unit = Fraction(int(match[1]), int(match[2])) if match else _NANOSECONDS
    if not _WHOLE.fullmatch(start) or (end and not _WHOLE.fullmatch(end)):
        what, typed = ("START", start) if not _WHOLE.fullmatch(start) else ("END", end)
        message = f'{what} "{typed}" is not a whole number' if typed else f"this chapter has no {what}"
        problems.error(path, line, "", message, f"write {what}=62500, in the unit that TIMEBASE says")
        return []
    until = _seconds(end, unit) if end and int(end) != int(start) else ""
    return [fields_of(line, startTime=_seconds(start, unit), endTime=until, title=tags.get("title", "").strip())]


def _seconds(typed: str, unit: Fraction) -> str:
    return f"{float(int(typed) * unit):.3f}"
