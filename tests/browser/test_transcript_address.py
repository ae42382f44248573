"""A page opened at a passage shows it, also by former and further addresses; one that is gone is told."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.arrived import arrived
from tests.browser.conftest import Open, at_home
from tests.browser.talks import LONG, WORDS, talks

_LINKING = "[[All day#{address}|There]] the buoy speaks.\n"


def aim(page: Page) -> Locator:
    return page.locator(".cast-aim")


def further(page: Page, nth: int) -> str:
    """An address of a cue within a sentence, of which there is no element."""
    address = str(page.locator("[data-also]").nth(nth).get_attribute("data-also")).split()[0]
    assert page.locator(f"[id='{address}']").count() == 0
    return address


@pytest.mark.parametrize("width", [1280, 390])
def test_passage_is_shown_and_has_the_focus(width: int, visit: Open) -> None:
    page = visit("talks", LONG).page
    address = page.locator(".cast-sentence").nth(300).get_attribute("id")
    page = visit("talks", f"{LONG}#{address}", width=width).page
    expect(aim(page)).to_have_attribute("id", str(address))
    expect(aim(page)).to_be_in_viewport()
    expect(aim(page)).to_be_focused()
    assert page.evaluate("""() => {
      const {left, top} = document.querySelector(".cast-aim").getClientRects()[0];
      return document.elementFromPoint(left + 3, top + 8).closest(".cast-aim") !== null;
    }""")


def test_further_address_leads_to_its_sentence(visit: Open) -> None:
    page = visit("talks", LONG).page
    address = further(page, 200)
    page = visit("talks", f"{LONG}#{address}").page
    expect(aim(page)).to_be_in_viewport()
    expect(aim(page)).to_be_focused()
    assert address in str(aim(page).get_attribute("data-also")).split()


def test_passage_of_another_page_is_shown_without_loading_anew(visit: Open) -> None:
    found = visit("talks", LONG)
    page = found.page
    address = further(page, 200)
    page.locator(".cast-header__links a", has_text="Episodes").click()
    arrived(page, "**/episodes/")
    page.evaluate("window.same = true")
    # A link as an author writes one, in the page at hand.
    page.evaluate(
        "href => document.querySelector('h1').insertAdjacentHTML('afterend', `<a class='to' href='${href}'>There</a>`)",
        f"/{LONG}#{address}",
    )
    page.locator("a.to").click()
    arrived(page, f"**/{LONG}#{address}")
    expect(aim(page)).to_be_in_viewport()
    expect(aim(page)).to_be_focused()
    assert page.evaluate("window.same")
    assert found.faults == []


def test_change_of_the_address_is_followed(visit: Open) -> None:
    page = visit("talks", WORDS).page
    page.wait_for_selector("cast-transcript:defined")
    ids = [page.locator(".cast-sentence").nth(n).get_attribute("id") for n in (5, 25)]
    for address in ids:
        page.evaluate("address => { location.hash = address }", address)
        expect(aim(page)).to_have_attribute("id", str(address))


@pytest.mark.parametrize(("query", "name", "words"), [
    ("?t=21", "Go to what is said at that time", "Sentence 10 "),
    ("", "Go to the beginning of the transcript", "Sentence 0 "),
    ("?t=rubbish", "Go to the beginning of the transcript", "Sentence 0 "),
])  # fmt: skip
def test_address_that_is_gone_is_told_with_the_nearest(query: str, name: str, words: str, visit: Open) -> None:
    page = visit("talks", f"{WORDS}{query}#p-00000000").page
    told = page.locator(".cast-transcript__told")
    expect(told).to_contain_text("passage that is not here any more")
    expect(told).to_have_attribute("role", "status")
    assert told.locator("a:visible").count() == 1
    told.get_by_role("link", name=name).click()
    expect(aim(page)).to_contain_text(words)
    expect(aim(page)).to_be_in_viewport()
    expect(told).to_be_empty()


@pytest.mark.parametrize("address", ["p-%00", "p-%22%5D", "p-%E0%A4%A", "p-<b>", "cast-transcript", "%"])
def test_rubbish_in_the_address_does_no_harm(address: str, visit: Open) -> None:
    found = visit("talks", f"{WORDS}#{address}")
    found.page.wait_for_selector("cast-transcript:defined")
    found.page.wait_for_timeout(300)
    assert aim(found.page).count() == 0
    assert found.faults == []


def test_what_the_show_links_to_lands_without_script(tmp_path_factory: pytest.TempPathFactory) -> None:
    show = talks(tmp_path_factory.mktemp("linked") / "show")
    with at_home(show):
        page = (show / f"site/{LONG}index.html").read_text("utf-8")
        found = re.search(r'data-also="(p-[0-9a-f]+)[^>]*>Then', page) or re.search(r'data-also="(p-[0-9a-f]+)', page)
        assert found
        notes = show / "episodes/001-low-water.md"
        notes.write_text(notes.read_text("utf-8") + "\n" + _LINKING.format(address=found[1]), "utf-8")
    with at_home(show):
        page = (show / f"site/{LONG}index.html").read_text("utf-8")
        assert page.count(f'<span id="{found[1]}"></span>') == 1
