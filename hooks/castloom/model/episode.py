"""An episode: front matter, show notes, and what its neighbours hold."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from castloom.model.ledger import LedgerEntry
from castloom.model.link import Image, Link
from castloom.model.person import Credit
from castloom.model.podcasting import NO_EXTRAS, AlternateEnclosure, Extras, Location
from castloom.model.transcript import Timing


class EpisodeType(StrEnum):
    """Apple's kinds of episode."""

    FULL = "full"
    TRAILER = "trailer"
    BONUS = "bonus"


@dataclass(frozen=True)
class Enclosure:
    """The audio file as the feed tells it: address or path, size in bytes, MIME type, duration.

    A path is relative to the show's folder and was found there; an address begins with https://. Bytes and duration are
    0 until they are measured, or taken from the lock. `line` is where the enclosure is written, 0 if it is not.
    """

    src: str
    length: int
    type: str
    duration: timedelta
    line: int = 0

    @property
    def is_remote(self) -> bool:
        return self.src.startswith("https://")


@dataclass(frozen=True)
class Chapter:
    """A chapter from its start; `concept` is a concept's id or "".

    `image` is a path from the site's root or an https address. Not `in_toc` means that players change picture and link
    without telling of a chapter. `path` and `line` are where the editor wrote it.
    """

    start: timedelta
    title: str
    concept: str = ""
    url: str = ""
    image: str = ""
    end: timedelta | None = None
    in_toc: bool = True
    location: Location | None = None
    path: str = ""
    line: int = 0


@dataclass(frozen=True)
class Soundbite:
    """A stretch worth hearing alone: a passage by its address, else by its start and duration.

    `line` is where the editor named it.
    """

    passage: str
    title: str
    line: int = 0
    start: timedelta | None = None
    duration: timedelta | None = None


@dataclass(frozen=True)
class Implied:
    """A passage, by its address, that is about a concept without naming it; `line` is where the editor marked it."""

    passage: str
    concept: str
    line: int


class Cited(NamedTuple):
    """A passage, by its address, that a concept's page quotes; `path` and `line` are where it is named."""

    passage: str
    path: str
    line: int


@dataclass(frozen=True)
class TranscriptNotes:
    """What front matter says of the transcript; `timing` is None where the format alone decides.

    `speakers` has, for names as they stand in the transcript, the ids of the persons they are.
    """

    timing: Timing | None = None
    language: str = ""
    status: str = ""
    speakers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Episode:
    """One episode. `path` is its Markdown file's, `notes` its body, `notes_line` the line the body begins on.

    `guid_line` is the line on which the guid is written, 0 if it is not. `display` is what podcast:episode shows for
    the number. `cited` are the passages that concepts' pages quote.
    """

    path: str
    slug: str
    title: str
    date: datetime
    notes: str
    notes_line: int
    guid: str
    guid_line: int = 0
    number: int | None = None
    season: int | None = None
    type: EpisodeType = EpisodeType.FULL
    explicit: bool | None = None
    description: str = ""
    enclosure: Enclosure | None = None
    image: Image | None = None
    persons: tuple[Credit, ...] = ()
    concepts: tuple[str, ...] = ()
    implied: tuple[Implied, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    transcript: TranscriptNotes = TranscriptNotes()
    transcript_files: tuple[str, ...] = ()
    former_file: str = ""
    links: tuple[Link, ...] = ()
    ai_content: str = ""
    draft: bool = False
    block: bool = False
    extras: Extras = NO_EXTRAS
    alternate_enclosures: tuple[AlternateEnclosure, ...] = ()
    content_links: tuple[Link, ...] = ()
    itunes_title: str = ""
    display: str = ""
    redirect_from: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    cited: tuple[Cited, ...] = ()

    @property
    def url(self) -> str:
        """The page's address below the site's root."""
        return f"episodes/{self.slug}/"
