"""What the feed says of the show as a whole: whose it is, who owns the rights, and whether it has anything to hear."""

import re
from collections.abc import Iterator

from castloom.derive.reports.feed_material import WholeShow
from castloom.derive.reports.finding import Finding, Level, quoted

_YEARS = r"(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)?\d\d|today|present))?"
_SUPERFLUOUS = re.compile(rf"(?:©|\(c\)|\bcopyright\b|\b{_YEARS}\b)[\s,]*", re.IGNORECASE)


def channel(whole: WholeShow) -> Iterator[Finding]:
    """No owner, a copyright line that repeats itself, no episode in the feed."""
    show = whole.catalog.show
    if show.owner is None and not whole.line("owner"):  # an owner that cannot be read is told already
        message = "owner: is missing: Spotify and YouTube mail the code there that proves that a show is yours"
        hint = "write owner: {name: Jane Doe, email: jane@example.com}; the address is public"
        yield Finding(Level.NOTE, whole.path, 0, message, hint)
    if _SUPERFLUOUS.search(show.copyright):
        rest = " ".join(_SUPERFLUOUS.sub("", show.copyright).split()).strip(" ,.")
        message = f"copyright: {quoted(show.copyright)} holds more than whose the rights are"
        hint = f"write {rest or show.author} alone; the word, the sign and the year go without saying (PSP-1)"
        yield Finding(Level.NOTE, whole.path, whole.line("copyright"), message, hint)
    if next(whole.out, None) is None:
        message = "no episode is in the feed, and directories take no show without one (Spotify)"
        yield Finding(Level.NOTE, whole.path, 0, message, "publish one with audio, be it a trailer")
