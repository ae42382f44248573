"""The feed has what Apple and PSP-1 require or recommend, and stays as it is while the episodes do."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import etree

from tests.built_feeds import LOW_WATER, NAMES, STEM, Feed, attributes, feed_of, headed, one, options, text, words_of
from tests.shows import EPISODE, Content, audio, build, lay_over, make_show, text_of
from tests.sites import ROOT

VTT = text_of(f"{STEM}.vtt")


@pytest.fixture(scope="module")
def reference(reference_show: Path) -> Feed:
    return Feed((reference_show / "site" / "feed.xml").read_bytes())


@pytest.fixture(scope="module")
def correct(built_show: Path) -> Feed:
    return Feed((built_show / "site" / "feed.xml").read_bytes())


# What Apple (feed.md 1.1, 1.2) and PSP-1 (2) require or recommend


CHANNEL = {
    "title": "The Secret Society of Human Debt Fighters - Human Work Advocates",
    "link": "https://humandebtfighters.example/",
    "language": "en",
    "itunes:author": "Duena Blomstrom and Alessandria Polizzi",
    "itunes:explicit": "true",
    "itunes:type": "episodic",
    "podcast:locked": "no",
    "podcast:guid": "8f5bd033-800f-54f8-a166-44ac79f062f4",
    "itunes:owner/itunes:name": "Duena Blomstrom",
    "itunes:owner/itunes:email": "owner@humandebtfighters.example",
}
PAGE = "https://humandebtfighters.example/episodes/how-ai-deepens-human-debt/"
ITEM = {
    "title": "How AI deepens Human Debt",
    "link": PAGE,
    "guid": "d0b41b54-d221-5f74-a360-789654fd450b",
    "pubDate": "Sun, 22 Nov 2026 06:00:00 +0000",
    "itunes:duration": "1247",
    "itunes:explicit": "true",
    "itunes:episode": "1",
    "itunes:season": "1",
    "itunes:episodeType": "full",
    "podcast:txt": "true",
}


@pytest.mark.parametrize(("name", "value"), CHANNEL.items())
def test_channel_of_the_reference_show(name: str, value: str, reference: Feed) -> None:
    assert text(reference.channel, name) == value


@pytest.mark.parametrize(("name", "value"), ITEM.items())
def test_item_of_the_reference_show(name: str, value: str, reference: Feed) -> None:
    assert text(reference.item, name) == value


def test_attributes_of_the_reference_show(reference: Feed) -> None:
    channel, item = reference.channel, reference.item
    cover = "https://humandebtfighters.example/assets/cover.jpg"
    assert attributes(one(channel, "itunes:image")) == {"href": cover}
    assert attributes(one(item, "itunes:image")) == {"href": cover}
    size = (ROOT / "episodes/001-how-ai-deepens-human-debt.mp3").stat().st_size
    sound = {"url": f"{PAGE}how-ai-deepens-human-debt.mp3", "length": str(size), "type": "audio/mpeg"}
    assert attributes(one(item, "enclosure")) == sound
    assert attributes(one(item, "guid")) == {"isPermaLink": "false"}
    assert attributes(one(item, "podcast:txt")) == {"purpose": "ai-content"}


def test_categories_in_order_with_their_subcategories(reference: Feed) -> None:
    found = reference.channel.findall("itunes:category", NAMES)
    assert [(c.get("text"), one(c, "itunes:category").get("text")) for c in found] == [
        ("Business", "Management"),
        ("Health & Fitness", "Mental Health"),
    ]


def test_self_link_is_the_feeds_own_address(reference: Feed) -> None:
    link = one(reference.channel, "atom:link")
    assert attributes(link) == {
        "href": "https://humandebtfighters.example/feed.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }


def test_persons_of_show_and_episode(reference: Feed) -> None:
    people = "https://humandebtfighters.example/people"
    expected = [
        ("Duena Blomstrom", {"role": "host", "group": "cast", "href": f"{people}/duena-blomstrom/"}),
        ("Alessandria Polizzi", {"role": "host", "group": "cast", "href": f"{people}/alessandria-polizzi/"}),
    ]
    for parent in (reference.channel, reference.item):
        assert [(p.text, attributes(p)) for p in parent.findall("podcast:person", NAMES)] == expected


def test_declared_description_and_whole_notes(reference: Feed) -> None:
    description = text(reference.item, "description")
    assert description.startswith("The conversation examines how AI is being adopted")
    notes = words_of(text(reference.item, "content:encoded"))
    assert notes.startswith("In this episode, Duena Blomstrom, originator")
    assert notes.endswith("PeopleNotTech")


def test_namespaces_have_the_literal_prefixes_that_readers_look_for(reference: Feed) -> None:
    # Podcast Index's parsers look at the prefix, Apple at the very address.
    assert reference.root.nsmap.items() <= NAMES.items()
    assert reference.root.get("version") == "2.0"
    assert reference.source.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")


@pytest.mark.parametrize("which", ["reference", "correct"])
def test_values_have_no_blanks_around_them_and_no_tag_is_empty(which: str, request: pytest.FixtureRequest) -> None:
    feed: Feed = request.getfixturevalue(which)
    for element in feed.root.iter(etree.Element):
        assert len(element) or element.text or element.attrib or element.tag.endswith("}complete"), element.tag
        if not len(element) and element.text:
            assert element.text == element.text.strip(), element.tag


@pytest.mark.parametrize("which", ["reference", "correct"])
def test_addresses_are_whole_and_secure(which: str, request: pytest.FixtureRequest) -> None:
    feed: Feed = request.getfixturevalue(which)
    for element in feed.root.iter(etree.Element):
        for key in ("url", "href", "img"):
            assert element.get(key, "https://").startswith("https://"), etree.tostring(element)


# Values


def test_explicit_is_true_or_false(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        EPISODE: headed(LOW_WATER, explicit="true"),
        "episodes/002-clean.md": "---\ntitle: Clean\ndate: 2025-03-02\nexplicit: false\n---\n",
        "episodes/002-clean.mp3": audio(3),
        "episodes/003-same.md": "---\ntitle: As the show\ndate: 2025-03-03\n---\n",
        "episodes/003-same.mp3": audio(4),
    }
    feed = feed_of(make_show(tmp_path, files))
    assert text(feed.channel, "itunes:explicit") == "false"
    assert [text(item, "itunes:explicit") for item in feed.items] == ["false", "false", "true"]


def test_order_is_newest_first_whatever_the_files_are_called(tmp_path: Path) -> None:
    dates = {"a": "2025-03-05T07:00:00+10:00", "b": "2025-03-04T23:00:00Z", "c": "2025-03-04T17:00:00-08:00"}
    files: dict[str, Content] = {EPISODE: None, f"{STEM}.mp3": None, f"{STEM}.vtt": None}
    for number, (name, date) in enumerate(dates.items(), 3):
        files[f"episodes/{name}.md"] = f"---\ntitle: {name}\ndate: {date}\n---\n"
        files[f"episodes/{name}.mp3"] = audio(number)
    feed = feed_of(make_show(tmp_path, files))
    assert [text(item, "title") for item in feed.items] == ["c", "b", "a"]
    moments = [parsedate_to_datetime(text(item, "pubDate")) for item in feed.items]
    assert moments == [datetime.fromisoformat(dates[name]) for name in "cba"]
    assert parsedate_to_datetime(text(feed.channel, "lastBuildDate")) == moments[0]


def test_season_number_and_type(tmp_path: Path) -> None:
    feed = feed_of(make_show(tmp_path, {EPISODE: headed(LOW_WATER, season="2", episodeType="bonus", episode="7")}))
    found = {name: text(feed.item, name) for name in ("itunes:season", "itunes:episode", "itunes:episodeType")}
    assert found == {"itunes:season": "2", "itunes:episode": "7", "itunes:episodeType": "bonus"}
    assert text(feed.item, "podcast:season") == "2"
    assert text(feed.item, "podcast:episode") == "7"


def test_a_cover_of_its_own(tmp_path: Path, built_show: Path) -> None:
    cover = (built_show / "pages/assets/cover.jpg").read_bytes()
    feed = feed_of(make_show(tmp_path, {f"{STEM}.jpg": cover}))
    assert one(feed.item, "itunes:image").get("href") == "https://tides.example/episodes/low-water/low-water.jpg"
    assert (tmp_path / "site/episodes/low-water/low-water.jpg").read_bytes() == cover


def test_a_cover_with_blanks_in_its_name_and_pages_in_a_folder_below(tmp_path: Path, built_show: Path) -> None:
    settings = text_of("mkdocs.yml").replace("docs_dir: pages", "docs_dir: content/pages")
    files: dict[str, Content] = {
        "mkdocs.yml": settings.replace("assets/cover.jpg", "assets/our cöver.jpg"),
        "pages/index.md": None,
        "content/pages/index.md": text_of("pages/index.md"),
        "content/pages/assets/our cöver.jpg": (built_show / "pages/assets/cover.jpg").read_bytes(),
    }
    feed = feed_of(make_show(tmp_path, files), "--strict")
    address = "https://tides.example/assets/our%20c%C3%B6ver.jpg"
    assert one(feed.channel, "itunes:image").get("href") == text(feed.channel, "image/url") == address
    assert (tmp_path / "site/assets/our cöver.jpg").is_file()


def test_a_cover_that_is_not_on_the_site_stops_the_build(tmp_path: Path, built_show: Path) -> None:
    cover = (built_show / "pages/assets/cover.jpg").read_bytes()
    settings = text_of("mkdocs.yml").replace("assets/cover.jpg", "../cover.jpg")
    built = build(make_show(tmp_path, {"cover.jpg": cover, "mkdocs.yml": settings}))
    assert built.exit_code == 1
    assert "mkdocs.yml:13: image: cover.jpg is not in pages/; move it there" in built.messages


# What is in the feed


def test_drafts_and_future_episodes_are_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, Content] = {
        "episodes/002-draft.md": "---\ntitle: Draft\ndate: 2025-03-02\ndraft: true\n---\n",
        "episodes/002-draft.mp3": audio(3),
        "episodes/003-later.md": "---\ntitle: Later\ndate: 2025-04-01T00:00:00Z\n---\n",
        "episodes/003-later.mp3": audio(4),
    }
    show = make_show(tmp_path, files)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat("2025-03-31T23:59:59Z").timestamp())))
    assert [text(item, "title") for item in feed_of(show, "--strict").items] == ["Low water"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat("2025-04-01T00:00:00Z").timestamp())))
    assert [text(item, "title") for item in feed_of(show, "--strict").items] == ["Later", "Low water"]


def test_an_episode_without_audio_is_absent_and_said_to_be(tmp_path: Path) -> None:
    show = make_show(tmp_path, {"episodes/002-read.md": "---\ntitle: To read\ndate: 2025-03-02\n---\n"})
    built = build(show)
    assert "episodes/002-read.md: has no audio" in built.messages
    assert [text(item, "title") for item in feed_of(show).items] == ["Low water"]
    assert (show / "site/episodes/read/index.html").is_file()


def transcripts(feed: Feed) -> list[tuple[str, str, str]]:
    """Name, type and rel of the transcripts of a feed's only item."""
    found = [attributes(tag) for tag in feed.item.findall("podcast:transcript", NAMES)]
    assert {tag["language"] for tag in found} == {"en"}
    assert all(tag["url"].startswith("https://tides.example/episodes/low-water/") for tag in found)
    return [(tag["url"].rpartition("/")[2], tag["type"], tag.get("rel", "")) for tag in found]


