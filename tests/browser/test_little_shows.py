"""Shows that lack something, or whose titles are as long as may be: pages are sound, search and player work."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Visit, at_home
from tests.browser.test_pages import AXE, overflow, violations
from tests.browser.test_player import plays_from
from tests.shows import EPISODE, Content, make_show, text_of
from tests.sites import ROOT, pages_of

STEM = EPISODE.removesuffix(".md")
WIDTHS = (1280, 390)
LONG = "A title that goes on about the tide and Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbau " * 3
TITLE, NAME = LONG[:255].strip(), LONG[:128].strip()  # the longest that the engine takes
SOUND = next((ROOT / "episodes").glob("*.mp3")).read_bytes()[:60_000]
_TWO: dict[str, Content] = {
    "episodes/002-two.md": "---\ntitle: Two\ndate: 2025-04-01\n---\n\nNotes on the tide.\n",
    "episodes/002-two.mp3": SOUND + SOUND[:400],
}
_NO_CONCEPT = re.sub("(?m)^concepts: .*\n", "", text_of(EPISODE))
_NOBODY = re.sub("(?m)^persons: .*\n", "", text_of(EPISODE))
SHOWS: dict[str, dict[str, Content]] = {
    "no concept": {**_TWO, EPISODE: _NO_CONCEPT, "concepts/spring-tide.md": None},
    "nobody": {
        **_TWO, EPISODE: _NOBODY, "people/ada-reef.md": None,
        "concepts/spring-tide.md": "---\ntitle: Spring tide\ndefinition: The highest.\n---\n",
    },
    "one episode": {},
    "no episode": dict.fromkeys((EPISODE, f"{STEM}.vtt", "concepts/spring-tide.md", "people/ada-reef.md")),
    "long titles": {
        **_TWO, EPISODE: text_of(EPISODE).replace("title: Low water", f"title: {TITLE}"),
        "concepts/neap.md": f"---\ntitle: {NAME}\ndefinition: {TITLE}\nrelated: [spring-tide]\n---\n",
        "people/ben.md": f"---\nname: {NAME}\n---\n",
        "episodes/002-two.md": f"---\ntitle: Two\ndate: 2025-04-01\nconcepts: [neap, spring-tide]\n"
        f"persons: [{{id: ben, role: guest}}]\nchapters: [{{startTime: 0, title: {NAME}}}]\n---\n\nThe tide.\n",
    },
}  # fmt: skip


class Shown:
    """A show that is served: its folder and its address."""

    def __init__(self, folder: Path, home: str) -> None:
        self.folder, self.home = folder, home


@pytest.fixture(scope="module", params=SHOWS)
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    folder = tmp_path_factory.mktemp("little") / "show"
    sound = {} if request.param == "no episode" else {f"{STEM}.mp3": SOUND}
    with ExitStack() as until:
        show = make_show(folder, {**sound, **SHOWS[request.param]})
        if request.param == "no episode":
            (show / f"{STEM}.mp3").unlink()
        yield Shown(show, until.enter_context(at_home(show)))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    yield context
    context.close()


def opened(context: BrowserContext, shown: Shown, path: str = "") -> Visit:
    found = Visit(context.new_page(), shown.home)
    found.page.goto(f"{shown.home}/{path}")
    return found


def test_every_page_is_sound(shown: Shown, context: BrowserContext) -> None:
    for path in pages_of(shown.folder / "site"):
        found = opened(context, shown, path)
        found.page.wait_for_function("document.documentElement.classList.contains('js')")
        found.page.add_script_tag(path=AXE)
        assert violations(found) == [], path
        for width in WIDTHS:
            found.page.set_viewport_size({"width": width, "height": 900})
            assert overflow(found) == [], path
        assert found.faults == [], path
        found.page.close()


def test_what_there_is_plays(shown: Shown, context: BrowserContext) -> None:
    found = opened(context, shown)
    page = found.page
    button = page.locator("cast-play button").first
    if not (shown.folder / "episodes").is_dir() or not list((shown.folder / "episodes").glob("*.mp3")):
        expect(button).to_have_count(0)
        expect(page.locator("main, .md-content")).to_contain_text(["No episode is out yet"])
        return
    button.click()
    assert plays_from(page, 0)
    expect(page.locator(".cast-dock")).to_be_visible()
    assert overflow(found) == []
    page.get_by_role("button", name="More controls").click()
    assert overflow(found) == []
    page.add_script_tag(path=AXE)
    assert violations(found) == []
    assert found.faults == []


def test_what_there_is_is_found(shown: Shown, context: BrowserContext) -> None:
    found = opened(context, shown)
    page = found.page
    page.wait_for_function("document.documentElement.classList.contains('js')")
    page.get_by_role("link", name="Search").click()
    page.locator(".cast-seek__field").fill("tide")
    expect(page.locator(".cast-seek__status")).to_contain_text(re.compile(r"\d pages?$"))
    assert fits(page)
    page.add_script_tag(path=AXE)
    assert violations(found, "dialog") == []
    page.locator(".cast-seek__field").fill("zeppelin")
    expect(page.locator(".cast-seek__status")).to_contain_text("No page holds all of these words")
    assert found.faults == []


def fits(page: Page) -> bool:
    return bool(page.locator("dialog").evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth"))


def test_embedded_players_fit(shown: Shown, context: BrowserContext) -> None:
    for path in sorted((shown.folder / "site").glob("embed/*/index.html")):
        page = opened(context, shown, f"embed/{path.parent.name}/").page
        page.set_viewport_size({"width": 200, "height": 400})
        assert page.evaluate("document.documentElement.scrollWidth") <= 200
