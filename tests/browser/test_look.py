"""The look: what a show changes of it, and what stays in a reader's own settings, on paper, from page to page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.arrived import arrived
from tests.browser.conftest import Open, at_home
from tests.browser.test_pages import overflow_of
from tests.shows import EPISODE, Content, make_show, text_of

EPISODE_PAGE = ("reference", "episodes/how-ai-deepens-human-debt/")
_STYLE = """\
:root {
  --cast-accent: light-dark(#0b6b3a, #7fd6a4);
  --cast-serif: Georgia, serif;
}
"""
_HEBREW: dict[str, Content] = {
    "mkdocs.yml": text_of("mkdocs.yml").replace("language: en", "language: he"),
    EPISODE: text_of(EPISODE).replace("Low water", "מים נמוכים").replace("[spring-tide]", "[spring-tide, neap-tide]"),
    "concepts/spring-tide.md": "---\ntitle: גאות אביב\ndefinition: הגבוהה ביותר.\nrelated: [neap-tide]\n---\n",
    "concepts/neap-tide.md": "---\ntitle: גאות שפל\ndefinition: הנמוכה ביותר.\n---\n",
}
_OWN: dict[str, Content] = {
    "mkdocs.yml": text_of("mkdocs.yml").replace(
        "theme: {name: material, font: false}",
        "theme: {name: material, font: false, logo: assets/logo.svg}\nextra_css: [assets/show.css]",
    ),
    "pages/assets/show.css": _STYLE,
    "pages/assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>',
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_show_sets_colour_letters_and_logo_in_a_few_lines(page: Page, tmp_path: Path) -> None:
    with at_home(make_show(tmp_path / "show", _OWN)) as home:
        page.goto(f"{home}/episodes/low-water/")
        assert style(page, ".cast-play button", "background-color") == "rgb(11, 107, 58)"
        assert style(page, "h1", "font-family").startswith("Georgia")
        assert page.locator(".cast-header__show img").get_attribute("src").endswith("assets/logo.svg")  # type: ignore[union-attr]
        page.emulate_media(color_scheme="dark")
        page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
        assert style(page, ".cast-play button", "background-color") == "rgb(127, 214, 164)"


def test_another_page_is_told_focused_and_marked_in_the_header(visit: Open) -> None:
    page = visit(*EPISODE_PAGE).page
    page.wait_for_function("document.documentElement.classList.contains('js')")
    page.evaluate("window.same = true")
    page.locator(".cast-header__links a", has_text="Concepts").click()
    page.wait_for_function("document.querySelector('h1:focus')?.textContent === 'Concepts'")
    assert page.evaluate("window.same"), "the page was loaded anew"
    assert page.locator("[data-cast-title]").text_content() == page.title()
    assert page.locator(".cast-header__links [aria-current]").all_inner_texts() == ["Concepts"]
    page.locator(".cast-terms a", has_text="Human Debt").first.click()
    page.wait_for_function("document.querySelector('h1:focus')?.textContent.startsWith('Human Debt')")
    assert page.locator(".cast-header__links [aria-current]").get_attribute("aria-current") == "true"
    page.go_back()
    page.wait_for_function("document.querySelector('.cast-header__links [aria-current]').ariaCurrent === 'page'")


def test_arcs_light_up_with_the_concept_that_the_reader_is_at(visit: Open) -> None:
    page = visit("reference", "").page
    rows = page.locator(".cast-arcs li")
    rows.first.locator("a").hover()
    page.wait_for_function("getComputedStyle(document.querySelector('.cast-arcs path')).opacity === '0.9'")
    other = rows.nth(1).locator("path:not(.cast-arcs__back)").first
    assert float(other.evaluate("path => getComputedStyle(path).opacity")) < 0.2


def test_archive_leads_to_seasons_concepts_and_people(visit: Open) -> None:
    page = visit("rich", "episodes/", script=False).page
    ways = page.locator(".cast-ways")
    assert ways.get_by_role("link").all_inner_texts() == [
        "Season 2 · 2025", "2025", "Neap tide", "Spring tide", "Ada Reef", "Ben Tarn",
    ]  # fmt: skip
    ways.get_by_role("link", name="2025", exact=True).click()
    assert page.locator(":target").inner_text() == "2025"
    ways.get_by_role("link", name="Neap tide").click()
    arrived(page, "**/concepts/neap-tide/#cast-heard")


def test_address_of_the_feed_is_copied(visit: Open, homes: dict[str, str]) -> None:
    page = visit("rich", "subscribe/").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{homes['rich']}/feed.xml"


def test_paper_has_title_notes_and_transcript_with_names_and_times(visit: Open) -> None:
    page = visit(*EPISODE_PAGE).page
    page.emulate_media(media="print")
    for seen in ("h1", ".cast-prose p", ".cast-turn__who", ".cast-para", ".cast-time"):
        assert page.locator(seen).first.is_visible(), seen
    for hidden in (".cast-header", ".cast-side", ".cast-play", ".cast-footer", ".cast-find"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_paper_shows_the_times_of_passages_though_it_has_no_grounds(visit: Open) -> None:
    page = visit("reference", "concepts/human-debt/").page
    page.emulate_media(media="print")
    link = ".cast-go--plays"
    assert page.locator(link).first.is_visible()
    assert style(page, link, "color") == style(page, ".cast-passage", "color") == "rgb(0, 0, 0)"


def test_forced_colours_leave_the_score_and_its_dots(browser: Browser, homes: dict[str, str]) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{homes['reference']}/{EPISODE_PAGE[1]}")
    ground = style(page, "body", "background-color")
    for part in (".cast-score__lane", ".cast-score__dots"):
        assert style(page, part, "stroke") != ground
    context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_right_to_left_fits_and_turns_the_arcs(width: int, page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    with at_home(make_show(tmp_path / "show", _HEBREW)) as home:
        for path in ("", "episodes/", "episodes/low-water/", "concepts/", "concepts/spring-tide/", "people/ada-reef/"):
            page.goto(f"{home}/{path}")
            assert overflow_of(page) == []
        page.goto(home)
        arcs, name = (page.locator(part).first.bounding_box() for part in (".cast-arcs__row", ".cast-arcs a"))
        assert arcs and name
        assert arcs["x"] > name["x"]
        assert style(page, "body", "direction") == "rtl"


@pytest.mark.parametrize("path", ["", "episodes/", "concepts/", "people/", "subscribe/"])
def test_show_without_episodes_concepts_and_people(path: str, page: Page, tmp_path: Path) -> None:
    stem = EPISODE.removesuffix(".md")
    gone = (EPISODE, f"{stem}.vtt", f"{stem}.mp3", "concepts/spring-tide.md", "people/ada-reef.md")
    with at_home(make_show(tmp_path / "show", dict.fromkeys(gone))) as home:
        page.goto(f"{home}/{path}")
        assert page.locator("h1").count() == 1
        assert page.locator(".cast-arcs, .cast-ways, .cast-newest, .cast-cards").count() == 0


def test_focus_is_always_seen(visit: Open) -> None:
    page = visit(*EPISODE_PAGE).page
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(_SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


_SEEN = """() => {
  const at = document.activeElement, {left, top, width, height} = at.getBoundingClientRect();
  if (at === document.body) return true;
  const on = document.elementFromPoint(left + width / 2, top + height / 2);
  const isSeen = on && (at.contains(on) || on.contains(at) || at.closest("label")?.contains(on) || on.closest("label"));
  const style = getComputedStyle(at), label = at.nextElementSibling && getComputedStyle(at.nextElementSibling);
  return Boolean(isSeen) && [style, label].some(one => one && one.outlineStyle !== "none");
}"""


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"one => getComputedStyle(one).getPropertyValue('{name}')"))
