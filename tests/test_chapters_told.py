"""What chapters become: a file, a list for notes, and a part of the episode's page."""

import json
import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.model.episode import Chapter
from castloom.model.podcasting import Location
from castloom.render.chapters.json_file import chapters_json
from castloom.render.chapters.lines import chapter_list_html
from castloom.source.chapters.notes import listed_chapters
from tests.catalogs import episode, site_of
from tests.shows import EPISODE, build, lay_over, make_show, picture, text_of
from tests.sites import differences
from tests.test_chapters import STEM, read

SUN = Chapter(
    start=timedelta(seconds=62.5), title='Sun & "moon" <3', concept="tide", image="episodes/the pier.jpg",
    end=timedelta(seconds=187.25), path="episodes/001-tide-1.md", line=4,
)  # fmt: skip
TOLD = (
    Chapter(timedelta(0), "Ebb", path=SUN.path, line=3),
    SUN,
    Chapter(timedelta(seconds=90), "", in_toc=False, image="https://a.example/b.png", path=SUN.path, line=5,
            location=Location("Lund", geo="geo:55.7,13.1", osm="R375499")),
    Chapter(timedelta(seconds=754), "Letters", url="https://a.example/?b=1&c=2", path=SUN.path, line=6),
)  # fmt: skip


def test_json_file_says_what_there_is_and_no_more() -> None:
    one = episode(1, chapters=TOLD)
    assert (
        chapters_json(site_of([one]), one)
        == """\
{"version": "1.2.0", "title": "Tide 1", "podcastName": "Tide Table", "author": "Ada Reef", "chapters": [
  {"startTime": 0, "title": "Ebb"},
  {"startTime": 62.5, "endTime": 187.25, "title": "Sun & \\"moon\\" <3", \
"img": "https://tides.example/episodes/the%20pier.jpg", "url": "https://tides.example/concepts/tide/"},
  {"startTime": 90, "img": "https://a.example/b.png", "toc": false, \
"location": {"name": "Lund", "geo": "geo:55.7,13.1", "osm": "R375499"}},
  {"startTime": 754, "title": "Letters", "url": "https://a.example/?b=1&c=2"}
]}
"""
    )


TITLES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)
LISTS = st.lists(
    st.tuples(st.integers(0, 10**8), TITLES, st.sampled_from(["", "https://a.example/b?c=d&e"])), min_size=1
)


