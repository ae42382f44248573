"""Everything that the site says itself, on every kind of page, comes from the file of words."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, at_home
from tests.browser.sought import open_search, search
from tests.foreign import cyrillic, foreign_show, greek, latin

PAGES = [
    "", "episodes/", "episodes/page/2/", "episodes/low-water/", "episodes/on-paper/", "episodes/about/",
    "episodes/elsewhere/", "episodes/trailer/", "concepts/", "concepts/tide-0/", "concepts/tide-3/", "people/",
    "people/ada-reef/", "people/ben-tarn/", "subscribe/", "search/", "corrections/", "nowhere/at/all/",
    "embed/low-water/", "embed/low-water/?t=4", "embed/low-water/?t=4-9", "embed/elsewhere/",
]  # fmt: skip
# All texts of a page, those that are only heard or not shown yet too, and what its head tells people.
_TEXTS = """
() => {
  const told = [document.title];
  const head = ["[name=description]", "[property$=title]", "[property$=description]", "[property$=alt]"];
  for (const meta of document.querySelectorAll(`meta:is(${head})`)) told.push(meta.content);
  const roots = [document.body, ...[...document.querySelectorAll("body template")].map((template) => template.content)];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.matches?.("script, style, noscript, template") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) told.push(node.data);
      else for (const name of ["aria-label", "aria-valuetext", "aria-description", "title", "alt", "placeholder"])
        if (node.hasAttribute?.(name)) told.push(node.getAttribute(name));
    }
  }
  return told.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with at_home(foreign_show(tmp_path_factory.mktemp("foreign"))) as home:
        yield home


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def go(page: Page, home: str, path: str) -> Visit:
    found = Visit(page, home)
    page.goto(f"{home}/{path}")
    return found


def told(page: Page) -> list[str]:
    """The texts of the page that hold Latin letters."""
    texts: list[str] = page.evaluate(_TEXTS)
    assert len(texts) > 5
    return latin("\n".join(texts))


@pytest.mark.parametrize("path", PAGES)
def test_pages(page: Page, home: str, path: str) -> None:
    go(page, home, path)
    page.wait_for_load_state("networkidle")
    assert told(page) == []


def test_without_scripts(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/search/")
    assert latin(page.locator("body").inner_text()) == []
    context.close()


def test_player(page: Page, home: str) -> None:
    go(page, home, "episodes/low-water/?t=4-5")
    page.locator("cast-play button").first.click()
    dock = page.locator(".cast-dock")
    expect(dock).to_be_visible()
    expect(page.locator(".cast-player__status")).not_to_be_empty()  # the clip has ended
    dock.locator("[data-do=more]").click()
    dock.locator("[data-do=share]").click()
    dock.locator("[data-set=keys]").check()
    page.keyboard.press("s")
    assert told(page) == []
    dock.locator("[data-do=close]").click()
    assert told(page) == []


@pytest.mark.parametrize("query", ["t=rubbish", "t=5000", "t=20-10"])
def test_faults_of_addresses(page: Page, home: str, query: str) -> None:
    go(page, home, f"episodes/low-water/?{query}")
    expect(page.locator(".cast-player__status")).not_to_be_empty()
    assert [line for line in told(page) if "rubbish" not in line] == []


def test_audio_that_does_not_come(page: Page, home: str) -> None:
    page.route("**/*.mp3", lambda route: route.fulfill(status=404))
    go(page, home, "episodes/low-water/")
    page.locator("cast-play button").first.click()
    expect(page.locator(".cast-player__helps")).to_be_visible()
    assert told(page) == []


def test_transcript(page: Page, home: str) -> None:
    go(page, home, "episodes/low-water/#p-00000000")
    expect(page.locator(".cast-transcript__told")).not_to_be_empty()  # there is no such passage
    page.locator(".cast-find input").fill(greek("Tide"))
    count = page.locator(".cast-find output")
    expect(count).not_to_be_empty()
    page.keyboard.press("Enter")
    expect(count).to_contain_text(str(cyrillic("of")))
    paragraph = page.locator(".cast-para").nth(3)
    paragraph.hover()
    page.locator(".cast-quote__open").click()
    page.locator(".cast-quote [data-do=quote]").click()
    expect(page.locator(".cast-transcript__told")).not_to_be_empty()
    assert told(page) == []
    assert latin(str(page.evaluate("navigator.clipboard.readText()"))) == []


def test_cited_passage(page: Page, home: str) -> None:
    go(page, home, "episodes/about/")
    address = page.locator(".cast-sentence").nth(2).get_attribute("id")
    go(page, home, f"episodes/about/?x#{address}")
    page.locator("cast-cite summary").click()
    expect(page.locator(".cast-cite__passage")).to_be_visible()
    page.locator(".cast-cite__passage button").click()
    assert told(page) == []


def test_passages_that_are_chosen(page: Page, home: str) -> None:
    go(page, home, "concepts/tide-0/")
    page.locator(".cast-filter select").select_option(index=1)
    assert told(page) == []


def test_episodes_that_are_chosen(page: Page, home: str) -> None:
    go(page, home, "episodes/")
    page.locator(".cast-choice select[name=concept]").select_option(index=1)
    expect(page.locator("cast-archive > div:not([data-whole])")).to_be_visible()
    assert told(page) == []


def test_address_that_is_copied(page: Page, home: str) -> None:
    go(page, home, "subscribe/")
    page.locator("cast-address button").click()
    expect(page.locator("cast-address [role=status]")).not_to_be_empty()
    assert told(page) == []


@pytest.mark.parametrize("text", ["Tide", "Tide one", "come", "Ada Reef", "Nothing of the kind"])
def test_search(page: Page, home: str, text: str) -> None:
    go(page, home, "")
    open_search(page)
    search(page, greek(text))
    assert told(page) == []
