"""The podcast namespace's keys: what is made of every form in which editors write them, and which forms are refused.

The messages of whole shows are in tests/faulty/.
"""

import base64
import warnings
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from hashlib import sha384
from pathlib import Path
from struct import pack
from typing import TypeVar
from zlib import compress, crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from castloom.model.link import Link
from castloom.model.person import Credit
from castloom.model.podcasting import (
    AlternateEnclosure,
    Block,
    Chat,
    Integrity,
    License,
    LiveItem,
    LiveStatus,
    Location,
    MediaSource,
    Picture,
    Recipient,
    RemoteItem,
    SocialInteract,
    TimeSplit,
    Txt,
    UpdateFrequency,
    Value,
)
from castloom.model.problem import Problems, Unreadable
from castloom.model.show import Release
from castloom.source import yamltext
from castloom.source.extras import read_extras
from castloom.source.podcasting.elsewhere import REMOTE, publisher
from castloom.source.podcasting.live import Studio, read_live_items
from castloom.source.podcasting.media import read_alternates
from castloom.source.podcasting.pictures import Shelf
from castloom.source.podcasting.place import geo
from castloom.source.podcasting.rhythm import FREQUENCY, SEASONS, rrule, season_names, update_frequency
from castloom.source.podcasting.services import enclosure_prefix, is_blocked_by_apple, read_blocks
from castloom.source.record import Record
from castloom.source.show import feed_guid
from castloom.source.soundbites import SOUNDBITE, soundbite
from castloom.source.values import vocabulary
from castloom.source.values.picture import cover_faults, looks
from castloom.source.yamltext import Fields, Items, Node, Text
from tests.shows import picture

T = TypeVar("T")
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
NODE = "02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52"
RELEASE = Release(time(6), UTC)
KEYS = (
    "location", "license", "value", "images", "txt", "socialInteract", "chat", "funding", "alternateEnclosures",
    "block", "liveItems", "updateFrequency", "soundbites", "name", "url", "type", "method", "recipients", "timeSplits",
    "split", "remoteItem", "feedGuid", "startTime", "duration", "src", "text", "purpose", "protocol", "sources",
    "integrity", "rrule",
)  # fmt: skip
SHELF = Shelf(Path(), "episodes", "episodes/", deep=False)


def read(yaml: str, reader: Callable[[Record], T]) -> T:
    """What a reader makes of front matter in which nothing is wrong."""
    value, told = tried(yaml, reader)
    assert told == []
    return value


def told(yaml: str, reader: Callable[[Record], object]) -> list[str]:
    """The problems that a reader finds, without their place."""
    return tried(yaml, reader)[1]


def tried(yaml: str, reader: Callable[[Record], T]) -> tuple[T, list[str]]:
    problems = Problems()
    tree = yamltext.parse(yaml, "a.md", problems)
    assert isinstance(tree, Fields)
    value = Record(tree, "a.md", problems).closed(reader)
    return value, [f"{p.key}: {p.message}" for p in problems.all]


def extras(record: Record) -> object:
    return read_extras(record, SHELF)


# Places and rights


LUND = Location("Lund", "subject", "geo:55.7047,13.1910", "R113314")


@pytest.mark.parametrize(
    ("yaml", "place"),
    [
        ("location: Lund, Sweden", Location("Lund, Sweden")),
        ("location: {name: Lund, rel: Creator, country: SE}", Location("Lund", "creator", country="se")),
        ('location: {name: Lund, geo: "geo:55.7047,13.1910", osm: r113314}', LUND),
        ("location: [{name: Dreamworld, osm: W43678282#7}]", Location("Dreamworld", osm="W43678282#7")),
    ],
)  # fmt: skip
def test_place(yaml: str, place: Location) -> None:
    assert read(yaml, lambda record: read_extras(record, SHELF)).locations == (place,)


