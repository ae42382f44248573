"""The report of `castloom diff`, in Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from castloom.derive.feed_changes.notice import Notice, Weight, shown
from castloom.derive.reports.finding import many
from castloom.source.feeds.facts import FeedFacts
from castloom.source.feeds.reading import Read

_HEADINGS = {
    Weight.HURTS: "What hurts:",
    Weight.SEEN: "What subscribers would see:",
    Weight.QUIET: "What apps would take up quietly:",
}
_NOTHING = "Subscribers would notice nothing."
_NOTHING_SINCE = "Nothing has changed since then that subscribers would notice."


@dataclass(frozen=True)
class Compared:
    """Two feeds and what differs. `place` is where the old one is, "" for the last build, which is not published.

    `changes` are those that castloom.lock does not allow.
    """

    place: str
    old: Read
    new: Read
    notices: tuple[Notice, ...]
    changes: tuple[str, ...] = ()

    @property
    def is_harmful(self) -> bool:
        """Whether something hurts, or may hurt because it could not be compared."""
        hurts = any(notice.weight is Weight.HURTS for notice in self.notices)
        return hurts or bool(self.changes) or any(_unknown(self))


def report(compared: Compared) -> Iterator[str]:
    """Its lines."""
    numbers = f"{_episodes(compared.old.facts)} there, {_episodes(compared.new.facts)} now."
    if compared.place:
        yield f"Compared with {compared.place}: {numbers}"
    else:
        yield f"Compared with your last build, not with what is published: {numbers}"
    unknown = list(_unknown(compared))
    is_quiet = all(notice.weight is Weight.QUIET for notice in compared.notices)
    if is_quiet and not unknown and not compared.changes:
        yield _NOTHING if compared.place else _NOTHING_SINCE
    yield from _section("What could not be compared:", unknown)
    for weight, heading in _HEADINGS.items():
        yield from _section(heading, [notice.text for notice in compared.notices if notice.weight is weight])
        if weight is Weight.HURTS:
            yield from _section("What stops the build, until you allow it:", [shown(c, 1000) for c in compared.changes])


def _unknown(compared: Compared) -> Iterator[str]:
    """What the report cannot know."""
    for read, whose in ((compared.old, "there"), (compared.new, "here")):
        if read.missing:
            yield (
                f"{many(read.missing, 'older document')} of the feed {whose} could not be read: the episodes in"
                f" {'it' if read.missing == 1 else 'them'}, and in whatever is older still, were not compared."
            )
        if read.broken:
            yield (
                f"The XML of {many(read.broken, 'document')} of the feed {whose} is broken: what lies behind the broken"
                " place may not have been read."
            )


def _section(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from ("", heading, "")
        yield from (f"- {line}" for line in lines)


def _episodes(feed: FeedFacts) -> str:
    return f"{len(feed.items):,} episode{'' if len(feed.items) == 1 else 's'}"
