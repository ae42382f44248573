"""The time over which a show has episodes, in steps few enough for a small picture."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from castloom.model.clock import MONTHS, day
from castloom.model.episode import Episode

_MOST = 60
_Unit: TypeAlias = tuple[str, int, Callable[[int], str]]  # its name, its months, what the n-th since year 0 is called
_UNITS: tuple[_Unit, ...] = (
    ("month", 1, lambda number: f"{MONTHS[number % 12]} {number // 12}"),
    ("quarter", 3, lambda number: f"{MONTHS[number % 4 * 3]} to {MONTHS[number % 4 * 3 + 2]} {number // 4}"),
    ("year", 12, str),
)


@dataclass(frozen=True)
class Timeline:
    """Steps of time, oldest first: an episode each, else months, quarters or years. `unit` is what a step is.

    `places` are the steps of the episodes by their slug.
    """

    unit: str
    labels: tuple[str, ...]
    places: Mapping[str, int]
    start: str
    end: str


def timeline(episodes: Sequence[Episode]) -> Timeline:
    """The show's time, of which `episodes` are newest first; at most 60 steps, unless there are more years."""
    oldest = episodes[::-1]
    start, end = (day(oldest[0].date), day(oldest[-1].date)) if oldest else ("", "")
    if len(oldest) <= _MOST:
        places = {episode.slug: place for place, episode in enumerate(oldest)}
        return Timeline("episode", tuple(episode.title for episode in oldest), places, start, end)
    unit, months, label = next(one for one in _UNITS if one is _UNITS[-1] or len(_steps(oldest, one[1])) <= _MOST)
    steps = _steps(oldest, months)
    places = {episode.slug: _number(episode.date, months) - steps.start for episode in oldest}
    return Timeline(unit, tuple(map(label, steps)), places, start, end)


def _steps(episodes: Sequence[Episode], months: int) -> range:
    """The steps from the first one that has an episode to the last one."""
    numbers = [_number(episode.date, months) for episode in episodes]
    return range(min(numbers), max(numbers) + 1)


def _number(date: datetime, months: int) -> int:
    """How many steps of so many months there are before this date's."""
    return (date.year * 12 + date.month - 1) // months
