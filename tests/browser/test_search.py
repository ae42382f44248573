"""Search: what it finds, by which names, and how one comes to it, walks through it and leaves it."""

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser import sought
from tests.browser.arrived import arrived
from tests.browser.conftest import PATIENCE, Visit, at_home
from tests.browser.sought import open_search, search, status, titles
from tests.browser.test_pages import AXE, overflow, violations
from tests.browser.test_player import plays_from, press_play
from tests.sites import as_page

EPISODE = "episodes/how-ai-deepens-human-debt/"
SHOWS: dict[str, Callable[[Path], Path]] = {
    "reference": sought.reference, "rich": sought.rich, "tides": sought.tides, "bare": sought.bare,
}  # fmt: skip

Look = Callable[..., Visit]


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with ExitStack() as stack:
        folder = tmp_path_factory.mktemp("sought")
        yield {name: stack.enter_context(at_home(make(folder / name))) for name, make in SHOWS.items()}


@pytest.fixture
def look(browser: Browser, homes: dict[str, str]) -> Iterator[Look]:
    """`look("tides", "episodes/", width=390)` opens a page; further keys are the context's."""
    contexts: list[BrowserContext] = []

    def open_page(show: str, path: str = "", width: int = 1280, **rest: object) -> Visit:
        options = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce", **rest}
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        found = Visit(context.new_page(), homes[show])
        found.page.goto(f"{homes[show]}/{path}")
        return found

    yield open_page
    for context in contexts:
        context.close()


def hits(page: Page) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator(".cast-seek__hit").all()]


# What is fetched.


def test_nothing_is_fetched_before_it_is_opened(look: Look) -> None:
    found = look("reference", EPISODE)
    asked: list[str] = []
    found.page.on("request", lambda request: asked.append(request.url))
    found.page.reload()
    found.page.wait_for_load_state("networkidle")
    assert [url for url in asked if re.search("pagefind|terms|search", url)] == []
    asked.clear()
    open_search(found.page)
    found.page.wait_for_load_state("networkidle")
    assert any(url.endswith("/pagefind/pagefind.js") for url in asked)
    assert not any("worker" in url or "/fragment/" in url or "filters.json" in url for url in asked)
    assert found.faults == []


def test_what_is_fetched_is_little(look: Look) -> None:
    """As a host with gzip sends it; an index of 500 episodes adds 7 KB at the opening."""
    page = look("reference").page
    page.wait_for_load_state("networkidle")
    sent: dict[str, int] = {}
    page.on("response", lambda answer: sent.update({answer.url.split("?")[0]: packed(answer.url, answer.body())}))
    open_search(page)
    page.wait_for_selector("dialog select")
    page.wait_for_timeout(500)
    assert 80_000 < sum(sent.values()) < 103_000
    sent.clear()
    search(page, "leadership")
    page.wait_for_timeout(300)
    assert 10_000 < sum(sent.values()) < 100_000
    eager = page.request.get(page.url + "assets/castloom/search.js").body()
    assert packed("search.js", eager) < 1_500


def packed(url: str, body: bytes) -> int:
    is_text = url.split("?", maxsplit=1)[0].endswith((".js", ".css", ".json"))
    return len(gzip.compress(body, 6)) if is_text else len(body)


# Ways in and out.


def test_opens_by_its_sign_and_keys_and_goes_with_escape(look: Look) -> None:
    page = look("tides", "episodes/ebb/").page
    dialog = page.locator("dialog.cast-seek")
    sign = page.get_by_role("link", name="Search")
    sign.click()
    expect(dialog).to_be_visible()
    expect(page.locator(".cast-seek__field")).to_be_focused()
    page.keyboard.type("limpet")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(sign).to_be_focused()
    for key in ("Control+K", "Meta+k", "/"):
        page.keyboard.press(key)
        expect(dialog).to_be_visible()
        assert page.locator(".cast-seek__field").input_value() == "limpet"
        page.get_by_role("button", name="Close").click()
        expect(dialog).to_be_hidden()
    assert "/episodes/ebb/" in page.url


