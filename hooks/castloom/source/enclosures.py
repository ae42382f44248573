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
_TYPES = {"audio/mpeg": ".mp3", "audio/x-m4a": ".m4a", "audio/mp4": ".m4a", "audio/m4a": ".m4a",
          "video/mp4": ".mp4", "video/x-m4v": ".m4v", "video/quicktime": ".mov"}  # fmt: skip


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
    """The MIME type, declared or by the ending; Apple shows an episode only if the address ends rightly."""
    kinds = {suffix: kind for kind, suffix in reversed(_TYPES.items())}
    suffix = ending(src)
    if suffix not in kinds:
        what = "an address whose path" if "://" in src else "a file that"
        hint = f"use {what} ends in .mp3 or .m4a (Apple)"
        raise Unreadable(f"{src} does not end like audio, so apps would not show the episode", hint)
    if declared is None:
        return kinds[suffix]
    typed = basic.text(declared)
    hint = f"write {kinds[suffix]}, or leave the type out"
    if typed not in _TYPES:
        raise Unreadable(f'"{typed}" is no type that apps play', hint)
    if (suffix == ".mp3") != (typed == "audio/mpeg"):
        raise Unreadable(f'"{typed}" is not the type of a {suffix} file', hint)
    return typed


def ending(src: str) -> str:
    """The ending of a path or address, in small letters and with its dot."""
    return posixpath.splitext(re.split("[?#]", src)[0])[1].lower()
