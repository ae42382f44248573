"""The site from outside: nothing of the source is missing, every link leads somewhere, nothing typed becomes code."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

import pytest
import yaml
from lxml import etree
from lxml.html import HtmlElement
from mkdocs.commands.build import build as build_config
from mkdocs.config import load_config

from tests.shows import EPISODE, Content, audio, build, make_show, picture, text_of
from tests.sites import as_heard, copy_reference, differences, files_of, page, pages_of, seen, target, words
from tests.test_reference_show import NOTES, TRANSCRIPT, WHAT_IS, sentences

Pages = dict[str, HtmlElement]
REFERENCE = "episodes/how-ai-deepens-human-debt/"
STEM = EPISODE.removesuffix(".md")


@pytest.fixture(scope="session")
def pages(reference_show: Path) -> Pages:
    return pages_of(reference_show / "site")


@pytest.fixture(scope="session")
def whole_text(pages: Pages) -> str:
    return " ".join(seen(found) for found in pages.values())


def built(show: Path, *flags: str) -> Pages:
    """Build the show; its pages."""
    done = build(show, *flags)
    assert done.exit_code == 0, done.output
    return pages_of(show / "site")


def previewed(show: Path) -> Pages:
    """The show's pages as `mkdocs serve` makes them."""
    config = load_config(str(show / "mkdocs.yml"), site_dir=str(show / "preview"))
    config.plugins.on_startup(command="serve", dirty=False)
    build_config(config, serve_url="http://127.0.0.1:8000/")
    return pages_of(show / "preview")


def attributes(found: HtmlElement, name: str) -> list[str]:
    return [str(value) for value in found.xpath(f"//@{name}")]


def by_class(found: HtmlElement, name: str) -> list[HtmlElement]:
    return list(found.find_class(name))


# Nothing of the source is missing


@pytest.mark.parametrize("sentence", sentences(NOTES) + sentences(WHAT_IS))
def test_sentence_of_the_source_is_on_the_site(sentence: str, pages: Pages, whole_text: str) -> None:
    name, _, address = sentence.rpartition(" ")
    if address.startswith("https://"):
        assert any(seen(a) == name for found in pages.values() for a in found.xpath(f'//a[@href="{address}"]'))
    else:
        assert sentence in whole_text


def test_every_sentence_of_the_transcript_is_on_the_episodes_page_as_it_was_heard(pages: Pages) -> None:
    shown = seen(as_heard(pages[REFERENCE]))
    said = [line for line in TRANSCRIPT.splitlines() if line and not line.endswith(":")]
    missing = [s for line in said for s in re.split(r"(?<=[.!?])\s+", line) if s not in shown]
    assert not missing


def test_corrected_transcript_has_no_misheard_form(pages: Pages) -> None:
    shown = words(" ".join(map(seen, by_class(pages[REFERENCE], "cast-sentence"))))
    for heard, meant in {"human death crisis": "human debt crisis", "our Substax": "our Substack"}.items():
        assert (heard in shown, meant in shown) == (False, True)
    assert "How it cover their impression management?" in shown


def test_blocks_of_one_speaker_are_joined_to_34_turns_word_for_word(tmp_path: Path) -> None:
    show = copy_reference(tmp_path)
    for ledger in (show / "corrections.yml", *show.glob("episodes/*.corrections.yml")):
        ledger.unlink()
    pages = built(show, "--strict")
    blocks = re.findall(r"^(\w+ \w+):\n\n(.+)$", TRANSCRIPT, flags=re.MULTILINE)
    assert len(blocks) == 76
    expected = [
        (speaker, words(" ".join(text for _, text in group)))
        for speaker, group in groupby(blocks, key=lambda block: block[0])
    ]
    turns = by_class(pages[REFERENCE], "cast-turn")
    shown = [
        (seen(turn.find_class("cast-turn__who")[0]), words(" ".join(map(seen, turn.find_class("cast-sentence")))))
        for turn in turns
    ]
    assert len(shown) == 34
    assert shown == expected


def test_the_stand_in_is_said_to_be_one(pages: Pages) -> None:
    assert "The audio is a synthetic reading" in seen(pages[REFERENCE])


