"""What a feed says, as typed facts: of any host, whatever prefixes and habits it has."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class AudioFacts:
    """An enclosure: its address as written, prefixes included; bytes, 0 if the feed does not know; MIME type."""

    url: str
    length: int = 0
    type: str = ""


@dataclass(frozen=True)
class TranscriptFacts:
    """A podcast:transcript."""

    url: str
    type: str = ""
    language: str = ""
    rel: str = ""


@dataclass(frozen=True)
class PersonFacts:
    """A podcast:person; role and group in small letters, with the defaults of the podcast namespace."""

    name: str
    role: str = "host"
    group: str = "cast"
    href: str = ""
    img: str = ""


@dataclass(frozen=True)
class ItemFacts:
    """An episode as a feed has it. Texts are without blanks at both ends; what is missing is "", 0, None or empty.

    `guid` is the very text; `id` is by what apps know the episode. `duration` is seconds; `description` and `content`
    are HTML. `itunes_title` is Apple's title. `psc` are Podlove's chapters, start and title. `others` are further tags
    of the podcast namespace: name, and all that they hold in one text.
    """

    guid: str = ""
    is_permalink: bool = True
    title: str = ""
    itunes_title: str = ""
    link: str = ""
    date: datetime | None = None
    audio: AudioFacts | None = None
    duration: int | None = None
    description: str = ""
    content: str = ""
    season: str = ""
    episode: str = ""
    type: str = "full"
    explicit: bool | None = None
    block: bool = False
    image: str = ""
    transcripts: tuple[TranscriptFacts, ...] = ()
    chapters: str = ""
    psc: tuple[tuple[str, str], ...] = ()
    persons: tuple[PersonFacts, ...] = ()
    others: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The guid; without one the audio's address (Apple), else the link (gPodder), else the title."""
        return self.guid or (self.audio.url if self.audio else "") or self.link or self.title

    @property
    def notes(self) -> str:
        """The longer one of content and description: hosts write the same notes into both, or cut one of them."""
        return max(self.content, self.description, key=len)

    @property
    def summary(self) -> str:
        """The description, if there are longer notes beside it."""
        return self.description if self.description != self.notes else ""


@dataclass(frozen=True)
class FeedFacts:
    """A show as its feed has it, with all items in their order; as for an item, what is missing is "", None or empty.

    `address` is where the feed says that it lies (`atom:link rel="self"`). `categories` are as in "Science > Nature".
    `held` is how many items, the first ones, are in the feed itself and not in an older document; `is_whole` says that
    no older document is missing.
    """

    title: str = ""
    description: str = ""
    link: str = ""
    address: str = ""
    guid: str = ""
    image: str = ""
    categories: tuple[str, ...] = ()
    explicit: bool | None = None
    author: str = ""
    owner: str = ""
    owner_email: str = ""
    language: str = ""
    copyright: str = ""
    type: str = "episodic"
    medium: str = "podcast"
    new_feed_url: str = ""
    locked: bool | None = None
    complete: bool = False
    block: bool = False
    persons: tuple[PersonFacts, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    items: tuple[ItemFacts, ...] = ()
    held: int = 0
    is_whole: bool = True