@pytest.mark.parametrize(
    "typed", ["geo:0,0", "geo:-27.86159,153.3169", "geo:48.2,16.37,183", "geo:48.2,16.37;crs=wgs84;u=40"]
)
def test_geo_address(typed: str) -> None:
    assert geo(Text(typed, 1)) == typed


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("48.2,16.37", 'write "geo:48.2,16.37" (RFC 5870)'),
        ("geo:48.2, 16.37", 'write "geo:48.2,16.37" (RFC 5870)'),
        ("GEO:48.2,16.37", 'write "geo:48.2,16.37" (RFC 5870)'),
        ("geo:-90.5,0", "write the latitude (-90 to 90) first, then the longitude (-180 to 180)"),
        ("geo:0,181", "write the latitude (-90 to 90) first, then the longitude (-180 to 180)"),
        ("48°12′N 16°22′E", 'write latitude and longitude as in "geo:55.7047,13.1910"'),
    ],
)
def test_no_geo_address(typed: str, hint: str) -> None:
    with pytest.raises(Unreadable) as refused:
        geo(Text(typed, 1))
    assert refused.value.hint == hint


@pytest.mark.parametrize(
    ("yaml", "license_"),
    [
        ("license: CC-BY-4.0", License("cc-by-4.0")),
        ("license: cc-by-nc-sa-3.0-de", License("cc-by-nc-sa-3.0-de")),
        ("license: cc0-1.0", License("cc0-1.0")),
        ("license: ARR", License("arr")),
        ("license: MIT", License("mit")),
        ("license: LGPL-2.1-only", License("lgpl-2.1-only")),
        ("license: {name: cc-by-4.0, url: 'https://a.example/'}", License("cc-by-4.0", "https://a.example/")),
        ("license: {name: Tide Licence, url: 'https://a.example/'}", License("Tide Licence", "https://a.example/")),
    ],
)
def test_license(yaml: str, license_: License) -> None:
    assert read(yaml, lambda record: read_extras(record, SHELF)).license == license_


@pytest.mark.parametrize("name", ["cc-by", "cc-by-4", "cc-nc-4.0", "Creative Commons", "proprietary", "my words"])
def test_license_that_nobody_knows(name: str) -> None:
    assert told(f"license: {name}", extras) == [f'license: "{name}" is not the identifier of a licence']


# Money

ADA = "{type: lnaddress, address: ada@tides.example, split: 100}"


def splitting(recipients: str, more: str = "") -> str:
    return f"value: {{type: Lightning, method: keysend, recipients: [{recipients}]{more}}}"


def shares(*splits: str) -> str:
    return ", ".join(f"{{type: lnaddress, address: a@tides.example, split: {split}}}" for split in splits)


