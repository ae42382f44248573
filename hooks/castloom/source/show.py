"""The show's own facts: the castloom plugin's options in mkdocs.yml, read with their lines."""

import re
import uuid
from collections.abc import Collection
from datetime import UTC, time, tzinfo
from pathlib import Path

from castloom.model.link import Image
from castloom.model.problem import Problems, Unreadable
from castloom.model.show import Category, Owner, Release, Show, ShowType, Suggesting
from castloom.source.extras import read_extras
from castloom.source.look import read_look
from castloom.source.podcasting.elsewhere import REMOTE, publisher, remote_item
from castloom.source.podcasting.live import Studio, read_live_items
from castloom.source.podcasting.pictures import Shelf
from castloom.source.podcasting.rhythm import FREQUENCY, SEASONS, season_names, update_frequency
from castloom.source.podcasting.services import (
    SPOTIFY,
    Spotify,
    enclosure_prefix,
    is_blocked_by_apple,
    read_blocks,
    spotify,
)
from castloom.source.record import Record
from castloom.source.settings import Settings, read_settings
from castloom.source.show_faults import check_show
from castloom.source.suggesting import suggesting
from castloom.source.values import address, basic, moment, vocabulary
from castloom.source.values.identifier import UUID
from castloom.source.yamltext import Node

_OWNER = "{name: Jane Doe, email: jane@example.com}"
_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


def read_show(
    root: Path, config: str, docs_dir: str, people: Collection[str], problems: Problems, kept_guid: str = ""
) -> Show | None:
    """The show described by the file `config` (such as mkdocs.yml) in `root`; None if it cannot be read at all.

    `docs_dir` is where the path of the cover begins, `people` the ids of the person pages there are, and `kept_guid`
    the guid in the lock, which a show has that writes none.
    """
    settings = read_settings(root, config, problems)
    if settings is None:
        return None
    record = Record(settings.options, settings.path, problems)
    show = _show(record, Shelf(root, docs_dir, "", deep=True), people, settings, kept_guid)
    check_show(show, root, docs_dir, record)
    record.close()
    return show


def _show(record: Record, shelf: Shelf, people: Collection[str], settings: Settings, kept_guid: str) -> Show:
    release = _release(record)
    persons = record.each("persons", vocabulary.credit(people))
    blocks = read_blocks(record)
    told = record.group("spotify", spotify, Spotify(), SPOTIFY)
    return Show(
        title=record.need("title", basic.plain(255), "Untitled show", "title: The name of the show"),
        short_title=record.get("shortTitle", basic.plain(40), ""),
        description=record.need("description", basic.long_text, "", "description: What the show is about"),
        site_url=settings.site_url,
        language=record.need("language", vocabulary.language, "en", "language: en"),
        author=record.need("author", basic.plain(255), "", "author: The hosts or the company"),
        owner=record.get("owner", _owner, None),
        categories=_categories(record),
        image=record.need("image", shelf.cover, Image(""), "image: assets/cover.jpg"),
        explicit=record.need("explicit", basic.flag, False, "explicit: false"),
        type=record.get("type", basic.one_of(ShowType), ShowType.EPISODIC),
        medium=record.get("medium", vocabulary.word("medium"), "podcast"),
        guid=record.get("guid", _guid, kept_guid or feed_guid(settings.site_url + "feed.xml")),
        copyright=record.get("copyright", basic.plain(255), ""),
        locked=record.get("locked", basic.flag, False),
        persons=persons,
        release=release,
        seasons=record.group("seasons", season_names, (), SEASONS),
        complete=record.get("complete", basic.flag, False),
        update_frequency=record.group("updateFrequency", update_frequency(release), None, FREQUENCY, "text"),
        block=is_blocked_by_apple(blocks),
        blocks=blocks,
        podroll=record.groups("podroll", remote_item, REMOTE),
        remote_items=record.groups("remoteItems", remote_item, REMOTE),
        publisher=record.group("publisher", publisher, None, REMOTE),
        live_items=read_live_items(record, Studio(shelf, release, people, persons)),
        extras=read_extras(record, shelf),
        episode_limit=told.limit,
        countries=told.countries,
        enclosure_prefixes=record.each("enclosurePrefix", enclosure_prefix),
        hub=record.get("hub", address.https, ""),
        paging=record.get("paging", basic.whole(1), 0),
        per_page=record.get("episodesPerPage", basic.whole(1), 20),
        new_feed_url=record.get("newFeedUrl", address.https, ""),
        subscribe=record.each("subscribe", address.link),
        look=read_look(record),
        suggesting=record.get("suggest", suggesting(settings.repository), Suggesting()),
        search=record.get("search", basic.flag, True),
    )


def _release(record: Record) -> Release:
    utc: tzinfo = UTC
    zone = record.get("timezone", moment.zone, utc)
    return Release(record.get("releaseTime", moment.hour, time(6)), zone)


def _categories(record: Record) -> tuple[Category, ...]:
    if not record.has("categories"):
        record.need("categories", basic.text, "", "categories: [Business > Management]")
    return record.each("categories", vocabulary.category)


def _owner(node: Node) -> Owner:
    fields = basic.group(node, _OWNER, "name", "email")
    if not {"name", "email"} <= set(fields.nodes):
        raise Unreadable("needs a name and an email", f"write {_OWNER}")
    return Owner(basic.plain(255)(fields.nodes["name"]), address.mail(fields.nodes["email"]))


def _guid(node: Node) -> str:
    typed = basic.text(node).lower()
    if not UUID.fullmatch(typed):
        raise Unreadable(f'"{typed}" is not a UUID', "leave the key out: the guid follows from the feed's address")
    return typed


def feed_guid(feed_url: str) -> str:
    """The show's podcast:guid: UUIDv5 of the feed's address without scheme and trailing slashes (podcast namespace)."""
    return str(uuid.uuid5(_NAMESPACE, re.sub(r"^[a-z]+://", "", feed_url).rstrip("/")))
