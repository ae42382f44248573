"""The archive: readers choose among the episodes of all its pages; the address keeps what they chose."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.arrived import arrived
from tests.browser.conftest import Open, at_home
from tests.browser.test_pages import AXE, overflow, violations
from tests.shows import audio, build, make_show, text_of

ARCHIVE = "episodes/"


def titles(page: Page) -> list[str]:
    return page.locator(".cast-card__title:visible").all_inner_texts()


def choose(page: Page, name: str, value: str) -> None:
    page.get_by_role("combobox", name=name, exact=True).select_option(value)


def told(page: Page) -> str:
    return page.locator("cast-archive output").inner_text()


def ready(page: Page) -> None:
    page.wait_for_selector(".cast-choice fieldset:enabled")


@pytest.mark.parametrize("start", [ARCHIVE, "episodes/page/3/"])
def test_choices_combine_over_all_pages(start: str, visit: Open) -> None:
    found = visit("rich", start)
    page = found.page
    ready(page)
    every, at_first = titles(page), told(page)
    choose(page, "Concept", "neap-tide")
    expect(page.locator("cast-archive output")).to_have_text("8 of 8 episodes")
    assert len(titles(page)) == 8
    assert page.locator("cast-archive h2:visible").all_inner_texts() == ["Season 2 · 2025", "2025"]
    expect(page.locator(".cast-pager")).to_be_hidden()
    choose(page, "Person", "ben-tarn")
    expect(page.locator("cast-archive output")).to_have_text("1 of 8 episodes")
    assert len(titles(page)) == 1
    assert page.url.endswith(f"{start}?concept=neap-tide&person=ben-tarn")
    for name in ("Concept", "Person"):
        choose(page, name, "")
    expect(page.locator(".cast-pager")).to_be_visible()
    assert (titles(page), told(page)) == (every, at_first)
    assert page.url.endswith(start)
    assert found.faults == []


def test_address_chooses_and_back_comes_to_the_same(visit: Open) -> None:
    found = visit("rich", f"{ARCHIVE}page/2/?season=2&person=nobody")
    page = found.page
    expect(page.locator("cast-archive output")).to_have_text("1 of 8 episodes")
    page.evaluate("window.same = true")
    page.locator(".cast-card__title a:visible").click()
    expect(page.locator("cast-episode")).to_have_count(1)
    page.go_back()
    expect(page.locator("cast-archive output")).to_have_text("1 of 8 episodes")
    assert page.evaluate("window.same")
    assert found.faults == []


def test_what_is_found_plays_and_leads_on_from_where_it_is_shown(visit: Open) -> None:
    page = visit("rich", f"{ARCHIVE}page/2/?season=2").page
    expect(page.locator("cast-archive output")).to_have_text("1 of 8 episodes")
    page.locator(".cast-card:visible cast-play button").click()
    page.wait_for_function("!document.querySelector('cast-player audio').paused")
    page.locator(".cast-card__who:visible a").first.click()
    arrived(page, "**/people/ada-reef/")


def test_what_leads_to_nothing_cannot_be_chosen(visit: Open) -> None:
    page = visit("rich", f"{ARCHIVE}?season=2").page
    expect(page.locator("cast-archive output")).to_have_text("1 of 8 episodes")
    assert page.locator(".cast-choice option:disabled").count() == 0
    page = visit("rich", f"{ARCHIVE}page/2/").page
    ready(page)
    assert page.locator(".cast-choice select").evaluate_all("all => all.map(one => one.name)") == [
        "season", "concept", "person",  # all are of one year
    ]  # fmt: skip


def test_keyboard_alone_chooses(visit: Open) -> None:
    page = visit("rich", ARCHIVE).page
    ready(page)
    page.locator("h1").click()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "person":
            break
    page.keyboard.press("ArrowDown")
    expect(page.locator("cast-archive output")).to_have_text("1 of 8 episodes")
    assert page.evaluate("document.activeElement.name") == "person"


def test_without_script_there_are_links_in_its_place(visit: Open) -> None:
    page = visit("rich", ARCHIVE, script=False).page
    expect(page.locator(".cast-choice")).to_be_hidden()
    expect(page.locator(".cast-ways")).to_be_visible()
    expect(visit("rich", ARCHIVE).page.locator(".cast-ways")).to_be_hidden()


def test_without_its_file_the_links_come(visit: Open) -> None:
    page = visit("rich", "").page
    page.route("**/choices.json", lambda route: route.fulfill(status=404, body="gone"))
    page.locator(".cast-header__links a", has_text="Episodes").click()
    expect(page.locator(".cast-ways")).to_be_visible()
    expect(page.locator(".cast-choice")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_what_is_found_is_sound(width: int, scheme: str, visit: Open) -> None:
    found = visit("rich", f"{ARCHIVE}?concept=neap-tide", width=width, scheme=scheme)
    expect(found.page.locator("cast-archive output")).to_have_text("8 of 8 episodes")
    found.page.add_script_tag(path=AXE)
    assert overflow(found) == []
    assert violations(found) == []
    assert found.faults == []


@pytest.fixture
def many(tmp_path: Path) -> Iterator[str]:
    """Fifty episodes, every second one with Ada; five to a page."""
    settings = text_of("mkdocs.yml") + "      episodesPerPage: 5\n"
    files = {f"episodes/{n:03}-tide-{n}.md": _episode(n) for n in range(2, 50)}
    sounds = {f"episodes/{n:03}-tide-{n}.mp3": audio(4) for n in range(2, 50)}
    with at_home(make_show(tmp_path / "show", {"mkdocs.yml": settings, **files, **sounds})) as home:
        yield home


def _episode(number: int) -> str:
    persons = "persons: [{id: ada-reef, role: host}]\n" if number % 2 else ""
    return f"---\ntitle: Tide {number}\ndate: 2025-{4 + number // 25:02}-{1 + number % 25:02}\n{persons}---\n\nNotes.\n"


def test_a_long_archive_shows_some_and_more_when_asked(many: str, browser: Browser) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{many}/{ARCHIVE}page/4/?person=ada-reef")
    expect(page.locator("cast-archive output")).to_have_text("25 of 49 episodes")
    assert len(titles(page)) == 20
    page.get_by_role("button", name="More episodes").click()
    expect(page.locator(".cast-card__title:visible")).to_have_count(25)
    numbers = [int(re.sub(r"\D", "", title) or 1) for title in titles(page)]
    assert numbers == [*range(49, 0, -2)]
    assert page.evaluate("document.activeElement.textContent") == "Tide 9"
    expect(page.get_by_role("button", name="More episodes")).to_have_count(0)
    context.close()


def test_file_has_only_what_tells_episodes_apart(tmp_path: Path) -> None:
    two = "---\ntitle: Two\ndate: 2024-04-01\npersons: [{id: ada-reef, role: guest}]\n---\n\nNotes.\n"
    show = make_show(tmp_path / "show", {"episodes/002-two.md": two, "episodes/002-two.mp3": audio(4)})
    assert build(show).exit_code == 0
    told = json.loads((show / "site/episodes/choices.json").read_text("utf-8"))
    assert told["by"] == {
        "year": [["2025", "2025"], ["2024", "2024"]],
        "concept": [["spring-tide", "Spring tide"]],
    }
    assert told["episodes"][1] == {
        "url": "episodes/two/", "title": "Two", "page": "episodes/", "year": ["2024"], "concept": [],
    }  # fmt: skip


def test_one_episode_offers_no_choice(tmp_path: Path) -> None:
    show = make_show(tmp_path / "show")
    assert build(show).exit_code == 0
    assert not (show / "site/episodes/choices.json").exists()
    assert "cast-choice" not in (show / "site/episodes/index.html").read_text("utf-8")
