"""Lists of times that authors write into their notes: which are chapters, and what they say."""

from pathlib import Path

import pytest
from hypothesis import given

from castloom.model.problem import Problems
from castloom.render.chapters.line_breaks import with_line_breaks
from castloom.source.catalog import read_catalog
from castloom.source.chapters.notes import listed_chapters, other_times
from tests.shows import EPISODE, Content, build, make_show, text_of
from tests.test_chapters import TYPED


def noted(notes: str) -> dict[str, Content]:
    """The correct show's episode with other notes."""
    return {EPISODE: text_of(EPISODE).partition("---\n\n")[0] + f"---\n\n{notes}"}


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("0:00 Opening\n5:12 The crust\n1:02:03 End", [(0, "Opening"), (312, "The crust"), (3723, "End")]),
        ("- 00:00 Opening\n- 05:12 – The crust\n- 10:00: End", [(0, "Opening"), (312, "The crust"), (600, "End")]),
        ("* (0:00) Opening\n* [5:12] The crust\n* **10:00** End", [(0, "Opening"), (312, "The crust"), (600, "End")]),
        ("1. 0:00 A\n2. 0:30 B\n3. 0:59 C", [(0, "A"), (30, "B"), (59, "C")]),
        ("**0:00 – Opening**\n\n**5:12 – _The_ end**\n\n`10:00` Z", [(0, "Opening"), (312, "The end"), (600, "Z")]),
        ("### 0:00 Opening\nWe begin.\n### 0:10 Crust\n### 0:20 End", [(0, "Opening"), (10, "Crust"), (20, "End")]),
        ("0:00-5:12 Opening\n5:12 - 10:00 The crust\n10:00 End", [(0, "Opening"), (312, "The crust"), (600, "End")]),
        ("0:00 snake_case\n0:01 4 \\* 5 &amp; more\n0:02 C<br>\n", [(0, "snake_case"), (1, "4 * 5 & more"), (2, "C")]),
        ("We met at\n19:30 in town.\n\n0:00 A\n0:01 B\n0:02 C\n## Dates\n18:00 D\n", [(0, "A"), (1, "B"), (2, "C")]),
        ("0:00 A\n0:01 B\n", []),
        ("0:10 A\n0:20 B\n0:30 C\n", []),
        ("0:00 A\n0:20 B\n0:10 C\n", []),
        ("0:00 A\n0:10 B\n0:10 C\n", []),
        ("```\n0:00 A\n0:10 B\n0:20 C\n```\n", []),
        ("<!--\n0:00 A\n0:10 B\n0:20 C\n-->\n", []),
        ("0:00\n0:10\n0:20\n", []),
        ("At 0:00 A\nat 0:10 B\nat 0:20 C\n", []),
    ],
)  # fmt: skip
def test_times_in_notes(notes: str, told: list[tuple[int, str]]) -> None:
    assert [(one.second, one.title) for one in listed_chapters(notes)] == told


@pytest.mark.parametrize(
    ("line", "title", "target"),
    [
        ("0:00 [The crust](https://a.example/b)", "The crust", "https://a.example/b"),
        ("[0:00](https://v.example/?t=0) The crust", "The crust", ""),
        ("[0:00](#x) [The](../concepts/spring-tide.md) crust", "The crust", "../concepts/spring-tide.md"),
        ("0:00 The crust https://a.example/b", "The crust", "https://a.example/b"),
        ("0:00 The crust <https://a.example/b>", "The crust", "https://a.example/b"),
        ("0:00 The ![](pier.jpg) [crust][c]", "The crust", ""),
    ],
)
def test_links_of_times_in_notes(line: str, title: str, target: str) -> None:
    first = listed_chapters(f"{line}\n0:10 B\n0:20 C\n")[0]
    assert (first.title, first.target) == (title, target)


def test_chapters_from_notes_name_concepts_and_addresses(tmp_path: Path) -> None:
    notes = """\
0:00 [A](../concepts/spring-tide.md)
0:01 [B](https://tides.example/concepts/spring-tide/)
0:02 [C](https://c.example/)
0:03 [D](http://d.example/)
0:04 [E](../concepts/neap.md)
"""
    catalog = read_catalog(make_show(tmp_path, noted(notes)), "mkdocs.yml", "pages", Problems())
    assert catalog
    found = [(c.title, c.concept, c.url, c.line) for c in catalog.episodes[0].chapters]
    assert found == [("A", "spring-tide", "", 10), ("B", "spring-tide", "", 11), ("C", "", "https://c.example/", 12),
                     ("D", "", "", 13), ("E", "", "", 14)]  # fmt: skip


def test_lines_of_times_stay_lines() -> None:
    notes = "Chapters:\n0:00 A\n0:10 B\\\n0:20 C\n\nThe end,\nin two lines."
    assert with_line_breaks(notes) == "Chapters:  \n0:00 A  \n0:10 B\\\n0:20 C  \n\nThe end,\nin two lines."
    assert with_line_breaks("0:00 A\n0:10 B\n") == "0:00 A\n0:10 B\n"


@given(TYPED)
def test_no_notes_break_the_list_of_times(notes: str) -> None:
    listed = listed_chapters(notes)
    assert not (listed and other_times(notes))
    assert [one.second for one in listed] == sorted({one.second for one in listed})
    assert all(one.title.strip() for one in listed)
    broken = with_line_breaks(notes)
    assert [line.rstrip(" ") for line in broken.split("\n")] == [line.rstrip(" ") for line in notes.split("\n")]
    assert [(one.second, one.title) for one in listed_chapters(broken)] == [(one.second, one.title) for one in listed]


def test_list_in_notes_stays_as_it_is(tmp_path: Path) -> None:
    show = make_show(tmp_path, noted("Today:\n0:00 Ebb\n0:02 The spring tide\n0:04 Flood\n"))
    assert build(show, "--strict").messages == ""
    page = (show / "site/episodes/low-water/index.html").read_text("utf-8")
    assert '<p>Today:<br />\n0:00 Ebb<br />\n0:02 The <a class="cast-concept"' in page
    feed = (show / "site/feed.xml").read_text("utf-8")
    assert feed.count("0:00 Ebb<br>") == 1
    assert "00:00 Ebb" not in feed
    assert "episodes/low-water/chapters.json" in feed
