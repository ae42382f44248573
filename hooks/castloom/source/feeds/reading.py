"""A whole feed from its documents: the first one, and the older ones that it leads to."""

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from castloom.source.feeds.channel import link_to, read_channel
from castloom.source.feeds.elements import Elements
from castloom.source.feeds.facts import FeedFacts, ItemFacts
from castloom.source.feeds.xml import NotAFeed, parse_feed

_MOST_DOCUMENTS = 1000

# What lies at an address, or in a file; `NotAFeed` where there is nothing.
Get = Callable[[str], bytes]


@dataclass(frozen=True)
class Read:
    """A feed's facts, and what was found amiss on the way: a sentence each.

    `missing` counts older documents that could not be had, `broken` those whose XML is broken.
    """

    facts: FeedFacts
    notices: tuple[str, ...]
    missing: int = 0
    broken: int = 0


@dataclass(frozen=True)
class _Document:
    """One document: its facts, where older ones are, and what is wrong with its XML."""

    facts: FeedFacts
    older: tuple[str, ...]
    fault: str


def read_feed(address: str, get: Get) -> Read:
    """The feed at an address, or in a file, with all its documents, which `get` brings, each once; 1,000 at most.

    Those of a file are taken to lie beside it as they do on the web. Older documents are those of `rel="prev-archive"`
    and `rel="next"` (RFC 5005). `NotAFeed` if the first one is none; if an older one is none, the facts are not whole,
    and a notice says so.
    """
    first = _read(address, get(address))
    notices = [_broken(address, first.fault)] if first.fault else []
    items = list(first.facts.items)
    known = {item.id for item in items}
    missing, broken = 0, int(bool(first.fault))
    for older in _older(address, first, get):
        if isinstance(older, str):
            notices.append(older)
            missing += 1
            continue
        where, document = older
        broken += bool(document.fault)
        notices += [_broken(where, document.fault)] if document.fault else []
        # An archive may have episodes that the feed itself has, too.
        new: list[ItemFacts] = [item for item in document.facts.items if item.id not in known]
        known.update(item.id for item in new)
        items += new
    facts = replace(first.facts, items=tuple(items), is_whole=not missing)
    return Read(facts, tuple(notices), missing, broken)


def _older(address: str, first: _Document, get: Get) -> Iterator[tuple[str, _Document] | str]:
    """The older documents with their addresses; in the place of one that cannot be had, what to say of it."""
    seen, waiting = {address, first.facts.address}, list(first.older)
    while waiting:
        where = waiting.pop(0)
        if where in seen:
            continue
        if len(seen) > _MOST_DOCUMENTS:
            yield f"the feed has more than {_MOST_DOCUMENTS:,} documents; what is older is not compared"
            return
        seen.add(where)
        try:
            document = _read(where, get(where))
        except NotAFeed as fault:
            yield f"{where}: {fault.message}; the episodes in it are not compared"
            continue
        yield where, document
        waiting += document.older


def _read(address: str, content: bytes) -> _Document:
    channel, fault = parse_feed(content)
    facts = read_channel(channel)
    links = Elements(channel)
    found = (link_to(links, rel) for rel in ("prev-archive", "next"))
    return _Document(facts, tuple(_place(address, facts.address, link) for link in found if link), fault)


def _place(address: str, own: str, link: str) -> str:
    """Where a document is that the one at `address` links to, which itself says that its address is `own`."""
    target = urljoin(own or address, link)
    folder = own.rpartition("/")[0] + "/"
    if "://" in address or not target.startswith(folder):
        return target
    return posixpath.join(posixpath.dirname(address), target.removeprefix(folder))


def _broken(address: str, fault: str) -> str:
    return f"{address}: the XML is broken ({fault}); read as far as it could be"
