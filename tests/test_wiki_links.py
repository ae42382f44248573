"""Links by name, what they count for, and the backlinks of all links with their sentence."""

import re
from pathlib import Path

import pytest
from lxml import html

from castloom.derive.terms import Terms
from castloom.model.concept import Autolink, Concept
from castloom.model.person import Person
from castloom.render.named_places import sentence_at
from castloom.render.notes import Notes, NotesRenderer
from tests.built_feeds import feed_of, text
from tests.shows import EPISODE, Content, build, lay_over, make_show, text_of
from tests.sites import page, pages_of, seen, target, words

NEAP = Concept("neap-tide", "concepts/neap-tide.md", "Neap tide", "", aliases=("dead tide",), mark="™")
IT = Concept("it", "concepts/it.md", "IT", "", case_sensitive=True)
ADA = Person("ada-reef", "people/ada-reef.md", "Ada Reef", aliases=("Mark",))
_EXTENSIONS = ["attr_list", "md_in_html", "footnotes", "tables", "toc"]
_NEAP = "---\ntitle: Neap tide\nmark: ™\ndefinition: The lowest high water.\naliases: [dead tide]\n---\n"


def rendered(notes: str, *concepts: Concept) -> Notes:
    renderer = NotesRenderer(concepts or (NEAP, IT), Terms(concepts or (NEAP, IT)), _EXTENSIONS, {}, (ADA,))
    return renderer.render(notes, "../../")


def built(folder: Path, files: dict[str, Content]) -> Path:
    show = make_show(folder, {"concepts/neap-tide.md": _NEAP, **files})
    made = build(show, "--strict")
    assert made.exit_code == 0, made.output
    return show / "site"


def notes_of(folder: Path, notes: str) -> str:
    """The inner HTML of the show notes."""
    site = built(folder, {EPISODE: f"---\ntitle: Low water\ndate: 2025-03-01\n---\n\n{notes}\n"})
    (found,) = page(site / "episodes/low-water/index.html").xpath('//section[@aria-label="Show notes"]')
    return words("".join(html.tostring(child, encoding="unicode") for child in found))


NEAP_LINK = '<a class="cast-concept" href="../../concepts/neap-tide/">'


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[[Neap tide]]", f"{NEAP_LINK}Neap tide™</a>"),
        ("[[neap tide]]", f"{NEAP_LINK}neap tide™</a>"),
        ("[[neap-tide]]", f"{NEAP_LINK}Neap tide™</a>"),
        ("[[concepts/neap-tide]]", f"{NEAP_LINK}Neap tide™</a>"),
        ("[[concepts/neap-tide.md]]", f"{NEAP_LINK}Neap tide™</a>"),
        ("[[dead tide]]", f"{NEAP_LINK}dead tide™</a>"),
        ("[[Neap tide]]™", f"{NEAP_LINK}Neap tide</a>™"),
        ("[[neap-tide|the *dead* one]]", f"{NEAP_LINK}the <em>dead</em> one</a>"),
        ("[[ Neap tide | the dead one ]]", f"{NEAP_LINK}the dead one</a>"),
        ("> [[Neap tide]]", f"<blockquote> <p>{NEAP_LINK}Neap tide</a></p> </blockquote>"),
        ("[[Ada Reef]]", '<a href="../../people/ada-reef/">Ada Reef</a>'),
        ("[[ada-reef|her]]", '<a href="../../people/ada-reef/">her</a>'),
        ("[[001-low-water]]", '<a href="./">Low water</a>'),
        ("[[low-water#p-3224d1d0|here]]", '<a href="./#p-3224d1d0">here</a>'),
        ("`[[zebra]]`", "<code>[[zebra]]</code>"),
        ("    [[zebra]]", "<pre><code>[[zebra]] </code></pre>"),
        ("<code>[[zebra]]</code>", "<code>[[zebra]]</code>"),
        (r"\[[zebra]]", "[[zebra]]"),
        ("[[zebra]](https://tides.example/)", '<a href="https://tides.example/">[zebra]</a>'),
        ("[[a [zebra]]", "[[a [zebra]]"),
        ("[[]] and [[ ]]", "[[]] and [[ ]]"),
    ],
)
def test_link(typed: str, shown: str, tmp_path: Path) -> None:
    found = notes_of(tmp_path, typed)
    assert found.removeprefix("<p>").removesuffix("</p>") == shown


