"""Definitions beside links to concepts: for pointer, finger and keyboard, when they ask; without script, a link."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.arrived import arrived
from tests.browser.conftest import Open
from tests.browser.rich import rich_show
from tests.browser.test_pages import AXE, WIDTHS, overflow, violations
from tests.shows import EPISODE, build, lay_over
from tests.sites import serving

LOW_WATER = ("linked", "episodes/low-water/")
SPRING, NEAP = "Spring tide The highest tide of the fortnight.", "Neap tide™ The lowest high water of the fortnight."
_LEDGER = "- {heard: spring tide is no, meant: spring tide is not a, by: ada-reef, date: 2025-06-02, reason: So.}\n"


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The address of a show with links by name, for `visit`."""
    show = rich_show(tmp_path_factory.mktemp("linked") / "show")
    linked = "[[neap-tide|The lower one]] and [[Ada Reef]].\n\n# A heading"
    notes = (show / EPISODE).read_text("utf-8").replace("# A heading", linked)
    about = "# About\n\nWe know the [[neap-tide|lower one]].\n"
    lay_over(show, {EPISODE: notes, "pages/about.md": about, "episodes/001-low-water.corrections.yml": _LEDGER})
    built = build(show, "--strict")
    assert built.exit_code == 0, built.output
    with serving(show / "site") as home:
        yield {"linked": home}


def link(page: Page) -> Locator:
    return page.locator(".cast-prose a.cast-concept", has_text="The lower one")


def bubble(page: Page) -> Locator:
    return page.locator(".cast-definition")


def is_told(page: Page, words: str) -> None:
    expect(bubble(page)).to_be_visible()
    assert " ".join(bubble(page).inner_text().split()) == words


def covers(page: Page, of: Locator) -> bool:
    """Whether the bubble lies over the link."""
    one, other = bubble(page).bounding_box(), of.bounding_box()
    assert one and other
    return not (
        one["y"] >= other["y"] + other["height"]
        or one["y"] + one["height"] <= other["y"]
        or one["x"] >= other["x"] + other["width"]
        or one["x"] + one["width"] <= other["x"]
    )


def test_pointer_is_told_and_may_go_into_it(visit: Open) -> None:
    found = visit(*LOW_WATER)
    page = found.page
    expect(bubble(page)).to_be_hidden()
    link(page).hover()
    is_told(page, NEAP)
    assert not covers(page, link(page))
    bubble(page).hover()
    page.wait_for_timeout(400)
    is_told(page, NEAP)
    page.mouse.move(0, 0)
    expect(bubble(page)).to_be_hidden()
    assert found.faults == []


def test_keyboard_is_told_at_once_and_escape_closes(visit: Open) -> None:
    page = visit(*LOW_WATER).page
    for _ in range(60):
        page.keyboard.press("Tab")
        if link(page).evaluate("link => link === document.activeElement"):
            break
    is_told(page, NEAP)
    assert not covers(page, link(page))
    told_by = str(link(page).get_attribute("aria-describedby"))
    assert page.locator(f"#{told_by}").get_attribute("role") == "tooltip"
    page.keyboard.press("Escape")
    expect(bubble(page)).to_be_hidden()
    assert link(page).get_attribute("aria-describedby") is None
    assert link(page).evaluate("link => link === document.activeElement")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    is_told(page, NEAP)
    page.keyboard.press("Enter")
    arrived(page, "**/concepts/neap-tide/")
    expect(bubble(page)).to_be_hidden()


def test_other_links_tell_nothing(visit: Open) -> None:
    page = visit(*LOW_WATER).page
    page.locator(".cast-prose a", has_text="Ada Reef").hover()
    page.wait_for_timeout(400)
    expect(bubble(page)).to_be_hidden()


def test_authors_own_links_tell_too(visit: Open) -> None:
    page = visit(*LOW_WATER).page
    page.locator('.cast-prose a:not(.cast-concept)[href*="concepts/spring-tide"]').hover()
    is_told(page, SPRING)


