"""Times as machines read them."""

from datetime import timedelta


def iso_length(length: timedelta) -> str:
    """ISO 8601: `PT42M5S`."""
    total = round(length.total_seconds())
    hours, minutes, seconds = total // 3600, total % 3600 // 60, total % 60
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + ("".join(f"{n}{unit}" for n, unit in parts if n) or "0S")