def test_value() -> None:
    yaml = f"""\
value:
  type: lightning
  method: keysend
  suggested: "0.00000005000"
  recipients:
    - {{type: node, address: {NODE}, split: 60, name: Ada & co, customKey: 696969, customValue: abc}}
    - {{type: lnaddress, address: ben@tides.example, split: 40%}}
    - {{type: lnaddress, address: host@tides.example, split: 1, fee: true}}
  timeSplits:
    - startTime: 60
      duration: "3:57"
      remoteStartTime: 2.5
      remotePercentage: 95%
      remoteItem: {{feedGuid: {GUID}, itemGuid: song-3}}
    - {{startTime: "5:30", duration: 53, recipients: [{ADA}]}}
"""
    (value,) = read(yaml, lambda record: read_extras(record, SHELF)).values
    ada = Recipient("node", NODE, 60, "Ada & co", "696969", "abc")
    ben = Recipient("lnaddress", "ben@tides.example", 40)
    host = Recipient("lnaddress", "host@tides.example", 1, fee=True)
    alone = Recipient("lnaddress", "ada@tides.example", 100)
    song = RemoteItem(GUID, item_guid="song-3")
    seconds = [timedelta(seconds=s) for s in (60, 237, 2.5, 330, 53)]
    assert value == Value(
        "lightning", "keysend", (ada, ben, host), "0.00000005000",
        (
            TimeSplit(seconds[0], seconds[1], song, (), seconds[2], 95, 10),
            TimeSplit(seconds[3], seconds[4], None, (alone,), line=15),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    "recipients",
    [
        shares("100"),
        shares("33", "33", "34"),
        shares("95", "5, fee: true"),  # the podcast namespace's own example
        shares("100", "5, fee: true"),
        shares("100", "0"),
    ],
)
def test_splits_that_add_up(recipients: str) -> None:
    assert told(splitting(recipients), extras) == []


@pytest.mark.parametrize(
    ("recipients", "message"),
    [
        (shares("99"), "the splits add up to 99 (99)"),
        (shares("50", "50", "1"), "the splits add up to 101 (50 + 50 + 1)"),
        (shares("90", "5, fee: true"), "the splits add up to 90 (90)"),
        (shares("5, fee: true"), "the splits add up to 0 (none but fees)"),
        (shares("100", "60, fee: true", "41, fee: true"), "the fees add up to 101 per cent"),
    ],
)
def test_splits_that_do_not_add_up(recipients: str, message: str) -> None:
    assert told(splitting(recipients), extras) == [f"value.recipients: {message}"]


def test_sum_is_not_told_of_splits_that_cannot_be_read() -> None:
    assert told(splitting(shares("50", "half")), extras) == ['value.recipients.split: "half" is not a whole number']


def test_time_splits_may_leave_room_for_the_fees_of_all() -> None:
    # The podcast namespace's own example: 85 + 10, where 5 per cent went to the host before.
    inner = f"timeSplits: [{{startTime: 63, duration: 388, recipients: [{shares('85', '10')}]}}]"
    assert told(splitting(shares("95", "5, fee: true"), f", {inner}"), extras) == []
    assert told(splitting(shares("100"), f", {inner}"), extras) == [
        "value.timeSplits.recipients: the splits add up to 95 (85 + 10)"
    ]


@pytest.mark.parametrize(("start", "fits"), [("3:00", True), ("2:59", False), ("0:30", False)])
def test_time_splits_stand_in_order(start: str, fits: bool) -> None:
    goal = f"remoteItem: {{feedGuid: {GUID}}}"
    inner = f'[{{startTime: "1:00", duration: "2:00", {goal}}}, {{startTime: "{start}", duration: 1, {goal}}}]'
    problems = told(splitting(ADA, f", timeSplits: {inner}"), extras)
    assert problems == ([] if fits else [f"value.timeSplits: the one from {start} begins before the one above ends"])


# Pictures, texts, comments, chat


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    (tmp_path / "episodes/deep").mkdir(parents=True)
    for name in ("banner.png", "deep/banner.png"):
        (tmp_path / "episodes" / name).write_bytes(picture(1280, 720, "RGBA", "PNG"))
    return Shelf(tmp_path, "episodes", "episodes/", deep=False)


@pytest.mark.parametrize(
    ("yaml", "found"),
    [
        ("images: banner.png", Picture("episodes/banner.png", "", "16/9", 1280, 720, "image/png")),
        (
            "images: {src: banner.png, alt: The sea, purpose: Banner  social apple/hero}",
            Picture("episodes/banner.png", "The sea", "16/9", 1280, 720, "image/png", "banner social apple/hero"),
        ),
        (
            'images: {src: banner.png, aspectRatio: "1.78:1"}',
            Picture("episodes/banner.png", "", "1.78/1", 1280, 720, "image/png"),
        ),
        ("images: https://a.example/b.webp", Picture("https://a.example/b.webp")),
        (
            "images: {src: 'https://a.example/b.mp4', aspectRatio: 9 / 16, width: 720, height: 1280, type: Video/MP4}",
            Picture("https://a.example/b.mp4", "", "9/16", 720, 1280, "video/mp4"),
        ),
    ],
)  # fmt: skip
def test_further_picture(shelf: Shelf, yaml: str, found: Picture) -> None:
    assert read(yaml, lambda record: read_extras(record, shelf)).images == (found,)


def test_picture_is_published_from_the_shelf_only(shelf: Shelf) -> None:
    message = "images: episodes/deep/banner.png is not in episodes/"
    assert told("images: deep/banner.png", lambda record: read_extras(record, shelf)) == [message]
    deep = Shelf(shelf.root, "episodes", "", deep=True)
    (found,) = read("images: deep/banner.png", lambda record: read_extras(record, deep)).images
    assert (found.src, found.width) == ("deep/banner.png", 1280)


@pytest.mark.parametrize(
    ("yaml", "txts"),
    [
        ("txt: naj3eEZaWVVY9a38", (Txt("naj3eEZaWVVY9a38"),)),
        ("txt: {purpose: verify, text: S6lpp-7ZCn8}", (Txt("S6lpp-7ZCn8", "verify"),)),
        ("txt: {purpose: ai-content, text: Yes}", (Txt("true", "ai-content"),)),
        ("txt: [{purpose: hosting.example, text: a}, b]", (Txt("a", "hosting.example"), Txt("b"))),
        (f"txt: {'é' * 4000}", (Txt("é" * 4000),)),
    ],
)
def test_txt(yaml: str, txts: tuple[Txt, ...]) -> None:
    assert read(yaml, lambda record: read_extras(record, SHELF)).txts == txts


def test_txt_too_long() -> None:
    assert told(f"txt: {'a' * 4001}", extras) == ["txt: has 4001 characters"]
    assert told(f"txt: {{purpose: {'a' * 129}, text: b}}", extras) == ["txt.purpose: has 129 characters"]


@pytest.mark.parametrize(
    ("yaml", "found"),
    [
        ("socialInteract: disabled", SocialInteract("disabled")),
        (
            "socialInteract: {protocol: ActivityPub, uri: 'https://sea.example/@ada/1', accountId: '@ada', "
            "accountUrl: 'https://sea.example/@ada', priority: 1}",
            SocialInteract("activitypub", "https://sea.example/@ada/1", "@ada", "https://sea.example/@ada", 1),
        ),
        ("socialInteract: {protocol: nostr, uri: 'nostr:note1xyz'}", SocialInteract("nostr", "nostr:note1xyz")),
    ],
)
def test_social_interact(yaml: str, found: SocialInteract) -> None:
    assert read(yaml, lambda record: read_extras(record, SHELF)).social == (found,)


def test_chat() -> None:
    yaml = "chat: {server: irc.sea.example:6697, protocol: IRC, accountId: '@ada', space: '#tides'}"
    found = read(yaml, lambda record: read_extras(record, SHELF))
    assert found.chat == Chat("irc.sea.example:6697", "irc", "@ada", "#tides")


# Media

DIGEST = base64.b64encode(sha384(b"tide").digest()).decode()


def test_alternate_enclosure() -> None:
    yaml = f"""\
alternateEnclosures:
  - type: Audio/Opus
    length: 32400000
    bitrate: 96000.5
    lang: en_GB
    title: High quality
    rel: better
    codecs: opus
    default: yes
    sources:
      - https://media.example/1.opus
      - {{uri: "https://media.example/1.torrent", contentType: application/x-bittorrent}}
    integrity: sha384-{DIGEST}
  - {{type: application/x-mpegURL, height: 1080, sources: "ipfs://Qm", integrity: {{type: pgp-signature, value: iQ}}}}
"""
    torrent = MediaSource("https://media.example/1.torrent", "application/x-bittorrent")
    assert read(yaml, read_alternates) == (
        AlternateEnclosure(
            "audio/opus", (MediaSource("https://media.example/1.opus"), torrent), 32400000, 96000.5, 0, "en-GB",
            "High quality", "better", "opus", True,
            Integrity("sri", f"sha384-{DIGEST}"),
        ),
        AlternateEnclosure(
            "application/x-mpegURL", (MediaSource("ipfs://Qm"),), height=1080,
            integrity=Integrity("pgp-signature", "iQ"),
        ),
    )  # fmt: skip


# Other feeds, rhythm, services


def test_publisher() -> None:
    found = read(f"publisher: {GUID.upper()}", lambda r: r.group("publisher", publisher, None, REMOTE, "feedGuid"))
    assert found == RemoteItem(GUID, medium="publisher")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=10",
        "FREQ=WEEKLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=YEARLY;BYDAY=+4TH;BYMONTH=11",
        "FREQ=MONTHLY;BYDAY=MO,TU,-1FR;BYSETPOS=-1;WKST=SU",
        "FREQ=WEEKLY;UNTIL=20261231T000000Z;BYHOUR=6,18;BYMINUTE=0,30;BYSECOND=0",
        "FREQ=YEARLY;BYWEEKNO=1,53;BYYEARDAY=-366",
    ],
)
def test_recurrence_rule(rule: str) -> None:
    assert rrule(Text(rule, 1)) == rrule(Text(f"RRULE:{rule.lower()};", 1)) == rule


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("weekly", 'a rule has no part "WEEKLY"'),
        ("BYDAY=MO", '"BYDAY=MO" has no FREQ'),
        ("FREQ=WEEKLY;FREQ=DAILY", '"FREQ" stands twice'),
        ("FREQ=WEEKLY;BYDAY=MON", 'BYDAY cannot be "MON"'),
        ("FREQ=WEEKLY;INTERVAL=0", 'INTERVAL cannot be "0"'),
        ("FREQ=MONTHLY;BYMONTHDAY=32", 'BYMONTHDAY cannot be "32"'),
        ("FREQ=DAILY;COUNT=3;UNTIL=20260101", "COUNT and UNTIL exclude each other"),
        ("FREQ=DAILY;UNTIL=2026-01-01", "UNTIL=2026-01-01 is not as rules write it"),
    ],
)
def test_no_recurrence_rule(rule: str, message: str) -> None:
    with pytest.raises(Unreadable) as refused:
        rrule(Text(rule, 1))
    assert refused.value.message == message