def test_a_slash_is_a_slash_while_somebody_types(look: Look) -> None:
    page = look("tides", "search/").page
    field = page.locator(".cast-seek__field")
    field.click()
    page.keyboard.type("1/2")
    assert field.input_value() == "1/2"
    expect(page.locator("dialog")).to_have_count(0)


def test_a_click_beside_it_closes_it(look: Look) -> None:
    page = look("tides").page
    open_search(page)
    page.mouse.click(3, 500)
    expect(page.locator("dialog.cast-seek")).to_be_hidden()


def test_by_keyboard_alone(look: Look) -> None:
    page = look("tides", "concepts/spring-tide/").page
    open_search(page, "limpet")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".cast-seek__title").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    first = page.locator(".cast-seek__hit").first
    expect(first).to_be_focused()
    style = "getComputedStyle(document.activeElement).outlineWidth"
    assert page.evaluate(style) != "0px"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".cast-seek__field")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    expect(page.locator(".cast-seek__field")).to_be_focused()
    assert page.locator(".cast-seek__field").input_value() == "limpets"
    search(page, "limpet")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    href = first.get_attribute("href")
    page.keyboard.press("Enter")
    arrived(page, str(href))
    expect(page.locator("dialog.cast-seek")).to_be_hidden()


def test_focus_stays_within_the_dialog(look: Look) -> None:
    page = look("tides").page
    open_search(page, "limpet")
    inside = "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)


def test_enter_in_the_field_opens_the_first_hit_of_what_it_holds_now(look: Look) -> None:
    page = look("tides").page
    open_search(page)
    page.keyboard.type("barnacle")
    page.keyboard.press("Enter")
    arrived(page, "**/episodes/ebb/**")


# From page to page.


def test_goes_with_the_reader_from_page_to_page(look: Look) -> None:
    found = look("tides", "concepts/neap-tide/")
    page = found.page
    page.evaluate("window.same = true")
    open_search(page, "clings")
    page.locator(".cast-seek__hit").click()
    arrived(page, "**/episodes/ebb/?t=0#p-*")
    assert page.evaluate("window.same")
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()
    open_search(page)
    search(page, "Ada Reef")
    page.get_by_role("link", name="Ada Reef", exact=True).first.click()
    arrived(page, "**/people/ada-reef/")
    page.get_by_role("link", name="Search").click()
    search(page, "whelks")
    page.locator(".cast-seek__hit").first.click()
    arrived(page, "**/guide/#whelks")
    assert page.evaluate("window.same")
    assert found.faults == []


def test_what_plays_goes_on_whichever_hit_is_followed(look: Look) -> None:
    found = look("reference", EPISODE)
    page = found.page
    press_play(page)
    plays_from(page, 0)
    page.evaluate(
        "() => { window.stops = 0; const audio = document.querySelector('cast-player audio');"
        " for (const name of ['pause', 'emptied', 'seeking']) audio.addEventListener(name, () => stops++) }"
    )
    open_search(page, "courage")
    anchor = follow(page, page.locator(".cast-seek__hit").last)
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    open_search(page, "human death")
    follow(page, page.locator(".cast-seek__title").first)
    arrived(page, "**/concepts/human-debt/")
    open_search(page, "keystrokes")
    anchor = follow(page, page.locator(".cast-seek__hit").first)
    arrived(page, f"**/{EPISODE}?t=*#{anchor}")
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    page.wait_for_timeout(6000)  # some sentences
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert page.evaluate("stops") == 0
    assert page.evaluate("!document.querySelector('cast-player audio').paused")
    assert found.faults == []


def follow(page: Page, link: Locator) -> str:
    """Click it; the anchor that it leads to comes back."""
    anchor = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    expect(page.locator("dialog.cast-seek")).to_be_hidden()
    return anchor


# What is found.


def test_names_stand_on_top_with_the_reason(look: Look) -> None:
    page = look("reference").page
    open_search(page, "human death")
    assert titles(page)[0] == "Human Debt™"
    first = page.locator(".cast-seek__page").first
    assert "“human death” is how transcripts hear Human Debt." in first.inner_text()
    assert "accumulated emotional and psychological strain" in first.inner_text()
    assert status(page).startswith("Human Debt; ")
    assert "Passages with “Human Debt”." in page.locator(".cast-seek__instead").inner_text()
    marked = {mark.lower() for mark in page.locator(".cast-seek__hit mark").all_inner_texts()}
    assert {"human", "debt"} <= marked
    assert len([title for title in titles(page) if title.startswith("Human Debt")]) == 1
    page.get_by_role("button", name="Search for “human death” as typed").click()
    expect(page.locator(".cast-seek__instead")).to_have_count(0)
    assert titles(page)[0] == "Human Debt™"


