"""Markdown twins, llms.txt and citations: what pages say, for readers that are no browsers."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement
from markdown import markdown

from castloom.render.data.citing import Reference, as_text, bibtex, csl_json
from castloom.render.data.marked_text import Reach, line, paragraph, with_whole_links
from tests.catalogs import ENGLISH
from tests.shows import EPISODE, Content, audio, build, make_show, text_of
from tests.sites import as_heard, pages_of, seen, words

STEM = EPISODE.removesuffix(".md")
HOME = "https://tides.example/"
SHOW: dict[str, Content] = {
    "mkdocs.yml": text_of("mkdocs.yml") + "      license: cc-by-4.0\n      episodesPerPage: 1\n",
    EPISODE: text_of(EPISODE).replace(
        "episode: 1", "episode: 1\nlinks: [{title: Map, url: 'https://maps.example/?a=1&b=2'}]"
    )
    + "\nSee [the tide](../concepts/spring-tide.md#why), [[Ada Reef|her]], [[spring-tide]] and `[code](a.md)`.\n"
    "![Beach](beach.jpg)\n\n[ref]: 002-ebb.md\n",
    "episodes/beach.jpg": b"\xff\xd8\xff",
    f"{STEM}.corrections.yml": "- {heard: in every month, meant: each *month*}\n",
    "episodes/002-ebb.md": "---\ntitle: 1. Ebb [again]\ndate: 2025-03-08\n---\n\nNo transcript.\n",
    "episodes/002-ebb.mp3": audio(4),
    "episodes/003-low.md": "---\ntitle: Low\ndate: 2025-03-09\nlicense: cc0-1.0\n---\n\nWords.\n",
    "episodes/003-low.mp3": audio(6),
    "episodes/003-low.txt": "Ada Reef:\n\n# A *sharp* <sign> & [laughs]\n\n- The spring tide\n\nStranger:\n\nSo.\n",
    "episodes/004-draft.md": "---\ntitle: Not yet\ndate: 2025-03-10\ndraft: true\n---\n\nWords.\n",
    "pages/about.md": "# About [us]\n\nWe made [low water](episodes/001-low-water.md) and [[Ada Reef]].\n",
}
Pages = Mapping[str, HtmlElement]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    show = make_show(tmp_path_factory.mktemp("twins") / "show", SHOW)
    done = build(show)
    assert done.exit_code == 0, done.output
    return show / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    return {address: found for address, found in pages_of(site).items() if address != "404.html"}


def twin(site: Path, address: str) -> str:
    return (site / address / "index.md").read_text("utf-8")


def read(text: str) -> HtmlElement:
    """Markdown as readers see it."""
    return html.fromstring(f"<div>{markdown(text)}</div>")


def without_marks(text: str) -> str:
    return re.sub(r" \[#p-[0-9a-f]{8}\]", "", text)


def test_every_page_has_a_twin_and_names_it(site: Path, pages: Pages) -> None:
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.md")} == {f"{a}index.md" for a in pages}
    for address, found in pages.items():
        (link,) = found.xpath("//link[@type='text/markdown']")
        assert (link.get("rel").split(), link.get("href")) == (["alternate", "describedby"], "index.md"), address
        assert f"Source: <{HOME}{address}>" in twin(site, address)


def test_no_page_asks_for_what_lies_beside_its_twin(pages: Pages) -> None:
    # Material asks for a sitemap beside each `[rel=alternate]`.
    for found in pages.values():
        assert all(str(link).endswith(".xml") for link in found.xpath("//link[@rel='alternate']/@href"))


def test_title_of_a_page_is_its_twins_heading(site: Path, pages: Pages) -> None:
    for address, found in pages.items():
        (heading,) = read(twin(site, address)).xpath("//h1")
        number = re.search(r"page/(\d+)/$", address)
        title = seen(found.xpath("//h1")[0]) + (f", page {number[1]}" if number else "")
        assert seen(heading) == title.removesuffix("™"), address


def test_every_address_in_a_twin_is_whole_and_leads_somewhere(site: Path, pages: Pages) -> None:
    count = 0
    for address in pages:
        text = re.sub(r"`[^`\n]*`", "", twin(site, address))
        links = [*re.findall(r"(?<!\\)\]\(([^)\s]*)\)", text), *re.findall(r"<(https?:[^>]*)>", text)]
        assert links
        for link in links:
            assert link.startswith("https://"), (address, link)
            if link.startswith(HOME):
                count += 1
                path, _, anchor = link.removeprefix(HOME).partition("#")
                path = path.partition("?")[0]
                assert (site / path / "index.html").is_file() or (site / path).is_file(), (address, link)
                ids = pages[path].xpath("//@id") if anchor.startswith("p-") else [anchor]
                assert anchor in ids, (address, link)
    assert count > 50


def test_notes_have_whole_links_and_code_stays(site: Path) -> None:
    text = twin(site, "episodes/low-water/")
    assert f"[the tide]({HOME}concepts/spring-tide/#why), [her]({HOME}people/ada-reef/)" in text
    assert (
        f"[spring-tide]({HOME}concepts/spring-tide/)" in text or f"[Spring tide]({HOME}concepts/spring-tide/)" in text
    )
    assert "`[code](a.md)`" in text
    assert f"![Beach]({HOME}episodes/beach.jpg)" in text
    assert f"[ref]: {HOME}episodes/ebb/" in text
    assert f"[low water]({HOME}episodes/low-water/) and [Ada Reef]({HOME}people/ada-reef/)" in twin(site, "about/")


def test_transcript_has_every_sentence_with_its_mark(site: Path, pages: Pages) -> None:
    for address in ("episodes/low-water/", "episodes/low/"):
        shown = seen(read(twin(site, address)))
        sentences = pages[address].find_class("cast-sentence")
        assert sentences
        for sentence in sentences:
            assert f"{seen(sentence)} [#{sentence.get('id')}]" in shown
    assert "each \\*month\\*." in twin(site, "episodes/low-water/")
    assert "every month" not in twin(site, "episodes/low-water/")


def test_transcript_of_the_reference_show_is_there_word_for_word(reference_show: Path) -> None:
    site, address = reference_show / "site", "episodes/how-ai-deepens-human-debt/"
    page = pages_of(site)[address]
    told = without_marks(words(twin(site, address)))
    assert len(page.find_class("cast-sentence")) > 200
    assert [s for s in map(seen, page.find_class("cast-sentence")) if s not in told] == []
    heard = {mark.get("title").removeprefix("Heard as ") for mark in page.find_class("cast-fix")}
    assert heard and "Heard as" not in told
    assert seen(as_heard(page)) != seen(page)


def test_rights_are_told(site: Path) -> None:
    assert twin(site, "episodes/low-water/").endswith("License: cc-by-4.0\n")
    assert twin(site, "episodes/low/").endswith("License: cc0-1.0\n")
    assert "License: cc-by-4.0" in (site / "llms.txt").read_text("utf-8")


def test_llms_txt_is_as_the_standard_has_it(site: Path, pages: Pages) -> None:
    """llmstxt.org: a title, a summary, text without headings, then sections that are lists of links."""
    text = (site / "llms.txt").read_text("utf-8")
    head, *sections = text.split("\n## ")
    title, summary, *_ = head.split("\n\n")
    assert (title, summary) == ("# Tide Table", "> Two people talk about the sea.")
    assert [section.partition("\n")[0] for section in sections] == [
        "Episodes",
        "Concepts",
        "People",
        "Data",
        "Optional",
    ]
    rows = [row for section in sections for row in section.partition("\n")[2].strip().splitlines()]
    links = [re.fullmatch(r"- \[(?:[^\\\[\]]|\\.)+\]\((https://[^)]+)\)(: .+)?", row) for row in rows]
    assert all(links), rows
    paths = {str(link[1]).removeprefix(HOME) for link in links if link}
    assert all((site / path).is_file() for path in paths)
    single = {f"{a}index.md" for a in pages if a.count("/") == 2 and "page" not in a}
    assert paths >= {*single, "about/index.md", "mentions.json", "feed.xml"}
    assert "Not yet" not in text


# Markdown


SIGNS = st.text(st.sampled_from("ab1 \\`*_[]()<>#|&;.-+~!=:\n\"'"), max_size=30)


@given(SIGNS)
def test_any_text_stays_text(text: str) -> None:
    shown = read(paragraph(text))
    assert shown.xpath(".//*[not(self::p)]") == []
    assert seen(shown) == words(text)


@given(SIGNS)
def test_any_title_stays_a_link(text: str) -> None:
    (link,) = read(f"See [{line(f'a{text}b')}](https://tides.example/).").xpath(".//a")
    assert seen(link) == words(f"a{text}b")


REACH = Reach({"episodes/1-a.md": "episodes/a/", "a b.jpg": "a b.jpg"}, HOME, lambda name, words: (words or name, "x/"))


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("[a](1-a.md)", f"[a]({HOME}episodes/a/)"),
        ('[a](1-a.md#p-1 "T")', f'[a]({HOME}episodes/a/#p-1 "T")'),
        ("[a](<1-a.md>)", f"[a](<{HOME}episodes/a/>)"),
        ("[a](?t=12)", f"[a]({HOME}here/?t=12)"),
        ("[a](#top)", f"[a]({HOME}here/#top)"),
        ("[a](/feed.xml)", f"[a]({HOME}feed.xml)"),
        ("![a](../a%20b.jpg)", f"![a]({HOME}a%20b.jpg)"),
        ("[a](https://b.example/x_(y)) (c)", "[a](https://b.example/x_(y)) (c)"),
        ("[a](mailto:a@b.example)", "[a](mailto:a@b.example)"),
        ("[a]: 1-a.md 'T'", f"[a]: {HOME}episodes/a/ 'T'"),
        ("<a class='x' href='1-a.md'>a</a>", f"<a class='x' href=\"{HOME}episodes/a/\">a</a>"),
        ("[[Tide]] and [[Tide|it]]", f"[Tide]({HOME}x/) and [it]({HOME}x/)"),
        ("`[a](1-a.md)` ``[[`a`]]``", "`[a](1-a.md)` ``[[`a`]]``"),
        ("```\n[a](1-a.md)\n```\n[a](1-a.md)", f"```\n[a](1-a.md)\n```\n[a]({HOME}episodes/a/)"),
        ("It's `one [a](1-a.md)", f"It's `one [a]({HOME}episodes/a/)"),
    ],
)
def test_link_becomes_whole(typed: str, whole: str) -> None:
    assert with_whole_links(typed, "episodes/2-b.md", f"{HOME}here/", REACH) == whole


# Citations


def test_page_says_how_to_cite_it(site: Path, pages: Pages) -> None:
    for address in ("episodes/low-water/", "concepts/spring-tide/"):
        (cite,) = pages[address].find_class("cast-cite__text")
        (item,) = json.loads((site / address / "cite.json").read_text("utf-8"))
        entry = (site / address / "cite.bib").read_text("utf-8")
        for text in (item["title"], item["author"][0]["literal"], item["URL"], item["container-title"]):
            assert text in seen(cite)
            assert text in entry
        assert item["URL"] == HOME + address
    assert seen(pages["episodes/low-water/"].find_class("cast-cite__text")[0]) == (
        f"Ada Reef. “Low water.” Tide Table, episode 1, 1 March 2025. Podcast episode. {HOME}episodes/low-water/"
    )


def reference(title: str, author: str = "Ada Reef") -> Reference:
    return Reference("a", (author, "B. C."), title, "Show", "Show & Co.", "Podcast episode", "broadcast", HOME, "en")


@given(st.text(st.sampled_from("ab{}\\#$%&_~^\"' "), max_size=20))
def test_bibtex_is_balanced_and_holds_no_bare_sign(title: str) -> None:
    entry = bibtex(reference(title))
    value = entry.split("title = {{")[1].split("}},\n")[0]
    bare = re.sub(r"\\text(backslash|asciitilde|asciicircum)\{\}|\\[{}#$%&_]", "", value)
    assert not set(bare) & set("{}\\#$%&_~^")
    assert re.sub(r"\\[{}]", "", entry).count("{") == re.sub(r"\\[{}]", "", entry).count("}")


def test_names_that_bibtex_would_take_apart_are_held_together() -> None:
    assert "author = {{Reef, Sand and Sons} and B. C.}" in bibtex(reference("T", "Reef, Sand and Sons"))
    assert json.loads(csl_json(reference("T")))[0]["author"] == [{"literal": "Ada Reef"}, {"literal": "B. C."}]


def test_stops_do_not_come_twice() -> None:
    assert as_text(ENGLISH, reference("Why?")) == f"Ada Reef and B. C. “Why?” Show. Podcast episode. {HOME}"
