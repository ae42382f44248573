"""Times as people read them."""

from datetime import date, timedelta
from functools import cache

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def clock(seconds: float) -> str:
    """`5:12`, or `1:02:03` from an hour up."""
    return _clock(int(seconds))


@cache  # all episodes have about the same times
def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def spoken_length(length: timedelta) -> str:
    """`42 min`, `1 h 2 min`, `35 s`."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    if minutes < 1:
        return f"{seconds} s"
    minutes += seconds >= 30
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min".removesuffix(" 0 min") if hours else f"{rest} min"


def day(moment: date) -> str:
    """`14 January 2025`, in the moment's own zone."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
