"""What `castloom lock` says before anybody relies on a show: a guid of an example's address, a lock that is lost."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from castloom.derive.feed_changes.matching import match
from castloom.derive.keeping_changes import Pair
from castloom.driver.feed_documents import FEED, from_file
from castloom.driver.keep import KeptShow
from castloom.driver.looking import site_folder
from castloom.model.lock import LOCK
from castloom.model.problem import Problem, Problems
from castloom.source.feeds.facts import AudioFacts, ItemFacts
from castloom.source.feeds.reading import read_feed
from castloom.source.feeds.xml import NotAFeed
from castloom.source.settings import read_settings
from castloom.source.show import feed_guid

_EXAMPLES = re.compile(r"(?:.+\.)?(?:example|test|invalid|localhost|example\.(?:com|net|org))")  # RFC 2606, RFC 6761
_SHOWN = 3  # guids that one message lists


def notes_on_address(root: Path, kept: KeptShow) -> Iterator[str]:
    """A note if the show's guid follows from an address that is nobody's."""
    show = kept.catalog.show
    host = urlsplit(show.site_url).hostname or ""
    settings = read_settings(root, kept.config, Problems())
    is_written = settings is not None and "guid" in settings.options.nodes
    if _EXAMPLES.fullmatch(host) and not is_written and show.guid == feed_guid(show.feed_url):
        message = f"{host} is an address for examples, and the show's guid follows from it for good"
        hint = f"write the real address before you publish, delete {LOCK} and lock again"
        yield f"note: {Problem(kept.config, 0, 'site_url', message, hint)}"


def tell_other_guids(root: Path, kept: KeptShow, problems: Problems) -> None:
    """Warn if a show without a lock gives its episodes other guids than the feed that a build has left."""
    site = site_folder(root / kept.config, Problems())
    feed = site / FEED if site else None
    if kept.catalog.lock or feed is None or not feed.is_file():
        return
    pairs = [pair for pair in kept.pairs if pair.is_recorded]
    now = [_item(pair, kept.catalog.show.site_url) for pair in pairs]
    paths = {item.guid: pair.episode.path for item, pair in zip(now, pairs, strict=True)}
    try:
        both = match(read_feed(str(feed), from_file).facts.items, now).both
    except NotAFeed:
        return
    other = [f"{paths[pair.new.guid]} had {pair.old.guid}" for pair in both if not pair.is_same and pair.old.guid]
    if other:
        _tell(other, feed.relative_to(root.resolve()) if feed.is_relative_to(root.resolve()) else feed, problems)


def _tell(other: list[str], feed: Path, problems: Problems) -> None:
    what = "guid differs from the one" if len(other) == 1 else "guids differ from those"
    more = f", and {len(other) - _SHOWN} more" if len(other) > _SHOWN else ""
    message = f"{len(other)} {what} in {feed.as_posix()}: {', '.join(other[:_SHOWN])}{more}"
    hint = f"if that feed was published, bring {LOCK} back from git, or write the old guids and lock again"
    problems.warn(LOCK, 0, "", message, hint)


def _item(pair: Pair, site_url: str) -> ItemFacts:
    """An episode as its feed would have it, as far as matching it needs."""
    episode = pair.episode
    return ItemFacts(
        guid=pair.present.guid,
        title=episode.title,
        link=site_url + episode.url,
        date=episode.date,
        audio=AudioFacts(pair.present.url),
    )
