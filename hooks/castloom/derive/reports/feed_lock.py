"""Whether anything keeps the guids of what is out."""

from collections.abc import Iterator

from castloom.derive.reports.feed_material import WholeShow
from castloom.derive.reports.finding import Finding, Level
from castloom.model.lock import LOCK


def missing_lock(whole: WholeShow) -> Iterator[Finding]:
    """Episodes are out, and there is no castloom.lock: it was never written, or is lost."""
    if whole.catalog.lock is None and next(whole.out, None) is not None:
        message = "is missing, so nothing keeps the guids"
        yield Finding(Level.NOTE, LOCK, 0, message, "run castloom lock, or bring it back from git")
