"""What `castloom diff` reads in feeds of all hosts, in broken ones, and in feeds of several documents.

The feeds in tests/feeds/ are of our own words, in the shapes of the hosts.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.derive.feed_changes.changes import feed_changes
from castloom.driver.feed_documents import from_file
from castloom.source.feeds.facts import AudioFacts, FeedFacts, ItemFacts, PersonFacts, TranscriptFacts
from castloom.source.feeds.prefixes import prefix_of, real_address
from castloom.source.feeds.reading import Read, read_feed
from castloom.source.feeds.values import moment, number, seconds, yes_or_no
from castloom.source.feeds.words import links, words
from castloom.source.feeds.xml import NotAFeed

FEEDS = Path(__file__).parent / "feeds"
PODCAST = "https://podcastindex.org/namespace/1.0"


def of_host(name: str) -> tuple[FeedFacts, ItemFacts]:
    """The facts of a host's feed, and of its first episode."""
    facts = read_feed((FEEDS / f"{name}.xml").as_posix(), from_file).facts
    return facts, facts.items[0]


def of_text(text: str | bytes, **others: str) -> Read:
    """The feed in a text at https://show.example/feed.xml; `others` are further documents there."""
    documents = {"feed": text, **others}

    def get(address: str) -> bytes:
        name = address.removeprefix("https://show.example/").removesuffix(".xml")
        if name not in documents:
            raise NotAFeed("it is not there")
        found = documents[name]
        return found.encode() if isinstance(found, str) else found

    return read_feed("https://show.example/feed.xml", get)


def rss(inside: str) -> str:
    return (
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="' + PODCAST + '"'
        ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
        f"<channel>{inside}</channel></rss>"
    )


def item(guid: str) -> str:
    return f"<item><guid>{guid}</guid><title>{guid}</title></item>"


# Hosts


def test_transistor() -> None:
    show, episode = of_host("transistor")
    assert (show.title, show.address) == ("Salt & Stone", "https://feeds.transistor.fm/salt-and-stone")
    assert show.guid == "0c7d3b7c-5b0e-5e46-9b63-7a1b5c0e2f11"
    assert (show.locked, show.complete, show.explicit) == (True, False, False)
    assert (show.owner, show.owner_email) == ("Mira Quill", "")
    assert show.persons == (
        PersonFacts("Mira Quill", href="https://salt.example/mira", img="https://img.transistor.fm/a/mira.jpg"),
    )
    assert show.others == (("funding", "funding url='https://salt.example/give' Buy us a trowel"),)
    assert episode.guid == "3e5d1a90-41bb-4c6e-8e0a-9c1b2f4d7a66"
    assert not episode.is_permalink
    assert episode.date == datetime(2025, 3, 4, 6, tzinfo=timezone(-timedelta(hours=5)))
    assert episode.date.utcoffset() == -timedelta(hours=5)
    assert (episode.season, episode.episode, episode.duration, episode.explicit) == ("2", "7", 1899, True)
    assert words(episode.notes) == "Lime keeps its patience. See lime."
    assert episode.summary == ""
    assert episode.persons == (PersonFacts("Jon Abel", role="guest", href="https://salt.example/jon"),)
    assert episode.chapters == "https://share.transistor.fm/s/ab12cd34/chapters.json"
    assert episode.transcripts[0] == TranscriptFacts(
        "https://share.transistor.fm/s/ab12cd34/transcription.vtt", "text/vtt", rel="captions"
    )
    assert episode.audio
    assert real_address(episode.audio.url) == "https://media.transistor.fm/ab12cd34/0f9e8d7c.mp3"


def test_buzzsprout() -> None:
    show, episode = of_host("buzzsprout")
    assert show.categories == ("Society & Culture > Documentary", "History")
    assert (show.type, show.image) == ("serial", "https://storage.buzzsprout.com/k3y0?.jpg")
    assert (episode.guid, episode.link, episode.type) == ("Buzzsprout-1700002", "", "bonus")
    assert episode.chapters == "https://www.buzzsprout.com/900001/1700002/chapters.json"
    assert links(episode.notes) == ["https://lamp.example/support"]


