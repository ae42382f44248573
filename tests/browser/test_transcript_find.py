"""Find in transcript: whatever case and accents, over sentences, without touching the text."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.talks import HEBREW, LONG, UNTIMED, WORDS

_FOUND = "name => [...(CSS.highlights?.get(name) ?? [])].map(String)"


def field(page: Page) -> Locator:
    return page.get_by_label("Find in this transcript")


def count(page: Page) -> Locator:
    return page.locator(".cast-find output")


@pytest.mark.parametrize(("typed", "hits", "first"), [
    ("CAFE", 12, "café"), ("naïve", 12, "Naïve"), ("open.  naive as", 12, "open. Naïve as"), ("page 3", 1, "Page 3"),
])  # fmt: skip
def test_case_accents_and_ends_of_sentences_do_not_matter(typed: str, hits: int, first: str, visit: Open) -> None:
    page = visit("talks", UNTIMED).page
    text = page.locator(".cast-speech").inner_html()
    field(page).fill(typed)
    expect(count(page)).to_have_text(str(hits))
    assert page.evaluate(_FOUND, "cast-found")[0] == first
    assert page.locator(".cast-speech").inner_html() == text


def test_hebrew_is_found(visit: Open) -> None:
    page = visit("talks", HEBREW).page
    field(page).fill("השפל")
    expect(count(page)).to_have_text("12")


def test_enter_goes_on_and_shift_enter_back(visit: Open) -> None:
    page = visit("talks", LONG).page
    field(page).fill("in hour 2 ")
    expect(count(page)).to_have_text("500")
    field(page).press("Enter")
    expect(count(page)).to_have_text("1 of 500")
    assert page.evaluate(_FOUND, "cast-hit") == ["in hour 2"] or page.evaluate(_FOUND, "cast-hit") == ["in hour 2 "]
    expect(field(page)).to_be_focused()
    assert is_shown(page)
    field(page).press("Shift+Enter")
    expect(count(page)).to_have_text("500 of 500")
    assert is_shown(page)
    page.get_by_role("button", name="Next place").click()
    expect(count(page)).to_have_text("1 of 500")


def is_shown(page: Page) -> bool:
    """Whether the place stands free between what lies over the page."""
    return bool(
        page.evaluate("""() => {
      const {top, bottom, left} = [...CSS.highlights.get("cast-hit")][0].getBoundingClientRect();
      const there = document.elementFromPoint(left + 2, (top + bottom) / 2);
      return top > 0 && bottom < innerHeight && there.closest(".cast-speech") !== null;
    }""")
    )


def test_readers_may_be_faster_than_the_script(visit: Open) -> None:
    page = visit("talks", UNTIMED).page
    page.wait_for_selector("cast-transcript:defined")
    kept: list[Route] = []
    page.route("**/transcript-find.js*", lambda route: kept.append(route))  # noqa: PLW0108 - playwright writes on what it calls
    page.evaluate("window.same = true")
    field(page).press_sequentially("cafe")
    field(page).press("Enter")
    page.wait_for_timeout(300)
    assert page.evaluate("window.same"), "the form was sent, and the page loaded anew"
    for route in kept:
        route.continue_()
    expect(count(page)).to_have_text("12")


def test_nothing_found_is_said_and_a_letter_is_too_little(visit: Open) -> None:
    page = visit("talks", UNTIMED).page
    field(page).fill("whale")
    expect(count(page)).to_have_text("not found")
    expect(page.get_by_role("button", name="Next place")).to_be_disabled()
    field(page).fill("w")
    expect(count(page)).to_have_text("")
    field(page).fill("cafe")
    expect(count(page)).to_have_text("12")
    field(page).press("Escape")
    page.wait_for_function("(name => !(CSS.highlights.get(name)?.size))('cast-found')")


def test_names_and_times_are_not_searched(visit: Open) -> None:
    page = visit("talks", WORDS).page
    for typed in ("Ada Reef", "0:10", "Play from"):
        field(page).fill(typed)
        expect(count(page)).to_have_text("not found")


def test_browsers_without_highlights_mark_the_sentence(visit: Open) -> None:
    page = visit("talks", UNTIMED).page
    page.add_init_script("Object.defineProperty(CSS, 'highlights', {value: undefined})")
    page.reload()
    field(page).fill("page 7")
    expect(count(page)).to_have_text("1")
    field(page).press("Enter")
    expect(page.locator(".cast-hit")).to_contain_text("Page 7 ")
    expect(page.locator(".cast-hit")).to_be_in_viewport()
    field(page).fill("")
    expect(page.locator(".cast-hit")).to_have_count(0)
