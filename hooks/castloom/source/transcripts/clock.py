"""Times as transcripts write them, and spans of time shared out among what was said in them."""

import re
from itertools import accumulate, pairwise

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?")


def cue_seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    """Seconds from the parts of a cue's time, as WebVTT and SRT write it."""
    return (int(hours or 0) * 3_600_000 + int(minutes) * 60_000 + int(seconds) * 1000 + int(thousandths)) / 1000


def clock_seconds(typed: str) -> float | None:
    """Seconds from `0:05`, `75:10`, `1:02:03` or `00:01:02.500`; None if it is no such time."""
    match = _CLOCK.fullmatch(typed.strip())
    if not match or (match[1] and int(match[2]) > 59):
        return None
    return cue_seconds(match[1], match[2], match[3], (match[4] or "0").ljust(3, "0"))


def shared(start: float, end: float, weights: list[int]) -> list[tuple[float, float]]:
    """The span from start to end, shared out in proportion to the weights, to the millisecond."""
    if len(weights) < 2:
        return [(start, end)] * len(weights)
    whole = sum(weights) or 1
    edges = [round(start + (end - start) * so_far / whole, 3) for so_far in accumulate(weights, initial=0)]
    return list(pairwise([start, *edges[1:-1], end]))
