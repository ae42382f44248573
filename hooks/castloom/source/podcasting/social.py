"""Where listeners talk: podcast:socialInteract and podcast:chat."""

import re

from castloom.model.podcasting import Chat, SocialInteract
from castloom.model.problem import Unreadable
from castloom.source.record import Record
from castloom.source.values import address, basic, vocabulary
from castloom.source.yamltext import Node

SOCIAL = '{protocol: activitypub, uri: "https://…", accountId: "@name"}'
CHAT = '{server: irc.example.com, protocol: irc, accountId: "@name", space: "#room"}'
_WEB = ("activitypub", "twitter", "hive")
_URI = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:[^\s<>\"]+")
_HOST = re.compile(r"(?!-)[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?")


def read_social(record: Record) -> tuple[SocialInteract, ...]:
    """Every place of public comments; `disabled` forbids them, and stands alone."""
    found = record.groups("socialInteract", _social, SOCIAL, "protocol")
    if len(found) > 1 and any(place.protocol == "disabled" for place in found):
        hint = "keep disabled alone, or remove it (podcast namespace)"
        record.fault("socialInteract", Unreadable("forbids comments, and says where they are", hint))
    return found


def _social(record: Record) -> SocialInteract:
    protocol = record.need("protocol", vocabulary.word("comment protocol"), "", SOCIAL)
    place = SocialInteract(
        protocol,
        uri=record.get("uri", address.https if protocol in _WEB else _uri, ""),
        account_id=record.get("accountId", basic.plain(255), ""),
        account_url=record.get("accountUrl", address.https, ""),
        priority=record.get("priority", basic.whole(), None),
    )
    if protocol == "disabled" and place != SocialInteract(protocol):
        hint = "remove its other keys (podcast namespace)"
        record.fault("protocol", Unreadable("disabled stands alone", hint))
        return SocialInteract(protocol)
    if protocol not in ("", "disabled") and not record.has("uri"):
        record.fault("uri", Unreadable("is missing: where is the post that opens the comments?", f"write {SOCIAL}"))
    return place


def _uri(node: Node) -> str:
    """An https address, or one of another scheme, such as nostr: or at:."""
    typed = basic.text(node)
    return typed if _URI.fullmatch(typed) else address.https(node)


def chat(record: Record) -> Chat:
    """The room to talk in."""
    return Chat(
        server=record.need("server", _server, "", CHAT),
        protocol=record.need("protocol", vocabulary.word("chat protocol"), "", CHAT),
        account_id=record.get("accountId", basic.plain(255), ""),
        space=record.get("space", basic.plain(255), ""),
    )


def _server(node: Node) -> str:
    """The name of a host, without scheme or path."""
    typed = basic.text(node)
    host = re.sub(r"^\w+://", "", typed).partition("/")[0]
    if not _HOST.fullmatch(typed):
        hint = f"write {host}" if _HOST.fullmatch(host) else "write it as in irc.example.com"
        raise Unreadable(f'"{typed}" is not the name of a server', hint)
    return typed
