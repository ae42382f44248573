"""Which feeds there are, and how each is cut into archives that never change (RFC 5005)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import podcastparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from castloom.model.episode import Chapter, Episode, EpisodeType
from castloom.model.person import Credit
from castloom.render.feed.documents import Document, Kind, documents
from castloom.render.feed.feed import feed
from castloom.render.feed.items import Items
from castloom.render.site import Site
from tests.catalogs import episode, show_of, site_of
from tests.shows import EPISODE, audio, build, make_show, text_of
from tests.sites import page

ATOM = "{http://www.w3.org/2005/Atom}link"
HISTORY = "{http://purl.org/syndication/history/1.0}"


def main_documents(count: int, paging: int) -> list[Document]:
    """The main feed of a show of `count` episodes, and its archives from the newest to the oldest."""
    site = site_of([episode(number) for number in range(1, count + 1)], show_of(paging=paging))
    return [found for found in documents(site) if found.kind is Kind.MAIN]


def numbers(document: Document) -> list[int | None]:
    return [found.number for found in document.episodes]


def written(site: Site) -> dict[str, bytes]:
    """Every document's text by its address."""
    items = Items(site, lambda _: "<p>Notes</p>")
    return {document.uri: b"".join(feed(site, document, items)) for document in documents(site)}


@given(st.integers(0, 120), st.integers(1, 15))
def test_documents_carry_every_episode_and_every_archive_is_full(count: int, paging: int) -> None:
    current, *archives = main_documents(count, paging)
    assert numbers(current) == list(range(count, max(0, count - paging), -1))
    assert all(len(archive.episodes) == paging for archive in archives)
    assert {n for document in (current, *archives) for n in numbers(document)} == set(range(1, count + 1))
    # None repeats only what the feed itself has.
    assert all(min(numbers(archive), default=0) <= count - paging for archive in archives)  # type: ignore[type-var,operator]


@given(st.integers(0, 120), st.integers(1, 15))
def test_archives_are_numbered_from_the_oldest(count: int, paging: int) -> None:
    _, *archives = main_documents(count, paging)
    names = [f"feed/archive-{number}.xml" for number in range(len(archives), 0, -1)]
    assert [archive.uri for archive in archives] == names
    firsts = [archive.episodes[-1].number for archive in reversed(archives)]
    assert firsts == [1 + n * paging for n in range(len(archives))]


@given(st.integers(1, 40), st.integers(1, 8), st.integers(1, 10))
def test_finished_archive_stays_byte_for_byte_when_episodes_follow(count: int, paging: int, more: int) -> None:
    def archives(total: int) -> dict[str, bytes]:
        site = site_of([episode(number) for number in range(1, total + 1)], show_of(paging=paging))
        return {uri: text for uri, text in written(site).items() if uri.startswith("feed/archive-")}

    before, after = archives(count), archives(count + more)
    assert before.items() <= after.items()


@given(st.integers(0, 60), st.integers(0, 9))
def test_an_app_that_follows_the_links_meets_every_episode(count: int, paging: int) -> None:
    site = site_of([episode(number) for number in range(1, count + 1)], show_of(paging=paging))
    texts = {f"https://tides.example/{uri}": text for uri, text in written(site).items()}
    for rel in ("prev-archive", "next"):
        address, met, steps = "https://tides.example/feed.xml", set[str](), 0
        while address:
            channel = etree.fromstring(texts[address])[0]
            met |= {str(guid.text) for guid in channel.iterfind("item/guid")}
            links = {str(link.get("rel")): str(link.get("href")) for link in channel.findall(ATOM)}
            assert links["self"] == address
            assert links.get("current", "https://tides.example/feed.xml") == "https://tides.example/feed.xml"
            assert (channel.find(f"{HISTORY}archive") is not None) == (steps > 0)
            address, steps = links.get(rel, ""), steps + 1
        assert met == {f"guid-{number}" for number in range(1, count + 1)}


def test_feed_that_is_one_document_says_so() -> None:
    (whole,) = main_documents(3, 0)
    assert whole.is_complete
    assert not any(document.is_complete for document in main_documents(3, 2))


def test_archive_bears_the_date_of_its_newest_episode() -> None:
    *_, oldest = main_documents(7, 2)
    assert oldest.updated == oldest.episodes[0].date == datetime(2025, 1, 3, 6, tzinfo=UTC)


def test_feed_without_episodes_has_no_date() -> None:
    site = site_of([])
    (empty,) = documents(site)
    assert empty.updated is None
    text = written(site)["feed.xml"]
    assert b"lastBuildDate" not in text
    assert b"    <language>en</language>\n    <fh:complete/>\n" in text


def test_archive_declares_chapters_only_if_its_own_episodes_have_them() -> None:
    early = episode(1, chapters=(Chapter(timedelta(), "Opening"),))
    texts = written(site_of([early, episode(2), episode(3)], show_of(paging=1)))
    assert {uri: text.count(b"xmlns:psc") for uri, text in texts.items()} == {
        "feed.xml": 0, "feed/archive-2.xml": 0, "feed/archive-1.xml": 1,
    }  # fmt: skip


