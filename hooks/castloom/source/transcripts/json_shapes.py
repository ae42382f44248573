"""What a segment of a JSON transcript tells, whatever program wrote it."""

from math import isfinite
from typing import Any, NamedTuple

from castloom.source.transcripts.voices import Words


class Said(NamedTuple):
    """One speaker's words; `end` is None where the file does not tell it."""

    speaker: str
    text: str
    start: float
    end: float | None
    words: Words = ()


class Word(NamedTuple):
    """A word or a part of one, with times and speaker where they are told."""

    text: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None


def text_in(value: Any) -> str:
    """A text with single blanks, "" for null. TypeError for anything else."""
    if value is not None and not isinstance(value, str):
        raise TypeError
    return " ".join((value or "").split())


def name_in(value: Any) -> str:
    """A speaker's name, which may be written as a number."""
    return text_in(str(value) if isinstance(value, int) and not isinstance(value, bool) else value)


def seconds_in(value: Any, unit: float = 1.0) -> float:
    """Seconds from a number, or a text that is one. TypeError or ValueError for anything else, or without end."""
    if isinstance(value, bool):
        raise TypeError
    seconds = float(value) / unit
    if not isfinite(seconds):
        raise ValueError
    return seconds


def seconds_or_none(value: Any, unit: float = 1.0) -> float | None:
    """The same, and None for null."""
    return None if value is None else seconds_in(value, unit)
