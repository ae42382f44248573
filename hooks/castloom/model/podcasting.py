"""What the podcast namespace says of a show, an episode or a live stream alike.

Names, counts and limits are those of Podcastindex-org/podcast-namespace; a class is one tag of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from castloom.model.link import Link
from castloom.model.person import Credit


@dataclass(frozen=True)
class Location:
    """podcast:location: a place by name, as what it is told (`subject` or `creator`), and where that is.

    `geo` is a geo URI (RFC 5870), `osm` OpenStreetMap's letter and number, `country` of ISO 3166-1.
    """

    name: str
    rel: str = "subject"
    geo: str = ""
    osm: str = ""
    country: str = ""


@dataclass(frozen=True)
class License:
    """podcast:license: an identifier such as cc-by-4.0, or a name of one's own with the address of its text."""

    name: str
    url: str = ""


@dataclass(frozen=True)
class RemoteItem:
    """podcast:remoteItem: another feed by its podcast:guid, or with `item_guid` an episode of it."""

    feed_guid: str
    feed_url: str = ""
    item_guid: str = ""
    medium: str = ""
    title: str = ""


@dataclass(frozen=True)
class Recipient:
    """podcast:valueRecipient: who gets which part; a `fee` comes off the top, in per cent."""

    type: str
    address: str
    split: int
    name: str = ""
    custom_key: str = ""
    custom_value: str = ""
    fee: bool = False


@dataclass(frozen=True)
class TimeSplit:
    """podcast:valueTimeSplit: for a stretch of the audio, value goes to a remote item or to other recipients."""

    start: timedelta
    duration: timedelta
    remote_item: RemoteItem | None = None
    recipients: tuple[Recipient, ...] = ()
    remote_start: timedelta = timedelta()
    remote_percentage: int = 100
    line: int = 0


@dataclass(frozen=True)
class Value:
    """podcast:value: how listeners can send money, and to whom. An episode's takes the place of the show's."""

    type: str
    method: str
    recipients: tuple[Recipient, ...]
    suggested: str = ""
    splits: tuple[TimeSplit, ...] = ()


@dataclass(frozen=True)
class Txt:
    """podcast:txt: any text; `purpose` says what for, as `verify` or `applepodcastsverify` do."""

    text: str
    purpose: str = ""


@dataclass(frozen=True)
class Picture:
    """podcast:image: a further picture, by its path from the site's root or an https address.

    Width and height are pixels, 0 where nobody says; `purpose` holds words with blanks between.
    """

    src: str
    alt: str = ""
    aspect_ratio: str = ""
    width: int = 0
    height: int = 0
    type: str = ""
    purpose: str = ""


@dataclass(frozen=True)
class SocialInteract:
    """podcast:socialInteract: where the public comments are; the protocol `disabled` forbids them."""

    protocol: str
    uri: str = ""
    account_id: str = ""
    account_url: str = ""
    priority: int | None = None


@dataclass(frozen=True)
class Chat:
    """podcast:chat: a room to talk in, by server and protocol."""

    server: str
    protocol: str
    account_id: str = ""
    space: str = ""


@dataclass(frozen=True)
class Extras:
    """The tags that a channel, an item and a live item may all have."""

    funding: tuple[Link, ...] = ()
    locations: tuple[Location, ...] = ()
    license: License | None = None
    values: tuple[Value, ...] = ()
    images: tuple[Picture, ...] = ()
    txts: tuple[Txt, ...] = ()
    social: tuple[SocialInteract, ...] = ()
    chat: Chat | None = None


NO_EXTRAS = Extras()


@dataclass(frozen=True)
class MediaSource:
    """podcast:source: where an alternate enclosure lies; `content_type` if it is not that of the enclosure."""

    uri: str
    content_type: str = ""


@dataclass(frozen=True)
class Integrity:
    """podcast:integrity: `sri` (a digest as in HTML) or `pgp-signature`, and its value."""

    type: str
    value: str


@dataclass(frozen=True)
class AlternateEnclosure:
    """podcast:alternateEnclosure: the episode in another form. Bytes, bits a second and pixels are 0 if unknown."""

    type: str
    sources: tuple[MediaSource, ...]
    length: int = 0
    bitrate: float = 0
    height: int = 0
    lang: str = ""
    title: str = ""
    rel: str = ""
    codecs: str = ""
    default: bool = False
    integrity: Integrity | None = None


@dataclass(frozen=True)
class Block:
    """podcast:block: whether a service (by its slug; "" means all) is asked not to list the show."""

    blocked: bool
    id: str = ""


@dataclass(frozen=True)
class UpdateFrequency:
    """podcast:updateFrequency: in words, and as a recurrence rule (RFC 5545)."""

    text: str
    rrule: str = ""
    dtstart: datetime | None = None
    complete: bool = False


class LiveStatus(StrEnum):
    """How far a live stream is."""

    PENDING = "pending"
    LIVE = "live"
    ENDED = "ended"


@dataclass(frozen=True)
class LiveItem:
    """podcast:liveItem: a stream with its own guid (a new one for every stream) and the pages to watch it on.

    `url` is the address of the stream itself, `type` its MIME type.
    """

    title: str
    guid: str
    status: LiveStatus
    start: datetime
    content_links: tuple[Link, ...]
    url: str
    type: str
    end: datetime | None = None
    description: str = ""
    link: str = ""
    image: str = ""
    explicit: bool | None = None
    persons: tuple[Credit, ...] = ()
    extras: Extras = NO_EXTRAS
