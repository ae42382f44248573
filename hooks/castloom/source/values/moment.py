"""Dates, hours and time zones."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from datetime import date as day_of_calendar
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from castloom.model.moment import Moment
from castloom.model.problem import Unreadable, nearest
from castloom.model.show import Release
from castloom.source.values.basic import text
from castloom.source.yamltext import Node

_EXAMPLE = "write it as 2025-01-14 or 2025-01-14T07:00:00Z"
_YEARS = (1900, 2200)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<m2>[A-Za-z]{3,9})\.?,?\s+(?P<y2>\d{4})"
    r"|(?P<m3>[A-Za-z]{3,9})\.?\s+(?P<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{4})"
)
_HOUR = re.compile(r"(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?(?:\s*(?P<half>[AaPp])\.?[Mm]\b\.?)?")
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<h>\d{2}):?(?P<m>\d{2})")
_FARTHEST = timedelta(hours=14)  # Kiribati
_RFC_2822 = re.compile(r"(?:[A-Za-z]{3},\s*)\d{1,2}\s[A-Za-z]{3}\s\d{4}\s\d{2}:\d{2}.*")


def zone(node: Node) -> tzinfo:
    """A time zone by its name (`Europe/Berlin`), UTC, or an offset (`+01:00`)."""
    return _zone(text(node))


def hour(node: Node) -> time:
    """An hour of the day: `7:00`, `07:00`, `7:00 pm`."""
    typed = text(node)
    if match := _HOUR.fullmatch(typed):
        return _clock(match)
    raise Unreadable(f'"{typed}" is not an hour of the day', 'write it as "07:00"')


def date(release: Release) -> Callable[[Node], Moment]:
    """A moment with its zone. A bare day takes the show's release hour, a date without zone the show's zone."""

    def convert(node: Node) -> Moment:
        typed = text(node)
        try:
            if _RFC_2822.fullmatch(typed):
                moment = parsedate_to_datetime(typed)
                return _plausible(moment if moment.tzinfo else moment.replace(tzinfo=release.zone))
            return _plausible(_moment(typed, release))
        except ValueError as fault:
            if isinstance(fault, Unreadable):
                raise
            raise Unreadable(f'"{typed}" is no date of the calendar: {fault}', _EXAMPLE) from None

    return convert


def day(node: Node) -> day_of_calendar:
    """A day of the calendar; an hour after it is left out."""
    return date(Release(time(), UTC))(node).date()


def _plausible(moment: datetime) -> Moment:
    if not _YEARS[0] <= moment.year <= _YEARS[1]:
        raise ValueError("the year is not between {} and {}".format(*_YEARS))
    return Moment.of(moment)


def _moment(typed: str, release: Release) -> datetime:
    day = _DAY.match(typed)
    if not day:
        raise Unreadable(f'"{typed}" is not a date', _EXAMPLE)
    rest = typed[day.end() :].lstrip(" ,T").removeprefix("at ")
    if not rest:
        return datetime.combine(_day(day), release.hour, release.zone)
    clock = _HOUR.match(rest)
    if not clock:
        raise Unreadable(f'"{rest}" is not an hour of the day', _EXAMPLE)
    named = rest[clock.end() :].strip()
    return datetime.combine(_day(day), _clock(clock), _zone(named) if named else release.zone)


def _day(match: re.Match[str]) -> day_of_calendar:
    if match["y"]:
        return day_of_calendar(int(match["y"]), int(match["m"]), int(match["d"]))
    year, month, day = (
        (match["y2"], match["m2"], match["d2"]) if match["y2"] else (match["y3"], match["m3"], match["d3"])
    )
    short = month[:3].lower()
    if short not in _MONTHS:
        raise Unreadable(f'"{month}" is not the English name of a month', _EXAMPLE)
    return day_of_calendar(int(year), _MONTHS.index(short) + 1, int(day))


def _clock(match: re.Match[str]) -> time:
    hours, half = int(match["h"]), (match["half"] or "").lower()
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    try:
        if half and int(match["h"]) > 12:
            raise ValueError(f"there is no {hours} o'clock {half}m")
        return time(hours, int(match["min"]), int(match["s"] or 0))
    except ValueError as fault:
        raise Unreadable(f'"{match[0]}" is not an hour of the day: {fault}', 'write it as "07:00"') from None


def _zone(typed: str) -> tzinfo:
    if typed in ("Z", "UTC", "GMT", "z"):
        return UTC
    if match := _OFFSET.fullmatch(typed):
        offset = timedelta(hours=int(match["h"]), minutes=int(match["m"]))
        if offset > _FARTHEST or int(match["m"]) > 59:
            raise Unreadable(f'"{typed}" is not a time zone', "write an offset such as +01:00")
        return timezone(offset if match["sign"] == "+" else -offset)
    try:
        return ZoneInfo(typed)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = nearest(typed, available_timezones()) or "write UTC, +01:00 or a name such as Europe/Berlin"
        raise Unreadable(f'"{typed}" is not a time zone', hint) from None
