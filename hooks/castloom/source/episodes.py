"""Episodes: episodes/001-slug.md and what its neighbours of the same stem say."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from castloom.model.episode import Episode, EpisodeType, TranscriptNotes
from castloom.model.link import Image
from castloom.model.problem import Unreadable
from castloom.model.show import Show
from castloom.model.transcript import Timing
from castloom.source.chapters.keys import Named
from castloom.source.chapters.read import read_chapters
from castloom.source.documents import Document
from castloom.source.enclosures import ending, read_enclosure
from castloom.source.episode_faults import check_episode
from castloom.source.extras import read_extras
from castloom.source.folder import CHAPTERS, PICTURES, TRANSCRIPTS, Folder, Known
from castloom.source.implied import read_implied
from castloom.source.podcasting.media import read_alternates
from castloom.source.podcasting.pictures import Shelf
from castloom.source.record import Record
from castloom.source.soundbites import SOUNDBITE, soundbite
from castloom.source.values import address, basic, moment, vocabulary
from castloom.source.yamltext import Fields, Node

_SPEAKERS = "{S1: jane-doe, Speaker 2: john-doe}"
_NUMBERED = re.compile(r"(\d+)-(.+)")
_STAND_IN = "The audio holds speech made by a machine."


@dataclass(frozen=True)
class Surroundings:
    """What an episode's keys are read against: the show, its folder, and the pages there are."""

    show: Show
    root: Path
    folder: Folder
    known: Known


def read_episode(document: Document, stem: str, around: Surroundings, record: Record) -> Episode:
    """The episode that a file in episodes/ and its neighbours describe.

    The enclosure of a local audio file has length and duration 0 until the file is measured.
    """
    number, slug = name_parts(stem)
    show, known = around.show, around.known
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    kind = record.get("episodeType", basic.one_of(EpisodeType), EpisodeType.FULL)
    episode = Episode(
        path=document.path,
        slug=slug,
        title=record.need("title", basic.plain(255), slug, "title: What the episode is called"),
        date=record.need("date", moment.date(show.release), epoch, "date: 2025-01-14"),
        number=record.get("episode", basic.whole(1), number if kind is EpisodeType.FULL else None),
        season=record.get("season", basic.whole(1), None),
        type=kind,
        explicit=record.get("explicit", basic.flag, None),
        description=record.get("description", basic.long_text, ""),
        enclosure=read_enclosure(record, stem, around.root, around.folder),
        image=record.get("image", address.image(around.root, "episodes"), _cover(stem, around, record)),
        persons=record.each("persons", vocabulary.credit(known.people)) or show.persons,
        concepts=record.each("concepts", basic.reference(known.concepts, "concept", "concepts")),
        implied=read_implied(record, known),
        chapters=read_chapters(
            record, document, around.folder.beside(stem, *CHAPTERS), Named(known, around.root, show.site_url)
        ),
        soundbites=record.groups("soundbites", soundbite, SOUNDBITE),
        transcript=record.get("transcript", transcript_notes(known), TranscriptNotes()),
        transcript_files=tuple(around.folder.beside(stem, *TRANSCRIPTS)),
        former_file=next(iter(around.folder.beside(stem, ".addresses.yml")), ""),
        links=record.each("links", address.link),
        ai_content=record.get("aiContent", _ai_content, ""),
        guid=record.get("guid", basic.plain(255), str(uuid.uuid5(uuid.UUID(show.guid), slug))),
        guid_line=record.place("guid")[0],
        draft=record.get("draft", basic.flag, False),
        block=record.get("block", basic.flag, False),
        extras=read_extras(record, Shelf(around.root, "episodes", "episodes/", deep=False)),
        alternate_enclosures=read_alternates(record),
        content_links=record.each("contentLinks", address.https_link(255)),
        itunes_title=record.get("itunesTitle", basic.plain(255), ""),
        display=record.get("episodeDisplay", basic.plain(32), ""),
        redirect_from=record.each("redirectFrom", _site_path),
        same_as=record.each("sameAs", address.web),
        notes=document.body,
        notes_line=document.body_line,
    )
    check_episode(episode, show, around.root, record)
    return episode


def name_parts(stem: str) -> tuple[int | None, str]:
    """Number and slug from a file's stem: `012-the-slug` is (12, "the-slug"); a number is not needed."""
    match = _NUMBERED.fullmatch(stem)
    return (int(match[1]) or None, match[2]) if match else (None, stem)


def _cover(stem: str, around: Surroundings, record: Record) -> Image | None:
    for path in around.folder.beside(stem, *PICTURES)[:1]:
        try:
            return Image(address.real_picture(around.root, path))
        except Unreadable as fault:
            record.problems.error(path, 0, "", fault.message.removeprefix(f"{path} "), fault.hint)
    return None


def transcript_notes(known: Known) -> Callable[[Node], TranscriptNotes]:
    """What the key `transcript` says; speakers are ids of people there are."""

    def convert(node: Node) -> TranscriptNotes:
        fields = basic.group(node, "{timing: exact, language: en}", "timing", "language", "status", "speakers")
        timing, language, status = (fields.nodes.get(key) for key in ("timing", "language", "status"))
        return TranscriptNotes(
            timing=basic.one_of(Timing)(timing) if timing else None,
            language=vocabulary.language(language) if language else "",
            status=basic.plain(64)(status) if status else "",
            speakers=_speakers(fields.nodes["speakers"], known) if "speakers" in fields.nodes else (),
        )

    return convert


def _speakers(node: Node, known: Known) -> tuple[tuple[str, str], ...]:
    if not isinstance(node, Fields):
        raise Unreadable("speakers is not a group of names", f"write {_SPEAKERS}")
    person = basic.reference(known.people, "person", "people")
    return tuple((" ".join(name.split()), person(id_)) for name, id_ in node.nodes.items())


def _ai_content(node: Node) -> str:
    typed = basic.text(node)
    if typed.lower() in ("true", "false"):
        return _STAND_IN if typed.lower() == "true" else ""
    return typed


def _site_path(node: Node) -> str:
    typed = basic.text(node)
    if "://" in typed or not re.fullmatch(r"/?(?:[\w%-][\w.%-]*/)*[\w%-][\w.%-]*/?", typed):
        raise Unreadable(f'"{typed}" is not a path of this site', "write it as /old/address/")
    if ending(typed) not in ("", ".html"):
        raise Unreadable(f'"{typed}" is not the address of a page', "write one that ends in / or .html")
    return typed.strip("/")
