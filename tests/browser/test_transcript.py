"""A transcript while it plays: the spoken sentence and word are marked, and kept in view until a reader lets go."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.arrived import arrived
from tests.browser.conftest import Open
from tests.browser.talks import HEBREW, LONG, UNTIMED, WORDS
from tests.browser.test_pages import AXE, NARROW, WIDTHS, overflow, violations

_WORD = "[...(CSS.highlights.get('cast-word') ?? [])].map(String).join()"


def play_from(page: Page, nth: int) -> None:
    """Plays from the nth time in the transcript."""
    page.locator("a.cast-time").nth(nth).click()
    expect(now(page)).to_have_count(1)
    page.wait_for_function("!document.querySelector('cast-player audio').paused")


def now(page: Page) -> Locator:
    return page.locator(".cast-now")


def seek(page: Page, seconds: float) -> None:
    page.evaluate("seconds => { document.querySelector('cast-player audio').currentTime = seconds }", seconds)


def back(page: Page) -> Locator:
    return page.get_by_role("button", name="Back to the spoken line")


def let_go(page: Page) -> None:
    page.mouse.move(500, 400)
    page.mouse.wheel(0, 3000)
    expect(back(page)).to_be_visible()


def test_spoken_sentence_and_word_are_marked(visit: Open) -> None:
    found = visit("talks", WORDS)
    page = found.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".cast-speech").hover()
    assert page.evaluate("performance.getEntriesByType('resource').filter(e => e.name.includes('words')).length") == 0
    play_from(page, 1)
    assert now(page).inner_text().startswith("Sentence 5 ")
    page.wait_for_function(f"{_WORD} !== ''")
    assert page.evaluate(_WORD) in now(page).inner_text().split()
    assert [url.rpartition("/")[2] for url in asked if "words.json" in url] == ["words.json"]
    seek(page, 14.9)
    expect(now(page)).to_contain_text("Sentence 7 ")
    page.wait_for_function(f"['the', 'rest.'].includes({_WORD})")
    assert found.faults == []


def test_corrected_sentence_is_marked_without_words(visit: Open) -> None:
    page = visit("talks", WORDS).page
    play_from(page, 1)
    page.wait_for_function(f"{_WORD} !== ''")
    page.evaluate("document.querySelector('cast-player audio').pause()")
    seek(page, 7.0)
    expect(now(page)).to_contain_text("slack tide")
    assert page.evaluate(_WORD) == ""


def test_speech_is_no_live_region(visit: Open) -> None:
    page = visit("talks", WORDS).page
    play_from(page, 1)
    assert page.locator(".cast-now:is([aria-live], [role])").count() == 0
    assert now(page).evaluate("line => line.closest('[aria-live], [role=status], output, [role=log]')") is None


def test_spoken_line_stays_in_the_window(visit: Open) -> None:
    page = visit("talks", LONG).page
    play_from(page, 3)
    for seconds in (1200, 5400, 10_000):
        seek(page, seconds)
        page.wait_for_function(
            """seconds => { const line = document.querySelector(".cast-now");
            return line && Math.abs(line.dataset.ms / 1000 - seconds) < 40 }""",
            arg=seconds,
        )
        expect(now(page)).to_be_in_viewport()
        assert not is_covered(now(page))


def is_covered(line: Locator) -> bool:
    """Whether something else lies over the line's first or last letters."""
    return bool(line.evaluate(
        """line => [...line.getClientRects()].some(({left, top, height}) => {
          const there = document.elementFromPoint(left + 4, top + height / 2);
          return !there || !(line.contains(there) || there.contains(line));
        })"""
    ))  # fmt: skip


@pytest.mark.parametrize("way", ["wheel", "key", "focus"])
def test_reader_lets_go_and_comes_back(way: str, visit: Open) -> None:
    page = visit("talks", LONG).page
    play_from(page, 3)
    expect(now(page)).to_be_in_viewport()
    expect(back(page)).to_be_hidden()
    if way == "wheel":
        let_go(page)
    elif way == "key":
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")
    else:
        page.locator("a.cast-time").nth(9).focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
    expect(back(page)).to_be_visible()
    page.wait_for_timeout(600)  # what the reader began to scroll comes to its end
    place = page.evaluate("scrollY")
    seek(page, 9000)
    page.wait_for_timeout(700)
    assert page.evaluate("scrollY") == place
    back(page).click()
    expect(now(page)).to_be_in_viewport()
    expect(now(page)).to_be_focused()
    expect(back(page)).to_be_hidden()


