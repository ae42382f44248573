"""Values of a feed, read as loosely as the feeds of all hosts need it."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_YES = {"yes", "true", "explicit", "1"}
_NO = {"no", "false", "clean", "0"}
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,]\d+)?")


def is_yes(typed: str) -> bool:
    """`yes`, `Yes`, `true`."""
    return typed.strip().lower() in _YES


def yes_or_no(typed: str) -> bool | None:
    """`yes`, `True`, `explicit`; `no`, `false`, `clean`; None for all else."""
    word = typed.strip().lower()
    return True if word in _YES else False if word in _NO else None


def moment(typed: str) -> datetime | None:
    """A date of RFC 2822, or else of ISO 8601; with its offset, or in UTC where it has none. None if it is neither."""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            found = read(typed.strip())
            found = found if found.tzinfo else found.replace(tzinfo=UTC)
            found.astimezone(UTC)  # a date at the end of time cannot be compared
            return found
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
    return None


def seconds(typed: str) -> int | None:
    """A duration in seconds: `2523`, `2523.4`, `42:03`, `1:02:03`; None if it is none of these, or nothing."""
    typed = typed.strip()
    if re.fullmatch(r"\d{1,9}(?:[.,]\d*)?", typed):
        return int(re.split("[.,]", typed)[0]) or None
    clock = _CLOCK.fullmatch(typed)
    if clock is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in clock.groups())
    return hours * 3600 + minutes * 60 + rest or None


def count(typed: str) -> int:
    """A number of bytes, 0 if it is none."""
    return int(typed) if re.fullmatch(r"\d{1,18}", typed.strip(), re.ASCII) else 0


def number(typed: str) -> str:
    """An episode's or season's number, without zeros in front: `007` is `7`; what is no number is as typed."""
    return str(int(typed)) if re.fullmatch(r"\d{1,9}", typed, re.ASCII) else typed
