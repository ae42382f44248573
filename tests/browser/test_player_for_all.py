"""The player by keyboard, for screen readers, in narrow windows, and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PAGES, Open
from tests.browser.test_pages import AXE, overflow, violations
from tests.browser.test_player import is_silent, now, plays_from, press_play

EPISODE, RICH = PAGES["episode"], PAGES["rich-episode"]
# Whether the focused element lies free of the dock, or in it.
_FREE = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  const dock = document.querySelector("cast-player").getBoundingClientRect();
  return at === document.body || Boolean(at.closest("cast-player")) || box.top < dock.top - 2;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_open_dock_is_sound(width: int, scheme: str, visit: Open) -> None:
    found = visit(*RICH, width=width, scheme=scheme)
    page = found.page
    press_play(page)
    page.add_script_tag(path=AXE)
    assert overflow(found) == []
    assert violations(found) == []
    page.get_by_role("button", name="More controls").click()
    assert overflow(found) == []
    assert violations(found) == []
    assert found.faults == []


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what has the name."""
    for _ in range(400):
        page.keyboard.press("Tab")
        told = page.evaluate("(e => e.getAttribute('aria-label') ?? e.textContent.trim())(document.activeElement)")
        if told.startswith(name):
            return
    raise AssertionError(f"Tab does not reach {name}")


def test_keyboard_alone_plays_seeks_and_closes(visit: Open) -> None:
    found = visit(*RICH)
    page = found.page
    tab_to(page, "Play episode")
    page.keyboard.press("Enter")
    assert plays_from(page, 0)
    tab_to(page, "Position")  # on the map
    for key, least, most in (("ArrowRight", 5, 15), ("PageUp", 56, 61), ("Home", 0, 10), ("ArrowUp", 5, 20)):
        page.keyboard.press(key)
        page.wait_for_timeout(300)
        assert least <= now(page) <= most, key
    for key, name in (("Enter", "Next chapter"), ("Enter", "Previous chapter")):
        tab_to(page, name)
        page.keyboard.press(key)
    tab_to(page, "More controls")
    page.keyboard.press("Enter")
    expect(page.locator(".cast-dock__more")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".cast-dock__more")).to_be_hidden()
    tab_to(page, "Close the player")
    page.keyboard.press("Enter")
    assert is_silent(page)
    assert found.faults == []


@pytest.mark.parametrize("width", [1280, 390])
def test_dock_hides_no_focus(width: int, visit: Open) -> None:
    page = visit(*RICH, width=width).page
    press_play(page)
    page.locator("h1").first.click()
    hidden = []
    for _ in range(80):
        page.keyboard.press("Tab")
        if not page.evaluate(_FREE):
            hidden.append(page.evaluate("document.activeElement.outerHTML"))
    assert hidden == []


@pytest.mark.parametrize("width", [1280, 390])
def test_dock_that_opens_does_not_cover_what_has_the_focus(width: int, visit: Open) -> None:
    page = visit(*RICH, width=width).page
    page.locator("h1").first.click()
    link = page.locator(".cast-prose a").last
    while not link.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    link.evaluate("link => scrollBy(0, link.getBoundingClientRect().bottom + 8 - innerHeight)")
    page.evaluate("document.querySelector('cast-play button').click()")  # as a key of a headset would
    expect(page.locator(".cast-dock")).to_be_visible()
    page.wait_for_function(_FREE)
    expect(link).to_be_in_viewport(ratio=1)


def test_seek_bar_tells_time_and_chapter_and_is_quiet_while_it_has_the_focus(visit: Open) -> None:
    page = visit(*RICH).page
    press_play(page)
    bar = page.locator(".cast-map__score .cast-strip")
    bar.focus()
    page.keyboard.press("ArrowRight")
    said = bar.get_attribute("aria-valuetext")
    assert re.fullmatch("0:0[5-9] of 0:59, Opening", str(said))
    page.wait_for_timeout(1500)
    assert bar.get_attribute("aria-valuetext") == said
    page.locator("h1").first.click()
    page.wait_for_function("said => document.querySelector('.cast-strip').ariaValueText !== said", arg=said)


def test_keys_on_a_silent_map_choose_where_the_button_begins(visit: Open) -> None:
    page = visit(*RICH).page
    page.locator(".cast-strip").first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.locator("cast-play button").first).to_have_text("Play from 0:20")
    assert is_silent(page)
    page.locator("cast-play button").first.click()
    assert plays_from(page, 20)


def test_pointer_on_the_map_tells_the_time_and_plays_from_there(visit: Open) -> None:
    page = visit(*RICH).page
    box = page.locator(".cast-map__score").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.51, box["y"] + 3)
    expect(page.locator(".cast-map__score .cast-strip__tip")).to_contain_text(" · A chapter with a title")
    page.mouse.click(box["x"] + box["width"] * 0.51, box["y"] + 3)
    assert plays_from(page, 28)


def test_one_landmark_and_one_status_line(visit: Open) -> None:
    page = visit(*RICH).page
    press_play(page)
    assert page.get_by_role("region", name="Player").count() == 1
    assert page.locator("cast-player [role=status]").count() == 1
    assert page.locator("cast-player [aria-live], .cast-map [aria-live]").count() == 0
    first = page.locator(".cast-dock button, .cast-dock a, .cast-dock input").first
    expect(first).to_have_attribute("aria-label", "Pause")


@pytest.mark.parametrize("where", [EPISODE, PAGES["home"]], ids=["episode", "home"])
def test_without_scripts_the_browsers_own_player_stands_there_alone(where: tuple[str, str], visit: Open) -> None:
    page = visit(*where, script=False).page
    expect(page.locator("audio[controls]")).to_be_visible()
    assert page.locator("button:visible, input:visible").count() == 0


def test_with_scripts_nothing_moves_and_nothing_is_fetched_before_play(visit: Open) -> None:
    page = visit(*EPISODE).page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => (shift += e.value)))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.reload()
    page.wait_for_timeout(800)
    assert page.evaluate("window.shift") <= 0.02
    assert not [url for url in asked if url.endswith((".mp3", "player.json"))]
    expect(page.locator("audio[controls]")).to_be_hidden()


def test_forced_colours_show_the_dock_and_where_it_is(visit: Open) -> None:
    page = visit(*RICH).page
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    press_play(page)
    assert page.locator(".cast-dock").evaluate("e => getComputedStyle(e).borderTopWidth") == "2px"
    assert page.locator(".cast-dock__play").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
