"""The show as its `mkdocs.yml` describes it."""

from dataclasses import dataclass
from datetime import time, tzinfo
from enum import StrEnum

from castloom.model.link import Image, Link
from castloom.model.look import USUAL_LOOK, Look
from castloom.model.person import Credit
from castloom.model.podcasting import NO_EXTRAS, Block, Extras, LiveItem, RemoteItem, UpdateFrequency


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
class Owner:
    """Who answers for the show; directories mail the owner's address to verify it."""

    name: str
    email: str


@dataclass(frozen=True)
class Release:
    """When an episode with a bare date comes out: hour of the day and time zone."""

    hour: time
    zone: tzinfo


@dataclass(frozen=True)
class Suggesting:
    """Addresses at which readers suggest a correction, with {path}, {passage}, {text} and {address} to be filled in.

    `address` is for an episode that has a ledger, `first` for one that has none yet; "" where there is no way.
    """

    address: str = ""
    first: str = ""


@dataclass(frozen=True)
class Show:
    """The show's own facts. Texts are plain text as typed.

    `seasons` are numbers with names. `complete` says that nothing will follow, `block` and `blocks` who may not list
    the show. `episode_limit` and `countries` (ISO 3166-1) are Spotify's. `enclosure_prefixes` are put before every
    audio address, the first one outermost. `hub` is told of new episodes (WebSub). `paging` is how many episodes
    a document of the feed has, or 0 for all. `search` says whether the site has a search.
    """

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
    locked: bool = False
    persons: tuple[Credit, ...] = ()
    extras: Extras = NO_EXTRAS
    medium: str = "podcast"
    seasons: tuple[tuple[int, str], ...] = ()
    complete: bool = False
    block: bool = False
    blocks: tuple[Block, ...] = ()
    podroll: tuple[RemoteItem, ...] = ()
    remote_items: tuple[RemoteItem, ...] = ()
    publisher: RemoteItem | None = None
    update_frequency: UpdateFrequency | None = None
    live_items: tuple[LiveItem, ...] = ()
    episode_limit: int = 0
    countries: tuple[str, ...] = ()
    enclosure_prefixes: tuple[str, ...] = ()
    hub: str = ""
    paging: int = 0
    per_page: int = 20
    new_feed_url: str = ""
    subscribe: tuple[Link, ...] = ()
    look: Look = USUAL_LOOK
    suggesting: Suggesting = Suggesting()
    search: bool = True

    @property
    def season_names(self) -> dict[int, str]:
        return dict(self.seasons)

    @property
    def feed_url(self) -> str:
        return self.site_url + "feed.xml"