def test_pages_reached_without_loading_tell_theirs(visit: Open) -> None:
    page = visit("linked", "concepts/neap-tide/").page
    page.locator(".cast-side a", has_text="Spring tide").first.hover()
    is_told(page, SPRING)
    page.locator(".cast-header__links a", has_text="Episodes").click()
    arrived(page, "**/episodes/")
    page.locator('.cast-card__title a[href*="low-water"]').click()
    arrived(page, "**/episodes/low-water/")
    link(page).hover()
    is_told(page, NEAP)


def test_own_pages_tell_by_their_titles(visit: Open) -> None:
    page = visit("linked", "about/").page
    page.locator("a.cast-concept").hover()
    is_told(page, NEAP.partition("™ ")[2])
    assert page.locator("a.cast-concept").get_attribute("title") is None


def test_nothing_moves(visit: Open) -> None:
    page = visit(*LOW_WATER).page
    places = "[...document.querySelectorAll('.cast-page *')].map(one => JSON.stringify(one.getBoundingClientRect()))"
    before = page.evaluate(places), page.evaluate("document.documentElement.scrollHeight")
    link(page).focus()
    link(page).hover()
    expect(bubble(page)).to_be_visible()
    assert (page.evaluate(places), page.evaluate("document.documentElement.scrollHeight")) == before


def test_link_at_the_end_of_the_window_is_told_above(visit: Open) -> None:
    page = visit(*LOW_WATER, width=390).page
    name = page.locator(".cast-speech a.cast-concept").last
    name.evaluate("link => link.scrollIntoView({block: 'end'})")
    name.hover()
    expect(bubble(page)).to_be_visible()
    assert not covers(page, name)
    box = bubble(page).bounding_box()
    assert (
        box and box["y"] >= 0 and box["y"] + box["height"] <= 900 and box["x"] >= 0 and box["x"] + box["width"] <= 390
    )


def test_name_that_was_corrected_is_told_above_what_was_heard(visit: Open) -> None:
    page = visit(*LOW_WATER).page
    name = page.locator(".cast-fix a.cast-concept").first
    name.evaluate("link => link.scrollIntoView({block: 'center'})")
    name.hover()
    expect(bubble(page)).to_be_visible()
    box, line = bubble(page).bounding_box(), name.bounding_box()
    assert box and line and box["y"] + box["height"] <= line["y"]


def test_finger_is_told_first_and_led_on_then(browser: Browser, homes: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{homes['linked']}/episodes/low-water/")
    page.wait_for_function("document.documentElement.classList.contains('js')")
    here = page.url
    link(page).tap()
    is_told(page, NEAP)
    page.wait_for_load_state("networkidle")
    assert page.url == here
    page.locator("h1").first.tap()
    expect(bubble(page)).to_be_hidden()
    link(page).tap()
    is_told(page, NEAP)
    link(page).tap()
    arrived(page, "**/concepts/neap-tide/")
    context.close()


def test_without_script_it_is_a_link(visit: Open) -> None:
    page = visit(*LOW_WATER, script=False).page
    assert NEAP.partition("™ ")[2] not in page.locator(".cast-prose").inner_text()
    link(page).click()
    arrived(page, "**/concepts/neap-tide/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_usable_by_all(scheme: str, visit: Open) -> None:
    found = visit(*LOW_WATER, scheme=scheme)
    found.page.wait_for_function("document.documentElement.classList.contains('js')")
    found.page.add_script_tag(path=AXE)
    for width in WIDTHS:
        found.page.set_viewport_size({"width": width, "height": 900})
        link(found.page).hover()
        expect(bubble(found.page)).to_be_visible()
        assert overflow(found) == []
        assert violations(found, "[role=tooltip]") == []
        found.page.mouse.move(0, 0)
        expect(bubble(found.page)).to_be_hidden()
    assert found.faults == []