@pytest.mark.parametrize(("typed", "title", "reason"), [
    ("HÚMAN-DEBT", "Human Debt™", ""),
    ("humandebt", "Human Debt™", "“HumanDebt” is another name for Human Debt."),
    ("what is human dead about", "Human Debt™", "“human dead” is how transcripts hear Human Debt."),
    ("joanna", "Duena Blomstrom", "“Joanna” is how transcripts hear Duena Blomstrom."),
    ("alessandria", "Alessandria Polizzi", ""),
    ("empat", "Empathy Architecture™", ""),
])  # fmt: skip
def test_names_however_they_are_typed(typed: str, title: str, reason: str, look: Look) -> None:
    page = look("reference").page
    open_search(page, typed)
    first = page.locator(".cast-seek__page").first
    expect(first.locator(".cast-seek__title")).to_have_text(title)
    if reason:
        expect(first.locator(".cast-seek__why")).to_have_text(reason)


def test_each_hit_shows_who_says_it_and_when_under_no_other_name(look: Look) -> None:
    page = look("tides").page
    open_search(page, "limpet barnacle")
    texts = [" ".join(hit.inner_text().split()) for hit in page.locator(".cast-seek__hit").all()]
    assert texts[:2] == [
        "Ada Reef 0:00 A limpet clings to the rock.",
        "Ada Reef 0:03 It does, and the barnacle is R&D <b> of the sea.",
    ]


def test_what_nobody_said_is_not_found(look: Look) -> None:
    page = look("tides").page
    for text in ("zzqx", "limpet zzqx", "limpetry of the moon"):
        if page.locator("dialog[open]").count() == 0:
            open_search(page)
        search(page, text)
        assert status(page).startswith("No page holds all of these words.")
        assert titles(page) == []


def test_more_passages_and_more_pages_come_when_asked_for(look: Look) -> None:
    page = look("rich").page
    open_search(page, "spring tide")
    episode = page.locator(".cast-seek__page", has=page.get_by_role("link", name="The longest title"))
    assert episode.locator(".cast-seek__hit").count() == 3
    episode.get_by_role("button", name=re.compile("more passages")).click()
    assert episode.locator(".cast-seek__hit").count() >= 29
    expect(episode.locator(".cast-seek__hit").first).to_be_focused()
    search(page, "notes")
    before = len(titles(page))
    page.get_by_role("button", name=re.compile("more page")).click()
    expect(page.locator(".cast-seek__title").nth(before)).to_be_focused()


def test_filters_narrow_what_is_found(look: Look) -> None:
    found = look("tides")
    page = found.page
    open_search(page, "limpet")
    assert set(titles(page)) == {"Ebb", "Flood", "A guide"}
    for name, value, left in (
        ("Kind of page", "Pages", {"A guide"}),
        ("Kind of page", "Episodes", {"Ebb", "Flood"}),
        ("Season", "Season 2", {"Ebb"}),
        ("Season", "Season 1", {"Flood"}),
        ("Concept", "Spring tide", {"Flood"}),
        ("Person", "Ben Tarn", set[str]()),
        ("Season", "Any season", set[str]()),
        ("Concept", "Any concept", {"Ebb"}),
    ):
        page.get_by_label(name, exact=True).select_option(label=value)
        expect(page.locator(".cast-seek__title")).to_have_count(len(left))
        assert set(titles(page)) == left, name
    page.get_by_label("Person", exact=True).select_option(label="Anybody")
    search(page, "")
    expect(page.locator(".cast-seek__title")).to_have_count(3)
    page.get_by_label("Kind of page", exact=True).select_option(label="Concepts")
    expect(page.locator(".cast-seek__title")).to_have_count(2)
    assert set(titles(page)) == {"Neap tide", "Spring tide"}
    assert found.faults == []


