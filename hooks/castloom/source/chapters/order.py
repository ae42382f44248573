"""Chapters of one source in the order of their times, checked against each other."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from castloom.model.episode import Chapter
from castloom.model.problem import Problem, Problems, Severity
from castloom.source.telling import folded

_SECOND = timedelta(seconds=1)


def in_order(chapters: Iterable[Chapter], key: str, problems: Problems, is_whole: bool) -> tuple[Chapter, ...]:
    """The chapters by their starts. Hidden ones may stand anywhere; the others must be in order, the first at 0.

    Unless the source `is_whole`, the first may be one that could not be read.
    """
    chapters = tuple(chapters)
    listed = [chapter for chapter in chapters if chapter.in_toc]
    problems.add(folded(_out_of_order(listed, key)))
    problems.add(folded(_overlapping(listed, key)))
    if is_whole and listed and listed[0].start >= _SECOND:
        message = f'"{listed[0].title}" is the first chapter, and does not begin at 0'
        hint = "let it begin at 0, or add one that does (Apple, Spotify)"
        problems.warn(listed[0].path, listed[0].line, key, message, hint)
    return tuple(sorted(chapters, key=lambda chapter: chapter.start))


def _out_of_order(listed: Sequence[Chapter], key: str) -> Iterator[Problem]:
    for before, chapter in pairwise(listed):
        if _is_no_later(chapter, before):
            message = f'"{chapter.title}" begins in no later second than the one before'
            yield Problem(chapter.path, chapter.line, key, message, "correct its startTime, or put it in its place")


def _overlapping(listed: Sequence[Chapter], key: str) -> Iterator[Problem]:
    for before, chapter in pairwise(listed):
        if before.end is not None and before.end > chapter.start and not _is_no_later(chapter, before):
            message, hint = f'"{before.title}" ends after "{chapter.title}" begins', "correct its endTime, or remove it"
            yield Problem(before.path, before.line, key, message, hint, Severity.WARNING)


def _is_no_later(chapter: Chapter, before: Chapter) -> bool:
    """Whether it begins in no later second: its second is its place on the page."""
    return chapter.start // _SECOND <= before.start // _SECOND
