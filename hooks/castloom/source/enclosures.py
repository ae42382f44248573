"""The audio of an episode: an address or a file in front matter, else the neighbour."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from castloom.model.episode import Enclosure
from castloom.model.problem import Unreadable
from castloom.source.folder import AUDIO_TYPES, Folder
from castloom.source.record import Record
from castloom.source.values import address, basic, length
from castloom.source.yamltext import Fields, Node, Text

_ENCLOSURE = "{url: https://…/001.mp3, length: bytes}"
_TYPES = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a", ".mp4": "video/mp4", ".m4v": "video/x-m4v",
          ".mov": "video/quicktime"}  # fmt: skip
_OTHER_NAMES = {"audio/mp4": "audio/x-m4a", "audio/m4a": "audio/x-m4a", "video/m4v": "video/x-m4v"}


def read_enclosure(record: Record, stem: str, root: Path, folder: Folder) -> Enclosure | None:
    """The audio that front matter names or that lies beside the episode; bytes and duration as written, or 0."""
    told = record.get("duration", length.duration, timedelta())
    declared = record.get("enclosure", _declared(root), None)
    audio = folder.beside(stem, *AUDIO_TYPES)
    if declared:
        # A file of the show's is measured, whatever is said of it.
        told = told if declared.is_remote else timedelta()
        return replace(declared, duration=told, line=record.line("enclosure"))
    if len(audio) > 1:
        record.problems.error(record.path, 0, "", f"has two audio files: {', '.join(audio)}", "keep one of them")
    return Enclosure(audio[0], 0, AUDIO_TYPES[ending(audio[0])], timedelta()) if audio else None


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
    """The MIME type by the ending, by its name with Apple, which shows an episode only if its address ends rightly."""
    suffix = ending(src)
    if suffix not in _TYPES:
        what = "an address whose path" if "://" in src else "a file that"
        hint = f"use {what} ends in .mp3 or .m4a (Apple)"
        raise Unreadable(f"{src} does not end like audio, so apps would not show the episode", hint)
    typed = basic.text(declared).lower() if declared else _TYPES[suffix]
    hint = f"write {_TYPES[suffix]}, or leave the type out"
    if typed not in {*_TYPES.values(), *_OTHER_NAMES}:
        raise Unreadable(f'"{typed}" is no type that apps play', hint)
    if _OTHER_NAMES.get(typed, typed) != _TYPES[suffix]:
        raise Unreadable(f'"{typed}" is not the type of a {suffix} file', hint)
    return _TYPES[suffix]


def ending(src: str) -> str:
    """The ending of a path or address, in small letters and with its dot."""
    return posixpath.splitext(re.split("[?#]", src)[0])[1].lower()
