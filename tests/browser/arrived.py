"""Where a reader has come to: the address changes before its page is there."""

from collections.abc import Callable

from playwright.sync_api import Page


def arrived(page: Page, address: str | Callable[[str], bool]) -> None:
    """Wait until the page of an address, given as a glob or a test of it, is shown, and not only its address."""
    page.wait_for_url(address)
    page.wait_for_function(
        "() => new URL(document.querySelector('link[rel=canonical]').href).pathname === location.pathname"
    )
