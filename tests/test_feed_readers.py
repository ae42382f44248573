"""Podcast apps' own readers understand the feed and agree with the front matter about every episode."""

import calendar
import os
import shutil
import sqlite3
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import mutagen
import podcastparser
import pytest
import yaml

from tests.readers import feedsmith, partytime
from tests.shows import Content, audio, build, lay_over, make_show, text_of
from tests.sites import copy_reference, serving

PODCAST_GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # podcast namespace, tag guid
MIME_TYPES = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a"}


@dataclass(frozen=True)
class Item:
    """What front matter says, or a reader has understood, of an episode."""

    title: str
    guid: str
    published: int
    seconds: int
    bytes: int
    mime: str


@dataclass(frozen=True)
class Reading:
    """What a reader took from the feed; it does not tell `kinds` (full, trailer, bonus) if that is None."""

    title: str
    items: list[Item]
    kinds: list[str] | None


@dataclass(frozen=True)
class Published:
    """A show, the address its site is served under, and its feed."""

    show: Path
    address: str

    @property
    def feed(self) -> bytes:
        return (self.show / "site" / "feed.xml").read_bytes()


def odd(title: str, day: str, number: int, **fields: Any) -> str:
    header = {"title": title, "date": day, "episode": number, "description": f"About {title}", **fields}
    return f"---\n{yaml.safe_dump(header, allow_unicode=True)}---\n\nNotes with a [link](https://tides.example/?a=1&b=2).\n"


REMOTE = {"url": "https://audio.tides.example/remote.m4a", "length": 123456}
ODD: dict[str, Content] = {
    "episodes/001-low-water.md": odd("Before & after the “flood”", "2025-03-01", 1, season=1),
    "episodes/002-ebb.md": odd("🌊 Ebb 🐚 – naïve café", "2025-07-01T23:30:00", 2, season=1),
    "episodes/003-cut.md": odd("An end ]]> in the middle", "Tue, 08 Jul 2025 07:00:00 -0400", 3, season=1),
    "episodes/004-signs.md": odd("1 < 2 and 3 > 2, \"double\" and 'single'", "2025-11-02T01:30:00", 4, season=1),
    "episodes/teaser.md": odd("Soon", "2025-02-01", 1, season=1, episodeType="trailer"),
    "episodes/extra.md": odd("Extra", "2025-12-01", 9, episodeType="bonus", guid="Legacy-GUID?x=1&y=2"),
    "episodes/remote.md": odd("From afar", "2025-12-24", 10, enclosure=REMOTE, duration="1:02:03"),
    **{f"episodes/{name}.mp3": audio(seconds) for name, seconds in
       (("002-ebb", 61), ("003-cut", 7.5), ("004-signs", 12), ("teaser", 3), ("extra", 4))},
}  # fmt: skip


def publish(show: Path, address: str) -> Published:
    """Build the show for the address it will be served under, which its lock does not know."""
    (show / "castloom.lock").unlink(missing_ok=True)
    settings = (show / "mkdocs.yml").read_text("utf-8")
    site_url = next(line for line in settings.splitlines() if line.startswith("site_url:"))
    (show / "mkdocs.yml").write_text(settings.replace(site_url, f"site_url: {address}/"), "utf-8")
    built = build(show, "--strict")
    assert built.exit_code == 0, built.output
    return Published(show, address)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    show = copy_reference(tmp_path_factory.mktemp("readers") / "reference")
    with serving(show / "site") as address:
        yield publish(show, address)


@pytest.fixture(scope="module")
def odd_show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    show = make_show(tmp_path_factory.mktemp("readers") / "odd", ODD)
    settings = text_of("mkdocs.yml").replace("Tide Table", "Tide & “Table” <live>")
    lay_over(show, {"mkdocs.yml": settings + '      timezone: America/New_York\n      releaseTime: "17:45"\n'})
    with serving(show / "site") as address:
        yield publish(show, address)


@pytest.fixture(params=["reference", "odd_show"])
def published(request: pytest.FixtureRequest) -> Published:
    found: Published = request.getfixturevalue(request.param)
    return found


def declared(published: Published) -> Reading:
    """What the show's files say, read without the engine: newest first."""
    settings = yaml.safe_load((published.show / "mkdocs.yml").read_text("utf-8"))
    options = next(plugin["castloom"] for plugin in settings["plugins"])
    paths = sorted((published.show / "episodes").glob("*.md"))
    told = sorted((_declared(path, options, published) for path in paths), key=lambda pair: -pair[0].published)
    return Reading(options["title"], [item for item, _ in told], [kind for _, kind in told])


