"""Seconds as people read them."""

from functools import cache


def clock(seconds: float) -> str:
    """`5:12`, or `1:02:03` from an hour up."""
    return _clock(int(seconds))


@cache  # all episodes have about the same times
def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
