"""Audio that does not come: the status line says what happened, and offers to try again or to download."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PAGES, Open, Visit
from tests.browser.test_pages import AXE, overflow, violations
from tests.browser.test_player import is_silent, plays_from, seconds_of, told

RICH = PAGES["rich-episode"]
AUDIO = re.compile(r"\.mp3$")


def missing(route: Route) -> None:
    route.fulfill(status=404, body="gone")


def blocked(route: Route) -> None:
    route.abort("blockedbyclient")


def of_wrong_type(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<h1>Please log in</h1>")


def press(page: Page) -> None:
    page.locator("cast-play button").first.click()


def recovers(found: Visit) -> None:
    """Once the audio is there again, trying again plays it and takes the message away."""
    page = found.page
    page.unroute(AUDIO)
    page.get_by_role("button", name="Try again").click()
    assert plays_from(page, 0)
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    assert told(page) == ""


@pytest.mark.parametrize(("answer", "says"), [
    (missing, "The audio is not there (404)."),
    (blocked, "The audio cannot be reached; something may block it."),
    (of_wrong_type, "This browser cannot play the audio: it is damaged, or of another kind."),
])  # fmt: skip
def test_audio_that_does_not_come_is_told(answer: Callable[[Route], None], says: str, visit: Open) -> None:
    found = visit(*RICH)
    page = found.page
    page.route(AUDIO, answer)
    press(page)
    expect(page.locator(".cast-player__status")).to_have_text(says)
    expect(page.get_by_role("link", name="Download the audio")).to_be_visible()
    assert str(page.get_by_role("link", name="Download the audio").get_attribute("href")).endswith("low-water.mp3")
    assert is_silent(page)
    recovers(found)
    assert [fault for fault in found.faults if "low-water.mp3" not in fault and "ERR_" not in fault] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_trouble_is_sound(width: int, scheme: str, visit: Open) -> None:
    found = visit(*RICH, width=width, scheme=scheme)
    page = found.page
    page.route(AUDIO, missing)
    press(page)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.add_script_tag(path=AXE)
    assert overflow(found) == []
    assert violations(found, "cast-player") == []


def test_audio_that_is_cut_off_is_told(visit: Open, homes: dict[str, str]) -> None:
    found = visit(*RICH)
    page = found.page
    whole = page.request.get(f"{homes['rich']}/{RICH[1]}low-water.mp3").body()
    page.route(AUDIO, lambda route: route.fulfill(status=200, content_type="audio/mpeg", body=whole[:4_000]))
    press(page)
    expect(page.locator(".cast-player__status")).to_have_text(
        re.compile(r"^The audio breaks off at 0:0\d of (1:00|0:59)\.$")
    )
    recovers(found)


def test_being_offline_is_told_and_nothing_that_plays_is_stopped(visit: Open) -> None:
    found = visit(*PAGES["concept"])
    page = found.page
    page.context.set_offline(True)
    page.locator("a.cast-go--plays").first.click()
    expect(page.locator(".cast-player__status")).to_contain_text("You are offline")
    page.context.set_offline(False)
    link = page.locator("a.cast-go--plays").first
    link.click()
    assert plays_from(page, seconds_of(link.get_attribute("href")))
    assert told(page) == ""


def test_waiting_is_told_only_when_it_lasts(visit: Open) -> None:
    found = visit(*RICH)
    page = found.page
    kept: list[Route] = []
    page.route(AUDIO, lambda route: kept.append(route))  # noqa: PLW0108 - playwright writes on what it calls
    press(page)
    page.wait_for_timeout(600)
    assert told(page) == ""
    expect(page.locator(".cast-player__status")).to_have_text("Loading …")
    for route in kept:
        route.continue_()
    assert plays_from(page, 0)
    expect(page.locator(".cast-player__status")).to_have_text("")
    assert found.faults == []


def test_episode_whose_facts_are_missing_still_plays_on_its_page(visit: Open) -> None:
    page = visit(*RICH).page
    page.route("**/player.json", missing)
    press(page)
    assert plays_from(page, 0)
    page.wait_for_timeout(300)
    assert told(page) == ""


def test_passage_whose_episode_cannot_be_loaded_is_told(visit: Open) -> None:
    page = visit(*PAGES["concept"]).page
    page.route("**/player.json", missing)
    page.locator("a.cast-go--plays").first.click()
    expect(page.locator(".cast-player__status")).to_have_text("This episode cannot be loaded.")
    page.unroute("**/player.json")
    link = page.locator("a.cast-go--plays").first
    link.click()
    assert plays_from(page, seconds_of(link.get_attribute("href")))
