"""Other people's readers take from the feed of the show that uses every key what its front matter says, tag by tag."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import podcastparser
import pytest
import yaml

from tests.everything import FILES, make_everything
from tests.readers import feedsmith, partytime
from tests.shows import build

SITE = "https://tides.example/"
PAGE = f"{SITE}episodes/low-water/"
ZONE = ZoneInfo("America/New_York")
PREFIX = "https://op3.dev/e,pg=9b3f5b6a-1f0e-5c3d-8a55-0c7f6a1d2e3f/count.example/e/"
SHOW: dict[str, Any] = yaml.safe_load((FILES / "mkdocs.yml").read_text("utf-8"))["plugins"][0]["castloom"]
Keys = dict[str, Any]


def header(path: str) -> Keys:
    found: Keys = yaml.safe_load((FILES / path).read_text("utf-8").split("---\n")[1])
    return found


EPISODE = header("episodes/001-low-water.md")
AFAR = header("episodes/002-from-afar.md")
TRAILER = header("episodes/teaser.md")
LIVE: Keys = SHOW["liveItems"]
PEOPLE = {path.stem: header(f"people/{path.name}") for path in (FILES / "people").glob("*.md")}
MEASURED = {
    "assets/banner.jpg": {"aspectRatio": "16/9", "width": 1600, "height": 900, "type": "image/jpeg"},
    "assets/live.png": {"aspectRatio": "1/1", "width": 1500, "height": 1500, "type": "image/png"},
    "shell.jpg": {"aspectRatio": "16/9", "width": 1600, "height": 900, "type": "image/jpeg"},
}


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    show = make_everything(tmp_path_factory.mktemp("everything") / "show")
    built = build(show, "--strict")
    assert (built.exit_code, built.messages) == (0, "")
    return (show / "site" / "feed.xml").read_bytes()


def several(value: Any) -> list[Any]:
    """A list; a single value is a list of one, none is an empty one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def group(value: Any, bare: str) -> Keys:
    """A group of keys; a text stands for the group that has it under the key `bare`."""
    return value if isinstance(value, dict) else {bare: value}


def renamed(keys: Keys, **names: str) -> Keys:
    return {names.get(key, key): value for key, value in keys.items()}


def without(keys: Keys, *names: str) -> Keys:
    return {key: value for key, value in keys.items() if key not in names}


def moment(typed: str | date) -> datetime:
    """A moment as typed; a bare day has the show's release time."""
    if isinstance(typed, datetime):
        return typed
    if isinstance(typed, date):
        return datetime.combine(typed, time.fromisoformat(SHOW["releaseTime"]), ZONE)
    return datetime.fromisoformat(typed).replace(tzinfo=ZONE)


def words(text: str) -> str:
    return " ".join(text.split())


def link(value: Any, title: str) -> Keys:
    """A titled address; a bare one has its host's name."""
    if isinstance(value, dict):
        return {title: value["title"], "url": value["url"]}
    return {title: re.sub("^https://|/.*$", "", value), "url": value}


def person(credit: Keys, name: str) -> Keys:
    found = PEOPLE[credit["id"]]
    picture = found["image"] if isinstance(found["image"], str) else f"{SITE}people/{found['image']['src']}"
    address = f"{SITE}people/{credit['id']}/"
    return {
        name: found["name"],
        "role": credit["role"],
        "group": credit.get("group", "cast"),
        "img": picture,
        "href": address,
    }


def persons(credits_: Any, name: str) -> list[Keys]:
    return [person(credit, name) for credit in several(credits_)]


# feedsmith, which knows nearly every tag.


def extras(keys: Keys, folder: str = "") -> Keys:
    """What feedsmith tells of the tags that a channel, an item and a live item may all have."""
    license_ = group(keys["license"], "name")
    return {
        "locations": [
            {"rel": "subject", **renamed(group(place, "name"), name="display")} for place in several(keys["location"])
        ],
        "license": renamed(license_, name="display"),
        "values": [value(found) for found in several(keys["value"])],
        "images": [picture(found, folder) for found in several(keys["images"])],
        "txts": [renamed(group(txt, "text"), text="display") for txt in several(keys["txt"])],
        "socialInteracts": several(keys["socialInteract"]),
        "chat": keys["chat"],
    }


