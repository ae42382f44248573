"""Episodes: episodes/001-slug.md and what its neighbours of the same stem say."""

import posixpath
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from castloom.model.episode import Chapter, Enclosure, Episode, EpisodeType, Soundbite, TranscriptNotes
from castloom.model.problem import Unreadable
from castloom.model.show import Image, Show
from castloom.model.transcript import Timing
from castloom.source.documents import Document
from castloom.source.folder import AUDIO_TYPES, PICTURES, TRANSCRIPTS, Folder, Known
from castloom.source.record import Record
from castloom.source.values import address, basic, length, moment, vocabulary
from castloom.source.yamltext import Fields, Node, Text

_ENCLOSURE = "{url: https://…/001.mp3, length: bytes}"
_CHAPTER = '{startTime: "5:12", title: …}'
_SPEAKERS = "{S1: jane-doe, Speaker 2: john-doe}"
_SOUNDBITE = "{passage: p-3f9a2c71, title: …}"
_NUMBERED = re.compile(r"(\d+)-(.+)")
_STAND_IN = "The audio holds speech made by a machine."
_TYPES = {"audio/mpeg": ".mp3", "audio/x-m4a": ".m4a", "audio/mp4": ".m4a", "audio/m4a": ".m4a",
          "video/mp4": ".mp4", "video/x-m4v": ".m4v", "video/quicktime": ".mov"}  # fmt: skip


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
    episode = Episode(
        path=document.path,
        slug=slug,
        title=record.need("title", basic.plain(255), slug, "title: What the episode is called"),
        date=record.need("date", moment.date(show.release), epoch, "date: 2025-01-14"),
        number=record.get("episode", basic.whole(1), number),
        season=record.get("season", basic.whole(1), None),
        type=record.get("episodeType", basic.one_of(EpisodeType), EpisodeType.FULL),
        explicit=record.get("explicit", basic.flag, None),
        description=record.get("description", basic.text, ""),
        enclosure=_enclosure(record, stem, around),
        image=record.get("image", address.image(around.root, "episodes"), _cover(stem, around, record)),
        persons=record.each("persons", vocabulary.credit(known.people)) or show.persons,
        concepts=record.each("concepts", basic.reference(known.concepts, "concept", "concepts")),
        chapters=record.each("chapters", _chapter(known)),
        soundbites=record.each("soundbites", _soundbite),
        transcript=record.get("transcript", transcript_notes(known), TranscriptNotes()),
        transcript_files=tuple(around.folder.beside(stem, *TRANSCRIPTS)),
        former_file=next(iter(around.folder.beside(stem, ".addresses.yml")), ""),
        links=record.each("links", address.link),
        ai_content=record.get("aiContent", _ai_content, ""),
        guid=record.get("guid", basic.plain(255), str(uuid.uuid5(uuid.UUID(show.guid), slug))),
        draft=record.get("draft", basic.flag, False),
        block=record.get("block", basic.flag, False),
        license=record.get("license", basic.plain(128), ""),
        location=record.get("location", basic.plain(128), ""),
        redirect_from=record.each("redirectFrom", _site_path),
        same_as=record.each("sameAs", address.web),
        notes=document.body,
        notes_line=document.body_line,
    )
    _check(episode, record)
    return episode


def name_parts(stem: str) -> tuple[int | None, str]:
    """Number and slug from a file's stem: `012-the-slug` is (12, "the-slug"); a number is not needed."""
    match = _NUMBERED.fullmatch(stem)
    return (int(match[1]) or None, match[2]) if match else (None, stem)