def test_link_in_a_table_heading_and_footnote(tmp_path: Path) -> None:
    settings = text_of("mkdocs.yml") + "markdown_extensions: [footnotes, tables]\n"
    notes = "## On [[neap-tide]]\n\n| a |\n| --- |\n| [[neap-tide\\|dead]] |\n\nA note.[^1]\n\n[^1]: Of [[Ada Reef]].\n"
    site = built(
        tmp_path, {"mkdocs.yml": settings, EPISODE: f"---\ntitle: Low water\ndate: 2025-03-01\n---\n\n{notes}"}
    )
    found = page(site / "episodes/low-water/index.html")
    links = found.xpath('//section[@aria-label="Show notes"]//a[@href="../../concepts/neap-tide/"]')
    assert [link.text for link in links] == ["Neap tide™", "dead"]
    assert found.xpath('//div[@class="footnote"]//a[@href="../../people/ada-reef/"]')


def test_capitals_tell_concepts_apart() -> None:
    other = Concept("pronoun", "concepts/pronoun.md", "it", "", case_sensitive=True)
    assert rendered("[[IT]]", IT, other).named == {"it"}
    assert rendered("[[It]]", IT, other).named == set()


def test_links_count_as_the_authors() -> None:
    notes = rendered("[[neap-tide|It]] is low. The neap tide is dead.\n\n## More\n\nA neap tide and a dead tide.")
    assert notes.named == notes.linked == {"neap-tide"}
    assert notes.html.count('class="cast-concept"') == 1  # the first of the second section; the author made the other
    assert notes.html.index("cast-concept") > notes.html.index("More")


def test_links_do_not_make_links_within() -> None:
    assert "cast-concept" not in rendered("[[Ada Reef|the neap tide]]").html


def test_links_to_concepts_declare_them(tmp_path: Path) -> None:
    header = "---\ntitle: Low water\ndate: 2025-03-01\n---\n\n"
    site = built(tmp_path, {EPISODE: f"{header}[[neap-tide|What is low]] is not said.\n"})
    heard = page(site / "concepts/neap-tide/index.html").find_class("cast-heard")[0]
    assert "named in the notes, not said by name" in seen(heard)
    assert (site / "concepts/neap-tide/feed.xml").is_file()


def test_links_are_whole_addresses_in_the_feed(tmp_path: Path) -> None:
    notes = "[[Neap tide]], [[Ada Reef|she]] and [[low-water#p-3224d1d0|here]].\n"
    item = feed_of(make_show(tmp_path, {"concepts/neap-tide.md": _NEAP, EPISODE: text_of(EPISODE) + notes})).item
    links = html.fragment_fromstring(text(item, "content:encoded"), create_parent="div").xpath(".//a/@href")
    root = "https://tides.example/"
    concepts = [f"{root}concepts/spring-tide/", f"{root}concepts/neap-tide/"]
    assert links == [*concepts, f"{root}people/ada-reef/", f"{root}episodes/low-water/#p-3224d1d0"]


def test_own_pages(tmp_path: Path) -> None:
    about = "# About\n\n[[Neap tide]], [[ada-reef|she]], [[low-water#p-3224d1d0]], `[[code]]`.\n"
    site = built(tmp_path, {"pages/more/about.md": about, "pages/index.md": "# Home\n\n[[Neap tide]]\n"})
    found = page(site / "more/about/index.html")
    (paragraph,) = found.xpath("//article/p")
    assert [target(href, "more/about/") for href in paragraph.xpath("a/@href")] == [
        ("concepts/neap-tide/", ""), ("people/ada-reef/", ""), ("episodes/low-water/", "p-3224d1d0"),
    ]  # fmt: skip
    assert seen(paragraph) == "Neap tide, she, Low water, [[code]]."
    assert paragraph.xpath("a[1]/@title") == ["The lowest high water."]
    assert page(site / "index.html").xpath('//a[@class="cast-concept"]/@href') == ["concepts/neap-tide/"]


# Backlinks.


_NOTES = """
First. The dead tide is *low*; [[Ada Reef|she]] says so! Last.

- An item of [the neap](../concepts/neap-tide.md).
"""
_EBB = """\
---
title: Ebb
definition: It goes.
related: [neap-tide]
---

[Here](../episodes/001-low-water.md).
"""
LINKED = {
    EPISODE: text_of(EPISODE) + _NOTES,
    "concepts/neap-tide.md": _NEAP + "\nIt comes after the spring tide. See <a href='spring-tide.md'>the other</a>.\n",
    "concepts/ebb.md": _EBB,
    "people/ben-tarn.md": "---\nname: Ben Tarn\n---\n\nHe met Ada Reef. Ada Reef met him, and a neap tide.\n",
    "pages/about.md": "---\ntitle: About us\n---\n\nWe know [[Ben Tarn]] & the neap tide.\n",
}


@pytest.fixture(scope="module")
def linked_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("linked"), {**LINKED})


def backlinks(site: Path, url: str) -> dict[str, str]:
    """The sentence by the address of the page that names this one."""
    found = page(site / url / "index.html").xpath('//*[@class="cast-backlinks"]//li')
    return {target(li.xpath("a/@href")[0], url)[0]: words("".join(li.xpath("p/text()"))) for li in found}