def value(keys: Keys) -> Keys:
    splits = [renamed(split, recipients="valueRecipients") for split in keys.get("timeSplits", [])]
    found = {
        **without(keys, "recipients", "timeSplits", "suggested"),
        "valueRecipients": keys["recipients"],
        "valueTimeSplits": splits,
        "suggested": float(keys.get("suggested", 0)),
    }
    return {key: value for key, value in found.items() if value}


def picture(keys: Keys, folder: str) -> Keys:
    src = keys["src"]
    address = src if "://" in src else f"{SITE}{folder}{src}"
    return {**MEASURED.get(src, {}), **without(keys, "src"), "href": address}


def equal(found: Mapping[str, Any], expected: Mapping[str, Any]) -> None:
    """Compare tag by tag, so that a failure names the tag."""
    assert {key: found.get(key) for key in expected} == expected


def test_feedsmith_understands_the_channel(feed: bytes) -> None:
    channel = feedsmith(feed)
    equal(channel, {
        "title": SHOW["title"], "link": SITE, "description": SHOW["description"].strip(), "language": SHOW["language"],
        "copyright": SHOW["copyright"],
    })  # fmt: skip
    equal(channel["itunes"], {
        "author": SHOW["author"], "owner": SHOW["owner"], "explicit": SHOW["explicit"], "type": SHOW["type"],
        "image": f"{SITE}assets/cover.jpg", "complete": SHOW["complete"], "block": SHOW["block"]["apple"],
        "newFeedUrl": SHOW["newFeedUrl"],
        "categories": [
            {"text": name, "categories": [{"text": below}]}
            for name, below in (category.split(" > ") for category in SHOW["categories"])
        ],
    })  # fmt: skip
    assert channel["spotify"] == {
        "limit": {"recentCount": SHOW["spotify"]["limit"]},
        "countryOfOrigin": " ".join(SHOW["spotify"]["countryOfOrigin"]),
    }
    assert {tag["rel"]: tag["href"] for tag in channel["atom"]["links"]} == {
        "self": f"{SITE}feed.xml",
        "next": f"{SITE}feed/archive-1.xml",
        "prev-archive": f"{SITE}feed/archive-1.xml",
        "hub": SHOW["hub"],
    }


def test_feedsmith_understands_the_podcast_namespace_in_the_channel(feed: bytes) -> None:
    found = {"socialInteracts": SHOW["socialInteract"], **feedsmith(feed)["podcast"]}  # which it knows in items only
    assert parsedate_to_datetime(found["trailers"][0].pop("pubDate")) == moment(TRAILER["date"])
    assert datetime.fromisoformat(found["updateFrequency"].pop("dtstart")) == moment(SHOW["updateFrequency"]["dtstart"])
    del found["liveItems"]
    expected = {
        "guid": SHOW["guid"],
        "locked": {"value": SHOW["locked"], "owner": SHOW["owner"]["email"]},
        "medium": SHOW["medium"],
        "blocks": [
            {"value": blocked} | ({"id": id_} if id_ != "all" else {}) for id_, blocked in SHOW["block"].items()
        ],
        "persons": persons(SHOW["persons"], "display"),
        "fundings": [link(funding, "display") for funding in SHOW["funding"]],
        "trailers": [
            {
                "display": TRAILER["title"],
                "url": f"{PREFIX}tides.example/episodes/teaser/teaser.mp3",
                "length": 333 * 144,
                "type": "audio/mpeg",
                "season": TRAILER["season"],
            }
        ],
        "updateFrequency": renamed(without(SHOW["updateFrequency"], "dtstart"), text="display"),
        "podroll": {"remoteItems": SHOW["podroll"]},
        "remoteItems": SHOW["remoteItems"],
        "publisher": {"remoteItem": {**SHOW["publisher"], "medium": "publisher"}},
        **extras(SHOW),
    }
    equal(found, expected)
    assert found.keys() == expected.keys()