def test_anchor() -> None:
    show, episode = of_host("anchor")
    assert (show.title, show.language, show.author, show.explicit) == ("Ferry Hours", "sv", "Tove Lind", False)
    assert (episode.duration, words(episode.description)) == (688, "Ropes & rain.")
    assert episode.audio
    real = "https://d3ctxlq1ktw2nl.cloudfront.net/staging/2025-0-8/gang.m4a"
    assert real_address(episode.audio.url) == real


def test_spreaker() -> None:
    show, episode = of_host("spreaker")
    assert (show.author, show.explicit, show.categories) == ("Ravi Clay", True, ("Arts",))
    assert (episode.explicit, episode.is_permalink) == (False, True)
    assert episode.audio == AudioFacts(
        "https://dts.podtrac.com/redirect.mp3/api.spreaker.com/download/episode/10000001/cone.mp3", 0, "audio/mpeg"
    )


def test_acast_with_an_empty_first_line_and_the_old_namespace() -> None:
    show, episode = of_host("acast")
    assert (show.locked, show.complete) == (False, True)
    assert show.new_feed_url == "https://feeds.acast.com/public/shows/night-bus"
    assert episode.duration == 2107
    assert episode.transcripts == (TranscriptFacts("https://night.example/1.srt", "application/srt", "en"),)


def test_omny_with_chapters_under_another_address() -> None:
    show, episode = of_host("omny")
    assert episode.psc == (("00:00:00", "Dew"), ("00:05:00", "Sun"))
    assert (episode.date, episode.duration, show.is_whole) == (None, None, False)


def test_powerpress() -> None:
    show, episode = of_host("powerpress")
    assert (show.block, show.address) == (True, "http://bench.example/feed/podcast/")
    assert episode.date == datetime(2025, 1, 2, 10, tzinfo=UTC)
    assert episode.audio
    assert episode.audio.length == 0
    assert real_address(episode.audio.url) == "https://bench.example/a/vices.mp3"


def test_broken_feed_of_a_host_without_guids() -> None:
    read = read_feed((FEEDS / "freedom.xml").as_posix(), from_file)
    assert "line 4: Entity 'eacute' not defined" in "".join(read.notices)
    assert read.facts.title == "Café table & chairs"
    assert [(one.title, one.id) for one in read.facts.items] == [
        ("Espresso", "https://freedom.example/e.mp3"),
        ("Ristretto", "https://freedom.example/r.mp3"),
    ]
    assert (read.facts.items[0].description, read.facts.items[0].duration) == ("Hot & short.", 3723)


@pytest.mark.parametrize("path", sorted(FEEDS.glob("*.xml")), ids=lambda path: path.stem)
def test_feed_does_not_differ_from_itself(path: Path) -> None:
    once, again = (read_feed(path.as_posix(), from_file).facts for _ in range(2))
    assert feed_changes(once, again) == []


