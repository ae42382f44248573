"""A time is a place in the audio: links play from it, addresses wait at it, and what plays stops where a clip ends."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.arrived import arrived
from tests.browser.conftest import PAGES, Open

EPISODE, RICH = PAGES["episode"], PAGES["rich-episode"]
_AUDIO = "document.querySelector('cast-player audio')"


def plays_from(page: Page, seconds: float) -> bool:
    """Whether the audio comes to play at the seconds or just after."""
    page.wait_for_function(f"() => {{ const a = {_AUDIO}; return !a.paused && a.readyState >= 3 }}")
    return seconds <= now(page) < seconds + 8


def now(page: Page) -> float:
    """Where the audio is."""
    return float(page.evaluate(f"{_AUDIO}.currentTime"))


def is_silent(page: Page) -> bool:
    return bool(page.evaluate(f"{_AUDIO}.paused"))


def press_play(page: Page) -> None:
    """Have the page's own episode play, until it does."""
    page.locator("cast-play button").first.click()
    assert plays_from(page, 0) or now(page) > 0
    expect(page.locator(".cast-dock")).to_be_visible()


def seconds_of(link: str | None) -> int:
    assert link is not None
    return int(link.partition("?t=")[2].partition("#")[0])


def told(page: Page) -> str:
    """What the status line says."""
    return page.locator(".cast-player__status").inner_text()


def test_button_plays_and_pauses_and_says_which(visit: Open) -> None:
    found = visit(*EPISODE)
    page = found.page
    button = page.locator("cast-play button")
    expect(button).to_have_text("Play episode")
    expect(page.locator(".cast-dock")).to_be_hidden()
    button.click()
    assert plays_from(page, 0)
    expect(button).to_have_text("Pause")
    button.click()
    expect(button).to_have_text(re.compile(r"^(Resume · 20:4\d left|Play episode)$"))
    assert is_silent(page)
    assert found.faults == []


@pytest.mark.parametrize(("where", "link"), [
    (EPISODE, "a.cast-time >> nth=30"), (RICH, "a.cast-time >> nth=3"), (RICH, "a.cast-chapters__row >> nth=1"),
], ids=["reference", "transcript", "chapter"])  # fmt: skip
def test_time_link_plays_from_there(where: tuple[str, str], link: str, visit: Open) -> None:
    found = visit(*where)
    target = found.page.locator(link)
    seconds = seconds_of(target.get_attribute("href"))
    assert seconds > 5
    target.click()
    assert plays_from(found.page, seconds)
    assert f"t={seconds}" in found.page.url
    assert found.faults == []


def test_deep_link_waits_at_its_time_and_shows_its_passage(visit: Open) -> None:
    page = visit(*EPISODE).page
    link = page.locator("a.cast-time").nth(25).get_attribute("href")
    seconds, anchor = seconds_of(link), str(link).partition("#")[2]
    page = visit("reference", f"{EPISODE[1]}?t={seconds}#{anchor}").page
    expect(page.locator("cast-play button")).to_have_text(f"Play from {seconds // 60}:{seconds % 60:02}")
    assert is_silent(page)
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    page.locator("cast-play button").click()
    assert plays_from(page, seconds)


@pytest.mark.parametrize(("t", "label", "seconds"), [
    ("754", "Play from 12:34", 754), ("754.5", "Play from 12:34", 754.5), ("12:34", "Play from 12:34", 754),
    ("0:12:34", "Play from 12:34", 754), ("12m34s", "Play from 12:34", 754), ("0h12m", "Play from 12:00", 720),
    ("75s", "Play from 1:15", 75), ("754-790", "Play 12:34 to 13:10", 754), ("12:34-13:10", "Play 12:34 to 13:10", 754),
    ("754-9999", "Play from 12:34", 754),
])  # fmt: skip
def test_every_way_to_write_a_time_is_understood(t: str, label: str, seconds: float, visit: Open) -> None:
    found = visit("reference", f"{EPISODE[1]}?t={t}")
    button = found.page.locator("cast-play button")
    expect(button).to_have_text(label)
    assert told(found.page) == ""
    button.click()
    assert plays_from(found.page, seconds)
    assert found.faults == []


