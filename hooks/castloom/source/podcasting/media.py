"""The episode in other forms: podcast:alternateEnclosure with podcast:source and podcast:integrity."""

import base64
import binascii
import re

from castloom.model.podcasting import AlternateEnclosure, Integrity, MediaSource
from castloom.model.problem import Unreadable, nearest
from castloom.source.record import Record
from castloom.source.values import address, basic, vocabulary
from castloom.source.yamltext import Node

ALTERNATE = '{type: audio/opus, length: 32400000, sources: ["https://…/001.opus"]}'
_SOURCE = '{uri: "https://…/001.torrent", contentType: application/x-bittorrent}'
_INTEGRITY = "sha384-…, or {type: pgp-signature, value: …}"
_KINDS = ("sri", "pgp-signature")
_BYTES = {"sha256": 32, "sha384": 48, "sha512": 64}
_TYPE = re.compile(r"(?:application|audio|video|image|text|multipart)/[a-z0-9][a-z0-9.+-]*", re.IGNORECASE)


def read_alternates(record: Record) -> tuple[AlternateEnclosure, ...]:
    """The other forms under `alternateEnclosures`; at most one of them is the one to prefer."""
    found = record.groups("alternateEnclosures", _alternate, ALTERNATE)
    if sum(other.default for other in found) > 1:
        hint = "keep default: true where the enclosure's own file is (podcast namespace)"
        record.fault("alternateEnclosures", Unreadable("more than one is the default", hint))
    return found


def _alternate(record: Record) -> AlternateEnclosure:
    return AlternateEnclosure(
        type=record.need("type", media_type, "", ALTERNATE),
        sources=_sources(record),
        length=record.get("length", basic.whole(1), 0),
        bitrate=record.get("bitrate", _bitrate, 0.0),
        height=record.get("height", basic.whole(1), 0),
        lang=record.get("lang", vocabulary.language, ""),
        title=record.get("title", basic.plain(32), ""),
        rel=record.get("rel", basic.plain(32), ""),
        codecs=record.get("codecs", basic.plain(255), ""),
        default=record.get("default", basic.flag, False),
        integrity=record.group("integrity", _integrity, None, _INTEGRITY, "value"),
    )


def _sources(record: Record) -> tuple[MediaSource, ...]:
    if not record.has("sources"):
        hint = f"write {ALTERNATE}"
        record.fault("sources", Unreadable("is missing: nobody could fetch the file", hint))
    return record.groups("sources", _source, _SOURCE, "uri")


def _source(record: Record) -> MediaSource:
    return MediaSource(
        uri=record.need("uri", _uri, "", _SOURCE),
        content_type=record.get("contentType", media_type, ""),
    )


def _uri(node: Node) -> str:
    """An https address, or one of IPFS."""
    typed = basic.text(node)
    return typed if re.fullmatch(r"ip[fn]s://[^\s<>\"]+", typed) else address.https(node)


def media_type(node: Node) -> str:
    """A MIME type, in small letters but for its parameters."""
    typed = basic.text(node)
    if not _TYPE.fullmatch(typed):
        raise Unreadable(f'"{typed}" is not a MIME type', "write one such as audio/mpeg, audio/opus or video/mp4")
    return typed.lower() if typed.lower() != "application/x-mpegurl" else "application/x-mpegURL"


def _bitrate(node: Node) -> float:
    typed = basic.text(node)
    if not re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", typed) or not float(typed):
        raise Unreadable(f'"{typed}" is not a number of bits a second', "write a number such as 128000")
    return float(typed)


def _integrity(record: Record) -> Integrity:
    kind = record.get("type", _kind, "sri")
    return Integrity(kind, record.need("value", _sri if kind == "sri" else basic.text, "", _INTEGRITY))


def _kind(node: Node) -> str:
    typed = basic.text(node).lower()
    if typed not in _KINDS:
        hint = nearest(typed, _KINDS) or f"write {_KINDS[0]} or {_KINDS[1]}"
        raise Unreadable(f'"{typed}" is not a kind of digest or signature', hint)
    return typed


def _sri(node: Node) -> str:
    """Digests as HTML has them (Subresource Integrity): `sha384-` and Base64; several with blanks between."""
    typed = " ".join(basic.text(node).split())
    for digest in typed.split():
        name, _, coded = digest.partition("-")
        if name not in _BYTES:
            raise Unreadable(f'"{digest}" does not begin with sha256-, sha384- or sha512-', f"write {_INTEGRITY}")
        if _decoded(coded) != _BYTES[name]:
            hint = f"write the {_BYTES[name]} bytes of the {name} digest in Base64, not as hexadecimal digits"
            raise Unreadable(f'"{digest}" is not as long as {name} is', hint)
    return typed


def _decoded(coded: str) -> int:
    try:
        return len(base64.b64decode(coded, validate=True))
    except (binascii.Error, ValueError):
        return -1