# Broken feeds, and what is none


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (rss("<title>Tea\x0b & cake</title>"), "Tea & cake"),
        (rss("<title><![CDATA[Tea & cake]]></title><link>&</link>"), "Tea & cake"),
        (rss("<title>Tea &hellip; &mdash; &unknown; &#8212;</title>"), "Tea … — &unknown; —"),
        (rss("<title>Tea \xff</title>").encode("latin-1"), "Tea \N{REPLACEMENT CHARACTER}"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>' + rss("<title>Th\xe9</title>"), "Thé"),
        (rss("<title>Tea</title>").removesuffix("</channel></rss>"), "Tea"),
        (rss("<itunes:image href='x'/><title>Tea</title><googleplay:author>A</googleplay:author>"), "Tea"),
    ],
)
def test_broken_xml_is_read_as_far_as_it_can_be(text: str | bytes, title: str) -> None:
    content = text.encode("latin-1") if isinstance(text, str) and "ISO-8859-1" in text else text
    read = of_text(content)
    assert read.facts.title == title
    is_broken = b"ISO-8859-1" not in (content if isinstance(content, bytes) else content.encode())
    assert ["read as far as it could be" in notice for notice in read.notices] == [True] * is_broken


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it is empty"),
        ("{}", "this is not an RSS feed"),
        ("<rss/>", "this RSS has no channel"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "this is an Atom feed, which podcast apps do not read"),
        ("<!DOCTYPE html><p>Sign in</p>", "this is a web page, not a feed"),
        ("\x00\x01\x02", "this is not an RSS feed"),
    ],
)
def test_what_is_no_feed_is_told_as_what_it_is(text: str, message: str) -> None:
    with pytest.raises(NotAFeed) as told:
        of_text(text)
    assert told.value.message == message


def test_web_page_tells_where_its_feed_is() -> None:
    with pytest.raises(NotAFeed) as told:
        of_text(
            '<!doctype html><html><head><link rel="alternate" type="application/rss+xml"'
            ' href="https://feeds.example/tea"></head></html>'
        )
    assert told.value.hint == "name its feed, https://feeds.example/tea"


def test_files_and_addresses_that_a_feed_names_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    declared = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    assert "secret" not in repr(of_text(declared + rss("<title>&s;</title>")).facts).replace("secret.txt", "")


def test_entities_that_explode_do_not() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    read = of_text(f'<!DOCTYPE rss [<!ENTITY l0 "ha">{lol}]>' + rss("<title>&l11;</title>"))
    assert len(read.facts.title) < 100


@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_none(content: bytes) -> None:
    for whole in (content, b"<rss><channel>" + content, rss("<title>").encode() + content):
        try:
            read = of_text(whole)
        except NotAFeed:
            continue
        assert feed_changes(read.facts, read.facts) == []


# Several documents


def older(name: str, rel: str = "next") -> str:
    return f'<atom:link rel="{rel}" href="https://show.example/{name}.xml"/>'


def test_older_documents_are_followed_and_each_episode_counts_once() -> None:
    read = of_text(
        rss(older("two") + item("c") + item("b")),
        two=rss(older("one", "prev-archive") + item("b") + item("a")),
        one=rss(older("feed") + older("two") + item("0")),
    )
    assert [one.guid for one in read.facts.items] == ["c", "b", "a", "0"]
    assert (read.facts.is_whole, read.facts.held) == (True, 2)
    assert read.notices == ()


def test_document_that_is_missing_is_told() -> None:
    read = of_text(rss(older("two") + item("b")))
    assert read.notices == ("https://show.example/two.xml: it is not there; the episodes in it are not compared",)
    assert (read.facts.is_whole, read.missing, read.broken, read.facts.held) == (False, 1, 0, 1)


def test_feed_without_end_is_left_after_a_thousand_documents() -> None:
    asked: list[str] = []

    def get(address: str) -> bytes:
        asked.append(address)
        return rss(older(f"page-{len(asked)}") + item(str(len(asked)))).encode()

    read = read_feed("https://show.example/feed.xml", get)
    assert len(asked) == 1000
    assert "more than 1,000 documents" in "".join(read.notices)
    assert not read.facts.is_whole


def test_documents_of_a_file_lie_beside_it(tmp_path: Path) -> None:
    own = '<atom:link rel="self" href="https://show.example/tea/{}.xml"/>'
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed.xml").write_text(rss(own.format("feed") + older("tea/feed/archive-2") + item("c")), "utf-8")
    two = rss(own.format("feed/archive-2") + '<atom:link rel="next" href="archive-1.xml"/>' + item("b"))
    (tmp_path / "feed/archive-2.xml").write_text(two, "utf-8")
    (tmp_path / "feed/archive-1.xml").write_text(rss(older("elsewhere") + item("a")), "utf-8")
    read = read_feed((tmp_path / "feed.xml").as_posix(), from_file)
    assert [one.guid for one in read.facts.items] == ["c", "b", "a"]
    assert [notice.partition(": ")[2] for notice in read.notices] == [
        "it does not lie beside the file; the episodes in it are not compared"
    ]


