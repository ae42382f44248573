"""Whether the feed itself has gone to another address, and whether apps are told."""

import re
from collections.abc import Iterator

from castloom.derive.feed_changes.notice import Notice, Weight, shown
from castloom.source.feeds.facts import FeedFacts


def move_notices(old: FeedFacts, new: FeedFacts) -> Iterator[Notice]:
    """The feed's own address, and the one at which it says that the show is now (`itunes:new-feed-url`)."""
    if _has_moved(old, new):
        yield _moved(old, new)
    if old.new_feed_url == new.new_feed_url:
        return
    if new.new_feed_url and _plain(new.new_feed_url) not in (_plain(new.address), _plain(old.address)):
        yield Notice(
            Weight.HURTS,
            f"The feed now says that the show has moved to {shown(new.new_feed_url)}: apps and Apple go there, and do"
            " not come back.",
        )
    elif not _has_moved(old, new):
        yield Notice(Weight.QUIET, _harmless(old, new))


def is_sent_on(old: FeedFacts, new: FeedFacts) -> bool:
    """Whether the move is told to apps: the former feed names the new address, or the new one its own (Apple)."""
    return _plain(new.address) in (_plain(old.new_feed_url), _plain(new.new_feed_url))


def _has_moved(old: FeedFacts, new: FeedFacts) -> bool:
    return bool(old.address and new.address) and _plain(old.address) != _plain(new.address)


def _moved(old: FeedFacts, new: FeedFacts) -> Notice:
    change = f"The feed's address changed, from {shown(old.address)} to {shown(new.address)}"
    if is_sent_on(old, new):
        return Notice(Weight.QUIET, f"{change}: apps follow once the former one redirects here.")
    return Notice(
        Weight.HURTS,
        f"{change}: subscribers stay at the former one. Let that one redirect here, and write the new one as"
        " newFeedUrl.",
    )


def _harmless(old: FeedFacts, new: FeedFacts) -> str:
    if new.new_feed_url:
        return "The feed now names its own address as where the show is: so Apple wants it after a move."
    return f"The feed does not say any more that the show has moved to {shown(old.new_feed_url)}."


def _plain(url: str) -> str:
    """Without scheme and slash at the end, as podcast:guid takes it."""
    return re.sub(r"^https?://|/+$", "", url, flags=re.IGNORECASE)