def test_feedsmith_understands_the_podcast_namespace_in_an_item(feed: bytes) -> None:
    item = feedsmith(feed)["items"][3]
    expected = {
        "transcripts": [
            {"url": f"{PAGE}transcript.{ending}", "type": type_, "language": "pt", "rel": "captions"}
            for ending, type_ in (("vtt", "text/vtt"), ("srt", "application/x-subrip"), ("json", "application/json"))
        ],
        "chapters": {"url": f"{PAGE}chapters.json", "type": "application/json+chapters"},
        "soundbites": [
            {"startTime": 2.5, "duration": 2.5, "display": EPISODE["soundbites"][0]["title"]},
            renamed(EPISODE["soundbites"][1], title="display"),
        ],
        "persons": persons(EPISODE["persons"], "display"),
        "season": {"number": EPISODE["season"], "name": SHOW["seasons"][EPISODE["season"]]},
        "episode": {"number": EPISODE["episode"], "display": EPISODE["episodeDisplay"]},
        "alternateEnclosures": [alternate(keys) for keys in EPISODE["alternateEnclosures"]],
        **extras(EPISODE, "episodes/"),
    }
    equal(item["podcast"], expected)
    assert item["podcast"].keys() == expected.keys()


def alternate(keys: Keys) -> Keys:
    sources = [group(source, "uri") for source in several(keys["sources"])]
    return {**{key: value for key, value in keys.items() if value is not False}, "sources": sources}


def test_feedsmith_understands_the_other_tags_of_an_item(feed: bytes) -> None:
    item = feedsmith(feed)["items"][3]
    equal(item, {"title": EPISODE["title"], "link": PAGE, "guid": {"value": EPISODE["guid"], "isPermaLink": False}})
    equal(item["itunes"], {
        "title": EPISODE["itunesTitle"], "duration": 90, "explicit": EPISODE["explicit"], "episode": EPISODE["episode"],
        "season": EPISODE["season"], "episodeType": EPISODE["episodeType"], "image": f"{PAGE}low-water.png",
    })  # fmt: skip
    assert feedsmith(feed)["items"][2]["itunes"]["block"] == AFAR["block"]
    assert item["psc"]["chapters"] == [
        {"start": "00:00:00.000", "title": EPISODE["chapters"][0]["title"], "image": f"{SITE}episodes/shell.jpg"},
        {
            "start": "00:00:20.500",
            "title": EPISODE["chapters"][2]["title"],
            "href": f"{SITE}concepts/{EPISODE['chapters'][2]['concept']}/",
        },
        {"start": "00:01:00.000", "title": EPISODE["chapters"][3]["title"], "href": EPISODE["chapters"][3]["url"]},
    ]


def test_feedsmith_understands_a_stream(feed: bytes) -> None:
    (live,) = feedsmith(feed)["podcast"]["liveItems"]
    assert (datetime.fromisoformat(live.pop("start")), datetime.fromisoformat(live.pop("end"))) == (
        moment(LIVE["start"]),
        moment(LIVE["end"]),
    )
    assert live == {
        "status": LIVE["status"],
        "contentLinks": [renamed(link(found, "display"), url="href") for found in LIVE["contentLinks"]],
        "persons": persons(LIVE["persons"], "display"),
        **extras(LIVE),
    }


# podcast-partytime, Podcast Index's own.


