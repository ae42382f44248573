"""Times as people and machines read them."""

from datetime import datetime, timedelta

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def spoken_length(length: timedelta) -> str:
    """`42 min`, `1 h 2 min`, `35 s`."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    if minutes < 1:
        return f"{seconds} s"
    minutes += seconds >= 30
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min".removesuffix(" 0 min") if hours else f"{rest} min"


def iso_length(length: timedelta) -> str:
    """ISO 8601: `PT42M5S`."""
    total = round(length.total_seconds())
    hours, minutes, seconds = total // 3600, total % 3600 // 60, total % 60
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + ("".join(f"{n}{unit}" for n, unit in parts if n) or "0S")


def day(moment: datetime) -> str:
    """`14 January 2025`, in the moment's own zone."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