@pytest.mark.parametrize("name", ["human-debt", "execution-debt", "empathy-architecture"])
def test_concept_has_definition_mark_and_canonical_home(name: str, pages: Pages, reference_show: Path) -> None:
    fields = yaml.safe_load((reference_show / f"concepts/{name}.md").read_text("utf-8").split("---\n")[1])
    found = pages[f"concepts/{name}/"]
    assert seen(found.xpath("//h1")[0]) == fields["title"] + fields.get("mark", "")
    assert words(fields["definition"]) in seen(found)
    assert fields["sameAs"][0] in attributes(found, "href")


def test_mentions_of_the_reference_show_are_counted_apart(pages: Pages) -> None:
    found = pages["concepts/human-debt/"]
    states = [str(passage.get("data-state")) for passage in by_class(found, "cast-passage")]
    assert (states.count("spoken"), states.count("misheard"), len(states)) == (4, 3, 7)
    assert "7 passages: 4 spoken, 3 through corrections; also named in the notes" in seen(found)
    for name in ("execution-debt", "empathy-architecture"):
        found = pages[f"concepts/{name}/"]
        assert by_class(found, "cast-passage") == []
        assert "named in the notes of 1 episode, not said by name" in seen(found)


# Links


def leads_somewhere(site: Path, pages: Pages, address: str, link: str) -> bool:
    path, anchor = target(link, address)
    if path in pages or f"{path}index.html" in pages:
        return not anchor or anchor in ids(pages[path])
    return (site / path).is_file()


def ids(found: HtmlElement) -> set[str]:
    return {*attributes(found, "id"), *attributes(found, "name")}


def dead_links(site: Path, pages: Pages) -> list[tuple[str, str]]:
    """(page, link) of all links within the site that lead to no file or no anchor."""
    links = ((address, link) for address, found in pages.items() for link in internal_links(found))
    return [(address, link) for address, link in links if not leads_somewhere(site, pages, address, link)]


def internal_links(found: HtmlElement) -> list[str]:
    every = [*attributes(found, "href"), *attributes(found, "src"), *attributes(found, "poster")]
    return [link for link in every if not re.match(r"[a-z]+:", link)]


def test_every_link_and_anchor_leads_somewhere(pages: Pages, reference_show: Path) -> None:
    assert sum(len(internal_links(found)) for found in pages.values()) > 200
    assert dead_links(reference_show / "site", pages) == []


def test_every_concept_link_is_answered_by_a_backlink(pages: Pages) -> None:
    links = [(address, a) for address, found in pages.items() for a in by_class(found, "cast-concept")]
    assert {address for address, _ in links} >= {REFERENCE}
    in_transcript = [a for _, a in links if a.xpath("ancestor::*[contains(@class, 'cast-speech')]")]
    in_notes = [a for _, a in links if a.xpath("ancestor::section[@aria-label='Show notes']")]
    assert in_transcript
    assert in_notes
    for address, link in links:
        path, _ = target(str(link.get("href")), address)
        back = {target(href, path)[0] for href in attributes(pages[path], "href")}
        assert address in back, (address, path)


def test_every_passage_stands_word_for_word_at_its_address(pages: Pages) -> None:
    passages = [(a, p) for a, found in pages.items() for p in by_class(found, "cast-passage")]
    assert passages
    for address, passage in passages:
        path, anchor = target(str(passage.find_class("cast-go")[0].get("href")), address)
        (place,) = pages[path].xpath(f'//*[@id="{anchor}"]')
        named = passage.find_class("cast-named") or passage.xpath(".//blockquote")
        assert seen(named[0]) == seen(place)
        turn = place.xpath("ancestor::section[contains(@class, 'cast-turn')]")[0]
        assert seen(passage.xpath(".//blockquote")[0]) in " ".join(map(seen, turn.find_class("cast-sentence")))
        who = place.xpath("ancestor::section[contains(@class, 'cast-turn')]")[0].find_class("cast-turn__who")[0]
        named_as = passage.find_class("cast-who") or pages[address].xpath("//h1")
        assert seen(who) in seen(named_as[0])
        assert passage.xpath(".//mark")


def test_time_links_have_the_time_of_their_sentence(pages: Pages) -> None:
    links = by_class(pages[REFERENCE], "cast-time")
    assert links
    for link in links:
        seconds, anchor = re.fullmatch(r"\?t=(\d+)#(.+)", str(link.get("href"))).groups()  # type: ignore[union-attr]
        (place,) = pages[REFERENCE].xpath(f'//*[@id="{anchor}"]')
        start = place.xpath("(.//@data-ms | ./@data-ms)")[0]
        assert int(seconds) == int(start) // 1000


