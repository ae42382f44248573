"""Whole feeds, byte for byte: a small show for each feature."""

import os
from pathlib import Path

import pytest

from tests.built_feeds import LOW_WATER, STEM, feed_of, headed, options
from tests.everything import make_everything
from tests.shows import EPISODE, Content, audio, build, make_show, picture

GOLDEN = Path(__file__).parent / "golden" / "feeds"
OTHER = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
NODE = "03ae9f91a0cb8ff43840e3c322c4c61f019d8c1c3cea15a25cfc425ac605e61a4a"


def about(**keys: str) -> dict[str, Content]:
    """The correct show with further keys of its episode, and neither transcript nor notes."""
    header = headed(LOW_WATER, **keys).rpartition("---\n")[0]
    return {EPISODE: f"{header}---\n", f"{STEM}.vtt": None}


def of_the_show(**keys: str) -> dict[str, Content]:
    """The correct show with further options, and without episodes."""
    return {"mkdocs.yml": options(**keys), **dict.fromkeys((EPISODE, f"{STEM}.mp3", f"{STEM}.vtt"))}


SHOWS: dict[str, dict[str, Content]] = {
    "plain": {},
    "empty": of_the_show(),
    "several": {
        EPISODE: headed(LOW_WATER, date="2025-03-01"),
        f"{STEM}.vtt": None,
        f"{STEM}.txt": "Ada Reef:\n\nA spring tide.\n",
        "episodes/teaser.md": "---\ntitle: Soon\ndate: 2025-02-01\nepisodeType: trailer\n---\n\n- One\n- *Two*\n",
        "episodes/teaser.mp3": audio(3),
        "episodes/002-away.md": "---\ntitle: Away\ndate: Tue, 08 Jul 2025 07:00:00 -0400\nduration: 1:02:03\n"
        "enclosure: {url: https://audio.tides.example/away.m4a, length: 123456}\n---\n\n[Low](001-low-water.md)\n",
        "mkdocs.yml": options(timezone="America/New_York", releaseTime='"17:45"'),
    },
    # The show.
    "rights": of_the_show(
        copyright="Ada Reef & Co",
        license='{name: Tide licence 1.0, url: "https://tides.example/licence"}',
        locked="true",
    ),
    "persons": {
        "mkdocs.yml": options(persons="[{id: ada-reef, role: host}, {id: ben-tarn, role: audio editor}]"),
        "people/ben-tarn.md": "---\nname: Ben “Tarn” & Co\nimage: {src: ben.jpg, alt: Ben}\n---\n",
        "people/ben.jpg": picture(400, 400),
        **about(persons="[{id: ben-tarn, role: guest}]"),
    },
    "serial": {"mkdocs.yml": options(type="serial", seasons="{2: Ebb & flow}"), **about(season="2", episode="7")},
    "complete": of_the_show(
        complete="true", updateFrequency='{text: Weekly & done, rrule: "FREQ=WEEKLY", complete: true}'
    ),
    "hidden": of_the_show(block="true"),
    "hidden-from-some": of_the_show(block="{google: true, apple: false}"),
    "moved": of_the_show(newFeedUrl="https://new.tides.example/feed.xml", guid="9b3f5b6a-1f0e-5c3d-8a55-0c7f6a1d2e3f"),
    "verified": of_the_show(txt="[{purpose: applepodcastsverify, text: b2af8c90}, Free & <easy>]"),
    "medium": of_the_show(medium="audiobook"),
    "spotify": of_the_show(spotify="{limit: 50, countryOfOrigin: [se, no]}"),
    "other-feeds": of_the_show(
        podroll=f'[{{feedGuid: {OTHER}, feedUrl: "https://other.example/feed.xml", title: Other & more}}]',
        publisher=f'{{feedGuid: {OTHER}, feedUrl: "https://other.example/publisher.xml"}}',
        remoteItems=f"{{feedGuid: {OTHER}, itemGuid: as guests}}",
    ),
    "live": of_the_show(
        liveItems="{title: Live & wet, guid: stream-1, status: live, start: 2025-06-01T20:00:00Z, "
        'url: "https://stream.example/pier.mp3", contentLinks: "https://video.example/pier"}',
    ),
    "prefixes": {
        "mkdocs.yml": options(enclosurePrefix='["https://op3.dev/e,pg={guid}/", "https://count.example/e/"]'),
        **about(),
    },
    "hub": of_the_show(hub="https://hub.example/"),
    # An episode, or a show alike.
    "places": {
        "mkdocs.yml": options(location="Porto & Lund"),
        **about(location='{name: Lund, geo: "geo:55.7047,13.1910", osm: R375499, country: se}'),
    },
    "funding": {
        "mkdocs.yml": options(funding='{title: Give & take, url: "https://tides.example/give?a=1&b=2"}'),
        **about(funding="https://coffee.example/1"),
    },
    "value": about(
        value="{type: lightning, method: keysend, "
        f"recipients: [{{name: Ada, type: node, address: {NODE}, split: 100}}], "
        f"timeSplits: [{{startTime: 1, duration: 2, remoteItem: {{feedGuid: {OTHER}, itemGuid: song}}}}]}}"
    ),
    "pictures": {
        "episodes/wide.jpg": picture(1600, 900),
        **about(images="{src: wide.jpg, alt: Sea & sky, purpose: banner}"),
    },
    "cover": {f"{STEM}.png": picture(format_="PNG"), **about()},
    "comments": {
        "mkdocs.yml": options(chat='{server: irc.tides.example, protocol: irc, space: "#tides"}'),
        **about(
            socialInteract='{protocol: activitypub, uri: "https://social.example/1", accountId: "@tides", priority: 1}'
        ),
    },
    "no-comments": about(socialInteract="disabled"),
    "soundbites": {
        EPISODE: headed(
            LOW_WATER, soundbites="[{passage: p-58123b4d, title: Not the season}, {startTime: 1.5, duration: 20}]"
        ),
        f"{STEM}.mp3": audio(30),
    },
    "chapters": about(
        chapters="[{startTime: 0, title: Opening}, {startTime: 2, title: Sun & moon, concept: spring-tide}, "
        "{startTime: 3.5, title: End}]"
    ),
    "machine": about(aiContent="The voices are a machine's."),
    "numbers": {
        "mkdocs.yml": options(seasons="{1: Ebb}"),
        **about(
            episode="7",
            episodeDisplay="Part Ⅶ",
            season="1",
            itunesTitle="Low & high",
            episodeType="bonus",
            explicit="true",
            block="true",
            guid="legacy-1",
        ),
    },
    "other-forms": about(
        alternateEnclosures="{type: audio/opus, length: 1234, bitrate: 32000, title: Small, "
        'sources: ["https://m.example/1.opus"], '
        "integrity: sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=}",
        contentLinks='{title: On video, url: "https://video.example/1"}',
    ),
}


def compare(name: str, found: bytes) -> None:
    golden = GOLDEN / f"{name}.xml"
    if "CASTLOOM_GOLDEN" in os.environ:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(found)
    assert found.decode() == golden.read_text("utf-8")


@pytest.mark.parametrize("name", SHOWS)
def test_golden_feed(name: str, tmp_path: Path) -> None:
    compare(name, feed_of(make_show(tmp_path, SHOWS[name]), "--strict").source)


def test_golden_feeds_of_the_show_that_uses_every_key(tmp_path: Path) -> None:
    built = build(make_everything(tmp_path), "--strict")
    assert (built.exit_code, built.messages) == (0, "")
    for name, document in (("", "feed.xml"), ("-archive", "feed/archive-1.xml"), ("-season", "feed/season-1.xml")):
        compare(f"everything{name}", (tmp_path / "site" / document).read_bytes())


def test_every_golden_feed_is_one_of_these() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {*SHOWS, "everything", "everything-archive", "everything-season"}
