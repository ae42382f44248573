"""Where episodes stand in apps, newest first, and their dates."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from castloom.derive.feed_changes.matching import Matched, Pair
from castloom.derive.feed_changes.notice import quoted
from castloom.model.clock import day, spoken_length
from castloom.source.feeds.facts import ItemFacts

_NEVER = datetime.min.replace(tzinfo=UTC)


class Order:
    """The order of the new feed's episodes, and of those that are in both feeds, before and now."""

    def __init__(self, matched: Matched, new: Sequence[ItemFacts]) -> None:
        self._new = sorted(new, key=_date, reverse=True)
        self._places = {id(item): place for place, item in enumerate(self._new)}
        self._newer = _newer(self._new, {id(pair.new) for pair in matched.both})
        before = sorted(matched.both, key=lambda pair: _date(pair.old), reverse=True)
        now = sorted(matched.both, key=lambda pair: _date(pair.new), reverse=True)
        self._before = {id(pair): place for place, pair in enumerate(before)}
        self._now = {id(pair): place for place, pair in enumerate(now)}

    def below(self, item: ItemFacts) -> str:
        """ "below “Low water”": the first newer episode that subscribers know already; "" if there is none."""
        known = self._newer[id(item)]
        return f"below {quoted(known.title)}" if known else ""

    def dates(self, pair: Pair) -> dict[str, str]:
        """Both dates of an episode, and where it stands now if its place among the others changed."""
        was, now = _dates(pair.old.date, pair.new.date)
        place = "" if self._before[id(pair)] == self._now[id(pair)] else self._place(pair.new)
        return {"was": was, "now": now, "place": place}

    def _place(self, item: ItemFacts) -> str:
        place = self._places[id(item)]
        if place == 0:
            return " and is the newest now"
        if place == len(self._new) - 1:
            return " and is the oldest now"
        above, below = self._new[place - 1], self._new[place + 1]
        return f" and stands between {quoted(above.title)} and {quoted(below.title)} now"


def _newer(items: Sequence[ItemFacts], known: set[int]) -> dict[int, ItemFacts | None]:
    """For every item, newest first, the first newer one that is known."""
    found: dict[int, ItemFacts | None] = {}
    last = None
    for item in items:
        found[id(item)] = last
        last = item if id(item) in known else last
    return found


def moved(pair: Pair) -> bool:
    """Whether the episode has another date."""
    return pair.old.date != pair.new.date


def length_of(item: ItemFacts) -> str:
    """ "42 min", or ""."""
    return spoken_length(timedelta(seconds=item.duration)) if item.duration else ""


def _date(item: ItemFacts) -> datetime:
    return item.date or _NEVER


def _dates(*moments: datetime | None) -> list[str]:
    """The dates' days; with hours if only those differ."""
    days = [day(moment) if moment else "no date" for moment in moments]
    if len(set(days)) == len(days):
        return days
    whole = [moment.astimezone(UTC) for moment in moments if moment]
    return [f"{day(moment)}, {moment:%H:%M:%S} UTC".replace(":00 UTC", " UTC") for moment in whole]