def test_no_page_asks_another_host_for_anything(pages: Pages, reference_show: Path) -> None:
    named = "@rel='canonical' or @type='application/json+oembed'"  # addresses for others
    asking = f"//link[not({named})]/@href | //script/@src | //img/@src | //img/@srcset | //audio/@src"
    asking += " | //source/@src | //video/@src | //iframe/@src | //object/@data | //form/@action"
    foreign = [link for found in pages.values() for link in found.xpath(asking) if re.match(r"(?:https?:)?//", link)]
    assert foreign == []
    for path in (reference_show / "site").rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", path.read_text("utf-8")), path


def test_page_not_found_works_at_every_depth(pages: Pages) -> None:
    found = pages["404.html"]
    assert "Page not found" in seen(found)
    links = [*internal_links(found)]
    assert all(link.startswith(("/", "#")) for link in links), links


def test_sitemap_has_every_page_and_nothing_else(pages: Pages, reference_show: Path) -> None:
    sitemap = etree.parse(reference_show / "site" / "sitemap.xml")
    listed = [str(loc.text) for loc in sitemap.iter("{*}loc")]
    assert listed == sorted(f"https://humandebtfighters.example/{a}" for a in pages if a != "404.html")


def test_each_page_has_title_description_and_canonical_address_of_its_own(pages: Pages) -> None:
    shown = {address: found for address, found in pages.items() if address != "404.html"}
    titles = {seen_title(found) for found in shown.values()}
    assert len(titles) == len(shown)
    for address, found in shown.items():
        assert found.xpath("//link[@rel='canonical']/@href") == [f"https://humandebtfighters.example/{address}"]
        assert len(found.xpath("//h1")) == 1, address
        assert found.xpath("//html/@lang") == ["en"]


def seen_title(found: HtmlElement) -> str:
    (title,) = found.xpath("//title")
    return words(title.text or "")


# Equal bytes


def test_two_builds_and_a_build_from_nothing_are_equal(reference_show: Path, tmp_path: Path) -> None:
    show = copy_reference(tmp_path / "show")
    built(show, "--strict")
    assert differences(show / "site", reference_show / "site") == []
    built(show, "--strict")
    assert differences(show / "site", reference_show / "site") == []
    shutil.rmtree(show / ".cache")
    shutil.rmtree(show / "site")
    built(show, "--strict")
    assert differences(show / "site", reference_show / "site") == []


