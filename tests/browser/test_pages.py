"""Every kind of page, narrow and wide, light and dark: no error, nobody else asked, nothing cut off, usable by all."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PAGES, Open, Visit

AXE = Path(__file__).parents[1] / "clients" / "node_modules" / "axe-core" / "axe.min.js"
NARROW = 320  # is laid out as 390 is
WIDTHS = (1280, 390, NARROW)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound(name: str, scheme: str, visit: Open) -> None:
    found = visit(*PAGES[name], width=WIDTHS[0], scheme=scheme)
    found.page.wait_for_function("document.documentElement.classList.contains('js')")
    assert found.page.locator("body").get_attribute("data-md-color-scheme") == (
        "slate" if scheme == "dark" else "default"
    )
    found.page.add_script_tag(path=AXE)
    for width in WIDTHS:
        found.page.set_viewport_size({"width": width, "height": 900})
        assert overflow(found) == []
        assert width == NARROW or violations(found) == []
    assert found.faults == []


def overflow(found: Visit) -> list[str]:
    return overflow_of(found.page)


def overflow_of(page: Page) -> list[str]:
    """The elements that stick out of the window's side, if the page can be moved sideways."""
    return list(page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`)"""
    ))  # fmt: skip


def violations(found: Visit, within: str = "html") -> list[str]:
    """What axe says is wrong, with the places; what a test opens is looked at alone, for the page is elsewhere."""
    told: dict[str, Any] = found.page.evaluate("within => axe.run(within, {resultTypes: ['violations']})", within)
    return [f"{fault['id']}: {node['html']}" for fault in told["violations"] for node in fault["nodes"]]