# Values


@pytest.mark.parametrize(
    "prefix",
    [
        "https://op3.dev/e/",
        "https://op3.dev/e,pg=0c7d3b7c-5b0e-5e46-9b63-7a1b5c0e2f11/",
        "https://op3.dev/e,0c7d3b7c/",
        "https://pdcn.co/e/",
        "https://www.podtrac.com/pts/redirect.mp3/",
        "http://dts.podtrac.com/redirect.m4a/",
        "https://play.podtrac.com/npr-510289/",
        "https://chrt.fm/track/ABC123/",
        "https://chtbl.com/track/ABC123/",
        "https://media.blubrry.com/salt/",
        "https://pdst.fm/e/",
        "https://prfx.byspotify.com/e/",
        "https://pscrb.fm/rss/p/",
        "https://mgln.ai/e/77/",
        "https://arttrk.com/p/AB/",
        "https://claritaspod.com/measure/",
        "https://clrtpod.com/m/",
        "https://pfx.vpixl.com/x1/",
        "https://verifi.podscribe.com/rss/p/",
        "https://tracking.swap.fm/track/x1/",
        "https://pdrl.fm/b85a46/",
        "https://2.gum.fm/",
        "https://dts.podtrac.com/redirect.mp3/chrt.fm/track/ABC/op3.dev/e/",
    ],
)
def test_prefixes_are_stripped(prefix: str) -> None:
    for rest in ("media.example/a/1.mp3?x=1", "https://media.example/a/1.mp3?x=1"):
        assert real_address(prefix + rest) == "https://media.example/a/1.mp3?x=1"
        assert prefix_of(prefix + rest) == prefix
    assert real_address(prefix + "http://media.example/1.mp3") == "http://media.example/1.mp3"


@pytest.mark.parametrize(
    "url",
    [
        "https://media.blubrry.com/salt/1.mp3",
        "https://op3.dev/e/",
        "https://play.podtrac.com/x",
        "https://media.example/op3.dev/e/other.example/1.mp3",
        "",
        "1.mp3",
    ],
)
def test_other_addresses_stay(url: str) -> None:
    assert real_address(url) == url
    assert prefix_of(url) == ""


@pytest.mark.parametrize(
    ("read", "typed", "value"),
    [
        (seconds, "2523", 2523),
        (seconds, "2523.9", 2523),
        (seconds, "42:03", 2523),
        (seconds, "0:42:03", 2523),
        (seconds, "1:02:03.5", 3723),
        (seconds, "0", None),
        (seconds, "", None),
        (seconds, "an hour", None),
        (yes_or_no, "Explicit", True),
        (yes_or_no, "YES", True),
        (yes_or_no, "clean", False),
        (yes_or_no, "maybe", None),
        (number, "007", "7"),
        (number, "2.5", "2.5"),
        (moment, "Sat, 01 Mar 2025 07:00:00 GMT", datetime(2025, 3, 1, 7, tzinfo=UTC)),
        (moment, "2025-03-01T07:00:00+01:00", datetime(2025, 3, 1, 6, tzinfo=UTC)),
        (moment, "1 March", None),
        (moment, "0001-01-01T00:00:00+14:00", None),
        (moment, "", None),
    ],
)
def test_values(read: Callable[[str], object], typed: str, value: object) -> None:
    assert read(typed) == value


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("One<br>two", "One two"),
        ("<b>Hu</b>man debt", "Human debt"),
        ("a &amp; b &lt; c", "a & b < c"),
        ("plain\n\ttext", "plain text"),
        ("", ""),
    ],
)
def test_words_of_html(html: str, plain: str) -> None:
    assert words(html) == plain
