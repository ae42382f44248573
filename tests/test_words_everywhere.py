"""No text of the engine's stands in any file for readers past the file of words."""

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from castloom.driver.looking import look_as_public
from castloom.model.problem import Problems
from castloom.render.cards.subjects import card_of_episode, cards_of_names, show_card
from tests.foreign import foreign_show, latin
from tests.shows import build

ADDRESS = re.compile(r"\]\([^)]*\)|<https?:[^>]*>|`[^`]*`")


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    show = foreign_show(tmp_path_factory.mktemp("foreign"))
    built = build(show, "--strict")
    assert (built.exit_code, built.messages) == (0, "")
    return show


def test_latin_letters_are_found() -> None:
    assert latin("Ναι\nЫес, no\nhttps://tides.example/no WebVTT #p-3f9a2c71 2025-03-01T07:00:00+00:00") == ["Ыес, no"]


def test_markdown_beside_pages(show: Path) -> None:
    twins = sorted((show / "site").rglob("index.md"))
    assert len(twins) > 25
    told = {twin.parent.name: latin(ADDRESS.sub("", twin.read_text("utf-8"))) for twin in twins}
    assert {name: lines for name, lines in told.items() if lines} == {}


def test_cards(show: Path) -> None:
    edition = look_as_public(show / "mkdocs.yml", Problems())
    assert edition is not None
    made = [
        show_card(edition.site),
        *(card_of_episode(edition.site, e) for e in edition.site.episodes),
        *(card for _, card in cards_of_names(edition.site)),
    ]
    assert len(made) > 20
    told = [text for card in made for text in (card.show, card.facts, card.title, card.text)]
    assert latin("\n".join(told)) == []


def test_how_to_cite(show: Path) -> None:
    folder = show / "site/episodes/low-water"
    (item,) = json.loads((folder / "cite.json").read_text("utf-8"))
    assert latin("\n".join(str(item[key]) for key in ("genre", "title", "publisher", "container-title"))) == []
    (kind,) = re.findall("howpublished = {(.*?)}", (folder / "cite.bib").read_text("utf-8"))
    assert latin(kind) == []


def test_feeds_of_a_part_of_the_show(show: Path) -> None:
    feeds = [path for path in sorted((show / "site").rglob("feed*/*.xml")) if path.name != "sitemap.xml"]
    feeds += sorted((show / "site").rglob("*/feed.xml"))
    assert len(feeds) > 5
    for feed in feeds:
        root = etree.parse(feed).getroot()
        told = [root.findtext("channel/title"), root.findtext("channel/description")]
        assert latin("\n".join(filter(None, told))) == []


def test_what_search_offers(show: Path) -> None:
    terms = json.loads((show / "site/search/terms.json").read_text("utf-8"))
    assert terms["seasons"]
    assert latin("\n".join(terms["seasons"])) == []
