"""The dock: what its controls do, what is remembered, and what the system is told."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PAGES, Open
from tests.browser.test_player import is_silent, now, plays_from, press_play, told

EPISODE, RICH = PAGES["episode"], PAGES["rich-episode"]
_AUDIO = "document.querySelector('cast-player audio')"


def press(page: Page, name: str) -> None:
    page.locator(".cast-dock").get_by_role("button", name=name, exact=True).click()


def until(page: Page, condition: str) -> None:
    """Wait until what is said of `audio` holds."""
    page.wait_for_function(f"() => {{ const audio = {_AUDIO}; return {condition} }}")


def test_controls_move_pause_and_play(visit: Open) -> None:
    found = visit(*RICH)
    page = found.page
    press_play(page)
    press(page, "Forward 30 seconds")
    until(page, "audio.currentTime >= 30")
    press(page, "Back 15 seconds")
    until(page, "audio.currentTime >= 15 && audio.currentTime < 19")
    press(page, "Pause")
    until(page, "audio.paused")
    press(page, "Next chapter")
    until(page, "audio.currentTime === 20")
    expect(page.locator(".cast-dock__chapter")).to_have_text("A chapter with a title of more than a few words")
    expect(page.locator(".cast-chapters__row[aria-current]")).to_contain_text("A chapter with a title")
    press(page, "Next chapter")
    until(page, "audio.currentTime === 40")
    expect(page.locator(".cast-dock__time")).to_have_text(re.compile(r"^0:40 / (1:00|0:59)$"))
    press(page, "Previous chapter")
    until(page, "audio.currentTime === 20")
    assert is_silent(page)
    press(page, "Play")
    assert plays_from(page, 20)
    assert found.faults == []


def test_speed_and_keys_are_kept(visit: Open) -> None:
    page = visit(*EPISODE).page
    press_play(page)
    page.get_by_role("combobox", name="Speed").select_option("1.5")
    until(page, "audio.playbackRate === 1.5")
    page.reload()
    press_play(page)
    until(page, "audio.playbackRate === 1.5")
    expect(page.get_by_role("combobox", name="Speed")).to_have_value("1.5")


def test_episode_resumes_after_a_reload_and_says_how_much_is_left(visit: Open) -> None:
    page = visit("reference", f"{EPISODE[1]}?t=600").page
    page.locator("cast-play button").click()
    assert plays_from(page, 600)
    expect(page.locator(".cast-dock")).to_be_visible()
    page.goto(page.url.partition("?")[0])
    expect(page.locator("cast-play button")).to_have_text(re.compile(r"^Resume · 10:4\d left$"))
    expect(page.locator(".cast-dock__time")).to_have_text(re.compile(r"^10:0\d / 20:47$"))  # open, and silent
    assert is_silent(page)
    page.locator("cast-play button").click()
    assert plays_from(page, 600)


def test_end_is_not_kept(visit: Open) -> None:
    page = visit("reference", f"{EPISODE[1]}?t=1230").page
    page.locator("cast-play button").click()
    assert plays_from(page, 1230)
    page.goto(page.url.partition("?")[0])
    expect(page.locator("cast-play button")).to_have_text("Play episode")


def test_close_stops_and_hides_it(visit: Open) -> None:
    page = visit(*EPISODE).page
    press_play(page)
    press(page, "Close the player")
    expect(page.locator(".cast-dock")).to_be_hidden()
    assert is_silent(page)
    expect(page.locator("cast-play button")).to_be_focused()
    page.reload()
    page.wait_for_timeout(300)
    expect(page.locator(".cast-dock")).to_be_hidden()


def test_link_to_the_moment_is_copied(visit: Open) -> None:
    page = visit("reference", f"{EPISODE[1]}?t=600").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("cast-play button").click()
    assert plays_from(page, 600)
    press(page, "More controls")
    press(page, "Copy link to this moment")
    expect(page.locator(".cast-player__status")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/episodes/how-ai-deepens-human-debt/\?t=60\d", copied)


def test_link_to_the_moment_is_shown_where_nothing_may_be_copied(visit: Open) -> None:
    page = visit(*EPISODE).page
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    press_play(page)
    press(page, "More controls")
    press(page, "Copy link to this moment")
    expect(page.locator(".cast-player__status")).to_contain_text(f"/{EPISODE[1]}?t=")


def test_single_keys_work_only_when_switched_on(visit: Open) -> None:
    found = visit(*EPISODE)
    page = found.page
    press_play(page)
    page.locator("h1").click()
    before = now(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("s")
    assert now(page) < before + 10
    until(page, "audio.playbackRate === 1")
    press(page, "More controls")
    page.get_by_label("Keys:").check()
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")
    until(page, "audio.currentTime >= 30")
    page.keyboard.press("ArrowLeft")
    until(page, "audio.currentTime < 30")
    page.keyboard.press("s")
    until(page, "audio.playbackRate === 1.2")
    page.keyboard.press("Space")
    until(page, "audio.paused")
    page.get_by_role("combobox", name="Speed").focus()
    page.keyboard.press("s")  # in a field, keys are the field's
    until(page, "audio.playbackRate === 1.2")
    assert found.faults == []


def test_escape_closes_the_panel(visit: Open) -> None:
    page = visit(*EPISODE).page
    press_play(page)
    press(page, "More controls")
    page.get_by_label("Sleep").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".cast-dock__more")).to_be_hidden()
    expect(page.get_by_role("button", name="More controls")).to_be_focused()


def test_sleep_stops_at_the_end_of_the_chapter_and_leaves_the_volume_as_it_was(visit: Open) -> None:
    page = visit("rich", f"{RICH[1]}?t=14").page
    page.locator("cast-play button").click()
    assert plays_from(page, 14)
    press(page, "More controls")
    page.get_by_label("Sleep").select_option("chapter")
    until(page, "audio.volume < 0.6 && !audio.paused")
    until(page, "audio.paused")
    assert 19.3 < now(page) < 20.3
    assert page.evaluate(f"{_AUDIO}.volume") == 1
    assert "Stopped" in told(page)
    expect(page.get_by_label("Sleep")).to_have_value("")


def test_sleep_stops_after_minutes(visit: Open) -> None:
    page = visit(*EPISODE).page
    page.clock.install()
    page.reload()
    press_play(page)
    press(page, "More controls")
    page.get_by_label("Sleep").select_option("15")
    page.clock.fast_forward("14:30")
    page.wait_for_timeout(600)
    assert not is_silent(page)
    page.clock.fast_forward("00:26")
    until(page, "audio.volume < 1")
    page.clock.fast_forward("00:10")
    until(page, "audio.paused && audio.volume === 1")


def test_system_is_told_what_plays_and_its_buttons_work(visit: Open) -> None:
    page = visit(*RICH).page
    page.evaluate(
        """() => { window.acts = {}; navigator.mediaSession.setActionHandler = (name, act) => (acts[name] = act) }"""
    )
    press_play(page)
    page.wait_for_function("() => window.acts.nexttrack && navigator.mediaSession.metadata")
    page.evaluate("acts.nexttrack()")
    until(page, "audio.currentTime >= 20")
    page.wait_for_function("() => navigator.mediaSession.metadata.artist.startsWith('A chapter')")
    assert page.evaluate("navigator.mediaSession.metadata.title").startswith("The longest title")
    assert page.evaluate("navigator.mediaSession.metadata.artwork[0].src").endswith("low-water.jpg")
    page.evaluate("acts.seekto({ seekTime: 45 })")
    until(page, "audio.currentTime >= 45")
    page.evaluate("acts.pause()")
    until(page, "audio.paused")


_REFUSED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError") } });"""


@pytest.mark.parametrize("where", [EPISODE, PAGES["home"]], ids=["episode", "home"])
def test_everything_plays_where_storage_is_refused(where: tuple[str, str], visit: Open) -> None:
    found = visit(*where)
    page = found.page
    page.add_init_script(_REFUSED)
    found.faults.clear()
    page.reload()
    press_play(page)
    page.get_by_role("combobox", name="Speed").select_option("2")
    until(page, "audio.playbackRate === 2")
    page.locator(".cast-header__links a").first.click()
    expect(page.locator("h1")).to_have_text("Episodes")
    assert not is_silent(page)
    assert [fault for fault in found.faults if "assets/javascripts" not in fault and "refused" not in fault] == []
