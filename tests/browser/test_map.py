"""The conversation map under keyboard, pointer and finger: its marks are links that tell what they are and play."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PAGES, Open
from tests.browser.test_pages import AXE
from tests.browser.test_player import plays_from, seconds_of

EPISODE, RICH = PAGES["episode"], PAGES["rich-episode"]
_SIZES = "links => links.map(link => link.getBoundingClientRect()).map(box => [box.width, box.height])"
_TOLD = (
    "link => { const box = link.firstElementChild.getBoundingClientRect(); return box.width > 40 && box.height > 10 }"
)


def is_told(page: Page, number: int) -> bool:
    """Whether the mark shows what it is."""
    return bool(page.locator(".cast-map__mark").nth(number).evaluate(_TOLD))


def test_keyboard_goes_through_the_marks_in_the_order_of_time_and_plays(visit: Open) -> None:
    found = visit(*EPISODE)
    page = found.page
    page.wait_for_function("document.documentElement.classList.contains('js')")
    page.get_by_role("link", name="Read the transcript").focus()
    count = page.locator(".cast-map__mark").count()
    assert count > 4
    page.keyboard.press("Tab")
    expect(page.locator(".cast-map__score .cast-strip")).to_be_focused()
    reached = []
    for number in range(count):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className").startswith("cast-map__mark")
        assert is_told(page, number)
        reached.append(seconds_of(page.evaluate("document.activeElement.getAttribute('href')")))
    assert reached == sorted(reached)
    page.keyboard.press("Enter")
    assert plays_from(page, reached[-1])
    assert found.faults == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("where", [EPISODE, RICH], ids=["reference", "rich"])
def test_mark_plays_from_its_moment_and_the_reader_stays_at_the_map(
    where: tuple[str, str], width: int, visit: Open
) -> None:
    found = visit(*where, width=width)
    page = found.page
    mark = page.locator(".cast-map__mark:visible").nth(2)
    href = str(mark.get_attribute("href"))
    mark.click()
    assert plays_from(page, seconds_of(href))
    expect(page.locator(".cast-map")).to_be_in_viewport()
    assert page.url.endswith(href)
    assert found.faults == []


def test_reader_who_is_faster_than_scripts_stays_at_the_map_too(visit: Open) -> None:
    found = visit(*PAGES["home"])
    page = found.page
    held = list[Route]()
    page.route("**/transcript.js?*", lambda route: held.append(route))  # noqa: PLW0108 - playwright writes on what it calls
    page.locator(f"a[href$='{EPISODE[1]}']").first.click()
    mark = page.locator(".cast-map__mark:visible").nth(2)
    href = str(mark.get_attribute("href"))
    mark.click()
    assert plays_from(page, seconds_of(href))
    held[0].continue_()
    page.wait_for_selector("cast-transcript:defined")
    page.wait_for_timeout(500)
    expect(page.locator(".cast-map")).to_be_in_viewport()
    assert found.faults == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_every_mark_is_wide_enough_for_a_finger_and_tells_itself_within_the_page(width: int, visit: Open) -> None:
    page = visit(*RICH, width=width).page
    visible = page.locator(".cast-map__mark:visible")
    assert all(size[0] >= 24 and size[1] >= 24 for size in visible.evaluate_all(_SIZES))
    for number in (0, visible.count() - 1):
        visible.nth(number).hover()
        told = visible.nth(number).locator("span").bounding_box()
        assert told and told["x"] >= 0 and told["x"] + told["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_escape_closes_what_a_mark_tells(visit: Open) -> None:
    page = visit(*EPISODE).page
    page.locator(".cast-map__mark").first.hover()
    page.wait_for_function("customElements.get('cast-episode') !== undefined")
    assert is_told(page, 0)
    page.keyboard.press("Escape")
    assert not is_told(page, 0)
    page.mouse.move(0, 0)
    page.locator(".cast-map__mark").first.hover()
    assert is_told(page, 0)


def test_moment_of_a_concept_plays_and_leads_to_its_sentence(visit: Open) -> None:
    found = visit(*EPISODE)
    page = found.page
    link = page.locator(".cast-moments a").nth(1)
    href = str(link.get_attribute("href"))
    link.click()
    assert plays_from(page, seconds_of(href))
    expect(page.locator(f"[id='{href.partition('#')[2]}']")).to_be_in_viewport()
    assert found.faults == []


def test_marks_lead_to_their_sentences_without_script(visit: Open) -> None:
    page = visit(*EPISODE, script=False).page
    mark = page.locator(".cast-map__mark").nth(2)
    anchor = str(mark.get_attribute("href")).partition("#")[2]
    mark.click()
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("name", ["episode", "rich-episode", "person", "rich-person"])
def test_page_is_sound_with_all_unfolded_and_for_fingers(name: str, width: int, scheme: str, visit: Open) -> None:
    page = visit(*PAGES[name], width=width, scheme=scheme).page
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    page.add_script_tag(path=AXE)
    rules = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"
    told = page.evaluate(f"axe.run(document, {rules})")["violations"]
    assert [(fault["id"], node["html"]) for fault in told for node in fault["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
