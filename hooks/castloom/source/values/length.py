"""Lengths of time, in the forms podcasters write them."""

import re
from datetime import timedelta

from castloom.model.problem import Unreadable
from castloom.source.values.basic import text
from castloom.source.yamltext import Node

_EXAMPLE = "write it as 42:05 or 1:02:03"
_LONGEST = timedelta(days=30)
_COLONS = re.compile(r"(?:(\d+):)?(\d+):(\d{1,2}(?:[.,]\d+)?)")
_SECONDS = re.compile(r"\d+(?:[.,]\d+)?")
_UNITS = re.compile(
    r"(?:(?P<h>\d+(?:[.,]\d+)?)\s*h(?:ours?|rs?)?\s*,?\s*)?"
    r"(?:(?P<m>\d+(?:[.,]\d+)?)\s*m(?:in(?:ute)?s?)?\s*,?\s*)?"
    r"(?:(?P<s>\d+(?:[.,]\d+)?)\s*s(?:ec(?:ond)?s?)?)?",
    re.IGNORECASE,
)


def duration(node: Node) -> timedelta:
    """A length of time: `42:05`, `1:02:03`, `2523` (seconds), `1h 2m 3s`, `62 min`, `PT1H2M3S`."""
    typed = text(node)
    try:
        found = _read(typed)
    except OverflowError:
        found = None
    if found is None or found > _LONGEST:
        raise Unreadable(f'"{typed}" is not a length of time', _EXAMPLE)
    return found


def _read(typed: str) -> timedelta | None:
    if _SECONDS.fullmatch(typed):
        return timedelta(seconds=_number(typed))
    if match := _COLONS.fullmatch(typed):
        return _clock(typed, match)
    match = _UNITS.fullmatch(typed.removeprefix("PT").strip())
    if match and match.lastgroup:
        return timedelta(hours=_number(match["h"]), minutes=_number(match["m"]), seconds=_number(match["s"]))
    return None


def _clock(typed: str, match: re.Match[str]) -> timedelta:
    hours, minutes, seconds = match.groups()
    if _number(seconds) >= 60 or (hours is not None and int(minutes) >= 60):
        raise Unreadable(f'"{typed}" has more than 59 minutes or seconds', _EXAMPLE)
    return timedelta(hours=_number(hours), minutes=_number(minutes), seconds=_number(seconds))


def _number(typed: str | None) -> float:
    return float((typed or "0").replace(",", "."))
