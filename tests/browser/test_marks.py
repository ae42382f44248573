"""Where a transcript is corrected, the page tells what was heard: to pointer, finger and keyboard, when they ask."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.arrived import arrived
from tests.browser.conftest import Open, Visit
from tests.browser.rich import rich_show
from tests.browser.test_pages import AXE, WIDTHS, overflow, violations
from tests.shows import build, lay_over
from tests.sites import serving

EPISODE, CORRECTIONS = ("marked", "episodes/low-water/"), ("marked", "corrections/")
HEARD, HEARD_NAME = "Heard as “that nobody should mind”", "Heard as “is no neap tide”"
SAID = "Sentence 0 says that a spring tide is a neap tide and that everybody minds."
_LEDGER = """\
- {heard: that nobody should mind, meant: that everybody minds, by: ada-reef, date: 2025-06-02, reason: She said so.}
- {heard: is no neap tide, meant: is a neap tide, kind: misheard, date: 2025-06-03}
- {heard: Sentence 2 says, kind: withhold}
"""
_BUBBLE = """mark => {
  const bubble = getComputedStyle(mark, "::after");
  return bubble.content === "none" ? "" : bubble.content.replace(/ \\/ "".*$/, "").slice(1, -1);
}"""


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The address of a show with a ledger, for `visit`."""
    show = rich_show(tmp_path_factory.mktemp("marked") / "show")
    lay_over(show, {"episodes/001-low-water.corrections.yml": _LEDGER})
    built = build(show, "--strict")
    assert built.exit_code == 0, built.output
    with serving(show / "site") as marked:
        yield {"marked": marked}


@pytest.fixture
def finger(browser: Browser, homes: dict[str, str]) -> Iterator[Page]:
    """The episode under a finger."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{homes['marked']}/episodes/low-water/")
    yield page
    context.close()


def word(page: Page) -> Locator:
    return page.locator(".cast-fix:not(:has(a))").first


def name(page: Page) -> Locator:
    return page.locator(".cast-speech .cast-fix:has(a)").first


def told(mark: Locator) -> str:
    """What the bubble says, or "" where none is open."""
    return str(mark.evaluate(_BUBBLE))


def expect_told(mark: Locator, words: str) -> None:
    """The bubble comes to say so, or to be shut where `words` are ""."""
    mark.page.wait_for_function(f"([mark, words]) => ({_BUBBLE})(mark) === words", arg=[mark.element_handle(), words])


def test_pointer_is_told(visit: Open) -> None:
    page = visit(*EPISODE).page
    expect_told(word(page), "")
    word(page).hover()
    expect_told(word(page), HEARD)
    assert word(page).get_attribute("title") is None  # else the browser's own tooltip lay over the bubble
    page.mouse.move(0, 0)
    expect_told(word(page), "")


@pytest.mark.parametrize("script", [True, False])
def test_keyboard_reaches_every_mark_and_is_told(script: bool, visit: Open) -> None:
    page = visit(*EPISODE, script=script).page
    marks = page.locator(".cast-fix")
    reached = set[int]()
    for _ in range(3 * marks.count() + 60):
        page.keyboard.press("Tab")
        place: int = page.evaluate("[...document.querySelectorAll('.cast-fix')].indexOf(document.activeElement)")
        if place >= 0 and told(marks.nth(place)):
            reached.add(place)
    assert reached == set(range(marks.count()))


def test_escape_closes_until_one_comes_again(visit: Open) -> None:
    page = visit(*EPISODE).page
    word(page).focus()
    page.wait_for_function("customElements.get('cast-episode') !== undefined")
    page.keyboard.press("Escape")
    expect_told(word(page), "")
    assert word(page).evaluate("mark => mark === document.activeElement")
    name(page).focus()
    expect_told(name(page), HEARD_NAME)
    word(page).focus()
    expect_told(word(page), HEARD)
    page.mouse.move(0, 0)
    page.keyboard.press("Escape")
    word(page).hover()
    word(page).blur()
    expect_told(word(page), HEARD)


def test_finger_is_told_first_and_led_on_then(finger: Page) -> None:
    word(finger).tap()
    expect_told(word(finger), HEARD)
    here = finger.url
    name(finger).locator("a").tap()
    expect_told(name(finger), HEARD_NAME)
    finger.wait_for_load_state("networkidle")
    assert finger.url == here
    name(finger).locator("a").tap()
    arrived(finger, "**/concepts/**")


def test_pointer_follows_a_link_at_once(visit: Open) -> None:
    page = visit(*EPISODE).page
    name(page).locator("a").click()
    arrived(page, "**/concepts/**")


def test_title_tells_without_script_and_style(visit: Open) -> None:
    page = visit(*EPISODE, script=False).page
    assert word(page).get_attribute("title") == HEARD


@pytest.mark.parametrize("script", [True, False])
def test_copy_print_and_text_have_the_meant_form_alone(script: bool, visit: Open) -> None:
    page = visit(*EPISODE, script=script).page
    sentence = page.locator(".cast-sentence").first
    word(page).focus()
    assert sentence.inner_text() == SAID
    sentence.evaluate("sentence => getSelection().selectAllChildren(sentence)")
    assert page.evaluate("getSelection().toString()") == SAID
    page.emulate_media(media="print")
    expect_told(word(page), "")


def test_withheld_words_are_not_on_the_page(visit: Open) -> None:
    page = visit(*EPISODE).page
    assert page.locator(".cast-withheld").all_inner_texts() == ["[withheld]"]
    assert "Sentence 2 says" not in page.content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_mark_is_sound(scheme: str, visit: Open) -> None:
    found = visit(*EPISODE, scheme=scheme)
    for mark in (word(found.page), name(found.page)):
        mark.focus()
        assert_sound(found, "p:has(:focus)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_corrections_page_is_sound_and_leads_to_the_place(scheme: str, visit: Open) -> None:
    found = visit(*CORRECTIONS, scheme=scheme)
    assert_sound(found)
    found.page.locator(".cast-corrections a").first.click()
    arrived(found.page, "**/episodes/low-water/?t=*#p-*")
    expect(found.page.locator(":target .cast-fix").first).to_be_visible()


def assert_sound(found: Visit, within: str = "html") -> None:
    found.page.wait_for_function("document.documentElement.classList.contains('js')")
    found.page.add_script_tag(path=AXE)
    for width in WIDTHS:
        found.page.set_viewport_size({"width": width, "height": 900})
        assert overflow(found) == []
        assert violations(found, within) == []
    assert found.faults == []
