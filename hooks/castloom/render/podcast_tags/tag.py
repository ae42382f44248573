"""A tag that feedgen cannot write, and the namespaces that tags come from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
CHAPTERS = "http://podlove.org/simple-chapters"
SPOTIFY = "http://www.spotify.com/ns/rss"
# Apple looks at the very addresses, Podcast Index's parsers at the very prefixes.
NAMESPACES = {
    "itunes": ITUNES,
    "podcast": PODCAST,
    "content": CONTENT,
    "atom": ATOM,
    "fh": HISTORY,
    "psc": CHAPTERS,
    "spotify": SPOTIFY,
}
ALWAYS = ("itunes", "podcast", "content", "atom")  # PSP-1 requires them, used or not


@dataclass(frozen=True)
class Tag:
    """An element: its name with prefix (RSS's own have none), its text or None, its attributes and children.

    The text of a tag that is `html` is written as CDATA.
    """

    name: str
    text: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple["Tag", ...] = ()
    html: bool = False

    @property
    def prefix(self) -> str:
        return self.name.rpartition(":")[0]


def tag(name: str, text: str | None = None, /, *children: Tag, **attributes: str) -> Tag:
    """A tag; attributes that are "" are left out, and so is an empty text."""
    return Tag(name, text or None, {key: value for key, value in attributes.items() if value}, children)


def present(tags: Iterable[Tag | None]) -> tuple[Tag, ...]:
    """The tags without those that are absent."""
    return tuple(t for t in tags if t is not None)


def prefixes(tags: Iterable[Tag]) -> Iterator[str]:
    """The prefixes of the tags and of all below them."""
    for found in tags:
        yield found.prefix
        yield from prefixes(found.children)