def test_update_frequency() -> None:
    def reader(record: Record) -> UpdateFrequency | None:
        return record.group("updateFrequency", update_frequency(RELEASE), None, FREQUENCY, "text")

    assert read("updateFrequency: Every Monday", reader) == UpdateFrequency("Every Monday")
    yaml = "updateFrequency: {text: Ten times, rrule: FREQ=WEEKLY;COUNT=10, dtstart: 2026-03-02, complete: true}"
    begins = datetime(2026, 3, 2, 6, tzinfo=UTC)
    assert read(yaml, reader) == UpdateFrequency("Ten times", "FREQ=WEEKLY;COUNT=10", begins, True)


def test_names_of_seasons() -> None:
    def reader(record: Record) -> tuple[tuple[int, str], ...]:
        return record.group("seasons", season_names, (), SEASONS)

    assert read("seasons: {10: The sea, 2: The river, x-3: no season}", reader) == ((2, "The river"), (10, "The sea"))
    assert told("seasons: {0: None}", reader) == ["seasons.0: is not the number of a season"]


@pytest.mark.parametrize(
    ("yaml", "blocks", "apple"),
    [
        ("block: false", (), False),
        ("block: true", (Block(True),), True),
        ("block: {google: true, x-why: they asked}", (Block(True, "google"),), False),
        ("block: {all: true, apple: false}", (Block(True), Block(False, "apple")), False),
        ("block: {apple: true}", (Block(True, "apple"),), True),
    ],
)
def test_blocks(yaml: str, blocks: tuple[Block, ...], apple: bool) -> None:
    found = read(yaml, read_blocks)
    assert found == blocks
    assert is_blocked_by_apple(found) == apple


