"""Everything by keyboard alone, and at each step the reader sees where the focus is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PAGES, Open
from tests.browser.test_player import now, plays_from

EPISODE = PAGES["episode"]
# Pages with much to reach, and two that stand for the rest.
WALKED = ("home", "episode", "concept", "person", "subscribe", "corrections", "rich-archive", "rich-episode")
# What is focused, and whether it is seen: outlined, in the window, and nothing lies over all of its middle.
_FOCUS = """() => {
  const at = document.activeElement;
  const label = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent;
  if (at === document.body || at.tabIndex < 0) return ["", true];
  const shown = at.matches(".md-option") ? at.nextElementSibling : (at.querySelector("rect") ?? at); // of a map's name
  const style = getComputedStyle(shown);
  const isSeen = [...shown.getClientRects()].some(({ left, top, width, height }) => {
    const on = document.elementFromPoint(left + width / 2, top + height / 2);
    return on && (at.contains(on) || shown.contains(on) || on.contains(shown) || at.labels?.[0]?.contains(on));
  });
  const isMarked = style.outlineStyle !== "none" || style.strokeWidth === "3px";
  return [label.trim().replace(/\\s+/g, " "), isSeen && isMarked];
}"""


def step(page: Page, key: str = "Tab") -> str:
    """Press the key once; the name of what has the focus then, which is seen."""
    page.keyboard.press(key)
    name, is_seen = page.evaluate(_FOCUS)
    if not is_seen:  # what opens just now may take a moment to make room
        page.wait_for_timeout(1000)
        is_seen = page.evaluate(_FOCUS)[1]
    assert is_seen, page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
    return str(name)


def go_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab, or another key, until what begins with the name has the focus."""
    for _ in range(300):
        if step(page, key).startswith(name):
            return
    raise AssertionError(f"{key} does not reach {name}")


@pytest.mark.parametrize("width", [1280, 390])
def test_keyboard_alone_does_it_all(width: int, visit: Open) -> None:
    found = visit(*EPISODE, width=width)
    page = found.page
    page.wait_for_selector("cast-transcript:defined")
    go_to(page, "Play episode")
    page.keyboard.press("Enter")
    assert plays_from(page, 0)
    expect(page.locator(".cast-dock")).to_be_visible()
    go_to(page, "Position")
    page.keyboard.press("PageUp")
    page.wait_for_function("document.querySelector('cast-player audio').currentTime >= 60")
    go_to(page, "Human Debt")
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    go_to(page, "Find in this transcript")
    page.keyboard.type("leadership")
    expect(page.locator(".cast-find output")).not_to_be_empty()
    page.keyboard.press("Enter")
    expect(page.locator(".cast-find output")).to_contain_text("1 of ")
    go_to(page, "Follow what is said")
    page.keyboard.press("Space")
    expect(page.get_by_label("Follow what is said")).not_to_be_checked()
    page.keyboard.press("Space")
    go_to(page, "Play from 1:")
    page.keyboard.press("Enter")
    page.wait_for_function("!document.querySelector('cast-player audio').paused")
    go_to(page, "Back to the spoken line")
    page.keyboard.press("Enter")
    expect(page.locator(".cast-now")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.locator(".cast-seek__field")).to_be_focused()
    page.keyboard.type("keystrokes")
    page.locator(".cast-seek__hit").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".cast-aim")).to_be_in_viewport()
    assert page.evaluate("document.activeElement.closest('.cast-speech') !== null"), "not back at the text"
    assert not page.evaluate("document.querySelector('cast-player audio').paused")
    assert now(page) > 60
    assert found.faults == []


@pytest.mark.parametrize("width", [1280, 390])
def test_speed_and_chapters_by_keyboard(width: int, visit: Open) -> None:
    page = visit(*PAGES["rich-episode"], width=width).page
    go_to(page, "Play episode")
    page.keyboard.press("Enter")
    assert plays_from(page, 0)
    expect(page.locator(".cast-dock")).to_be_visible()
    if width == 390:
        go_to(page, "More controls")
        page.keyboard.press("Enter")
        expect(page.locator(".cast-dock__more")).to_be_visible()
        page.locator(".cast-dock__play").focus()
    go_to(page, "Next chapter")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('cast-player audio').currentTime >= 20")
    go_to(page, "Speed")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("document.querySelector('cast-player audio').playbackRate === 1.2")


@pytest.mark.parametrize("name", WALKED)
@pytest.mark.parametrize("width", [1280, 390])
def test_no_focus_is_hidden_either_way_while_it_plays(name: str, width: int, visit: Open) -> None:
    """Neither the bar of the transcript, nor the way back to the spoken line, nor the player lies over it."""
    page = visit(*PAGES[name], width=width).page
    page.wait_for_function("document.documentElement.classList.contains('js')")
    page.evaluate(
        "episode => document.dispatchEvent(new CustomEvent('cast:play', { detail: { episode } }))",
        "episodes/low-water/" if name.startswith("rich") else EPISODE[1],
    )
    page.locator(".cast-dock").wait_for()
    for key in ("Tab", "Shift+Tab"):
        for number in range(120):
            if not step(page, key) and number:
                break  # all round