def test_properdocs_makes_the_same_site(reference_show: Path, tmp_path: Path) -> None:
    show = copy_reference(tmp_path / "show")
    command = [sys.executable, "-m", "properdocs", "build", "-f", "mkdocs.yml", "--strict"]
    run = subprocess.run(command, cwd=show, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    assert differences(show / "site", reference_show / "site") == []


# What an author types stays text


CODE = "\"><script>alert('x')</script><img src=x onerror=alert(1)> & 'so' {{ 7*7 }}"
SHORT = "<script>alert(1)</script>"


def front(text: str = "", **keys: object) -> str:
    return f"---\n{yaml.safe_dump(keys, allow_unicode=True, sort_keys=False)}---\n\n{text}\n"


def hostile() -> dict[str, Content]:
    """A show with code in every key that holds text."""
    options = {
        "title": f"Show {CODE}",
        "shortTitle": f"Short {SHORT}",
        "description": f"Described {CODE}",
        "language": "en",
        "author": f"Author {CODE}",
        "owner": {"name": f"Owner {CODE}", "email": "ada@tides.example"},
        "categories": ["Science > Nature"],
        "image": {"src": "assets/cover.jpg", "alt": f"Cover {CODE}"},
        "explicit": False,
        "copyright": f"Copyright {CODE}",
        "license": {"name": f"License {SHORT}", "url": "https://tides.example/?a=1&b='2'"},
        "funding": [{"title": f"Fund {CODE}", "url": "https://tides.example/give?a=1&b='2'"}],
        "subscribe": [{"title": f"App {CODE}", "url": "https://app.example/?a=1&b='2'"}],
        "persons": [{"id": "ada-reef", "role": "host"}],
    }
    settings = {
        "site_name": f"Site {CODE}",
        "site_url": "https://tides.example/",
        "docs_dir": "pages",
        "theme": {"name": "material", "font": False},
        "plugins": [{"castloom": options}],
    }
    segment = {"speaker": f"Voice {SHORT}", "startTime": 0, "endTime": 5, "body": f"A spring tide {CODE} said."}
    return {
        "mkdocs.yml": yaml.safe_dump(settings, allow_unicode=True, sort_keys=False),
        EPISODE: front(
            "Ada explains the spring tide.",
            title=f"Episode {CODE}",
            date="2025-03-01T07:00:00Z",
            description=f"About {CODE}",
            persons=[{"id": "ada-reef", "role": "host"}],
            concepts=["spring-tide"],
            image={"src": "cover.jpg", "alt": f"Picture {CODE}"},
            chapters=[{"startTime": 0, "title": f"Chapter {CODE}", "concept": "spring-tide"}],
            links=[{"title": f"Link {CODE}", "url": "https://tides.example/?a=1&b='2'", "rel": f"rel {SHORT}"}],
            aiContent=f"Notice {CODE}",
            license={"name": f"License {SHORT}", "url": "https://tides.example/?a=1&b='2'"},
            location=f"Place {CODE}",
        ),
        f"{STEM}.vtt": None,
        f"{STEM}.json": json.dumps({"version": "1.0.0", "segments": [segment]}),
        "episodes/cover.jpg": picture(),
        "concepts/spring-tide.md": front(
            "Sun and moon.",
            title="Spring tide",
            mark="™",
            definition=f"Definition {CODE}",
            aliases=[f"Alias {CODE}"],
            originator="ada-reef",
            sameAs=["https://tides.example/?a=1&b='2'"],
            related=["neap-tide"],
        ),
        "concepts/neap-tide.md": front(title=f"Concept {CODE}", definition="The lowest high water."),
        "people/ada-reef.md": front(
            "She lives on the coast.",
            name=f"Person {CODE}",
            honorificPrefix=f"Dr {SHORT}",
            aliases=[f"Voice {SHORT}"],
            description=f"Who {CODE}",
            image={"src": "ada.jpg", "alt": f"Portrait {CODE}"},
            url="https://tides.example/?a=1&b='2'",
        ),
        "people/ada.jpg": picture(),
        "pages/about.md": front("Text.", title=f"About {CODE}", description=f"Page {CODE}"),
    }


@pytest.fixture(scope="module")
def hostile_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    show = make_show(tmp_path_factory.mktemp("hostile") / "show", hostile())
    done = build(show)
    assert done.exit_code == 0, done.output
    (told,) = done.messages.splitlines()
    assert "description: holds <script>" in told
    return show


def test_nothing_typed_becomes_code(hostile_show: Path) -> None:
    for address, found in pages_of(hostile_show / "site").items():
        assert not found.xpath("//@onerror"), address
        run = found.xpath("//script[not(@type='application/ld+json')]")
        assert not [script for script in run if "alert" in (script.text or "")], address
        assert not found.xpath("//img[@src='x']"), address
        assert "49" not in seen_title(found)


SHOWN: Mapping[str, list[str]] = {
    "": [f"Episode {CODE}", f"About {CODE}", f"Person {CODE}", f"App {CODE}", f"Copyright {CODE}",
         f"Short {SHORT}", f"Concept {CODE}", f"Definition {CODE}"],
    "episodes/": [f"Episode {CODE}", f"About {CODE}"],
    "episodes/low-water/": [f"Episode {CODE}", f"Chapter {CODE}", f"Link {CODE}", f"rel {SHORT}", f"Notice {CODE}",
                            f"Voice {SHORT}", f"Person {CODE}", f"{CODE} said.", f"Definition {CODE}"],
    "concepts/": [f"Concept {CODE}", f"Definition {CODE}"],
    "concepts/spring-tide/": [f"Definition {CODE}", f"Alias {CODE}", f"Person {CODE}", f"Concept {CODE}",
                              f"A spring tide {CODE} said."],
    "people/": [f"Dr {SHORT}", f"Person {CODE}", f"Who {CODE}"],
    "people/ada-reef/": [f"Dr {SHORT}", f"Person {CODE}", f"Who {CODE}", f"Episode {CODE}"],
    "subscribe/": [f"App {CODE}"],
    "about/": [f"Copyright {CODE}"],
}  # fmt: skip


@pytest.mark.parametrize("address", SHOWN)
def test_what_was_typed_is_shown_as_typed(address: str, hostile_show: Path) -> None:
    shown = seen(page(hostile_show / "site" / address / "index.html"))
    assert [text for text in SHOWN[address] if words(text) not in shown] == []


def test_what_was_typed_is_whole_in_attributes(hostile_show: Path) -> None:
    site = hostile_show / "site"
    episode, person = page(site / "episodes/low-water/index.html"), page(site / "people/ada-reef/index.html")
    assert episode.xpath("//meta[@name='description']/@content") == [f"About {CODE}"]
    assert episode.xpath("//audio/@aria-label") == [f"Episode {CODE}"]
    assert f"Cover {CODE}" in attributes(page(site / "index.html"), "alt")
    assert f"Portrait {CODE}" in attributes(person, "alt")
    assert "https://tides.example/?a=1&b='2'" in attributes(person, "href")
    assert seen_title(episode) == f"Episode {CODE}"
    assert seen_title(page(site / "index.html")) == f"Show {CODE}"


def test_files_for_players_hold_what_was_said(hostile_show: Path) -> None:
    episode = hostile_show / "site/episodes/low-water"
    vtt = (episode / "transcript.vtt").read_text("utf-8")
    assert "<script" not in vtt
    assert "<v Voice &lt;script&gt;alert(1)&lt;/script&gt;>A spring tide" in vtt
    assert f"A spring tide {CODE} said." in (episode / "transcript.txt").read_text("utf-8")


def test_feed_of_a_hostile_show_is_well_formed(hostile_show: Path) -> None:
    feed = etree.parse(hostile_show / "site/feed.xml")
    assert feed.findtext("channel/title") == f"Show {CODE}"
    assert feed.findtext("channel/item/title") == f"Episode {CODE}"
    assert "<script" not in str(feed.findtext("channel/item/description"))


# Lists, drafts, former addresses, empty shows


def numbered(count: int) -> Iterator[tuple[str, Content]]:
    for number in range(2, count + 1):
        date = f"2025-{3 + number // 28:02}-{1 + number % 28:02}"
        yield (
            f"episodes/{number:03}-tide-{number}.md",
            f"---\ntitle: Tide {number}\ndate: {date}\n---\n\nNotes {number}.\n",
        )
        yield f"episodes/{number:03}-tide-{number}.mp3", audio(3 + number / 10)


@pytest.fixture(scope="module")
def long_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    show = make_show(tmp_path_factory.mktemp("long") / "show", dict(numbered(45)))
    done = build(show, "--strict")
    assert done.exit_code == 0, done.output
    return show


def test_archive_has_all_episodes_newest_first_in_pages(long_show: Path) -> None:
    pages = pages_of(long_show / "site")
    leaves = ["episodes/", "episodes/page/2/", "episodes/page/3/"]
    titles = [[seen(t) for t in by_class(pages[leaf], "cast-card__title")] for leaf in leaves]
    assert [len(found) for found in titles] == [20, 20, 5]
    assert [title for found in titles for title in found] == [*(f"Tide {n}" for n in range(45, 1, -1)), "Low water"]
    assert "episodes/page/4/" not in pages


def test_archive_pages_lead_to_each_other(long_show: Path) -> None:
    pages = pages_of(long_show / "site")
    assert dead_links(long_show / "site", pages) == []
    address, visited = "episodes/", ["episodes/"]
    while older := pages[address].xpath("//nav[@class='cast-pager']/a[@rel='next']/@href"):
        address, _ = target(older[0], address)
        visited.append(address)
    assert visited == ["episodes/", "episodes/page/2/", "episodes/page/3/"]


def test_neighbouring_episodes_lead_to_each_other(long_show: Path) -> None:
    found = page(long_show / "site/episodes/tide-20/index.html")
    assert found.xpath("//a[@rel='prev']/@href") == ["../tide-19/"]
    assert found.xpath("//a[@rel='next']/@href") == ["../tide-21/"]


HELD_BACK: dict[str, Content] = {
    "episodes/002-kelp-forest.md": front(
        "Secret notes.", title="Kelp forest", date="2025-03-02", draft=True, concepts=["neap-tide"]
    ),
    "episodes/002-kelp-forest.mp3": audio(3),
    "episodes/003-planned.md": front("Planned notes.", title="Planned", date="2199-01-01"),
    "episodes/003-planned.mp3": audio(4),
    "concepts/neap-tide.md": front("Unfinished.", title="Neap tide", definition="The lowest high water.", draft=True),
    "people/ben-tarn.md": front("Unfinished.", name="Ben Tarn", draft=True),
}  # fmt: skip


def test_drafts_and_planned_episodes_are_nowhere_in_the_build(tmp_path: Path) -> None:
    show = make_show(tmp_path, HELD_BACK)
    built(show, "--strict")
    told = re.compile(rb"kelp|planned|secret notes|neap|ben.tarn", re.IGNORECASE)
    for name, content in files_of(show / "site").items():
        assert not told.search(name.encode()), name
        assert not told.findall(content) or "assets/" in name, name


def test_drafts_and_planned_episodes_are_marked_in_the_preview(tmp_path: Path) -> None:
    pages = previewed(make_show(tmp_path, HELD_BACK))
    for address, title, mark in (
        ("episodes/kelp-forest/", "Kelp forest", "Draft"),
        ("episodes/planned/", "Planned", "Planned for 1 January 2199"),
    ):
        assert seen(pages[address].xpath("//h1")[0]) == title
        assert [seen(m) for m in by_class(pages[address], "cast-mark")] == [mark]
        assert "Only this preview shows the page" in seen(pages[address])
        cards = [
            c for c in by_class(pages["episodes/"], "cast-card") if title in seen(c.find_class("cast-card__title")[0])
        ]
        assert [seen(m) for card in cards for m in card.find_class("cast-mark")] == [mark]
    assert "concepts/neap-tide/" in pages
    assert "people/ben-tarn/" in pages
    feed = (tmp_path / "preview/feed.xml").read_text("utf-8")
    assert "<title>Low water</title>" in feed
    assert "Kelp" not in feed
    assert "Planned" not in feed


def test_former_addresses_lead_to_the_page(tmp_path: Path) -> None:
    old = ["/s/abc/", "old/place.html"]
    show = make_show(tmp_path, {EPISODE: text_of(EPISODE).replace("episode: 1", f"redirectFrom: {json.dumps(old)}")})
    pages = built(show, "--strict")
    address = "https://tides.example/episodes/low-water/"
    for path in ("s/abc/", "old/place.html"):
        found = pages[path]
        assert found.xpath("//link[@rel='canonical']/@href") == [address]
        assert found.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={address}"]
        assert found.xpath("//a/@href") == [address]


def test_a_show_with_nothing_yet(tmp_path: Path) -> None:
    nothing = (EPISODE, f"{STEM}.vtt", f"{STEM}.mp3", "concepts/spring-tide.md", "people/ada-reef.md", "pages/index.md")
    show = make_show(tmp_path, dict.fromkeys(nothing))
    pages = built(show, "--strict")
    assert set(pages) == {"", "404.html", "concepts/", "episodes/", "people/", "search/", "subscribe/"}
    assert dead_links(show / "site", pages) == []
    assert "Tide Table" in seen(pages[""])
    assert "No episode is out yet" in seen(pages["episodes/"])


def test_the_shows_own_pages_and_overrides_are_used(tmp_path: Path) -> None:
    settings = text_of("mkdocs.yml").replace("font: false}", "font: false, custom_dir: overrides}")
    files: dict[str, Content] = {
        "mkdocs.yml": settings,
        "overrides/podcast/partials/footer.html": "<footer>Our own footer</footer>",
        "pages/guide.md": "# A guide\n\n[1](episodes/001-low-water.md), [2](concepts/spring-tide.md), [3](feed.xml)\n",
    }
    show = make_show(tmp_path, files)
    pages = built(show, "--strict")
    assert all("Our own footer" in seen(found) for found in pages.values())
    assert dead_links(show / "site", pages) == []
    assert "A guide" in seen(pages["guide/"])


def test_site_below_a_folder_of_its_host(tmp_path: Path) -> None:
    settings = text_of("mkdocs.yml").replace("tides.example/", "tides.example/podcast/show/")
    show = make_show(tmp_path, {"mkdocs.yml": settings})
    pages = built(show, "--strict")
    below = {f"podcast/show/{address}": found for address, found in pages.items()}
    moved = tmp_path / "host"
    shutil.copytree(show / "site", moved / "podcast/show")
    assert dead_links(moved, below) == []


def test_nothing_offers_to_play_where_there_is_no_audio(tmp_path: Path) -> None:
    built(make_show(tmp_path, {f"{STEM}.mp3": None}))
    for address in ("episodes/low-water", "concepts/spring-tide"):
        html = (tmp_path / "site" / address / "index.html").read_text("utf-8")
        assert "?t=" not in html
        assert "Play from <" not in html
        assert "Listen from" not in html
        assert "0:00" in html
