"""The time over which a show has episodes, in steps few enough for a small picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from castloom.model.episode import Episode

_MOST = 60


class Unit(StrEnum):
    """What a step of time is."""

    EPISODE = "episode"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


@dataclass(frozen=True)
class Timeline:
    """Steps of time, oldest first: episodes by their titles, else months, quarters or years counted from year 0.

    `places` are the steps of the episodes by their slug; `start` and `end` the first and the last day, if any.
    """

    unit: Unit
    steps: tuple[str, ...] | range
    places: Mapping[str, int]
    start: date | None
    end: date | None


def timeline(episodes: Sequence[Episode]) -> Timeline:
    """The show's time, of which `episodes` are newest first; at most 60 steps, unless there are more years."""
    oldest = episodes[::-1]
    start, end = (oldest[0].date, oldest[-1].date) if oldest else (None, None)
    if len(oldest) <= _MOST:
        places = {episode.slug: place for place, episode in enumerate(oldest)}
        return Timeline(Unit.EPISODE, tuple(episode.title for episode in oldest), places, start, end)
    fitting = (unit for unit, months in _MONTHS.items() if len(_steps(oldest, months)) <= _MOST)
    unit = next(fitting, Unit.YEAR)
    months = _MONTHS[unit]
    steps = _steps(oldest, months)
    places = {episode.slug: _number(episode.date, months) - steps.start for episode in oldest}
    return Timeline(unit, steps, places, start, end)


def _steps(episodes: Sequence[Episode], months: int) -> range:
    """The steps from the first one that has an episode to the last one."""
    numbers = [_number(episode.date, months) for episode in episodes]
    return range(min(numbers), max(numbers) + 1)


def _number(date: datetime, months: int) -> int:
    """How many steps of so many months there are before this date's."""
    return (date.year * 12 + date.month - 1) // months
