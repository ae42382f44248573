"""Chapters that an author has written into the show notes: lines or list items that begin with a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from castloom.source.chapters.marks import mark_in
from castloom.source.transcripts.clock import clock_seconds

LEAST = 3  # Apple, Spotify and YouTube take fewer for no chapters
_TIME = re.compile(r"\d{1,3}:\d\d")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+")
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TARGET = re.compile(r"!?\[([^\[\]]*)\]\(<?([^()\s<>]*)>?(?:[ \t]+[^()]*)?\)")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_SIGNS = re.compile(r"\\([!-/:-@\[-`{-~])|\*+|__+|(?<!\w)_|_(?!\w)|`+|~~|<(?!https?:)[/a-zA-Z][^<>]*>")
_BY_ITSELF = re.compile(r"[\d:.,]+")


@dataclass(frozen=True)
class Listed:
    """A time in notes: its line from 0, its second, what is listed in plain words, and where that links to, or ""."""

    line: int
    time: str
    second: int
    title: str
    target: str = ""


def listed_chapters(notes: str) -> tuple[Listed, ...]:
    """The first list of times in a Markdown text that apps take for chapters.

    It begins at 0 and has at least three, in order (Apple, Spotify, YouTube); it ends where a heading without a time
    begins a new section.
    """
    return next(filter(_are_chapters, _sections(notes)), ())


def other_times(notes: str) -> tuple[Listed, ...]:
    """The first list of at least three times that looks like chapters, and is none."""
    lists = [tuple(times) for times in _sections(notes) if len(times) >= LEAST]
    return lists[0] if lists and not any(map(_are_chapters, lists)) else ()


def _are_chapters(times: tuple[Listed, ...]) -> bool:
    ordered = all(a.second < b.second for a, b in pairwise(times))
    return len(times) >= LEAST and times[0].second == 0 and ordered


def _sections(notes: str) -> Iterator[tuple[Listed, ...]]:
    """The times of each section, from 0 on if there is a 0."""
    if len(_TIME.findall(notes)) < LEAST:
        return
    times: list[Listed] = []
    for number, line in _lines(notes):
        heading = _HEADING.match(line)
        found = _listed(number, line[heading.end() :] if heading else line)
        if heading and not found:
            yield _from_zero(times)
            times = []
        elif found:
            times.append(found)
    yield _from_zero(times)


def _from_zero(times: list[Listed]) -> tuple[Listed, ...]:
    first = next((place for place, time in enumerate(times) if time.second == 0), 0)
    return tuple(times[first:])


def _lines(notes: str) -> Iterator[tuple[int, str]]:
    """The lines outside code and comments, each with its number."""
    commented, end, rest = notes.rpartition("-->")  # to look for an end where there is none takes long
    bare = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), commented + end) + rest
    fence = ""
    for number, line in enumerate(bare.split("\n")):
        mark = _FENCE.match(line)
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        elif not fence:
            yield number, line


def _listed(number: int, line: str) -> Listed | None:
    if not _TIME.search(line):
        return None
    targets: list[str] = []
    words = _TARGET.sub(lambda match: _words(match, targets), line)
    mark = mark_in(unescape(_SIGNS.sub(r"\1", _REFERENCE.sub(r"\1", words))))
    seconds = clock_seconds(mark.time) if mark else None
    if mark is None or seconds is None:
        return None
    return Listed(number, mark.time, int(seconds), mark.title, next(iter(targets), mark.url))


def _words(link: re.Match[str], targets: list[str]) -> str:
    """The words of a link. A link of the time itself leads to the moment, not to what is talked about."""
    if link[0].startswith("!"):
        return ""
    if not _BY_ITSELF.fullmatch(link[1].strip(" *_`")):
        targets.append(link[2])
    return link[1]
