"""Readers choose among the passages of a concept's page; without script all are there."""

from playwright.sync_api import Page

from tests.browser.conftest import Open

_SHOWN = ".cast-heard .cast-passage:not([hidden])"


def shown(page: Page) -> set[str]:
    """Who says the passages that are shown."""
    return {str(one.get_attribute("data-speaker")) for one in page.locator(_SHOWN).all()}


def test_passages_of_one_speaker(visit: Open) -> None:
    found = visit("rich", "concepts/neap-tide/")
    page = found.page
    every = page.locator(_SHOWN).count()
    assert len(shown(page)) == 3
    page.get_by_label("Said by").select_option("Ben Tarn")
    assert shown(page) == {"Ben Tarn"}
    told = page.locator(".cast-filter output").inner_text()
    assert told == f"{page.locator(_SHOWN).count()} of {every} passages"
    page.get_by_label("Said by").select_option("*")
    assert page.locator(_SHOWN).count() == every
    assert found.faults == []


def test_passages_of_one_state_by_keyboard(visit: Open) -> None:
    page = visit("reference", "concepts/human-debt/").page
    box = page.get_by_label("Said by name (4)")
    box.focus()
    page.keyboard.press("Space")
    assert {one.get_attribute("data-state") for one in page.locator(_SHOWN).all()} == {"misheard"}
    assert page.locator(".cast-filter output").inner_text() == "3 of 7 passages"
    page.get_by_label("Name corrected (3)").uncheck()
    assert page.locator(_SHOWN).count() == 0
    assert not page.locator(".cast-heard__episode").is_visible()


def test_choice_is_kept_on_the_way_back(visit: Open) -> None:
    page = visit("rich", "concepts/neap-tide/").page
    page.get_by_label("Said by").select_option("Ben Tarn")
    page.reload()
    assert shown(page) in ({"Ben Tarn"}, {"Ada Reef", "Ben Tarn", "A voice from the beach"})
    chosen = page.get_by_label("Said by").input_value()
    assert shown(page) == {"Ben Tarn"} if chosen == "Ben Tarn" else len(shown(page)) == 3


def test_all_passages_without_script(visit: Open) -> None:
    page = visit("rich", "concepts/neap-tide/", script=False).page
    assert len(shown(page)) == 3
    assert not page.locator(".cast-filter").is_visible()
    page.get_by_text("The numbers").click()
    assert page.locator(".cast-table").is_visible()
