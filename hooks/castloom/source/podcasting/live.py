"""Live streams: podcast:liveItem."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from castloom.model.person import Credit
from castloom.model.podcasting import LiveItem, LiveStatus
from castloom.model.problem import Unreadable
from castloom.model.show import Release
from castloom.source.doubles import check_doubles
from castloom.source.enclosures import ending
from castloom.source.extras import read_extras
from castloom.source.podcasting.media import media_type
from castloom.source.podcasting.pictures import Shelf
from castloom.source.record import Record
from castloom.source.values import address, basic, moment, vocabulary

LIVE = '{title: …, guid: live-2026-03-02, status: pending, start: 2026-03-02 20:00, url: "https://…", contentLinks: "https://…"}'
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TYPES = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a", ".aac": "audio/aac", ".ogg": "audio/ogg", ".opus": "audio/opus",
          ".mp4": "video/mp4", ".m3u8": "application/x-mpegURL"}  # fmt: skip


@dataclass(frozen=True)
class Studio:
    """What a stream is read against: the show's pictures, its release hour, the ids of people, and its own people."""

    shelf: Shelf
    release: Release
    people: Collection[str]
    hosts: tuple[Credit, ...]


def read_live_items(record: Record, studio: Studio) -> tuple[LiveItem, ...]:
    """The streams under `liveItems`; each has a guid of its own, for apps take another guid for another stream."""
    found = record.groups("liveItems", _live_item(studio), LIVE)
    guids = [item.guid for item in found if item.guid]
    for guid in sorted({guid for guid in guids if guids.count(guid) > 1}):
        hint = "give each stream a guid of its own (podcast namespace)"
        record.fault("liveItems", Unreadable(f'two have the guid "{guid}"', hint))
    return found


def _live_item(studio: Studio) -> Callable[[Record], LiveItem]:
    def read(record: Record) -> LiveItem:
        url = record.need("url", address.https, "", 'url: "https://stream.example.com/live.mp3"')
        item = LiveItem(
            title=record.need("title", basic.plain(255), "", "title: What the stream is called"),
            guid=record.need(
                "guid", basic.plain(255), "", "guid: live-2026-03-02, and another one for the next stream"
            ),
            status=record.need("status", basic.one_of(LiveStatus), LiveStatus.PENDING, "status: pending"),
            start=record.need("start", moment.date(studio.release), _EPOCH, "start: 2026-03-02 20:00"),
            content_links=record.each("contentLinks", address.https_link(255)),
            url=url,
            type=record.get("type", media_type, _TYPES.get(ending(url), "")),
            end=record.get("end", moment.date(studio.release), None),
            description=record.get("description", basic.long_text, ""),
            link=record.get("link", address.https, ""),
            image=record.get("image", studio.shelf.source, ""),
            explicit=record.get("explicit", basic.flag, None),
            persons=record.each("persons", vocabulary.credit(studio.people)) or studio.hosts,
            extras=read_extras(record, studio.shelf),
        )
        _check(item, record)
        return item

    return read


def _check(item: LiveItem, record: Record) -> None:
    check_doubles(record, item.persons, item.extras.funding)
    if item.end and item.end <= item.start and record.has("start"):
        record.fault("end", Unreadable("is not after the start", "correct one of the two"))
    if not record.has("contentLinks"):
        hint = 'write the page on which it can be heard, as in contentLinks: "https://…" (podcast namespace)'
        record.fault("contentLinks", Unreadable("is missing", hint))
    if item.url and not item.type and not record.has("type"):
        hint = "write what is streamed, as in type: audio/mpeg"
        record.fault("type", Unreadable("is missing, and the address does not tell it", hint))
