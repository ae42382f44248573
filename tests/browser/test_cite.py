"""How to cite a page is there to read; with scripts it can be copied, and a passage is cited with its words."""

import json

from playwright.sync_api import Page, expect

from tests.browser.conftest import PAGES, Open

EPISODE = PAGES["episode"]


def opened(page: Page) -> Page:
    if "#p-" in page.url:
        expect(page.locator(".cast-aim:focus")).to_have_count(1)  # where a page opened at a passage puts the reader
    page.locator(".cast-cite summary").focus()
    page.keyboard.press("Enter")
    return page


def test_page_is_cited_without_script(visit: Open) -> None:
    page = opened(visit(*EPISODE, script=False).page)
    expect(page.locator(".cast-cite__text")).to_be_visible()
    expect(page.locator(".cast-cite__how")).to_be_visible()
    assert page.locator(".cast-cite button").count() == 0


def test_passage_is_cited_with_its_words_speaker_time_and_address(visit: Open) -> None:
    show, address = EPISODE
    found = visit(show, f"{address}#p-fd10ff6d")
    page = opened(found.page)
    told = page.locator(".cast-cite__passage p").text_content() or ""
    whole = page.locator(".cast-cite__text").text_content() or ""
    home = json.loads(page.locator("script[type='application/ld+json']").text_content() or "")["url"]
    words = page.locator("#p-fd10ff6d").text_content()
    assert told == f"Duena Blomstrom, 0:32: “{words}” In: {whole.replace(home, home + '#p-fd10ff6d')}"
    assert page.locator(".cast-cite__how").is_hidden()
    assert found.faults == []


def test_another_passage_takes_its_place_and_none_takes_it_away(visit: Open) -> None:
    show, address = EPISODE
    page = opened(visit(show, f"{address}#p-fd10ff6d").page)
    page.evaluate("location.hash = '#p-3b397158'")
    expect(page.locator(".cast-cite__passage p")).to_contain_text("How it cover their impression management?")
    assert page.locator(".cast-cite__passage").count() == 1
    page.evaluate("location.hash = '#cast-transcript'")
    expect(page.locator(".cast-cite__passage")).to_have_count(0)
    expect(page.locator(".cast-cite__how")).to_be_visible()


def test_text_is_copied_by_keyboard(visit: Open) -> None:
    page = visit(*EPISODE).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(page)
    expect(page.locator(".cast-cite button")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Copy")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".cast-cite__text").text_content()