@pytest.mark.parametrize(("t", "says"), [
    ("abc", "no time"), ("-5", "no time"), ("1e9", "no time"), ("5-6-7", "no time"), ("1:2:3:4", "no time"),
    ("", "no time"), ("h", "no time"),
    ("%3Cscript%3Ealert(1)%3C/script%3E", "t=<script>alert(1)</script>, which is no time"),
    ("99999999", "the episode ends at 20:47"), ("20:47", "the episode ends at 20:47"),
])  # fmt: skip
def test_senseless_time_is_left_out_with_a_word(t: str, says: str, visit: Open) -> None:
    found = visit("reference", f"{EPISODE[1]}?t={t}")
    expect(found.page.locator(".cast-player__status")).to_contain_text(says)
    expect(found.page.locator("cast-play button")).to_have_text("Play episode")
    assert is_silent(found.page)
    assert found.faults == []


@pytest.mark.parametrize("t", ["790-754", "754-754", "754-", "754-x"])
def test_clip_without_an_end_plays_on_and_says_so(t: str, visit: Open) -> None:
    page = visit("reference", f"{EPISODE[1]}?t={t}").page
    expect(page.locator(".cast-player__status")).to_contain_text("it plays on")
    expect(page.locator("cast-play button")).to_have_text(re.compile("Play from 1[23]:[13][04]"))


def test_clip_stops_at_its_end_says_so_and_can_be_played_on(visit: Open) -> None:
    page = visit("rich", f"{RICH[1]}?t=10-12").page
    page.locator("cast-play button").click()
    assert plays_from(page, 10)
    expect(page.locator(".cast-player__status")).to_contain_text("clip ends")
    assert is_silent(page)
    assert 12 <= now(page) < 12.6
    page.locator("cast-play button").click()
    assert plays_from(page, 12)
    page.wait_for_timeout(800)
    assert not is_silent(page)
    assert told(page) == ""


def test_moving_out_of_a_clip_forgets_its_end(visit: Open) -> None:
    page = visit("rich", f"{RICH[1]}?t=10-12").page
    page.locator("cast-play button").click()
    assert plays_from(page, 10)
    page.get_by_role("button", name="Forward 30 seconds").click()
    assert plays_from(page, 40)
    page.wait_for_timeout(600)
    assert not is_silent(page)


@pytest.mark.parametrize("where", [EPISODE, RICH], ids=["reference", "rich"])
def test_moving_within_the_page_does_not_stop_what_plays(where: tuple[str, str], visit: Open) -> None:
    page = visit(*where).page
    press_play(page)
    page.get_by_role("link", name="Read the transcript").click()
    expect(page.locator("#cast-transcript")).to_be_in_viewport()
    page.locator("a.cast-time").nth(2).click()
    page.go_back()
    page.wait_for_timeout(300)  # what would stop it comes from the server
    assert not is_silent(page)


def test_passage_of_a_concept_plays_where_the_reader_is(visit: Open) -> None:
    found = visit(*PAGES["concept"])
    page = found.page
    link = page.locator("a.cast-go--plays").nth(2)
    href = str(link.get_attribute("href"))
    link.click()
    assert plays_from(page, seconds_of(href))
    assert page.url.endswith("/concepts/human-debt/")
    expect(page.locator(".cast-dock__title")).to_have_text("How AI deepens Human Debt")
    assert found.faults == []


def test_passage_of_a_concept_can_be_read_where_it_stands_while_it_plays(visit: Open) -> None:
    found = visit(*PAGES["concept"])
    page = found.page
    page.locator("a.cast-go--plays").nth(2).click()
    expect(page.locator(".cast-dock")).to_be_visible()
    link = page.get_by_role("link", name="Read on").nth(2)
    anchor = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    arrived(page, f"**/{EPISODE[1]}#{anchor}")
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert not is_silent(page)
    assert found.faults == []
