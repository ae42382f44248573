"""The tags that feedgen cannot write, in the order they stand in the feed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
NAMESPACES = {"itunes": ITUNES, "podcast": PODCAST, "content": CONTENT, "atom": ATOM, "fh": HISTORY}


@dataclass(frozen=True)
class Tag:
    """An element: its name with prefix, its text or None, its attributes and children."""

    name: str
    text: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple["Tag", ...] = ()


def tag(name: str, text: str | None = None, /, **attributes: str) -> Tag:
    """A tag; attributes that are "" are left out."""
    return Tag(name, text, {key: value for key, value in attributes.items() if value})


def present(tags: Iterable[Tag | None]) -> tuple[Tag, ...]:
    """The tags without those that are absent."""
    return tuple(t for t in tags if t is not None)