def test_partytime_understands_the_channel(feed: bytes) -> None:
    found = partytime(feed)
    equal(found, {
        "title": SHOW["title"], "author": SHOW["author"], "owner": SHOW["owner"], "explicit": SHOW["explicit"],
        "itunesType": SHOW["type"], "itunesCategory": SHOW["categories"], "itunesComplete": SHOW["complete"],
        "itunesBlock": SHOW["block"]["apple"], "itunesNewFeedUrl": SHOW["newFeedUrl"], "copyright": SHOW["copyright"],
        "pubsub": {"self": f"{SITE}feed.xml", "hub": SHOW["hub"], "next": f"{SITE}feed/archive-1.xml"},
        "locked": SHOW["locked"], "podcastOwner": SHOW["owner"]["email"], "guid": SHOW["guid"],
        "medium": SHOW["medium"],
        "podcastFunding": [link(funding, "message") for funding in SHOW["funding"]],
        "license": renamed(SHOW["license"], name="identifier"),
        "podcastBlocked": "no",
        "podcastBlockedPlatforms": {id_: True for id_, blocked in SHOW["block"].items() if blocked},
        "podcastTxt": [renamed(group(txt, "text"), text="value") for txt in SHOW["txt"]],
        "podcastRemoteItems": SHOW["remoteItems"], "podroll": SHOW["podroll"],
        "chat": {**SHOW["chat"], "phase": "7"},
        "podcastPublisher": SHOW["publisher"],
    })  # fmt: skip
    assert words(found["description"]) == words(SHOW["description"])
    assert lower(found["podcastPeople"]) == persons(SHOW["persons"], "name")
    assert found["podcastLocation"].items() <= SHOW["location"][0].items()
    assert found["value"]["recipients"] == [{"fee": False, **one} for one in SHOW["value"][0]["recipients"]]
    (trailer,) = found["trailers"]
    assert (trailer["title"], trailer["season"]) == (TRAILER["title"], TRAILER["season"])
    assert datetime.fromisoformat(trailer["pubdate"]) == moment(TRAILER["date"])


def lower(people: Iterable[Keys]) -> list[Keys]:
    """People with role and group in small letters, as partytime does not leave them."""
    return [{**one, "role": one["role"].lower(), "group": one["group"].lower()} for one in people]


def test_partytime_understands_an_item(feed: bytes) -> None:
    item = partytime(feed)["items"][3]
    social = {"protocol": "platform", "uri": "url", "accountId": "id", "accountUrl": "profileUrl"}
    equal(item, {
        "title": EPISODE["title"], "guid": EPISODE["guid"], "explicit": EPISODE["explicit"],
        "itunesEpisode": EPISODE["episode"], "itunesSeason": EPISODE["season"],
        "itunesEpisodeType": EPISODE["episodeType"],
        "podcastSeason": {"number": EPISODE["season"], "name": SHOW["seasons"][1]},
        "podcastEpisode": {"number": EPISODE["episode"], "display": EPISODE["episodeDisplay"]},
        "podcastChapters": {"url": f"{PAGE}chapters.json", "type": "application/json+chapters"},
        "podcastSocialInteraction": [renamed(EPISODE["socialInteract"], **social)],
        "chat": {**EPISODE["chat"], "phase": "7"},
        "podcastTxt": [renamed(EPISODE["txt"], text="value")],
    })  # fmt: skip
    assert [tag["url"].rpartition(".")[2] for tag in item["podcastTranscripts"]] == ["vtt", "srt", "json"]
    assert [bite["title"] for bite in item["podcastSoundbites"]] == [bite["title"] for bite in EPISODE["soundbites"]]
    assert lower(item["podcastPeople"]) == persons(EPISODE["persons"], "name")
    assert item["podcastLocation"].items() <= EPISODE["location"].items()
    assert item["license"]["identifier"] == EPISODE["license"]


def test_partytime_understands_where_an_items_media_and_money_go(feed: bytes) -> None:
    item = partytime(feed)["items"][3]
    for found, declared in zip(item["alternativeEnclosures"], EPISODE["alternateEnclosures"], strict=True):
        equal(found, without(declared, "sources"))
        assert [source["uri"] for source in found["source"]] == [
            group(source, "uri")["uri"] for source in several(declared["sources"])
        ]
    song, guest = item["value"]["valueTimeSplits"]
    declared_song, declared_guest = EPISODE["value"]["timeSplits"]
    equal(song, declared_song)
    equal(guest, {**declared_guest, "recipients": [{"fee": False, **one} for one in declared_guest["recipients"]]})