def test_a_show_without_concepts_people_and_seasons_offers_no_such_choice(look: Look) -> None:
    page = look("bare").page
    open_search(page, "spring tide")
    assert titles(page) == ["Low water"]
    assert [box.get_attribute("name") for box in page.locator("dialog select").all()] == ["kind"]


# Bad times.


def test_offline_is_told_and_tried_again(look: Look) -> None:
    page = look("tides").page
    page.context.set_offline(True)
    page.get_by_role("link", name="Search").click()
    expect(page.locator("cast-search [role=status]")).to_contain_text("could not be loaded")
    page.context.set_offline(False)
    page.get_by_role("link", name="Search").click()
    expect(page.locator("dialog.cast-seek")).to_be_visible()


@pytest.mark.parametrize("missing", ["pagefind/pagefind.js", "search/terms.json", "pagefind/*.pf_meta"])
def test_an_index_that_is_not_there_is_told_and_tried_again(missing: str, look: Look) -> None:
    page = look("tides").page
    page.route(f"**/{missing}*", lambda route: route.abort())
    open_search(page)
    page.keyboard.type("limpet")
    expect(page.locator(".cast-seek__status")).to_have_text("Search could not be loaded.")
    page.wait_for_timeout(1000)  # else what was typed might find the index there after all
    page.unroute(f"**/{missing}*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".cast-seek__title").first).to_be_visible()


def test_a_page_that_cannot_be_fetched_is_told(look: Look) -> None:
    page = look("tides").page
    page.route("**/fragment/**", lambda route: route.abort())
    open_search(page)
    page.keyboard.type("limpet")
    expect(page.locator(".cast-seek__status")).to_have_text("Search could not be loaded.")


# The page.


def test_the_search_page_searches_for_its_address_and_keeps_it(look: Look) -> None:
    found = look("tides", "search/?q=limpet")
    page = found.page
    expect(page.locator(".cast-seek__title")).to_have_count(3)
    search(page, "barnacle")
    arrived(page, "**/search/?q=barnacle")
    page.keyboard.press("Control+k")
    expect(page.locator(".cast-seek__field")).to_be_focused()
    expect(page.locator("dialog")).to_have_count(0)
    page.locator(".cast-seek__hit").first.click()
    expect(page.locator("h1").first).to_have_text("Ebb")
    page.go_back()
    expect(page.locator(".cast-seek__hit").first).to_be_visible()
    assert found.faults == []


def test_without_scripts_it_leads_to_the_lists_and_nothing_is_dead(look: Look) -> None:
    page = look("tides", "search/", java_script_enabled=False).page
    assert page.locator("cast-search").is_hidden()
    assert page.locator("main :is(form, input), dialog").count() == 0
    told = list(as_page(page.content()).iter("noscript"))[-1]
    assert "Search needs JavaScript" in told.text_content()
    links = [str(link.get("href")) for link in told.iter("a")]
    assert [page.request.get(urljoin(page.url, link)).status for link in links] == [200, 200, 200]


# For everybody.


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_dialog_is_sound(width: int, scheme: str, look: Look) -> None:
    found = look("reference", EPISODE, width=width, color_scheme=scheme)
    open_search(found.page, "human death")
    found.page.add_script_tag(path=AXE)
    assert violations(found, "dialog") == []
    assert overflow(found) == []
    inside = "dialog => dialog.scrollWidth <= dialog.clientWidth"
    assert found.page.locator("dialog").evaluate(inside)


@pytest.mark.parametrize("width", [1280, 320])
def test_the_search_page_is_sound(width: int, look: Look) -> None:
    found = look("reference", "search/?q=human%20death", width=width)
    found.page.wait_for_selector(".cast-seek__hit")
    found.page.add_script_tag(path=AXE)
    assert violations(found) == []
    assert overflow(found) == []
    assert found.faults == []


def test_marks_are_seen_in_forced_colours(look: Look) -> None:
    page = look("reference", forced_colors="active").page
    open_search(page, "courage")
    mark, words = (page.locator(css).first for css in (".cast-seek__hit mark", ".cast-seek__words"))
    ground = "element => getComputedStyle(element).backgroundColor"
    assert mark.evaluate(ground) != words.evaluate(ground)
