"""Hits lead to the passages that hold them: held, word for word, against the transcript of the reference show."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.browser import sought
from tests.browser.conftest import at_home
from tests.browser.sought import open_search, search
from tests.sites import page as parsed
from tests.sites import words

EPISODE = "episodes/how-ai-deepens-human-debt/"
# Common and rare, the first and the last, with marks and hyphens, corrected, in several sentences at once.
TEXTS = ("courage", "leaders", "impression management", "human debt", "keystrokes", "popcorn", "it's", "people", "AI",
         "Duena", "middle management", "zest of life", "burnout", "1992")  # fmt: skip
_MORE = "buttons => buttons.forEach(button => button.click())"


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = sought.reference(tmp_path_factory.mktemp("passages") / "show")
    with at_home(folder) as home:
        yield folder / "site", home


@pytest.fixture(scope="module")
def opened(browser: Browser, show: tuple[Path, str]) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(show[1] + "/subscribe/")
    open_search(page)
    yield page
    context.close()


@pytest.fixture(scope="module")
def transcript(show: tuple[Path, str]) -> html.HtmlElement:
    return parsed(show[0] / EPISODE / "index.html")


@pytest.mark.parametrize("text", TEXTS)
def test_hits_lead_to_their_sentence_and_voice(text: str, opened: Page, transcript: html.HtmlElement) -> None:
    search(opened, text)
    opened.locator(".cast-seek__passages + button").evaluate_all(_MORE)
    found = opened.locator(f".cast-seek__hit[href*='{EPISODE}?t=']").all()
    assert found, f"nothing found for {text}"
    for hit in found:
        parts = urlsplit(str(hit.get_attribute("href")))
        (sentence,) = transcript.xpath("//*[@id=$id]", id=parts.fragment)
        (who,) = sentence.xpath("ancestor::section[1]//p[contains(@class, 'cast-turn__who')]")
        assert hit.locator(".cast-who").inner_text() == words(who.text_content())
        assert parts.query == f"t={int(sentence.get('data-ms')) // 1000}"
        shown = words(hit.locator(".cast-seek__words").inner_text()).strip("… ")
        assert shown in said_around(sentence)
        marked = [mark.lower() for mark in hit.locator("mark").all_inner_texts()]
        said = words(sentence.text_content()).lower()
        assert any(mark in said for mark in marked)
        assert any(mark.startswith(term.lower()[:3]) for mark in marked for term in re.split(r"\W", text) if term)


def test_every_sentence_with_a_word_is_found_and_no_other(opened: Page, transcript: html.HtmlElement) -> None:
    search(opened, "popcorn")
    opened.locator(".cast-seek__passages + button").evaluate_all(_MORE)
    found = opened.locator(f".cast-seek__hit[href*='{EPISODE}?t=']").all()
    anchors = [str(hit.get_attribute("href")).partition("#")[2] for hit in found]
    sentences = transcript.find_class("cast-sentence")
    assert anchors == [s.get("id") for s in sentences if "popcorn" in words(s.text_content()).lower()]
    assert anchors


def said_around(sentence: html.HtmlElement) -> str:
    """All that the voice says without a break, of which the sentence is a part."""
    turn = sentence.getparent().getparent()
    while turn.getprevious() is not None and turn.getprevious().tag == "section" and same(turn.getprevious(), turn):
        turn = turn.getprevious()
    said = []
    while turn is not None and turn.tag == "section":
        said += [words(s.text_content()) for s in turn.find_class("cast-sentence")]
        turn = turn.getnext()
        if turn is None or turn.tag != "section" or not same(turn, sentence.getparent().getparent()):
            break
    return " ".join(said)


def same(one: html.HtmlElement, other: html.HtmlElement) -> bool:
    return bool(one.get("class") == other.get("class"))