def test_backlinks_have_their_sentence(linked_site: Path) -> None:
    assert backlinks(linked_site, "concepts/neap-tide/") == {
        "about/": "We know Ben Tarn & the neap tide.",
        "concepts/ebb/": "",
        "people/ben-tarn/": "Ada Reef met him, and a neap tide.",
        "episodes/low-water/": "The dead tide is low; she says so!",
    }
    assert backlinks(linked_site, "people/ada-reef/") == {
        "concepts/spring-tide/": "",
        "people/ben-tarn/": "He met Ada Reef.",
        "episodes/low-water/": "The dead tide is low; she says so!",
    }
    assert backlinks(linked_site, "people/ben-tarn/") == {"about/": "We know Ben Tarn & the neap tide."}
    assert backlinks(linked_site, "concepts/spring-tide/")["concepts/neap-tide/"] == "It comes after the spring tide."


@pytest.mark.parametrize("show", ["linked", "reference"])
def test_every_link_has_its_backlink(show: str, linked_site: Path, reference_show: Path) -> None:
    site = linked_site if show == "linked" else reference_show / "site"
    pages = pages_of(site)
    checked = 0
    for address, found in pages.items():
        for link in found.xpath('//*[contains(@class, "cast-prose")]//a[@href] | //*[@class="cast-side"]//a[@href]'):
            to, _ = target(link.get("href"), address)
            if to != address and re.fullmatch(r"(concepts|people)/[a-z-]+/", to) and "://" not in link.get("href"):
                leading = {target(back.get("href"), to)[0] for back in pages[to].xpath("//article//a[@href]")}
                assert address in leading, f"{address} links to {to}"
                checked += 1
    assert checked >= 3


def test_backlinks_stand_on_the_page_that_lists_their_episode(tmp_path: Path) -> None:
    header = "---\ntitle: Tide {n}\ndate: 2025-01-{n:02}\npersons: [{{id: ada-reef, role: host}}]\n---\n"
    header += "\nTide {n} of Ada Reef.\n"
    files: dict[str, Content] = {f"episodes/{n:03}-tide-{n}.md": header.format(n=n) for n in range(2, 8)}
    settings = text_of("mkdocs.yml") + "      episodesPerPage: 3\n"
    show = make_show(tmp_path, {**files, "mkdocs.yml": settings})
    assert build(show).exit_code == 0
    leaves = ["people/ada-reef/", "people/ada-reef/page/2/", "people/ada-reef/page/3/"]
    found = [backlinks(show / "site", url) for url in leaves]
    assert [len(links) for links in found] == [
        2 + 1,
        3,
        1,
    ]  # the newest episode does not name her, but a concept is hers
    assert found[1]["episodes/tide-4/"] == "Tide 4 of Ada Reef."


def test_a_new_page_takes_its_links_up(tmp_path: Path) -> None:
    files: dict[str, Content] = {EPISODE: text_of(EPISODE) + "\n[[Neap tide]]\n"}
    show = make_show(tmp_path, files)
    assert "is called [[Neap tide]]" in build(show).output
    lay_over(show, {"concepts/neap-tide.md": _NEAP})
    assert build(show, "--strict").exit_code == 0
    assert "episodes/low-water/" in backlinks(show / "site", "concepts/neap-tide/")
    lay_over(show, {"concepts/neap-tide.md": _NEAP.replace("title: Neap tide", "title: Neap")})
    assert "is called [[Neap tide]]; did you mean [[neap-tide]]?" not in build(show).output  # the id is its name too


@pytest.mark.parametrize(
    ("whole", "at", "sentence"),
    [
        ("One. Two is\nhere. Three.", 6, "Two is here."),
        ("One. Two is here. Three.", 6, "Two is here."),
        ("a" * 400, 200, f"… {'a' * 280} …"),
        ("word " * 100 + "name" + " word" * 100, 500, None),
    ],
)
def test_sentence(whole: str, at: int, sentence: str | None) -> None:
    found = sentence_at(whole, at)
    assert len(found) <= 300
    if sentence is None:
        assert "name" in found and found.startswith("… word") and found.endswith("word …")
    else:
        assert found == sentence


def test_people_are_named_in_their_capitals_alone() -> None:
    named = {naming.target for naming in rendered("A mark of ada reef.").namings}
    assert named == set()
    assert {naming.target for naming in rendered("It was Mark.").namings} == {"/people/ada-reef.md"}


def test_autolink_off_does_not_link_by_itself() -> None:
    off = Concept("ebb", "concepts/ebb.md", "Ebb", "", autolink=Autolink.OFF)
    notes = rendered("[[Ebb]], and ebb.", off)
    assert notes.named == {"ebb"}
    assert notes.html.count("<a ") == 1
