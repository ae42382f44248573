"""Chapters of one source in the order of their times, checked against each other."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from castloom.model.episode import Chapter
from castloom.model.problem import Problems

_SECOND = timedelta(seconds=1)


def in_order(chapters: Iterable[Chapter], key: str, problems: Problems, is_whole: bool) -> tuple[Chapter, ...]:
    """The chapters by their starts. Hidden ones may stand anywhere; the others must be in order, the first at 0.

    Unless the source `is_whole`, the first may be one that could not be read.
    """
    chapters = tuple(chapters)
    listed = [chapter for chapter in chapters if chapter.in_toc]
    for before, chapter in pairwise(listed):
        if chapter.start // _SECOND <= before.start // _SECOND:  # its second is its place on the page
            message = f'"{chapter.title}" begins in no later second than the one before'
            hint = "correct its startTime, or put it in its place"
            problems.error(chapter.path, chapter.line, key, message, hint)
        elif before.end is not None and before.end > chapter.start:
            message = f'"{before.title}" ends after "{chapter.title}" begins'
            problems.warn(before.path, before.line, key, message, "correct its endTime, or remove it")
    if is_whole and listed and listed[0].start >= _SECOND:
        message = f'"{listed[0].title}" is the first chapter, and does not begin at 0'
        hint = "let it begin at 0, or add one that does (Apple, Spotify)"
        problems.warn(listed[0].path, listed[0].line, key, message, hint)
    return tuple(sorted(chapters, key=lambda chapter: chapter.start))
