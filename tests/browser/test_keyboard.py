"""Whoever has only a keyboard reaches every link, and sees where they are."""

import pytest

from tests.browser.conftest import PAGES, Open

_MARK = "() => document.querySelectorAll('a[href]').forEach((link, n) => link.dataset.n = n)"
_VISIBLE = """() => [...document.querySelectorAll("a[href]")]
  .filter(link => link.checkVisibility({visibilityProperty: true}) && !link.closest("[hidden]"))
  .map(link => link.dataset.n)"""
# Focus shows as an outline, on the element or (a radio button of Material's) on the label behind it.
_FOCUSED = """() => {
  const at = document.activeElement, shown = at.matches(".md-option") ? at.nextElementSibling : at;
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return [at.tagName, at.dataset.n ?? "", outlined && inside && box.width > 1];
}"""


@pytest.mark.parametrize("name", ["home", "archive", "episode", "concept", "person", "rich-episode", "rich-archive"])
def test_tab_reaches_every_link_and_shows_where_it_is(name: str, visit: Open) -> None:
    page = visit(*PAGES[name]).page
    page.wait_for_function("document.documentElement.classList.contains('js')")
    page.evaluate(_MARK)
    wanted, reached, unseen = set(page.evaluate(_VISIBLE)), set[str](), []
    for _ in range(2 * len(wanted) + 40):
        page.keyboard.press("Tab")
        tag, number, is_seen = page.evaluate(_FOCUSED)
        if tag == "BODY" and reached:
            break
        reached.add(number)
        if tag in ("A", "BUTTON", "INPUT") and not is_seen:
            unseen.append(page.evaluate("document.activeElement.outerHTML"))
    assert wanted - reached == set()
    assert unseen == []


def test_first_stop_skips_to_the_content(visit: Open) -> None:
    page = visit(*PAGES["episode"]).page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cast-content') !== null")