def test_switch_is_kept(visit: Open) -> None:
    page = visit("talks", LONG).page
    page.get_by_label("Follow what is said").uncheck()  # also before anything played
    play_from(page, 3)
    place = page.evaluate("scrollY")
    seek(page, 9000)
    page.wait_for_timeout(700)
    assert page.evaluate("scrollY") == place
    page.mouse.wheel(0, 500)
    page.wait_for_timeout(300)
    expect(back(page)).to_be_hidden()
    page.reload()
    play_from(page, 3)
    expect(page.get_by_label("Follow what is said")).not_to_be_checked()


def test_who_reads_elsewhere_is_left_alone(visit: Open) -> None:
    page = visit("talks", LONG).page
    page.locator("cast-play button").first.click()
    expect(now(page)).to_have_count(1)
    page.set_viewport_size({"width": 1280, "height": 300})
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator("cast-transcript")).not_to_be_in_viewport()
    seek(page, 9000)
    page.wait_for_timeout(700)
    assert page.evaluate("scrollY") == 0


def test_press_on_a_sentence_goes_there_while_it_plays(visit: Open) -> None:
    page = visit("talks", WORDS).page
    sentence = page.locator(".cast-sentence").nth(20)
    sentence.click()
    page.wait_for_timeout(300)
    assert page.evaluate("document.querySelector('cast-player audio').paused")
    play_from(page, 0)
    sentence.click()
    expect(now(page)).to_contain_text("Sentence 20 ")


def test_another_page_forgets_the_marks(visit: Open) -> None:
    found = visit("talks", WORDS)
    page = found.page
    page.wait_for_function("document.documentElement.classList.contains('js')")
    play_from(page, 0)
    page.wait_for_function(f"{_WORD} !== ''")
    page.locator(".cast-header__links a", has_text="Episodes").click()
    expect(page.locator("h1").first).to_have_text("Episodes")
    page.wait_for_function(f"{_WORD} === ''")
    assert not page.evaluate("document.querySelector('cast-player audio').paused")
    page.go_back()
    arrived(page, "**/low-water/**")
    expect(now(page)).to_have_count(1)
    page.wait_for_function(f"{_WORD} !== ''")
    assert found.faults == []


def test_untimed_transcript_offers_nothing_that_needs_times(visit: Open) -> None:
    page = visit("talks", UNTIMED).page
    expect(page.get_by_label("Find in this transcript")).to_be_visible()
    assert page.get_by_label("Follow what is said").count() == 0
    page.locator("cast-play button").first.click()
    page.wait_for_timeout(700)
    assert now(page).count() == 0


def test_without_script_there_is_no_dead_control(visit: Open) -> None:
    page = visit("talks", WORDS, script=False).page
    assert page.locator("cast-transcript :is(button, input):visible").count() == 0
    assert page.locator(".cast-speech").inner_text().count("Sentence") == 28


def test_long_transcript_has_few_elements(visit: Open) -> None:
    page = visit("talks", LONG).page
    assert len(page.locator(".cast-speech").inner_text().split()) > 15_000
    assert page.evaluate("document.querySelectorAll('*').length") <= 2500


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [WORDS, HEBREW, UNTIMED])
def test_playing_page_is_sound(address: str, scheme: str, visit: Open) -> None:
    found = visit("talks", address, scheme=scheme)
    page = found.page
    if address != UNTIMED:
        play_from(page, 1)
        let_go(page)
        page.evaluate("document.querySelector('cast-player audio').pause()")
    page.get_by_label("Find in this transcript").fill("se")
    page.add_script_tag(path=AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(found) == []
        assert width == NARROW or violations(found, "cast-transcript") == []
    assert found.faults == []


def test_hebrew_runs_from_the_right(visit: Open) -> None:
    page = visit("talks", HEBREW).page
    speech = page.locator(".cast-speech")
    assert (speech.get_attribute("lang"), speech.get_attribute("dir")) == ("he", "rtl")
    paragraph = page.locator(".cast-para").first.bounding_box()
    time = page.locator("a.cast-time").first.bounding_box()
    assert paragraph and time and time["x"] >= paragraph["x"] + paragraph["width"] - 1
