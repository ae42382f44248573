"""Numbers, times and dates as the tags of a feed have them."""

from datetime import UTC, datetime, timedelta


def decimal(number: float) -> str:
    """`128000`, `2.5`: at most three decimals, without zeros at the end."""
    return f"{number:.3f}".rstrip("0").rstrip(".")


def seconds(length: timedelta) -> str:
    """`62`, `2.5`."""
    return decimal(length.total_seconds())


def normal_play_time(start: timedelta) -> str:
    """`01:02:03.500` (Podlove Simple Chapters)."""
    milliseconds = start // timedelta(milliseconds=1)
    return f"{milliseconds // 3_600_000:02}:{milliseconds // 60_000 % 60:02}:{milliseconds / 1000 % 60:06.3f}"


def feed_date(date: datetime) -> datetime:
    """The same moment as RFC 2822 can say it: in UTC unless its offset is one of whole half hours.

    W3C's validator doubts other offsets, such as Nepal's; those of long ago have seconds.
    """
    return date.astimezone(UTC) if (date.utcoffset() or timedelta()) % timedelta(minutes=30) else date


def unless_zero(number: float) -> str:
    """The number, or "" where 0 says that nobody knows it."""
    return decimal(number) if number else ""
