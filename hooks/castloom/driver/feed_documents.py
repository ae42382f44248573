"""Feed documents from where they are: on the web, in files, or made of the sources as they are now."""

from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

from castloom.driver.edition import Edition
from castloom.driver.network import NothingPublished, Unreachable, fetch
from castloom.render.feed.documents import documents
from castloom.render.feed.feed import feed
from castloom.render.feed.items import Items
from castloom.source.feeds.xml import NotAFeed, NothingThere

FEED = "feed.xml"


def from_web(address: str) -> bytes:
    """The document at an address; `NotAFeed` if none comes back, `NothingThere` if nothing is published there."""
    try:
        return fetch(address)
    except NothingPublished as fault:
        raise NothingThere(str(fault)) from fault
    except Unreachable as fault:
        raise NotAFeed(str(fault)) from fault


def from_file(path: str) -> bytes:
    """The document in a file; `NotAFeed` if it cannot be read."""
    if "://" in path:
        raise NotAFeed("it does not lie beside the file")
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "this is no file name"
        raise NotAFeed(f"it cannot be read: {reason}") from fault


def from_sources(edition: Edition) -> Callable[[str], bytes]:
    """Gives the documents of the feed that the edition makes, by their addresses; nothing is written."""
    site, notes = edition.site, edition.notes
    items = Items(site, lambda episode: notes[episode.path].html)
    ours = takewhile(lambda document: FEED in (document.uri, document.current), documents(site))
    made = {site.show.site_url + document.uri: document for document in ours}
    return lambda address: b"".join(feed(site, made[address], items))
