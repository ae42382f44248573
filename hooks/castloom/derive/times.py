"""What lies past an episode's end: nobody would ever hear it."""

from collections.abc import Iterator
from datetime import timedelta

from castloom.model.episode import Episode
from castloom.model.problem import Problem, Problems
from castloom.source.telling import folded

_ROUNDED = timedelta(seconds=0.5)  # the audio's length is known in whole seconds


def check_times(episode: Episode, problems: Problems) -> None:
    """Tell every time of the episode that lies past the end of its audio. Without audio there is no end."""
    end = episode.enclosure.duration if episode.enclosure else timedelta()
    if end:
        problems.add(folded(_chapters(episode, end)))
        problems.add(folded(_soundbites(episode, end)))
        problems.add(folded(_splits(episode, end)))


def _chapters(episode: Episode, end: timedelta) -> Iterator[Problem]:
    for chapter in episode.chapters:
        if chapter.start >= end:
            message = f'"{chapter.title}" begins after the audio ends, at {end}'
            yield Problem(chapter.path, chapter.line, "chapters", message, "correct its startTime")


def _soundbites(episode: Episode, end: timedelta) -> Iterator[Problem]:
    for bite in episode.soundbites:
        if bite.start is not None and bite.start + (bite.duration or timedelta()) > end + _ROUNDED:
            yield _past(episode, bite.line, "soundbites", bite.start, end)


def _splits(episode: Episode, end: timedelta) -> Iterator[Problem]:
    for split in (split for value in episode.extras.values for split in value.splits):
        if split.start + split.duration > end + _ROUNDED:
            yield _past(episode, split.line, "value.timeSplits", split.start, end)


def _past(episode: Episode, line: int, key: str, start: timedelta, end: timedelta) -> Problem:
    begins = "begins" if start >= end else "goes on"
    message = f"the one from {start} {begins} after the audio ends, at {end}"
    return Problem(episode.path, line, key, message, "correct its startTime or duration")
