"""All changes between two states of a feed."""

from castloom.derive.feed_changes.episodes import episode_notices
from castloom.derive.feed_changes.notice import Notice, Weight
from castloom.derive.feed_changes.show import show_notices
from castloom.source.feeds.facts import FeedFacts


def feed_changes(old: FeedFacts, new: FeedFacts) -> list[Notice]:
    """What subscribers would notice if `new` took the place of `old`: what hurts first, what is quiet last.

    Within a weight the show comes first, then its episodes. Equal feeds have no changes.
    """
    notices = [*show_notices(old, new), *episode_notices(old, new)]
    places = {weight: place for place, weight in enumerate(Weight)}
    return sorted(notices, key=lambda notice: places[notice.weight])
