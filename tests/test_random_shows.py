"""Whatever an editor types: a show that has no errors makes feeds that hold."""

import re
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import feedparser
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from castloom.driver.circumstances import Circumstances
from castloom.driver.edition import Edition, make_edition
from castloom.model.problem import Problems
from castloom.render.feed.documents import documents
from castloom.render.feed.feed import feed
from castloom.render.feed.items import Items
from tests.shows import audio, lay_over, make_show

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
# In bytes or characters, by Apple, PSP-1 and the podcast namespace.
MOST_CHARACTERS = {"title": 255, f"{ITUNES}title": 255, f"{PODCAST}person": 128, f"{PODCAST}location": 128,
                   f"{PODCAST}license": 128, f"{PODCAST}funding": 128, f"{PODCAST}soundbite": 128}  # fmt: skip

letters = st.characters(blacklist_categories=("Cs", "Cc", "Cn"))
awkward = st.sampled_from(
    ["]]>", "&", "<b>", "<!--", '"', "'", "\u2028", "🌊", "ü", "&amp;", "{{ x }}", "**", "](", "---", "#"]
)


def texts(most: int) -> st.SearchStrategy[str]:
    """A text that front matter may hold, at most `most` characters and never blank."""
    pieces = st.lists(st.one_of(st.text(letters, max_size=12), awkward), min_size=1, max_size=12)
    return pieces.map(lambda p: " ".join("".join(p).split())[:most].strip()).filter(bool)


moments = st.builds(
    lambda moment, minutes: moment.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat(),
    st.datetimes(datetime(1995, 1, 1), datetime(2027, 1, 1)),
    st.integers(-12 * 4, 12 * 4).map(lambda quarters: 15 * quarters),
)
headers = st.fixed_dictionaries(
    {"title": texts(255), "date": moments},
    optional={
        "description": texts(600),
        "season": st.integers(1, 3),
        "explicit": st.booleans(),
        "location": texts(128),
        "block": st.booleans(),
        "persons": st.just(["ada-reef"]),
        "concepts": st.just(["spring-tide"]),
    },
)
shows = st.lists(st.tuples(headers, texts(3000)), min_size=1, max_size=4)


def files(show: list[tuple[dict[str, Any], str]]) -> Mapping[str, str | bytes]:
    found: dict[str, str | bytes] = {}
    for number, (header, notes) in enumerate(show, 2):
        text = yaml.safe_dump(header, allow_unicode=True)
        found[f"episodes/{number:03}-tide-{number}.md"] = f"---\n{text}---\n\n{notes}\n"
        found[f"episodes/{number:03}-tide-{number}.mp3"] = audio(number)
    return found


def edition(show: Path, cache: Path) -> tuple[Edition, Problems]:
    problems = Problems()
    around = Circumstances(
        root=show, config="mkdocs.yml", docs_dir="pages", site_url="https://tides.example/", now=NOW, preview=False,
        cache=cache, extensions=("tables", "attr_list"), extension_configs={}, docs_pages={},
    )  # fmt: skip
    made = make_edition(around, problems)
    assert made is not None
    return made, problems


def feeds(made: Edition) -> dict[str, bytes]:
    items = Items(made.site, lambda episode: made.notes[episode.path].html)
    return {document.uri: b"".join(feed(made.site, document, items)) for document in documents(made.site)}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shows)
def test_feeds_of_a_random_show_hold(show: list[tuple[dict[str, Any], str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = make_show(Path(folder, "show"), files(show))
        made, problems = edition(root, Path(folder, "one"))
        assume(not problems.errors)  # such as a link in the notes that leads nowhere: told, and no feed is made
        written = feeds(made)
        assert written == feeds(edition(root, Path(folder, "two"))[0])
    for text in written.values():
        check(text)


def check(text: bytes) -> None:
    channel = etree.fromstring(text)[0]
    items = channel.findall("item")
    guids = [item.findtext("guid") for item in items]
    assert all(guids)
    assert len(set(guids)) == len(guids)
    dates = [parsedate_to_datetime(str(item.findtext("pubDate"))) for item in items]
    assert dates == sorted(dates, reverse=True)
    assert all(date <= NOW for date in dates)
    for element in channel.iter():
        limit = MOST_CHARACTERS.get(str(element.tag))
        assert limit is None or 0 < len(element.text or "") <= limit, element.tag
    for item in items:
        about = item.findtext("description") or ""
        assert 0 < len(about.encode()) <= 4000
        assert not re.search(r"&(?!\w+;|#\w+;)", about), "an entity is cut"
    read = feedparser.parse(text)
    assert not read.bozo
    assert [entry.id for entry in read.entries] == guids


def test_what_an_editor_typed_comes_back(tmp_path: Path) -> None:
    title = "1 < 2 & ]]> “🌊” 'x' \"y\" <b>"
    root = make_show(tmp_path, files([({"title": title, "date": "2025-05-05", "location": title}, title)]))
    made, problems = edition(root, tmp_path / "cache")
    assert problems.errors == []
    channel = etree.fromstring(feeds(made)["feed.xml"])[0]
    item = channel.findall("item")[0]
    assert item.findtext("title") == item.findtext(f"{PODCAST}location") == title
    assert "]]&gt;" in str(item.findtext(CONTENT))


def test_order_of_files_and_titles_change_no_guid(tmp_path: Path) -> None:
    root = make_show(
        tmp_path, files([({"title": "A", "date": "2025-05-05"}, "x"), ({"title": "B", "date": "2025-05-06"}, "y")])
    )
    before = {e.slug: e.guid for e in edition(root, tmp_path / "cache")[0].site.episodes}
    text = (root / "episodes/002-tide-2.md").read_text("utf-8")
    lay_over(root, {"episodes/002-tide-2.md": text.replace("title: A", "title: C").replace("05-05", "05-09")})
    assert before == {e.slug: e.guid for e in edition(root, tmp_path / "cache")[0].site.episodes}