def _declared(path: Path, options: dict[str, Any], published: Published) -> tuple[Item, str]:
    fields = yaml.load(path.read_text("utf-8").split("---\n")[1], yaml.BaseLoader)
    slug = path.stem.partition("-")[2] if path.stem[0].isdigit() else path.stem
    address = f"{published.address.removeprefix('http://')}/feed.xml"
    show_guid = uuid.UUID(options["guid"]) if "guid" in options else uuid.uuid5(PODCAST_GUIDS, address)
    item = Item(
        title=fields["title"],
        guid=fields.get("guid", str(uuid.uuid5(show_guid, slug))),
        published=int(_moment(fields["date"], options).timestamp()),
        seconds=_seconds(path, fields),
        bytes=int(fields["enclosure"]["length"]) if "enclosure" in fields else path.with_suffix(".mp3").stat().st_size,
        mime=MIME_TYPES[".m4a" if "enclosure" in fields else ".mp3"],
    )
    return item, fields.get("episodeType", "full")


def _moment(typed: str, options: dict[str, Any]) -> datetime:
    if "," in typed:
        return datetime.strptime(typed, "%a, %d %b %Y %H:%M:%S %z")
    zone = ZoneInfo(options.get("timezone", "UTC"))
    if len(typed) == 10:
        hour = time.fromisoformat(options.get("releaseTime", "06:00"))
        return datetime.combine(date.fromisoformat(typed), hour, zone)
    return datetime.fromisoformat(typed).replace(tzinfo=zone)


def _seconds(path: Path, fields: dict[str, Any]) -> int:
    if "duration" in fields:
        hours, minutes, seconds = map(int, fields["duration"].split(":"))
        return hours * 3600 + minutes * 60 + seconds
    sound: Any = mutagen.File(path.with_suffix(".mp3"))
    return round(float(sound.info.length))


def by_podcastparser(published: Published) -> Reading:
    feed = podcastparser.parse(f"{published.address}/feed.xml", BytesIO(published.feed))
    items = [
        Item(e["title"], e["guid"], e["published"], e["total_time"], sound["file_size"], sound["mime_type"])
        for e in feed["episodes"]
        for sound in e["enclosures"]
    ]
    return Reading(feed["title"], items, [e["type"] for e in feed["episodes"]])


def by_feedparser(published: Published) -> Reading:
    feed = feedparser.parse(BytesIO(published.feed))
    assert not feed.bozo, feed.get("bozo_exception")
    items = [
        Item(
            e.title,
            e.id,
            calendar.timegm(e.published_parsed),
            int(e.itunes_duration),
            int(sound.length),
            sound.type,
        )
        for e in feed.entries
        for sound in e.enclosures
    ]
    return Reading(feed.feed.title, items, [e.itunes_episodetype for e in feed.entries])


def by_partytime(published: Published) -> Reading:
    feed = partytime(published.feed)
    items = [
        Item(
            e["title"],
            e["guid"],
            int(datetime.fromisoformat(e["pubDate"]).timestamp()),
            e["duration"],
            e["enclosure"]["length"],
            e["enclosure"]["type"],
        )
        for e in feed["items"]
    ]
    return Reading(feed["title"], items, [e["itunesEpisodeType"] for e in feed["items"]])


def by_feedsmith(published: Published) -> Reading:
    feed = feedsmith(published.feed)
    items = [
        Item(
            e["title"],
            e["guid"]["value"],
            int(parsedate_to_datetime(e["pubDate"]).timestamp()),
            e["itunes"]["duration"],
            sound["length"],
            sound["type"],
        )
        for e in feed["items"]
        for sound in e["enclosures"]
    ]
    return Reading(feed["title"], items, [e["itunes"]["episodeType"] for e in feed["items"]])


def by_gpodder(published: Published) -> Reading:
    """Subscribe over the network as a listener does, and look at what gPodder keeps."""
    if not shutil.which("gpo"):
        pytest.skip("gPodder's gpo is not installed; apt install gpodder")
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "GPODDER_HOME": home}
        command = ["gpo", "subscribe", f"{published.address}/feed.xml"]
        subprocess.run(command, env=environment, capture_output=True, timeout=60, check=True)
        with closing(sqlite3.connect(Path(home) / "Database")) as database:
            (title,) = database.execute("SELECT title FROM podcast").fetchone()
            rows = database.execute(_KEPT_BY_GPODDER).fetchall()
    return Reading(title, [Item(*row) for row in rows], None)


_KEPT_BY_GPODDER = (
    "SELECT title, guid, published, total_time, file_size, mime_type FROM episode ORDER BY published DESC"
)
Reader = Callable[[Published], Reading]
READERS: list[Reader] = [by_podcastparser, by_feedparser, by_partytime, by_feedsmith, by_gpodder]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__.removeprefix("by_"))
def test_reader_agrees_with_the_front_matter(reader: Reader, published: Published) -> None:
    expected, reading = declared(published), reader(published)
    assert reading.items == expected.items
    assert reading.title == expected.title
    if reading.kinds is not None:
        assert reading.kinds == expected.kinds


def test_shows_have_what_readers_trip_over(odd_show: Published) -> None:
    expected = declared(odd_show)
    assert set(expected.kinds or ()) == {"full", "trailer", "bonus"}
    titles = " ".join(item.title for item in expected.items)
    assert all(odd in titles for odd in ("&", '"', "'", "“", "🌊", "]]>", "<", ">"))
