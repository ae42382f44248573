"""What single services are told: podcast:block, Spotify's tags, and what is put before the audio's address."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from castloom.model.podcasting import Block
from castloom.model.problem import Unreadable
from castloom.source.record import Record
from castloom.source.values import address, basic, vocabulary
from castloom.source.yamltext import Node, Text

SPOTIFY = "{limit: 50, countryOfOrigin: [se, no]}"
_BLOCK = "true, or a group such as {google: true}"
_ALL = "all"
_OP3 = "https://op3.dev/e,pg={guid}/"


@dataclass(frozen=True)
class Spotify:
    """How many episodes Spotify shows (0: all), and the countries that the show is made for."""

    limit: int = 0
    countries: tuple[str, ...] = ()


def spotify(record: Record) -> Spotify:
    return Spotify(
        limit=record.get("limit", basic.whole(1), 0),
        countries=record.each("countryOfOrigin", vocabulary.country),
    )


def read_blocks(record: Record) -> tuple[Block, ...]:
    """Who is asked not to list the show: `true` is everybody, a group says it of each service and of `all`."""
    if isinstance(record.fields.nodes.get("block"), Text):
        return (Block(True),) if record.get("block", basic.flag, False) else ()
    return record.group("block", _services, (), _BLOCK)


def _services(record: Record) -> tuple[Block, ...]:
    slugs = [slug for slug in record.fields.nodes if slug == _ALL or slug in vocabulary.words("service")]
    said = tuple(Block(record.get(slug, basic.flag, False), "" if slug == _ALL else slug) for slug in slugs)
    record.asked += [_ALL, *vocabulary.words("service")]
    return said


def is_blocked_by_apple(asked: tuple[Block, ...]) -> bool:
    """What `itunes:block` says, which Apple reads alone: its own entry, else the one for all."""
    said = {block.id: block.blocked for block in asked}
    return said.get("apple", said.get("", False))


def enclosure_prefix(node: Node) -> str:
    """The https address of a service that counts downloads; `{guid}` in it stands for the show's guid."""
    typed = address.https(node)
    host, path = urlsplit(typed).hostname, urlsplit(typed).path
    if host == "op3.dev" and not re.fullmatch(r"/e(?:,pg=(?:\{guid\}|[0-9a-f-]{36}))?/", path):
        raise Unreadable(f"{typed} is not as OP3 wants it", f'write "https://op3.dev/e/", or "{_OP3}"')
    if "?" in typed or "#" in typed:
        raise Unreadable(f"{typed} cannot stand before an address", "write the part before ? or #")
    if not typed.endswith("/"):
        raise Unreadable(f"{typed} does not end in /", f"write {typed}/, for the audio's address follows")
    for name in re.findall(r"\{[^}]*\}?", typed):
        if name != "{guid}":
            raise Unreadable(f"{name} stands for nothing", "write {guid} for the show's guid, or the value itself")
    return typed
