"""The show as its `mkdocs.yml` describes it."""

from dataclasses import dataclass
from datetime import time, tzinfo
from enum import StrEnum


class ShowType(StrEnum):
    """Apple: episodic shows play newest first, serial ones oldest first."""

    EPISODIC = "episodic"
    SERIAL = "serial"


@dataclass(frozen=True)
class Category:
    """An Apple category and, or "", its subcategory."""

    name: str
    sub: str = ""


@dataclass(frozen=True)
class Image:
    """A picture: a path inside the show's folder or an https address, and its text alternative."""

    src: str
    alt: str = ""


@dataclass(frozen=True)
class Owner:
    """Who answers for the show; directories mail the owner's address to verify it."""

    name: str
    email: str


@dataclass(frozen=True)
class Link:
    """A titled address; `rel` says what it is to the page (for example "canonical")."""

    title: str
    url: str
    rel: str = ""


@dataclass(frozen=True)
class Credit:
    """A person's part in an episode or the show. Role and group are the podcast taxonomy's own names."""

    id: str
    role: str
    group: str
    line: int = 0


@dataclass(frozen=True)
class Release:
    """When an episode with a bare date comes out: hour of the day and time zone."""

    hour: time
    zone: tzinfo


@dataclass(frozen=True)
class Show:
    """The show's own facts. Texts are plain text as typed."""

    title: str
    description: str
    site_url: str
    language: str
    author: str
    categories: tuple[Category, ...]
    image: Image
    explicit: bool
    release: Release
    short_title: str = ""
    owner: Owner | None = None
    type: ShowType = ShowType.EPISODIC
    guid: str = ""
    copyright: str = ""
    license: str = ""
    locked: bool = False
    funding: tuple[Link, ...] = ()
    persons: tuple[Credit, ...] = ()
    enclosure_prefix: str = ""
    paging: int = 0
    per_page: int = 20
    new_feed_url: str = ""
    subscribe: tuple[Link, ...] = ()

    @property
    def feed_url(self) -> str:
        return self.site_url + "feed.xml"