@pytest.mark.parametrize(
    "prefix",
    [
        "https://op3.dev/e/",
        "https://op3.dev/e,pg={guid}/",
        f"https://op3.dev/e,pg={GUID}/",
        "https://www.podtrac.com/pts/redirect.mp3/",
        "https://chrt.fm/track/ABC123/",
    ],
)
def test_enclosure_prefix(prefix: str) -> None:
    assert enclosure_prefix(Text(prefix, 1)) == prefix


@pytest.mark.parametrize(("typed", "code"), [("de", "de"), ("GB", "gb"), ("tw", "tw")])
def test_country(typed: str, code: str) -> None:
    assert vocabulary.country(Text(typed, 1)) == code


@pytest.mark.parametrize(("typed", "code"), [("uk", "gb"), ("USA", "us"), ("Germany", "de"), ("Côte d'Ivoire", "ci")])
def test_country_by_its_name(typed: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        vocabulary.country(Text(typed, 1))
    assert refused.value.hint == f"write {code}"


# Streams


def test_live_item() -> None:
    yaml = """\
liveItems:
  title: High water, live
  guid: live-7
  status: PENDING
  start: 2026-03-02 20:00
  end: 2026-03-02T22:00:00+01:00
  url: https://stream.example/live.m3u8?token=1
  contentLinks: [{title: On video, url: "https://video.example/live"}, "https://tides.example/live"]
  description: From the pier.
  link: https://tides.example/live
  image: https://tides.example/live.jpg
  explicit: true
  location: The pier
"""
    hosts = (Credit("ada-reef", "host", "cast", 9),)
    (found,) = read(yaml, lambda record: read_live_items(record, Studio(SHELF, RELEASE, ("ada-reef",), hosts)))
    start, end = datetime(2026, 3, 2, 20, tzinfo=UTC), datetime.fromisoformat("2026-03-02T22:00:00+01:00")
    links = (Link("On video", "https://video.example/live"), Link("tides.example", "https://tides.example/live"))
    assert found.extras.locations == (Location("The pier"),)
    assert found == LiveItem(
        "High water, live", "live-7", LiveStatus.PENDING, start, links, "https://stream.example/live.m3u8?token=1",
        "application/x-mpegURL", end, "From the pier.", "https://tides.example/live", "https://tides.example/live.jpg",
        True, hosts, found.extras,
    )  # fmt: skip


# The show's guid


@pytest.mark.parametrize(
    ("feed", "guid"),
    [
        # The podcast namespace's own examples, and what a host wrote into its feeds.
        ("https://mp3s.nashownotes.com/pc20rss.xml", GUID),
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://podnews.net/rss//", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://feeds.transistor.fm/oxide-and-friends", "e8fef0e2-5ea4-507d-8632-5006f27c8a0a"),
        ("https://feeds.transistor.fm/empowerapps-show", "d9f87d99-afbf-5831-9d96-38c9555cd14e"),
    ],
)
def test_guid_of_a_feed(feed: str, guid: str) -> None:
    assert feed_guid(feed) == guid


# Pictures as they are


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (picture(), []),
        (picture(3000, 3000), []),
        (picture(1400, 1400, "P", "PNG"), ["a.jpg is a PNG file"]),
        (picture(1400, 1401), ["a.jpg is 1400 × 1401 pixels, and not square"]),
        (picture(1400, 1400, "CMYK"), ["a.jpg is CMYK"]),
        (
            picture(1399, 1399, "LA", "PNG"),
            ["a.jpg is a PNG file", "a.jpg is 1399 × 1399 pixels", "a.jpg has transparency", "a.jpg is grey"],
        ),
    ],
)
def test_cover(tmp_path: Path, content: bytes, faults: list[str]) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    assert [fault.message for fault in cover_faults(tmp_path, "a.jpg")] == faults


