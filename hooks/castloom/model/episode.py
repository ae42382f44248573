"""An episode: front matter, show notes, and what its neighbours hold."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from castloom.model.ledger import LedgerEntry
from castloom.model.show import Credit, Image, Link
from castloom.model.transcript import Timing


class EpisodeType(StrEnum):
    """Apple's kinds of episode."""

    FULL = "full"
    TRAILER = "trailer"
    BONUS = "bonus"


@dataclass(frozen=True)
class Enclosure:
    """The audio file as the feed tells it: address or path, size in bytes, MIME type, duration.

    A path is relative to the show's folder and was found there; an address begins with https://.
    """

    src: str
    length: int
    type: str
    duration: timedelta

    @property
    def is_remote(self) -> bool:
        return self.src.startswith("https://")


@dataclass(frozen=True)
class Chapter:
    """A chapter from its start; `concept` is a concept's id or "", `line` where the editor wrote it."""

    start: timedelta
    title: str
    concept: str = ""
    url: str = ""
    line: int = 0


@dataclass(frozen=True)
class Soundbite:
    """A passage worth hearing alone, by its address; `line` is where the editor named it."""

    passage: str
    title: str
    line: int = 0


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
    """One episode. `path` is its Markdown file's, `notes` its body, `notes_line` the line the body begins on."""

    path: str
    slug: str
    title: str
    date: datetime
    notes: str
    notes_line: int
    guid: str
    number: int | None = None
    season: int | None = None
    type: EpisodeType = EpisodeType.FULL
    explicit: bool | None = None
    description: str = ""
    enclosure: Enclosure | None = None
    image: Image | None = None
    persons: tuple[Credit, ...] = ()
    concepts: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    transcript: TranscriptNotes = TranscriptNotes()
    transcript_files: tuple[str, ...] = ()
    former_file: str = ""
    links: tuple[Link, ...] = ()
    ai_content: str = ""
    draft: bool = False
    block: bool = False
    license: str = ""
    location: str = ""
    redirect_from: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()

    @property
    def url(self) -> str:
        """The page's address below the site's root."""
        return f"episodes/{self.slug}/"