def test_a_transcript_with_sure_times_is_captions(correct: Feed, built_show: Path) -> None:
    assert transcripts(correct) == [
        ("transcript.vtt", "text/vtt", "captions"),
        ("transcript.srt", "application/x-subrip", "captions"),
        ("transcript.json", "application/json", "captions"),
    ]
    assert all((built_show / f"site/episodes/low-water/{name}").is_file() for name, _, _ in transcripts(correct))


@pytest.mark.parametrize(
    "transcript",
    [{f"{STEM}.vtt": None, f"{STEM}.txt": "Ada Reef:\n\nA spring tide.\n"},
     {EPISODE: headed(LOW_WATER, transcript="{timing: estimated}")}],
    ids=["untimed", "estimated"],
)  # fmt: skip
def test_a_transcript_without_honest_times_is_for_reading(transcript: Mapping[str, Content], tmp_path: Path) -> None:
    found = transcripts(feed_of(make_show(tmp_path, transcript)))
    assert found == [("transcript.html", "text/html", ""), ("transcript.txt", "text/plain", "")]
    assert all((tmp_path / f"site/episodes/low-water/{name}").is_file() for name, _, _ in found)
    assert not (tmp_path / "site/episodes/low-water/transcript.vtt").exists()


def test_no_transcript_no_tag(tmp_path: Path) -> None:
    assert feed_of(make_show(tmp_path, {f"{STEM}.vtt": None})).item.find("podcast:transcript", NAMES) is None