def test_transparent_colour_of_a_palette(tmp_path: Path) -> None:
    Image.new("P", (1400, 1400)).save(tmp_path / "a.png", transparency=0)
    assert [fault.message for fault in cover_faults(tmp_path, "a.png")] == ["a.png has transparency"]


@pytest.mark.parametrize(
    ("side", "message"),
    [(10_000, "a.png is 10000 × 10000 pixels"), (60_000, "a.png is larger than any screen")],
)
def test_picture_is_measured_and_not_unpacked(tmp_path: Path, side: int, message: str) -> None:
    # Pillow warns of the first and refuses the second.
    parts = (b"IHDR" + pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0), b"IDAT" + compress(b""), b"IEND")
    chunks = b"".join(pack(">I", len(part) - 4) + part + pack(">I", crc32(part)) for part in parts)
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert cover_messages(tmp_path, "a.png") == [message]


def cover_messages(folder: Path, name: str) -> list[str]:
    try:
        return [fault.message for fault in cover_faults(folder, name)]
    except Unreadable as fault:
        return [fault.message]


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP"]),
)
def test_whatever_a_file_holds_is_a_picture_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, begin: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "any.png").write_bytes(begin + content)
    try:
        assert looks(folder, "any.png").width > 0
    except Unreadable as fault:
        assert fault.hint


# Whatever is typed


def grouped(nodes: dict[str, Node]) -> Fields:
    return Fields(nodes, dict.fromkeys(nodes, 1), 1)


_NODES = st.recursive(
    st.builds(Text, st.text(max_size=12), st.just(1), st.booleans()),
    lambda inner: st.one_of(
        st.builds(Items, st.lists(inner, max_size=3).map(tuple), st.just(1)),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=5).map(grouped),
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(KEYS), _NODES, max_size=4))
def test_whatever_is_typed_is_read_or_told(nodes: dict[str, Node]) -> None:
    problems = Problems()
    record = Record(grouped(nodes), "a.md", problems)
    read_extras(record, SHELF)
    read_alternates(record)
    read_blocks(record)
    read_live_items(record, Studio(SHELF, RELEASE, (), ()))
    record.group("updateFrequency", update_frequency(RELEASE), None, FREQUENCY, "text")
    record.groups("soundbites", soundbite, SOUNDBITE)
    record.close()
    assert all(problem.line == 1 and problem.hint for problem in problems.all)
