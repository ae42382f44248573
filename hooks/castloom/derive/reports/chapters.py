"""Chapters that apps do not take as they were meant."""

from collections.abc import Iterator
from itertools import pairwise

from castloom.derive.chapters import shown_chapters
from castloom.derive.reports.finding import Finding, Level, many, quoted
from castloom.derive.reports.material import Material
from castloom.source.chapters.notes import LEAST, Listed, other_times

_TOO_LONG = 40  # characters of a title: Spotify wants less


def chapters(material: Material) -> Iterator[Finding]:
    """Fewer than three chapters, titles too long for Spotify, and times in the notes that make no chapters."""
    episode = material.episode
    shown = shown_chapters(episode)
    if 0 < len(shown) < LEAST:
        message = f"{many(len(shown), 'chapter')}: where apps read them from the notes, they want at least {LEAST}"
        yield Finding(Level.NOTE, shown[0].path, shown[0].line, message, "divide the episode further, if it is long")
    long = [chapter for chapter in shown if len(chapter.title) >= _TOO_LONG]
    if long:
        which = f"{many(len(long), 'chapter title')} of {_TOO_LONG} characters or more"
        message = f"{which}, the first {quoted(long[0].title)}"
        yield Finding(Level.NOTE, long[0].path, long[0].line, message, "shorten them: Spotify wants less than that")
    times = other_times(episode.notes) if not episode.chapters else ()
    if times:
        line = episode.notes_line + times[0].line
        message = f"the notes list {len(times)} times, and apps take them for no chapters: {_why(times)}"
        yield Finding(Level.NOTE, episode.path, line, message, "correct them, if they are meant to be chapters")


def _why(times: tuple[Listed, ...]) -> str:
    if times[0].second:
        return f"the first is at {times[0].time}, not at 0"
    late = next(b for a, b in pairwise(times) if b.second <= a.second)
    return f"{late.time} stands after a later time"