def test_partytime_understands_a_stream(feed: bytes) -> None:
    (live,) = partytime(feed)["podcastLiveItems"]
    equal(live, {
        "status": LIVE["status"], "guid": LIVE["guid"], "title": LIVE["title"], "description": LIVE["description"],
        "link": LIVE["link"], "image": f"{SITE}{LIVE['image']}", "chat": {**LIVE["chat"], "phase": "7"},
        "enclosure": {"url": LIVE["url"], "length": 0, "type": LIVE["type"]},
        "contentLinks": [link(found, "title") for found in LIVE["contentLinks"]],
    })  # fmt: skip
    assert (datetime.fromisoformat(live["start"]), datetime.fromisoformat(live["end"])) == (
        moment(LIVE["start"]),
        moment(LIVE["end"]),
    )
    assert lower(live["podcastPeople"]) == persons(LIVE["persons"], "name")


# gPodder's and the general one, which know less.


def test_podcastparser_understands_all_that_it_knows(feed: bytes) -> None:
    channel = podcastparser.parse(f"{SITE}feed.xml", BytesIO(feed))
    equal(channel, {
        "title": words(SHOW["title"]), "link": SITE, "language": SHOW["language"], "itunes_author": SHOW["author"],
        "itunes_owner": SHOW["owner"], "explicit": SHOW["explicit"], "type": SHOW["type"],
        "cover_url": f"{SITE}assets/cover.jpg", "new_url": SHOW["newFeedUrl"],
        "itunes_categories": [category.split(" > ") for category in SHOW["categories"]],
        "paged_feed_next": f"{SITE}feed/archive-1.xml",
    })  # fmt: skip
    (item,) = (found for found in channel["episodes"] if found["guid"] == EPISODE["guid"])
    equal(item, {
        "title": EPISODE["title"], "link": PAGE, "total_time": 90, "explicit": True,
        "number": EPISODE["episode"], "season": EPISODE["season"], "type": EPISODE["episodeType"],
        "episode_art_url": f"{PAGE}low-water.png", "published": int(moment(EPISODE["date"]).timestamp()),
    })  # fmt: skip
    opening, _, moon, elsewhere = EPISODE["chapters"]
    assert item["chapters"] == [
        {"start": 0, "title": opening["title"], "image": f"{SITE}episodes/shell.jpg"},
        {"start": 20, "title": moon["title"], "href": f"{SITE}concepts/spring-tide/"},  # it drops parts of a second
        {"start": 60, "title": elsewhere["title"], "href": elsewhere["url"]},
    ]


def test_feedparser_finds_no_fault_and_understands_all_that_it_knows(feed: bytes) -> None:
    channel = feedparser.parse(BytesIO(feed))
    assert not channel.bozo, channel.get("bozo_exception")
    equal(channel.feed, {
        "title": SHOW["title"], "link": SITE, "subtitle": SHOW["description"].strip(), "author": SHOW["author"],
        "language": SHOW["language"], "rights": SHOW["copyright"], "image": {"href": f"{SITE}assets/cover.jpg"},
    })  # fmt: skip
    assert channel.feed.publisher_detail == SHOW["owner"]
    assert [tag.term for tag in channel.feed.tags] == [
        name for category in SHOW["categories"] for name in category.split(" > ")
    ]
    item = channel.entries[3]
    assert (item.title, item.id, item.link) == (EPISODE["title"], EPISODE["guid"], PAGE)
    assert (item.itunes_episode, item.itunes_season, item.itunes_duration) == ("7", "1", "90")
    (enclosure,) = item.enclosures
    assert enclosure.href == f"{PREFIX}tides.example/episodes/low-water/low-water.mp3"
