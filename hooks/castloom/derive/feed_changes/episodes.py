"""What changed about episodes: those that are gone or new, and those that are in both feeds."""

import json
from collections.abc import Iterator
from itertools import chain

from castloom.derive.feed_changes import kinds
from castloom.derive.feed_changes.audio import audio_changes
from castloom.derive.feed_changes.matching import Matched, Pair, match
from castloom.derive.feed_changes.notice import Change, Notice, lines, quoted, shown
from castloom.derive.feed_changes.order import Order, length_of, moved
from castloom.derive.feed_changes.tags import by_name, tag_changes
from castloom.model.clock import day
from castloom.source.feeds.facts import FeedFacts, ItemFacts, PersonFacts
from castloom.source.feeds.words import links, words

_TYPES = {"full": "a full episode", "trailer": "a trailer", "bonus": "a bonus"}


def episode_notices(old: FeedFacts, new: FeedFacts) -> list[Notice]:
    """All changes of episodes, in the order of their kinds, and within one in that of the new feed."""
    matched = match(old.items, new.items)
    order = Order(matched, new.items)
    changes = chain(
        (Change(kinds.GONE, item.title) for item in matched.gone),
        (_new(item, order) for item in _really_new(old, matched)),
        *(_changes(pair, old, new, order) for pair in matched.both),
    )
    return lines(sorted(changes, key=lambda change: kinds.place_of(change.kind)))


def _really_new(old: FeedFacts, matched: Matched) -> Iterator[ItemFacts]:
    """Not those that may be in older documents of the former feed, which could not be had."""
    first = min((item.date for item in old.items if item.date), default=None)
    for item in matched.new:
        if old.is_whole or first is None or (item.date and item.date > first):
            yield item


def _new(item: ItemFacts, order: Order) -> Change:
    told = [day(item.date) if item.date else "without a date", length_of(item), order.below(item)]
    return Change(kinds.NEW, item.title, {"what": ", ".join(part for part in told if part)})


def _changes(pair: Pair, old: FeedFacts, new: FeedFacts, order: Order) -> Iterator[Change]:
    if pair.is_same:
        yield from audio_changes(pair, old, new)
    else:
        yield Change(kinds.SECOND_TIME, pair.new.title, {"guid": json.dumps(pair.old.id, ensure_ascii=False)})
    yield from _titles(pair.old, pair.new)
    if moved(pair):
        yield Change(kinds.DATE, pair.new.title, order.dates(pair))
    yield from _texts(pair.old, pair.new)
    yield from _cover(pair, old, new)
    yield from _numbers(pair.old, pair.new)
    yield from _marks(pair, old, new)
    yield from _quiet(pair, old, new)


def _titles(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    if old.title != new.title:
        yield Change(kinds.TITLE, old.title, {"now": quoted(new.title)})
    was, now = old.itunes_title or old.title, new.itunes_title or new.title
    if was != now and (was, now) != (old.title, new.title):
        yield Change(kinds.APPLE_TITLE, new.title, {"now": quoted(now)})


def _texts(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    if old.notes != new.notes and words(old.notes) != words(new.notes):
        yield Change(kinds.NOTES, new.title)
    elif old.notes != new.notes and links(old.notes) != links(new.notes):
        yield Change(kinds.LAYOUT, new.title)
    if old.summary != new.summary and words(old.summary) != words(new.summary):
        yield Change(kinds.SUMMARY, new.title)


def _cover(pair: Pair, old: FeedFacts, new: FeedFacts) -> Iterator[Change]:
    was, now = pair.old.image or old.image, pair.new.image or new.image
    is_of_show = (was, now) == (old.image, new.image)  # told of the show
    if was != now and not is_of_show:
        yield Change(kinds.COVER, pair.new.title)


def _numbers(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    for kind, noun, was, now in (
        (kinds.NUMBER, "episode", old.episode, new.episode),
        (kinds.SEASON, "season", old.season, new.season),
    ):
        if was != now:
            before = f"was {shown(was)}" if was else "had none"
            is_now = (
                f"is {'in ' if noun == 'season' else ''}{noun} {shown(now)} now" if now else f"has no {noun} number"
            )
            yield Change(kind, new.title, {"what": f"{is_now} ({before})"})
    if old.type != new.type:
        was, now = (_TYPES.get(item.type, shown(item.type)) for item in (old, new))
        yield Change(kinds.TYPE, new.title, {"was": was, "now": now})


def _marks(pair: Pair, old: FeedFacts, new: FeedFacts) -> Iterator[Change]:
    was, now = _explicit(pair.old, old), _explicit(pair.new, new)
    if was != now:
        yield Change(kinds.EXPLICIT if now else kinds.CLEAN, pair.new.title)
    if pair.old.block != pair.new.block:
        yield Change(kinds.BLOCKED if pair.new.block else kinds.ALLOWED, pair.new.title)


def _explicit(item: ItemFacts, feed: FeedFacts) -> bool:
    return bool(feed.explicit if item.explicit is None else item.explicit)


def _quiet(pair: Pair, old: FeedFacts, new: FeedFacts) -> Iterator[Change]:
    title = pair.new.title
    if pair.old.link != pair.new.link:
        yield Change(kinds.LINK, title, {"now": shown(pair.new.link) or "none"})
    for what, change in tag_changes(_tags(pair.old, old.persons), _tags(pair.new, new.persons)):
        is_of_show = what == "the persons" and not (pair.old.persons or pair.new.persons)  # told of the show
        if not is_of_show:
            yield Change(kinds.tags_kind(what, change), title)


def _tags(item: ItemFacts, persons: tuple[PersonFacts, ...]) -> dict[str, object]:
    """What else the item has; its persons are the show's if it has none of its own (podcast namespace)."""
    return {
        "transcripts": item.transcripts,
        "chapters": item.chapters,
        "chapters in the feed itself": item.psc,
        "persons": item.persons or persons,
        **by_name(item.others),
    }
