"""What each fact of a show and an episode becomes in the feed, on shows made of values."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from castloom.model.episode import Chapter, Episode, EpisodeType, Soundbite
from castloom.model.link import Link
from castloom.model.podcasting import (
    AlternateEnclosure,
    Block,
    Extras,
    LiveItem,
    LiveStatus,
    MediaSource,
    Picture,
    Recipient,
    RemoteItem,
    TimeSplit,
    Txt,
    UpdateFrequency,
    Value,
)
from castloom.model.show import Show
from castloom.model.transcript import Timing
from castloom.render.feed.documents import documents
from castloom.render.feed.enclosure import enclosure_url
from castloom.render.feed.feed import feed
from castloom.render.feed.items import Items
from castloom.render.feed.numbers import decimal, feed_date, normal_play_time
from castloom.render.site import Site
from tests.built_feeds import NAMES, attributes, one, text
from tests.catalogs import episode, show_of, site_of

OTHER = RemoteItem("917393e3-1b1e-5cef-ace4-edaa54e1f810", "https://other.example/feed.xml", title="Other & co")
NODE = Recipient("node", "03ae", 90, name="Ada")
LIVE = LiveItem(
    title="Live from the pier",
    guid="stream-1",
    status=LiveStatus.PENDING,
    start=datetime(2025, 6, 1, 18, tzinfo=UTC),
    content_links=(Link("Watch", "https://video.example/pier"),),
    url="https://stream.example/pier.mp3",
    type="audio/mpeg",
)
OF_THE_SHOW = show_of(
    new_feed_url="https://new.tides.example/feed.xml", complete=True, block=True, blocks=(Block(True, "spotify"),),
    podroll=(OTHER,), remote_items=(OTHER,), publisher=OTHER, live_items=(LIVE,), episode_limit=5,
    countries=("PT", "ES"), update_frequency=UpdateFrequency("Weekly", "FREQ=WEEKLY"), paging=2,
    hub="https://hub.example/",
    extras=Extras(funding=(Link("Give", "https://tides.example/give"),), txts=(Txt("code", "verify"), Txt("hello"))),
)  # fmt: skip
ONLY_OF_THE_SHOW = {
    "itunes:new-feed-url", "itunes:complete", "podcast:podroll", "podcast:remoteItem", "podcast:publisher",
    "podcast:updateFrequency", "podcast:liveItem", "podcast:trailer", "spotify:limit", "spotify:countryOfOrigin",
}  # fmt: skip


def written(site: Site, uri: str = "feed.xml", notes: str = "") -> etree._Element:
    """The channel of a document."""
    (document,) = (document for document in documents(site) if document.uri == uri)
    return etree.fromstring(b"".join(feed(site, document, Items(site, lambda _: notes))))[0]


def item_of(made: Episode, show: Show | None = None, timing: Timing | None = None) -> etree._Element:
    return one(written(site_of([made], show, timing)), "item")


def names(parent: etree._Element) -> list[str]:
    """The tags right below, with the prefixes that tests use."""
    prefixes = {address: prefix for prefix, address in NAMES.items()}
    return [
        f"{prefixes[str(name.namespace)]}:{name.localname}" if name.namespace else name.localname
        for name in (etree.QName(child) for child in parent)
    ]


def whole_show() -> Site:
    made = [episode(n, type=EpisodeType.TRAILER if n == 4 else EpisodeType.FULL, season=1) for n in range(1, 6)]
    return site_of(made, OF_THE_SHOW)


# What only the show's own feed says.


def test_feed_of_the_show_says_all_that_directories_ask() -> None:
    channel = written(whole_show())
    assert set(names(channel)) >= ONLY_OF_THE_SHOW
    assert (text(channel, "itunes:complete"), text(channel, "itunes:block")) == ("Yes", "Yes")
    assert [(tag.get("id"), tag.text) for tag in channel.findall("podcast:block", NAMES)] == [("spotify", "yes")]
    assert text(channel, "spotify:countryOfOrigin") == "pt es"
    assert attributes(one(channel, "spotify:limit")) == {"recentCount": "5"}


def test_part_of_a_show_claims_nothing_and_is_not_listed() -> None:
    channel = written(whole_show(), "feed/season-1.xml")
    assert not set(names(channel)) & ONLY_OF_THE_SHOW
    assert (text(channel, "itunes:block"), text(channel, "podcast:block")) == ("Yes", "yes")
    assert [tag.text for tag in channel.findall("podcast:txt", NAMES)] == ["hello"]
    assert text(channel, "podcast:funding") == "Give"
    assert text(channel, "podcast:guid") != OF_THE_SHOW.guid
    assert text(channel, "title") == "Season 1 · Tide Table"


def test_archive_has_no_streams_and_trailers_which_would_change_it() -> None:
    channel = written(whole_show(), "feed/archive-1.xml")
    assert ONLY_OF_THE_SHOW - set(names(channel)) == {"podcast:liveItem", "podcast:trailer"}
    assert text(channel, "podcast:guid") == OF_THE_SHOW.guid


def test_links_between_documents() -> None:
    site = whole_show()
    root = "https://tides.example"
    links = {
        uri: {link.get("rel"): link.get("href") for link in written(site, uri).findall("atom:link", NAMES)}
        for uri in ("feed.xml", "feed/archive-2.xml", "feed/archive-1.xml")
    }
    newer, older = f"{root}/feed/archive-2.xml", f"{root}/feed/archive-1.xml"
    assert links["feed.xml"] == {
        "self": f"{root}/feed.xml",
        "prev-archive": newer,
        "next": newer,
        "hub": "https://hub.example/",
    }
    assert links["feed/archive-2.xml"] == {
        "self": newer,
        "prev-archive": older,
        "next": older,
        "current": f"{root}/feed.xml",
    }
    assert links["feed/archive-1.xml"] == {"self": older, "current": f"{root}/feed.xml"}


def test_trailers_are_those_that_are_out_the_newest_first() -> None:
    trailers = [episode(n, title=f"Trailer {n} " * 40, type=EpisodeType.TRAILER) for n in (1, 2)]
    unheard = episode(3, type=EpisodeType.TRAILER, enclosure=None)
    channel = written(site_of([replace(trailers[0], season=4), trailers[1], unheard]))
    newest, oldest = channel.findall("podcast:trailer", NAMES)
    assert attributes(newest) == {
        "url": "https://audio.tides.example/2.mp3",
        "pubdate": "Fri, 03 Jan 2025 06:00:00 +0000",
        "length": "1002",
        "type": "audio/mpeg",
    }
    assert oldest.get("season") == "4"
    assert all(len(str(tag.text)) <= 128 and str(tag.text).startswith("Trailer ") for tag in (newest, oldest))


def test_nothing_is_said_of_what_the_show_does_not_have() -> None:
    channel = written(site_of([episode(1)]))
    assert names(channel) == [
        "title", "link", "description", "atom:link", "docs", "generator", "image", "language", "lastBuildDate",
        "fh:complete", "itunes:author", "itunes:image", "itunes:category", "itunes:explicit", "itunes:type",
        "podcast:guid", "podcast:locked", "podcast:medium", "item",
    ]  # fmt: skip
    assert names(one(channel, "item")) == [
        "title", "link", "description", "guid", "enclosure", "pubDate", "itunes:duration", "itunes:image",
        "itunes:explicit", "itunes:episode", "itunes:episodeType", "podcast:episode",
    ]  # fmt: skip


# Streams.


def test_stream_has_the_tags_of_an_item_in_their_order() -> None:
    extras = Extras(chat=None, funding=(Link("Give", "https://tides.example/give"),))
    show = show_of(live_items=(replace(LIVE, end=LIVE.start, extras=extras, image="assets/live pier.jpg"),))
    live = one(written(site_of([], show)), "podcast:liveItem")
    moment = "2025-06-01T18:00:00+00:00"
    assert attributes(live) == {"status": "pending", "start": moment, "end": moment}
    assert names(live) == [
        "title", "guid", "enclosure", "itunes:image", "itunes:explicit", "podcast:funding", "podcast:contentLink",
    ]  # fmt: skip
    assert attributes(one(live, "enclosure")) == {"url": LIVE.url, "length": "0", "type": "audio/mpeg"}
    assert attributes(one(live, "guid")) == {"isPermaLink": "false"}
    assert one(live, "itunes:image").get("href") == "https://tides.example/assets/live%20pier.jpg"
    assert (text(live, "podcast:contentLink"), one(live, "podcast:contentLink").get("href")) == (
        "Watch",
        "https://video.example/pier",
    )


# Money, pictures, media.


def test_value_has_its_recipients_before_its_splits() -> None:
    guest = replace(NODE, name="", split=10, custom_key="7629169", custom_value="x", fee=True)
    to_other = TimeSplit(timedelta(seconds=60), timedelta(seconds=2.5), OTHER, (), timedelta(seconds=9), 95)
    to_guest = TimeSplit(timedelta(), timedelta(minutes=1), None, (guest,))
    value = Value("lightning", "keysend", (NODE, guest), "0.00000005000", (to_other, to_guest))
    tag = one(item_of(episode(1, extras=Extras(values=(value,)))), "podcast:value")
    assert attributes(tag) == {"type": "lightning", "method": "keysend", "suggested": "0.00000005000"}
    assert [etree.QName(child).localname for child in tag] == ["valueRecipient"] * 2 + ["valueTimeSplit"] * 2
    first, second, other, third = tag
    assert attributes(first) == {"name": "Ada", "type": "node", "address": "03ae", "split": "90"}
    assert attributes(second) == {
        "type": "node",
        "address": "03ae",
        "customKey": "7629169",
        "customValue": "x",
        "split": "10",
        "fee": "true",
    }
    assert attributes(other) == {
        "startTime": "60",
        "duration": "2.5",
        "remoteStartTime": "9",
        "remotePercentage": "95",
    }
    assert attributes(other[0]) == {
        "feedGuid": OTHER.feed_guid,
        "feedUrl": "https://other.example/feed.xml",
        "title": "Other & co",
    }
    assert attributes(third) == {"startTime": "0", "duration": "60"}


def test_publisher_is_always_of_that_medium() -> None:
    publisher = one(written(site_of([], show_of(publisher=replace(OTHER, medium="podcast")))), "podcast:publisher")
    assert publisher[0].get("medium") == "publisher"


def test_picture_of_the_site_gets_its_whole_address() -> None:
    here = Picture("assets/wide ä.jpg", "Sea", "16/9", 1600, 900, "image/jpeg", "social banner")
    there = Picture("https://x.example/y.png")
    wide, elsewhere = item_of(episode(1, extras=Extras(images=(here, there)))).findall("podcast:image", NAMES)
    assert attributes(wide) == {
        "href": "https://tides.example/assets/wide%20%C3%A4.jpg", "alt": "Sea", "aspect-ratio": "16/9", "width": "1600",
        "height": "900", "type": "image/jpeg", "purpose": "social banner",
    }  # fmt: skip
    assert attributes(elsewhere) == {"href": "https://x.example/y.png"}


def test_alternate_enclosure_says_only_what_is_known() -> None:
    other = AlternateEnclosure(
        "audio/opus", (MediaSource("https://x.example/1.opus"),), bitrate=1411200.5, default=True
    )
    tag = one(item_of(episode(1, alternate_enclosures=(other,))), "podcast:alternateEnclosure")
    assert attributes(tag) == {"type": "audio/opus", "bitrate": "1411200.5", "default": "true"}
    assert attributes(tag[0]) == {"uri": "https://x.example/1.opus"}


@pytest.mark.parametrize(
    ("prefixes", "expected"),
    [
        ((), "https://audio.tides.example/1.mp3"),
        (("https://op3.dev/e/",), "https://op3.dev/e/audio.tides.example/1.mp3"),
        (
            ("https://op3.dev/e,pg={guid}/", "https://pdcn.co/e/"),
            "https://op3.dev/e,pg=05c3982f-d33e-5b65-a74c-6f6669c7332b/pdcn.co/e/audio.tides.example/1.mp3",
        ),
    ],
)
def test_prefixes_stack_the_first_one_outermost(prefixes: tuple[str, ...], expected: str) -> None:
    assert enclosure_url(show_of(enclosure_prefixes=prefixes), episode(1)) == expected


# Speech and chapters.


@pytest.mark.parametrize(
    ("timing", "files"),
    [
        (None, []),
        (Timing.NONE, ["html", "txt"]),
        (Timing.ESTIMATED, ["html", "txt"]),
        (Timing.ALIGNED, ["vtt", "srt", "json"]),
        (Timing.EXACT, ["vtt", "srt", "json"]),
    ],
)
def test_transcripts_are_what_the_timing_allows(timing: Timing | None, files: list[str]) -> None:
    tags = item_of(episode(1), timing=timing).findall("podcast:transcript", NAMES)
    assert [str(tag.get("url")).rpartition(".")[2] for tag in tags] == files
    assert {tag.get("rel") for tag in tags} <= ({"captions"} if timing and timing.is_sure else {None})


@pytest.mark.parametrize(("timing", "count"), [(Timing.EXACT, 3), (Timing.ESTIMATED, 1), (None, 1)])
def test_soundbite_of_a_passage_needs_sure_times(timing: Timing | None, count: int) -> None:
    longer = Soundbite("p-1", "Longer", 5, duration=timedelta(seconds=20))
    declared = Soundbite("", "Declared", 3, timedelta(seconds=62.25), timedelta(seconds=30))
    bites = (declared, Soundbite("p-1", ""), longer)
    site = site_of([episode(1, soundbites=bites)], timing=timing)
    composed = site.composed["tide-1"]
    if composed.spoken:
        site.composed["tide-1"] = replace(composed, spoken=replace(composed.spoken, starts={"p-1": (5.0, 9.5)}))  # type: ignore[index]
    tags = one(written(site), "item").findall("podcast:soundbite", NAMES)
    expected = [
        ("Declared", {"startTime": "62.25", "duration": "30"}),
        (None, {"startTime": "5", "duration": "4.5"}),
        ("Longer", {"startTime": "5", "duration": "20"}),
    ]
    assert [(tag.text, attributes(tag)) for tag in tags] == expected[:count]


def test_chapters_are_named_by_address_and_stand_in_the_item() -> None:
    chapters = (
        Chapter(timedelta(), "Opening", image="episodes/sea.jpg"),
        Chapter(timedelta(seconds=90), "Only a picture", in_toc=False),
        Chapter(timedelta(hours=1, seconds=1.5), "Tide & time", concept="tide"),
        Chapter(timedelta(hours=2), "Elsewhere", concept="tide", url="https://x.example/"),
    )
    item = item_of(episode(1, chapters=chapters))
    assert attributes(one(item, "podcast:chapters")) == {
        "url": "https://tides.example/episodes/tide-1/chapters.json",
        "type": "application/json+chapters",
    }
    told = one(item, "psc:chapters")
    assert attributes(told) == {"version": "1.2"}
    assert [attributes(chapter) for chapter in told] == [
        {"start": "00:00:00.000", "title": "Opening", "image": "https://tides.example/episodes/sea.jpg"},
        {"start": "01:00:01.500", "title": "Tide & time", "href": "https://tides.example/concepts/tide/"},
        {"start": "02:00:00.000", "title": "Elsewhere", "href": "https://x.example/"},
    ]


def test_without_chapters_neither_form_is_there() -> None:
    assert not {"podcast:chapters", "psc:chapters"} & set(names(item_of(episode(1))))


def test_silent_chapters_alone_stand_in_their_file_only() -> None:
    silent = (Chapter(timedelta(), "Picture", in_toc=False),)
    found = names(item_of(episode(1, chapters=silent)))
    assert ("podcast:chapters" in found, "psc:chapters" in found) == (True, False)


def test_speech_of_a_machine_is_told_once() -> None:
    made = episode(1, ai_content="A machine reads.", extras=Extras(txts=(Txt("v1", "release"),)))
    tags = item_of(made).findall("podcast:txt", NAMES)
    assert [(tag.get("purpose"), tag.text) for tag in tags] == [("release", "v1"), ("ai-content", "true")]


def test_what_an_editor_says_of_machines_stands_alone() -> None:
    made = episode(1, ai_content="A machine reads.", extras=Extras(txts=(Txt("false", "ai-content"),)))
    assert [tag.text for tag in item_of(made).findall("podcast:txt", NAMES)] == ["false"]


def test_numbers_have_names() -> None:
    item = item_of(episode(7, season=2, display="Part Ⅶ"), show_of(seasons=((1, "Ebb"), (2, "Flow & ebb"))))
    assert (text(item, "podcast:episode"), attributes(one(item, "podcast:episode"))) == ("7", {"display": "Part Ⅶ"})
    assert (text(item, "podcast:season"), attributes(one(item, "podcast:season"))) == ("2", {"name": "Flow & ebb"})


def test_content_links_and_title_for_apple() -> None:
    made = episode(1, itunes_title="Tide", content_links=(Link("On video", "https://video.example/1"),))
    item = item_of(made)
    assert text(item, "itunes:title") == "Tide"
    assert (text(item, "podcast:contentLink"), attributes(one(item, "podcast:contentLink"))) == (
        "On video",
        {"href": "https://video.example/1"},
    )


# Numbers, dates and texts.


@pytest.mark.parametrize(
    ("number", "written_as"),
    [(0, "0"), (60, "60"), (100.0, "100"), (2.5, "2.5"), (0.1 + 0.2, "0.3"), (1e7, "10000000")],
)
def test_decimal(number: float, written_as: str) -> None:
    assert decimal(number) == written_as


@pytest.mark.parametrize(
    ("seconds", "written_as"),
    [(0, "00:00:00.000"), (59.9994, "00:00:59.999"), (3723.5, "01:02:03.500"), (360_000, "100:00:00.000")],
)
def test_normal_play_time(seconds: float, written_as: str) -> None:
    assert normal_play_time(timedelta(seconds=seconds)) == written_as


@pytest.mark.parametrize(
    ("zone", "year", "written_as"),
    [
        ("Asia/Kathmandu", 2025, "Sat, 01 Mar 2025 01:15:00 +0000"),
        ("Asia/Kolkata", 2025, "Sat, 01 Mar 2025 07:00:00 +0530"),
        ("America/New_York", 2025, "Sat, 01 Mar 2025 07:00:00 -0500"),
        ("America/St_Johns", 2025, "Sat, 01 Mar 2025 07:00:00 -0330"),
        ("Europe/Amsterdam", 1920, "Mon, 01 Mar 1920 06:40:28 +0000"),
        ("UTC", 2025, "Sat, 01 Mar 2025 07:00:00 +0000"),
    ],
)
def test_dates_have_offsets_that_apps_know(zone: str, year: int, written_as: str) -> None:
    date = datetime(year, 3, 1, 7, tzinfo=ZoneInfo(zone))
    assert feed_date(date) == date
    show = show_of(live_items=(replace(LIVE, start=date),))
    channel = written(site_of([episode(1, date=date, type=EpisodeType.TRAILER)], show))
    dates = [text(channel, "item/pubDate"), text(channel, "lastBuildDate")]
    assert dates == [one(channel, "podcast:trailer").get("pubdate"), written_as] == [written_as] * 2
    assert one(channel, "podcast:liveItem").get("start") == parsedate_to_datetime(written_as).isoformat()


@pytest.mark.parametrize("words", ["Use of <b> & </b>", "Q&amp;A", "1 < 2", "A > B"])
def test_texts_that_are_no_html_are_not_taken_for_it(words: str) -> None:
    show = show_of(title=words, copyright=words, description=words, live_items=(replace(LIVE, title=words),))
    site = site_of([episode(1, title=words)], show)
    (document,) = documents(site)
    xml = b"".join(feed(site, document, Items(site, lambda _: "<p>1 &lt; 2 &amp;amp; 3</p>"))).decode()
    plain = words.replace("&", "&#x26;").replace("<", "&#x3C;").replace(">", "&gt;")
    for name, times in (("title", 4), ("copyright", 1), ("description", 1)):
        assert xml.count(f"<{name}>{plain}</{name}>") == times
    assert "<![CDATA[<p>1 &lt; 2 &amp;amp; 3</p>]]>" in xml
    channel = etree.fromstring(xml.encode())[0]
    names = ("title", "copyright", "description", "image/title", "item/title", "podcast:liveItem/title")
    assert {text(channel, name) for name in names} == {words}