def test_speech_of_a_machine_is_told(correct: Feed, tmp_path: Path) -> None:
    assert correct.item.find("podcast:txt", NAMES) is None
    tag = one(feed_of(make_show(tmp_path, {EPISODE: headed(LOW_WATER, aiContent="true")})).item, "podcast:txt")
    assert (tag.text, attributes(tag)) == ("true", {"purpose": "ai-content"})


# What stays


CHANGES: dict[str, dict[str, Content]] = {
    "title": {EPISODE: headed(LOW_WATER, title="Quite another title")},
    "date": {EPISODE: headed(LOW_WATER, date="2024-01-01")},
    "audio": {f"{STEM}.mp3": audio(9)},
    "number": {EPISODE: headed(LOW_WATER, episode="12")},
    "notes": {EPISODE: LOW_WATER + "\nMore.\n"},
    "transcript": {f"{STEM}.vtt": VTT.replace("twice", "twice or thrice")},
    "file-number": {"episodes/044-low-water.md": LOW_WATER, "episodes/044-low-water.mp3": audio(5), EPISODE: None,
                    f"{STEM}.mp3": None, f"{STEM}.vtt": None},
    "another-one": {"episodes/000-a.md": "---\ntitle: A\ndate: 2026-01-01\n---\n", "episodes/000-a.mp3": audio(3)},
    "show-title": {"mkdocs.yml": text_of("mkdocs.yml").replace("title: Tide Table", "title: Tide Tables")},
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_guid_stays_when_this_changes(change: str, correct: Feed, tmp_path: Path) -> None:
    feed = feed_of(make_show(tmp_path, CHANGES[change]))
    assert text(correct.item, "guid") in [text(item, "guid") for item in feed.items]
    assert text(feed.channel, "podcast:guid") == text(correct.channel, "podcast:guid")


def test_a_declared_guid_is_kept_to_the_letter(tmp_path: Path) -> None:
    feed = feed_of(make_show(tmp_path, {EPISODE: headed(LOW_WATER, guid="Buzzsprout-0042?x=1&y")}))
    assert text(feed.item, "guid") == "Buzzsprout-0042?x=1&y"


def test_two_builds_are_equal_whatever_the_clock_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feeds = []
    for place, clock in (("one", "1800000000"), ("other", "1900000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
        feeds.append(feed_of(make_show(tmp_path / place)).source)
    assert feeds[0] == feeds[1]


def test_a_trailer_in_an_archive_is_told_anew_by_the_feed(tmp_path: Path) -> None:
    trailer = "---\ntitle: Soon\ndate: 2025-02-01\nepisodeType: trailer\n---\n"
    files: dict[str, Content] = {
        "mkdocs.yml": options(paging="1"),
        "episodes/teaser.md": trailer,
        "episodes/teaser.mp3": audio(3),
    }
    show = make_show(tmp_path, files)
    assert text(feed_of(show).channel, "podcast:trailer") == "Soon"
    lay_over(show, {"episodes/teaser.md": trailer.replace("Soon", "Very soon")})
    assert text(feed_of(show).channel, "podcast:trailer") == "Very soon"
