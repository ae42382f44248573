"""Dates that put an episode where it does not belong."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import takewhile

from castloom.derive.reports.finding import Finding, Level
from castloom.derive.reports.material import Material
from castloom.model.episode import Episode

_FIRST_YEAR = 2000  # RSS has carried audio since then
_UNREAD = datetime(1970, 1, 1, tzinfo=UTC)  # what stands in for a date that is told already


def dates(material: Material) -> Iterator[Finding]:
    """The very moment of another episode, and a year in which there were no podcasts."""
    episode, line = material.episode, material.line("date")
    if episode.date == _UNREAD:
        return
    if episode.date.year < _FIRST_YEAR:
        message = f"date: there were no podcasts in {episode.date.year}, and apps put the episode last of all"
        hint = "correct the year, unless the recording is so old and you want this"
        yield Finding(Level.NOTE, episode.path, line, message, hint)
    before = _at_once(episode, material)
    if before:
        later = (episode.date + timedelta(minutes=len(before))).isoformat().replace("+00:00", "Z")
        message = f"date: is the very moment of {before[-1].path}, so apps show the two in any order"
        yield Finding(Level.WARNING, episode.path, line, message, f"write a minute more, as in date: {later}")


def _at_once(episode: Episode, material: Material) -> list[Episode]:
    """The episodes of the same moment that come before this one, in the order of their numbers."""
    episodes = material.catalog.episodes  # newest first
    start = bisect_left(episodes, -_stamp(episode), key=lambda e: -_stamp(e))
    same = takewhile(lambda e: _stamp(e) == _stamp(episode), episodes[start:])
    heard = [e for e in same if e.path == episode.path or (e.enclosure and not e.draft)][::-1]
    place = next((n for n, e in enumerate(heard) if e.path == episode.path), 0)
    return heard[:place] if episode.enclosure and not episode.draft else []


def _stamp(episode: Episode) -> float:
    return episode.date.timestamp()
