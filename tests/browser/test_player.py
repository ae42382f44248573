"""A time is a place in the audio: links play from it, addresses wait at it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_pages import PAGES

EPISODE, RICH = PAGES["episode"], PAGES["rich-episode"]


def plays_from(page: Page, seconds: float) -> bool:
    """Whether the audio comes to play at the seconds or just after."""
    page.wait_for_function("() => { const a = document.querySelector('audio'); return !a.paused && a.readyState >= 3 }")
    now = float(page.evaluate("document.querySelector('audio').currentTime"))
    return seconds <= now < seconds + 8


def seconds_of(link: str | None) -> int:
    assert link is not None
    return int(link.partition("?t=")[2].partition("#")[0])


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
    page.wait_for_function(f"document.querySelector('audio').currentTime === {seconds}")
    assert page.evaluate("document.querySelector('audio').paused")
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    page.evaluate("document.querySelector('audio').play()")
    assert plays_from(page, seconds)


@pytest.mark.parametrize("t", ["abc", "-5", "1e9", "99999999", "%3Cscript%3E"])
def test_senseless_time_does_no_harm(t: str, visit: Open) -> None:
    found = visit("reference", f"{EPISODE[1]}?t={t}")
    found.page.wait_for_function("document.documentElement.classList.contains('js')")
    assert found.page.evaluate("document.querySelector('audio').paused")
    assert found.faults == []


def test_time_links_work_after_moving_between_pages(visit: Open) -> None:
    found = visit("reference", "")
    page = found.page
    page.locator(".cast-newest__title a").click()
    page.wait_for_url("**/episodes/how-ai-deepens-human-debt/")
    link = page.locator("a.cast-time").nth(12)
    seconds = seconds_of(link.get_attribute("href"))
    link.click()
    assert plays_from(page, seconds)
    assert found.faults == []


@pytest.mark.parametrize("where", [EPISODE, RICH], ids=["reference", "rich"])
def test_moving_within_the_page_does_not_stop_what_plays(where: tuple[str, str], visit: Open) -> None:
    page = visit(*where).page
    page.wait_for_function("document.documentElement.classList.contains('js')")
    page.evaluate("() => { window.playing = document.querySelector('audio'); playing.play() }")
    assert plays_from(page, 0)
    page.get_by_role("link", name="Read the transcript").click()
    expect(page.locator("#cast-transcript")).to_be_in_viewport()
    page.locator("a.cast-time").nth(2).click()
    page.go_back()
    page.wait_for_timeout(300)  # what would stop it comes from the server
    assert page.evaluate("playing === document.querySelector('audio') && playing.isConnected && !playing.paused")


def test_passage_of_a_concept_leads_to_its_time_and_place(visit: Open) -> None:
    found = visit(*PAGES["concept"])
    page = found.page
    link = page.locator("a.cast-go").nth(2)
    href = str(link.get_attribute("href"))
    link.click()
    page.wait_for_url("**/episodes/how-ai-deepens-human-debt/**")
    page.wait_for_function(f"document.querySelector('audio').currentTime === {seconds_of(href)}")
    expect(page.locator(f"[id='{href.partition('#')[2]}']")).to_be_in_viewport()
    assert found.faults == []
