"""Other people's feeds: podcast:remoteItem, on its own, in a podroll, and as the publisher."""

from castloom.model.podcasting import RemoteItem
from castloom.model.problem import Unreadable
from castloom.source.record import Record
from castloom.source.values import address, basic, vocabulary
from castloom.source.values.identifier import UUID
from castloom.source.yamltext import Node

REMOTE = '{feedGuid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, feedUrl: "https://…", title: …}'


def remote_item(record: Record) -> RemoteItem:
    """A feed, or with `itemGuid` an episode of it. An address alone does not do: the guid outlives it."""
    return RemoteItem(
        feed_guid=record.need("feedGuid", feed_guid, "", REMOTE),
        feed_url=record.get("feedUrl", address.https, ""),
        item_guid=record.get("itemGuid", basic.plain(255), ""),
        medium=record.get("medium", vocabulary.word("medium"), ""),
        title=record.get("title", basic.plain(255), ""),
    )


def publisher(record: Record) -> RemoteItem:
    """The feed of the show's publisher; its medium is `publisher`, and need not be written."""
    found = remote_item(record)
    if found.medium not in ("", "publisher"):
        hint = "write medium: publisher, or leave it out (podcast namespace)"
        record.fault("medium", Unreadable(f"a publisher's feed is not of the medium {found.medium}", hint))
    return RemoteItem(found.feed_guid, found.feed_url, found.item_guid, "publisher", found.title)


def feed_guid(node: Node) -> str:
    """A podcast:guid: a UUID."""
    typed = basic.text(node).lower()
    if not UUID.fullmatch(typed):
        hint = "copy podcast:guid from that feed, as in 917393e3-1b1e-5cef-ace4-edaa54e1f810"
        raise Unreadable(f'"{typed}" is not the guid of a feed', hint)
    return typed