@given(LISTS.map(lambda rows: sorted({time // 1000: (time, *rest) for time, *rest in rows}.values())))
def test_what_the_json_file_says_comes_back(rows: list[tuple[int, str, str]]) -> None:
    chapters = tuple(Chapter(timedelta(milliseconds=time), title, url=url) for time, title, url in rows)
    one = episode(1, chapters=chapters)
    found, told = read(chapters_json(site_of([one]), one))
    assert [message for message in told if "does not begin at 0" not in message] == []
    assert [(c.start, c.title, c.url) for c in found] == [(c.start, c.title, c.url) for c in chapters]


def test_list_for_notes_links_and_leaves_out_what_is_hidden() -> None:
    one = episode(1, chapters=TOLD)
    assert chapter_list_html(site_of([one]), one) == (
        '<p>00:00 Ebb<br>01:02 <a href="https://tides.example/concepts/tide/">Sun &amp; "moon" &lt;3</a><br>'
        '12:34 <a href="https://a.example/?b=1&amp;c=2">Letters</a></p>'
    )


def test_list_for_notes_has_hours_throughout_if_it_needs_them() -> None:
    one = episode(1, chapters=(*TOLD, Chapter(timedelta(seconds=3723), "Flood")))
    assert re.findall(r"\d\d:\d\d:\d\d", chapter_list_html(site_of([one]), one)) == [
        "00:00:00", "00:01:02", "00:12:34", "01:02:03"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "facts",
    [
        {"chapters": ()},
        {"chapters": TOLD[:3]},
        {"chapters": (*TOLD[1:], Chapter(timedelta(seconds=900), "Flood"))},
        {"chapters": TOLD, "notes": "- 0:00 Ebb\n- 1:02 Sun\n- 12:34 Letters"},
    ],
    ids=["none", "two", "not-from-zero", "in-the-notes-already"],
)
def test_no_list_for_notes(facts: dict[str, Any]) -> None:
    one = episode(1, **facts)
    assert chapter_list_html(site_of([one]), one) == ""


def test_list_for_notes_is_one_that_is_found_in_notes() -> None:
    one = episode(1, chapters=TOLD)
    lines = unescape(re.sub(r"<a [^>]*>|</a>", "", chapter_list_html(site_of([one]), one)))
    found = listed_chapters(lines.removeprefix("<p>").removesuffix("</p>").replace("<br>", "\n"))
    assert [one.second for one in found] == [0, 62, 754]


FRONT = """\
chapters:
  - {startTime: 0, title: Ebb, img: pier.jpg}
  - {startTime: 1, toc: false, img: 001-low-water.jpg}
  - {startTime: 2, title: The spring tide, concept: spring-tide, url: "https://a.example/"}
  - {startTime: 4, title: "Flood & 'more'", concept: neap-tide}
"""


def test_site_has_the_chapters_on_page_and_in_file(tmp_path: Path) -> None:
    draft = "---\ntitle: Neap tide\ndefinition: The lowest tide of the fortnight.\ndraft: true\n---\n"
    pictures = {"episodes/pier.jpg": picture(), f"{STEM}.jpg": picture()}
    show = make_show(
        tmp_path,
        {
            EPISODE: text_of(EPISODE).replace("concepts: [spring-tide]\n", FRONT),
            **pictures,
            "concepts/neap-tide.md": draft,
        },
    )
    built = build(show)
    assert built.exit_code == 0
    assert (
        built.messages
        == f'WARNING -  {EPISODE}:11: chapters: "neap-tide" is a draft; publish it first, or remove the name\n'
    )
    site = show / "site"
    page = (site / "episodes/low-water/index.html").read_text("utf-8")
    nav = page.partition('<ol class="cast-chapters">')[2].partition("</ol>")[0]
    assert re.findall(r'href="([^"]*)"', nav) == [
        "?t=0#chapter-0", "?t=2#chapter-2", "https://a.example/", "../../concepts/spring-tide/", "?t=4#chapter-4"
    ]  # fmt: skip
    assert re.findall(r"<img [^>]*>", nav) == [
        '<img class="cast-chapters__image" src="../pier.jpg" alt="" width="40" height="40" loading="lazy">'
    ]
    assert re.findall(r'id="(chapter-\d+)"', page) == ["chapter-0", "chapter-2", "chapter-4"]
    assert "neap-tide" not in page
    told = json.loads((site / "episodes/low-water/chapters.json").read_text("utf-8"))["chapters"]
    assert [c.get("img", "") for c in told] == [
        "https://tides.example/episodes/pier.jpg", "https://tides.example/episodes/001-low-water.jpg", "", ""
    ]  # fmt: skip
    assert (site / "episodes/pier.jpg").is_file() and (site / "episodes/001-low-water.jpg").is_file()


def test_change_of_a_chapter_file_is_seen(tmp_path: Path) -> None:
    show = make_show(tmp_path, {f"{STEM}.chapters.txt": "0:00 Ebb\n0:02 Flood\n"})
    assert build(show, "--strict").messages == ""
    lay_over(show, {f"{STEM}.chapters.txt": "0:00 Ebb\n0:03 Fog\n"})
    assert build(show, "--strict").messages == ""
    again = make_show(tmp_path / "again", {f"{STEM}.chapters.txt": "0:00 Ebb\n0:03 Fog\n"})
    build(again)
    assert differences(show / "site", again / "site") == []
    assert b'id="chapter-3"' in (show / "site/episodes/low-water/index.html").read_bytes()
    assert not list((show / "site").glob("**/*.chapters.txt"))
