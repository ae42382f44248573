"""What changed about the audio of an episode that apps know."""

from collections.abc import Iterator

from castloom.derive.feed_changes import kinds
from castloom.derive.feed_changes.matching import Pair, same_file
from castloom.derive.feed_changes.move import is_sent_on
from castloom.derive.feed_changes.notice import Change, shown
from castloom.model.clock import clock
from castloom.source.feeds.facts import AudioFacts, FeedFacts, ItemFacts
from castloom.source.feeds.prefixes import prefix_of

_FEED = "/feed.xml"
_ROUNDING = 1  # second, by which hosts differ
# Other names of one type.
_TYPES = {"audio/mp3": "audio/mpeg", "audio/m4a": "audio/x-m4a", "audio/mp4": "audio/x-m4a", "video/m4v": "video/x-m4v"}


def audio_changes(pair: Pair, was: FeedFacts, now: FeedFacts) -> Iterator[Change]:
    """Changes of the address, the content behind it, its type and its length, from one feed to the other.

    That audio on the show's own site moves along with the feed is one change with the feed's, as harmful as that.
    """
    old, new = pair.old, pair.new
    if old.audio is None or new.audio is None:
        if old.audio or new.audio:
            yield Change(kinds.WITH_AUDIO if new.audio else kinds.WITHOUT_AUDIO, new.title)
        return
    files = same_file(old.audio.url), same_file(new.audio.url)
    if files[1] not in (files[0], _moved_along(files[0], was, now)):
        details = {"now": shown(new.audio.url), "change": _content(old, new)}
        yield Change(kinds.DOWNLOAD_AGAIN, new.title, details)
        return
    if files[0] != files[1]:
        yield Change(kinds.MOVED_ALONG if is_sent_on(was, now) else kinds.LEFT_BEHIND, new.title)
    yield from _behind_one_address(old, new, old.audio, new.audio)


def _behind_one_address(old: ItemFacts, new: ItemFacts, was: AudioFacts, now: AudioFacts) -> Iterator[Change]:
    if was.length and now.length and was.length != now.length:
        yield Change(kinds.OTHER_AUDIO, new.title, {"change": _content(old, new)})
    elif change := _duration(old, new):
        yield Change(kinds.LENGTH, new.title, {"was": change[0], "now": change[1]})
    if _type(was.type) != _type(now.type):
        yield Change(kinds.MIME_TYPE, new.title, {"was": was.type or "nothing", "now": now.type or "nothing"})
    if prefix_of(was.url) != prefix_of(now.url):
        yield Change(kinds.ROUTE, new.title, {"now": shown(prefix_of(now.url)) or "no other service"})


def _moved_along(file: str, was: FeedFacts, now: FeedFacts) -> str:
    """Where a file is that moved as the feed did."""
    old, new = (same_file(feed.address) for feed in (was, now))
    root = old.removesuffix(_FEED)
    is_ours = old.endswith(_FEED) and new.endswith(_FEED) and file.startswith(f"{root}/")
    return new.removesuffix(_FEED) + file.removeprefix(root) if is_ours else file


def _type(typed: str) -> str:
    return _TYPES.get(typed, typed)


def _duration(old: ItemFacts, new: ItemFacts) -> tuple[str, str] | None:
    """The length before and now, if both are known and differ by more than hosts round."""
    if old.duration and new.duration and abs(old.duration - new.duration) > _ROUNDING:
        return clock(old.duration), clock(new.duration)
    return None


def _content(old: ItemFacts, new: ItemFacts) -> str:
    """ " (42:10 long, was 41:12)", or the bytes; "" if nothing tells that the content is another."""
    if change := _duration(old, new):
        return f" ({change[1]} long, was {change[0]})"
    was, now = (item.audio.length if item.audio else 0 for item in (old, new))
    return f" ({now:,} bytes, were {was:,})" if was and now and was != now else ""
