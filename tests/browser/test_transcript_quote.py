"""What readers do with selected words: play, copy as a quotation or an address, suggest a correction."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.talks import HEBREW, SUGGESTED, UNTIMED, WORDS
from tests.browser.test_pages import AXE, WIDTHS, overflow, violations


def bar(page: Page) -> Locator:
    return page.get_by_role("group", name="The selected passage")


def select(page: Page, first: int, last: int) -> None:
    """Selects from one sentence's beginning to another's end, as a mouse or finger does."""
    page.locator(".cast-speech").hover()
    page.evaluate(
        """([first, last]) => {
          const sentences = document.querySelectorAll(".cast-sentence"), end = sentences[last];
          sentences[first].scrollIntoView({block: "center"});
          getSelection().setBaseAndExtent(sentences[first], 0, end, end.childNodes.length);
        }""",
        [first, last],
    )
    expect(bar(page)).to_be_visible()


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def told(page: Page) -> Locator:
    return page.locator(".cast-transcript__told")


def allow(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


def test_mouse_selects_and_plays(visit: Open) -> None:
    page = visit("talks", WORDS).page
    sentence = page.locator(".cast-sentence").nth(12)
    sentence.scroll_into_view_if_needed()
    box = sentence.bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 10, steps=5)
    page.wait_for_timeout(400)
    expect(bar(page)).to_have_count(0)  # not while the button is down
    page.mouse.up()
    bar(page).get_by_role("button", name="Play from here").click()
    expect(page.locator(".cast-now")).to_contain_text("Sentence 12 ")
    expect(bar(page)).to_have_count(0)


def test_quotation_has_words_voice_show_time_and_address(visit: Open) -> None:
    page = visit("talks", WORDS).page
    allow(page)
    select(page, 6, 7)
    address = f"{page.url}?t=12#{page.locator('.cast-sentence').nth(6).get_attribute('id')}"
    bar(page).get_by_role("button", name="Copy quote").click()
    expect(told(page)).to_have_text("Copied")
    words = " ".join(f"Sentence {n} says that the spring tide comes before the rest." for n in (6, 7))
    assert copied(page) == f"“{words}”\nBen Tarn, Low water, Tide Table, 0:12\n{address}"
    bar(page).get_by_role("button", name="Copy link").click()
    page.wait_for_timeout(100)
    assert copied(page) == address
    page.goto(address)
    expect(page.locator(".cast-aim")).to_contain_text("Sentence 6 ")


def test_quotation_of_two_voices_names_both(visit: Open) -> None:
    page = visit("talks", WORDS).page
    allow(page)
    select(page, 9, 10)
    bar(page).get_by_role("button", name="Copy quote").click()
    expect(told(page)).to_have_text("Copied")
    first, second, source, _ = copied(page).split("\n")
    assert first == "Ben Tarn: “Sentence 9 says that slack tide comes before the spring tide.”"
    assert second.startswith("Cleo Dune: “Sentence 10 says")
    assert source == "Low water, Tide Table, 0:18"


def test_untimed_quotation_has_no_time(visit: Open) -> None:
    page = visit("talks", UNTIMED).page
    allow(page)
    select(page, 2, 2)
    expect(bar(page).get_by_role("button", name="Play from here")).to_have_count(0)
    bar(page).get_by_role("button", name="Copy quote").click()
    expect(told(page)).to_have_text("Copied")
    assert "?t=" not in copied(page)
    assert copied(page).split("\n")[1].endswith("On paper, Tide Table")


def test_refused_clipboard_shows_the_text_selected(visit: Open) -> None:
    page = visit("talks", WORDS).page
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }")
    select(page, 6, 6)
    bar(page).get_by_role("button", name="Copy quote").click()
    text = page.get_by_label("Copy this text:")
    expect(text).to_be_focused()
    assert text.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == text.input_value()
    assert text.input_value().startswith("“Sentence 6 ")


def test_keyboard_alone_reaches_everything(visit: Open) -> None:
    page = visit("talks", WORDS).page
    allow(page)
    page.locator("a.cast-time").nth(1).focus()
    page.wait_for_selector(".cast-quote__open")
    page.keyboard.press("Tab")
    opener = page.get_by_role("button", name="Quote or share this paragraph")
    expect(opener).to_be_focused()
    assert opener.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    expect(bar(page).get_by_role("button", name="Play from here")).to_be_focused()
    assert opener.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(told(page)).to_have_text("Copied")
    assert copied(page).startswith("“Sentence 5 ")
    page.keyboard.press("Escape")
    expect(bar(page)).to_have_count(0)
    expect(opener).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("a.cast-time").nth(1)).to_be_focused()


def test_finger_has_it_at_the_foot(browser: Browser, homes: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{homes['talks']}/{WORDS}")
    page.locator(".cast-sentence").nth(3).tap()
    page.evaluate("getSelection().selectAllChildren(document.querySelectorAll('.cast-sentence')[3])")
    expect(bar(page)).to_be_visible()
    box = bar(page).bounding_box()
    assert box and box["y"] > 600 and box["x"] >= 0 and box["x"] + box["width"] <= 390
    bar(page).get_by_role("button", name="Play from here").tap()
    expect(page.locator(".cast-now")).to_contain_text("Sentence 3 ")
    context.close()


def test_correction_is_suggested_with_the_passage(visit: Open) -> None:
    page = visit("talks", WORDS).page
    select(page, 4, 4)
    link = bar(page).get_by_role("link", name="Suggest a correction")
    address = urlsplit(str(link.get_attribute("href")))
    assert address.geturl().startswith(SUGGESTED)
    filled = parse_qs(address.query)
    assert filled["title"] == ["Transcript: episodes/001-low-water.corrections.yml"]
    sentence = page.locator(".cast-sentence").nth(4)
    assert filled["body"] == [f"{sentence.inner_text()}\n\n{page.url}?t=8#{sentence.get_attribute('id')}"]
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")


def test_nothing_is_offered_outside_the_speech(visit: Open) -> None:
    page = visit("talks", WORDS).page
    page.locator(".cast-speech").hover()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    page.wait_for_timeout(500)
    expect(bar(page)).to_have_count(0)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.cast-turn__who'))")
    page.wait_for_timeout(500)
    expect(bar(page)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [WORDS, HEBREW, UNTIMED])
def test_open_bar_is_sound(address: str, scheme: str, visit: Open) -> None:
    found = visit("talks", address, scheme=scheme)
    found.page.add_script_tag(path=AXE)
    for width in WIDTHS:
        found.page.set_viewport_size({"width": width, "height": 900})
        found.page.evaluate("getSelection().empty()")
        expect(bar(found.page)).to_have_count(0)
        select(found.page, 0, 1)
        box = bar(found.page).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert overflow(found) == []
        assert violations(found, "[role=group]") == []
    assert found.faults == []