def _check(episode: Episode, record: Record) -> None:
    if len(episode.description.encode()) > 4000:
        size = len(episode.description.encode())
        record.fault("description", Unreadable(f"has {size} bytes", "shorten it to 4,000 (Apple, PSP-1)"))
    starts = [chapter.start // timedelta(seconds=1) for chapter in episode.chapters]  # their places on the page
    if starts != sorted(set(starts)):
        late = episode.chapters[next(n for n, (a, b) in enumerate(pairwise(starts), 1) if b <= a)]
        message = f'"{late.title}" begins in no later second than the one before'
        record.problems.error(record.path, late.line, "chapters", message,
                              "correct its startTime, or put it in its place")  # fmt: skip
    if episode.enclosure is None and not episode.draft and not record.has("enclosure"):
        hint = f"put {posixpath.basename(episode.path)[:-3]}.mp3 beside it, or name its enclosure"
        record.problems.warn(record.path, 0, "", "has no audio: it gets a page, but is not in the feed", hint)


def _cover(stem: str, around: Surroundings, record: Record) -> Image | None:
    for path in around.folder.beside(stem, *PICTURES)[:1]:
        try:
            return Image(address.real_picture(around.root, path))
        except Unreadable as fault:
            record.problems.error(path, 0, "", fault.message.removeprefix(f"{path} "), fault.hint)
    return None


def _enclosure(record: Record, stem: str, around: Surroundings) -> Enclosure | None:
    told = record.get("duration", length.duration, timedelta())
    declared = record.get("enclosure", _declared(around.root), None)
    audio = around.folder.beside(stem, *AUDIO_TYPES)
    if declared and declared.is_remote:
        if not (told and declared.length):
            record.fault("enclosure", Unreadable(
                "lacks length or duration", "write {url: …, length: bytes} and duration: 42:05"))  # fmt: skip
        return Enclosure(declared.src, declared.length, declared.type, told)
    if declared:
        return declared
    if len(audio) > 1:
        record.problems.error(record.path, 0, "", f"has two audio files: {', '.join(audio)}", "keep one of them")
    return Enclosure(audio[0], 0, AUDIO_TYPES[_suffix(audio[0])], timedelta()) if audio else None


def _declared(root: Path) -> Callable[[Node], Enclosure]:
    def convert(node: Node) -> Enclosure:
        bare = Fields({"url": node}, {}, node.line)
        fields = bare if isinstance(node, Text) else basic.group(node, _ENCLOSURE, "url", "length", "type")
        if "url" not in fields.nodes:
            raise Unreadable("has no url", f"write {_ENCLOSURE}")
        src = basic.text(fields.nodes["url"])
        kind = _type(src, fields.nodes.get("type"))
        src = address.https(fields.nodes["url"]) if "://" in src else address.existing(root, "episodes", src)
        size = basic.whole(1)(fields.nodes["length"]) if "length" in fields.nodes else 0
        return Enclosure(src, size, kind, timedelta())

    return convert


def _type(src: str, declared: Node | None) -> str:
    """The MIME type, declared or by the ending; Apple shows an episode only if the address ends rightly."""
    kinds = {ending: kind for kind, ending in reversed(_TYPES.items())}
    if declared is not None:
        typed, ending = basic.text(declared), _suffix(src)
        hint = f"write {kinds.get(ending, 'audio/mpeg')}, or leave the type out"
        if typed not in _TYPES:
            raise Unreadable(f'"{typed}" is no type that apps play', hint)
        if ending in kinds and (ending == ".mp3") != (typed == "audio/mpeg"):
            raise Unreadable(f'"{typed}" is not the type of a {ending} file', hint)
        return typed
    if _suffix(src) not in kinds:
        raise Unreadable(f"{src} does not end like audio", "use a file that ends in .mp3 or .m4a (Apple)")
    return kinds[_suffix(src)]


def _suffix(src: str) -> str:
    return posixpath.splitext(re.split("[?#]", src)[0])[1].lower()


def _chapter(known: Known) -> Callable[[Node], Chapter]:
    def convert(node: Node) -> Chapter:
        fields = basic.group(node, _CHAPTER, "startTime", "title", "concept", "url")
        if "startTime" not in fields.nodes or "title" not in fields.nodes:
            raise Unreadable("needs startTime and title", f"write {_CHAPTER}")
        concept, url = fields.nodes.get("concept"), fields.nodes.get("url")
        return Chapter(
            start=length.duration(fields.nodes["startTime"]),
            title=basic.plain(128)(fields.nodes["title"]),
            concept=basic.reference(known.concepts, "concept", "concepts")(concept) if concept else "",
            url=address.https(url) if url else "",
            line=node.line,
        )

    return convert


def _soundbite(node: Node) -> Soundbite:
    fields = basic.group(node, _SOUNDBITE, "passage", "title")
    if "passage" not in fields.nodes:
        raise Unreadable("has no passage", f"write {_SOUNDBITE}")
    title = basic.plain(128)(fields.nodes["title"]) if "title" in fields.nodes else ""
    return Soundbite(basic.text(fields.nodes["passage"]).lstrip("#"), title, node.line)


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
    if _suffix(typed) not in ("", ".html"):
        raise Unreadable(f'"{typed}" is not the address of a page', "write one that ends in / or .html")
    return typed.strip("/")
