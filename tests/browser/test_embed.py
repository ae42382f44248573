"""The player for frames on other sites: waits at a time, plays a clip to its end, and works without script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_pages import AXE, violations

EMBED = ("reference", "embed/how-ai-deepens-human-debt/")
RICH = ("rich", "embed/low-water/")


def plays_from(page: Page, seconds: float) -> bool:
    """Whether the audio comes to play at the seconds or just after."""
    page.wait_for_function("() => { const a = document.querySelector('audio'); return !a.paused && a.readyState >= 3 }")
    return seconds <= float(page.evaluate("document.querySelector('audio').currentTime")) < seconds + 8


def now(page: Page) -> float:
    return float(page.evaluate("document.querySelector('audio').currentTime"))


def play(page: Page) -> None:
    page.evaluate("document.querySelector('audio').play()")


def waits(page: Page, seconds: float) -> bool:
    page.wait_for_function(f"document.querySelector('audio').currentTime === {seconds}")
    return bool(page.evaluate("document.querySelector('audio').paused"))


@pytest.mark.parametrize("t", ["754", "12:34"])
def test_it_waits_at_the_time_in_its_address(t: str, visit: Open) -> None:
    found = visit(EMBED[0], f"{EMBED[1]}?t={t}")
    assert waits(found.page, 754)
    expect(found.page.get_by_role("status")).to_have_text("From 12:34")
    expect(found.page.get_by_role("link", name="How AI deepens")).to_have_attribute("href", re.compile(r"\?t=754$"))
    play(found.page)
    assert plays_from(found.page, 754)
    assert found.faults == []


def test_a_clip_stops_at_its_end(visit: Open) -> None:
    page = visit(EMBED[0], f"{EMBED[1]}?t=754-756").page
    assert waits(page, 754)
    expect(page.get_by_role("status")).to_have_text("A clip, 12:34 to 12:36")
    play(page)
    page.wait_for_function("document.querySelector('audio').currentTime > 755")
    page.wait_for_function("document.querySelector('audio').paused")
    assert 755.9 <= now(page) < 756.3
    expect(page.get_by_role("status")).to_have_text("The clip has ended. Play goes on from here.")
    play(page)
    page.wait_for_function("document.querySelector('audio').currentTime > 756.5")


@pytest.mark.parametrize("t", ["", "abc", "-5", "1e9", "790-754-3", "%3Cscript%3E", "1:2:3:4"])
def test_senseless_times_do_no_harm(t: str, visit: Open) -> None:
    found = visit(EMBED[0], f"{EMBED[1]}?t={t}")
    found.page.wait_for_selector(".seeks")
    assert now(found.page) == 0
    assert found.page.evaluate("document.querySelector('audio').paused")
    expect(found.page.get_by_role("status")).to_have_text("")
    assert found.faults == []


def test_an_end_before_its_start_is_no_end(visit: Open) -> None:
    page = visit(EMBED[0], f"{EMBED[1]}?t=790-754").page
    assert waits(page, 790)
    expect(page.get_by_role("status")).to_have_text("From 13:10")


def test_a_time_past_the_end_is_told(visit: Open) -> None:
    page = visit(EMBED[0], f"{EMBED[1]}?t=90000").page
    expect(page.get_by_role("status")).to_have_text("The episode ends before 25:00:00.")
    assert now(page) == 0


def test_score_and_chapters_seek(visit: Open) -> None:
    found = visit(*RICH)
    page = found.page
    page.get_by_text("Chapters").click()
    page.get_by_role("link", name="0:20").click()
    assert plays_from(page, 20)
    box = page.locator(".score").bounding_box()
    assert box
    length = float(page.locator(".score svg").get_attribute("data-ms") or 0) / 1000
    page.locator(".score").click(position={"x": box["width"] * 0.75, "y": 5})
    page.wait_for_function(f"Math.abs(document.querySelector('audio').currentTime - {0.75 * length}) < 4")
    assert page.url.endswith(RICH[1])
    assert found.faults == []


def test_whoever_leaves_a_clip_is_not_stopped(visit: Open) -> None:
    page = visit("rich", f"{RICH[1]}?t=2-4").page
    page.get_by_text("Chapters").click()
    page.get_by_role("link", name="0:20").click()
    assert plays_from(page, 20)
    expect(page.get_by_role("status")).to_have_text("")


def test_links_lead_out_of_the_frame(visit: Open) -> None:
    page = visit("rich", "").page
    page.evaluate(f"document.body.innerHTML = '<iframe src={RICH[1]} width=400 height=300></iframe>'")
    page.frame_locator("iframe").get_by_role("link", name="Tide Table").click()
    page.wait_for_url(re.compile(r"//[^/]+/$"))
    assert page.locator("iframe").count() == 0


def test_without_script_everything_is_there(visit: Open) -> None:
    found = visit(*RICH, script=False)
    page = found.page
    expect(page.locator("audio[controls]")).to_be_visible()
    expect(page.locator(".score svg")).to_be_visible()
    assert page.locator(".seeks").count() == 0
    page.get_by_text("Chapters").click()
    page.get_by_role("link", name="0:20").click()
    page.wait_for_url("**/episodes/low-water/?t=20")
    assert found.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [200, 390, 800])
def test_it_fits_into_frames(width: int, scheme: str, visit: Open) -> None:
    page = visit(*RICH, width=width, scheme=scheme).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == ("rgb(22, 23, 26)" if scheme == "dark" else "rgb(247, 245, 240)")


def test_keyboard_reaches_all_of_it(visit: Open) -> None:
    page = visit(*RICH).page
    reached = []
    for _ in range(12):  # the native controls have several places of their own
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName"))
    assert list(dict.fromkeys(reached))[:4] == ["A", "AUDIO", "SUMMARY", "BODY"]
    assert reached[:2] == ["A", "A"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_sound(scheme: str, visit: Open) -> None:
    found = visit(*RICH, width=390, scheme=scheme)
    found.page.get_by_text("Chapters").click()
    found.page.add_script_tag(path=AXE)
    assert violations(found) == []


@pytest.mark.parametrize(("show", "path"), [EMBED, RICH])
def test_the_frame_is_as_high_as_what_it_holds(show: str, path: str, visit: Open) -> None:
    page = visit(show, path, width=640).page
    slug = path.split("/")[1]
    told = page.evaluate(f"fetch('/oembed/{slug}.json').then((answer) => answer.json())")
    height = float(page.evaluate("document.querySelector('cast-embed').getBoundingClientRect().height"))
    assert told["height"] - 60 <= height <= told["height"]