def some(number: int) -> Episode:
    kind = EpisodeType.TRAILER if number == 1 else EpisodeType.FULL
    host = (Credit("ada-reef", "host", "cast"),) if number != 3 else ()
    about = ("tide",) if number % 2 else ()
    return episode(number, type=kind, season=1 + number // 3, persons=host, concepts=about)


def parts(site: Site) -> dict[str, list[int | None]]:
    return {found.uri: numbers(found) for found in documents(site) if found.kind is Kind.PART}


def test_there_is_a_feed_for_each_concept_person_and_season_and_for_trailers() -> None:
    site = site_of([some(number) for number in range(1, 6)])
    assert parts(site) == {
        "concepts/tide/feed.xml": [5, 3, 1],
        "people/ada-reef/feed.xml": [5, 4, 2, 1],
        "feed/season-1.xml": [2, 1],
        "feed/season-2.xml": [5, 4, 3],
        "feed/trailer.xml": [1],
    }


def test_part_feeds_are_cut_into_archives_of_their_own() -> None:
    site = site_of([some(number) for number in range(1, 6)], show_of(paging=2))
    assert parts(site)["concepts/tide/feed/archive-1.xml"] == [3, 1]
    assert parts(site)["feed/season-2/archive-1.xml"] == [4, 3]


def test_nobody_gets_an_empty_feed() -> None:
    assert parts(site_of([episode(1)])) == {}


def test_part_feed_has_the_same_items_and_hides_from_directories() -> None:
    texts = written(site_of([some(number) for number in range(1, 6)]))
    main, concept = etree.fromstring(texts["feed.xml"]), etree.fromstring(texts["concepts/tide/feed.xml"])
    items = {item.findtext("guid"): etree.tostring(item) for item in main.iter("item")}
    assert all(items[item.findtext("guid")] == etree.tostring(item) for item in concept.iter("item"))
    names = {
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "podcast": "https://podcastindex.org/namespace/1.0",
    }
    assert concept.findtext("channel/itunes:block", namespaces=names) == "Yes"
    assert main.find("channel/itunes:block", namespaces=names) is None
    guids = {root.findtext("channel/podcast:guid", namespaces=names) for root in (main, concept)}
    assert len(guids) == 2
    assert concept.findtext("channel/title") == "Tide · Tide Table"
    assert concept.findtext("channel/link") == "https://tides.example/concepts/tide/"


def test_season_feed_is_called_by_the_seasons_name() -> None:
    site = site_of([episode(1, season=1)], show_of(seasons=((1, "Low water & high water"),)))
    (season,) = (found for found in documents(site) if found.uri == "feed/season-1.xml")
    assert season.title == "Low water & high water · Tide Table"


@given(st.text("word ", min_size=1, max_size=300), st.text("ü🌊 ", min_size=1, max_size=2000))
def test_title_and_description_of_a_part_stay_within_their_limits(title: str, description: str) -> None:
    show = show_of(title=title, description=description)
    for found in documents(site_of([some(1)], show)):
        if found.kind is Kind.PART:
            assert len(found.title) <= 255
            assert len(found.description.encode()) <= 4000


# As built


@pytest.fixture(scope="module")
def long_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a show of seven episodes, of which the feed carries three."""
    show = make_show(tmp_path_factory.mktemp("long"))
    settings = text_of("mkdocs.yml") + "      paging: 3\n      hub: https://hub.tides.example/\n"
    (show / "mkdocs.yml").write_text(settings, "utf-8")
    for number in range(2, 8):
        text = (
            text_of(EPISODE)
            .replace("episode: 1", f"episode: {number}\nseason: 1")
            .replace("-03-01", f"-03-{number:02}")
        )
        (show / f"episodes/{number:03}-more-{number}.md").write_text(text, "utf-8")
        (show / f"episodes/{number:03}-more-{number}.mp3").write_bytes(audio(number))
    built = build(show, "--strict")
    assert (built.exit_code, built.messages) == (0, "")
    return show / "site"


def test_podcastparser_finds_the_next_document(long_show: Path) -> None:
    with (long_show / "feed.xml").open("rb") as file:
        parsed = podcastparser.parse("https://tides.example/feed.xml", file)
    assert len(parsed["episodes"]) == 3
    assert parsed["paged_feed_next"] == "https://tides.example/feed/archive-2.xml"


def test_current_documents_name_the_hub(long_show: Path) -> None:
    def hubs(uri: str) -> list[str | None]:
        channel = etree.parse(long_show / uri).getroot()[0]
        return [link.get("href") for link in channel.findall(ATOM) if link.get("rel") == "hub"]

    assert hubs("feed.xml") == hubs("concepts/spring-tide/feed.xml") == ["https://hub.tides.example/"]
    assert hubs("feed/archive-1.xml") == []


@pytest.mark.parametrize(
    ("address", "feeds"),
    [
        ("concepts/spring-tide/", ["feed.xml", "../../feed.xml"]),
        ("people/ada-reef/", ["feed.xml", "../../feed.xml"]),
        ("episodes/", ["../feed/season-1.xml", "../feed.xml"]),
        ("episodes/low-water/", ["../../feed.xml"]),
    ],
)
def test_page_names_its_feeds(long_show: Path, address: str, feeds: list[str]) -> None:
    head = page(long_show / address / "index.html").find("head")
    assert head is not None
    links = [link.get("href") for link in head.iterfind("link[@rel='alternate']")]
    assert links == feeds


def test_nothing_changed_means_no_feed_is_written_again(tmp_path: Path) -> None:
    show = make_show(tmp_path)
    build(show)
    before = {path: path.stat().st_mtime_ns for path in (show / "site").rglob("feed*.xml")}
    build(show)
    assert before == {path: path.stat().st_mtime_ns for path in (show / "site").rglob("feed*.xml")}
    notes = (show / EPISODE).read_text("utf-8")
    (show / EPISODE).write_text(notes + "\nOne sentence more.\n", "utf-8")
    build(show)
    assert all("One sentence more" in path.read_text("utf-8") for path in before)
