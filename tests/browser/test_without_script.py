"""Without JavaScript the page still plays, reads and leads on."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from tests.browser.conftest import PAGES, Open
from tests.sites import as_heard

EPISODE = PAGES["episode"]


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


def sentences(page: html.HtmlElement) -> str:
    return "".join(sentence.text_content() for sentence in page.find_class("cast-sentence"))


@pytest.mark.parametrize("width", [1280, 390])
def test_player_and_whole_transcript_are_there(width: int, visit: Open, reference_show: Path) -> None:
    page = visit(*EPISODE, width=width, script=False).page
    box = page.locator("audio[controls]").bounding_box()
    assert box is not None
    assert box["width"] > 250
    assert box["height"] > 30
    said = re.findall(r"<v [^>]+>([^<]*)</v>", next(reference_show.glob("episodes/*.vtt")).read_text("utf-8"))
    shown = "".join(page.locator(".cast-sentence").all_inner_texts())
    source = html.document_fromstring(page.content())
    assert letters(shown) == letters(sentences(source))
    assert letters(sentences(as_heard(source))) == letters("".join(said))
    assert page.locator(".cast-turn").first.is_visible()
    assert page.locator(".cast-turn").last.is_visible()


def test_links_lead_on(visit: Open) -> None:
    page = visit("reference", "", script=False).page
    page.locator(".cast-newest__title a").click()
    assert urlsplit(page.url).path == "/" + EPISODE[1]
    page.locator(".cast-speech a.cast-concept").first.click()
    assert urlsplit(page.url).path.startswith("/concepts/")
    page.locator(".cast-passage a.cast-go").first.click()
    parts = urlsplit(page.url)
    assert parts.path == "/" + EPISODE[1]
    box = page.locator(f"[id='{parts.fragment}']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_time_links_lead_to_their_sentence(visit: Open) -> None:
    page = visit(*EPISODE, script=False).page
    page.locator("a.cast-time").nth(20).click()
    parts = urlsplit(page.url)
    assert parts.query.startswith("t=")
    box = page.locator(f"[id='{parts.fragment}']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_scheme_is_the_readers_own(scheme: str, visit: Open) -> None:
    page = visit(*EPISODE, script=False, scheme=scheme).page
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    lightness = sum(map(int, re.findall(r"\d+", ground)[:3])) / 3
    assert (lightness < 128) == (scheme == "dark")


@pytest.mark.parametrize("name", PAGES)
def test_no_control_is_dead(name: str, visit: Open) -> None:
    """Only what works by itself is shown: links, the browser's own player, what folds open."""
    page = visit(*PAGES[name], script=False).page
    dead = page.locator("button:visible, input:visible, select:visible, textarea:visible, form:visible")
    assert dead.evaluate_all("all => all.map(one => one.outerHTML)") == []
    for link in page.locator("a:visible").all():
        assert link.get_attribute("href") or link.get_attribute("xlink:href")
