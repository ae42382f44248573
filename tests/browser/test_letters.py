"""The site's letters come from the site, and nothing moves when they come."""

import pytest
from playwright.sync_api import Browser, Page, Route

SHIFT = """new Promise((told) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => told(sum), 1500);
})"""


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 390, "height": 844}).new_page()


def test_letters_are_the_sites_own(page: Page, homes: dict[str, str]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(homes["reference"] + "/")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('600 20px Literata'))")
    assert [url.rpartition("/")[2] for url in asked if url.endswith(".woff2")] == ["literata-latin-roman.woff2"]


@pytest.mark.parametrize("address", ["", "episodes/how-ai-deepens-human-debt/", "concepts/human-debt/"])
def test_nothing_moves_when_letters_come_late(address: str, page: Page, homes: dict[str, str]) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.route("**/*.woff2", late)
    page.goto(f"{homes['reference']}/{address}")
    assert float(page.evaluate(SHIFT)) <= 0.02
    assert page.evaluate("document.fonts.check('20px Literata')")


def test_a_feed_is_readable_in_a_browser(page: Page, homes: dict[str, str]) -> None:
    answer = page.goto(homes["rich"] + "/feed.xml")
    assert answer
    assert answer.headers["content-type"] in ("text/xml", "application/xml")
    told = "getComputedStyle(document.documentElement, '::before').content"
    assert page.evaluate(told).startswith('"This is a feed: paste its address')
    shown = (
        "[...document.querySelectorAll('channel > *, item > *')].filter((e) => getComputedStyle(e).display !== 'none')"
    )
    assert set(page.evaluate(f"{shown}.map((e) => e.tagName)")) == {
        "title", "description", "atom:link", "item", "pubDate", "link"
    }  # fmt: skip
