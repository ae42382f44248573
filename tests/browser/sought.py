"""Shows to search in, built for the very address at which they are served, so that pages change without loading."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.rich import rich_show
from tests.shows import Content, audio, build, make_show, text_of
from tests.sites import copy_reference, serving

_INSTANT = text_of("mkdocs.yml").replace("font: false}", "font: false, features: [navigation.instant]}")
_CUES = """\
WEBVTT

00:00.000 --> 00:02.000
<v Ada Reef>A limpet clings to the rock.</v>

00:02.000 --> 00:03.000
<v Ben Tarn>Does it?</v>

00:03.000 --> 00:05.000
<v Ada Reef>It does, and the barnacle is R&amp;D &lt;b&gt; of the sea.</v>
"""


@contextmanager
def served(show: Path) -> Iterator[str]:
    """The address, without a slash at its end, at which the show's site is served once it has been built."""
    with serving(show / "site") as home:
        settings = show / "mkdocs.yml"
        told = re.sub("(?m)^site_url: .*", f"site_url: {home}/", settings.read_text("utf-8"))
        settings.write_text(told, "utf-8")
        (show / "castloom.lock").unlink(missing_ok=True)  # it keeps addresses
        built = build(show)
        assert built.exit_code == 0, built.output
        yield home


def reference(folder: Path) -> Path:
    return copy_reference(folder)


def rich(folder: Path) -> Path:
    return rich_show(folder)


def tides(folder: Path) -> Path:
    """Two seasons, a name that is misheard, a page with headings, an episode without audio."""
    header = "---\ntitle: {}\ndate: 2025-03-0{}\nseason: {}\npersons: [ada-reef]\nconcepts: [{}]\n---\n\n{}\n"
    files: dict[str, Content] = {
        "mkdocs.yml": _INSTANT,
        "concepts/neap-tide.md": "---\ntitle: Neap tide\nmark: ™\ndefinition: The lowest high water.\n"
        "aliases: [Dead tide]\nmisheard: [knee pied]\n---\n\nBetween two springs.\n",
        "episodes/002-ebb.md": header.format("Ebb", 2, 2, "neap-tide", "## On *rocks*\n\nThe limpet again."),
        "episodes/002-ebb.mp3": audio(5),
        "episodes/002-ebb.vtt": _CUES,
        "episodes/003-flood.md": header.format("Flood", 3, 1, "spring-tide", "No limpets."),
        "pages/guide.md": "# A guide\n\n## Whelks\n\nWhelks are no limpets.\n",
        "people/ben-tarn.md": "---\nname: Ben Tarn\n---\n",
    }  # fmt: skip
    return make_show(folder, files)


def bare(folder: Path) -> Path:
    """One episode, and neither concepts nor people."""
    said = text_of("episodes/001-low-water.vtt")
    files: dict[str, Content] = {
        "mkdocs.yml": _INSTANT,
        "concepts/spring-tide.md": None,
        "people/ada-reef.md": None,
        "episodes/001-low-water.md": "---\ntitle: Low water\ndate: 2025-03-01\n---\n",
        "episodes/001-low-water.vtt": said,
    }
    return make_show(folder, files)


def open_search(page: Page, text: str = "") -> None:
    """Open the dialog by its key, and search."""
    page.wait_for_function("customElements.get('cast-player') !== undefined")
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog.cast-seek[open]")
    if text:
        search(page, text)


def search(page: Page, text: str) -> None:
    """Search for a text, and wait for what is found; nothing of an earlier search is left then."""
    page.evaluate("document.querySelector('.cast-seek__found').replaceChildren()")
    page.evaluate("document.querySelector('.cast-seek__status').textContent = ''")
    page.locator(".cast-seek__field").fill(text)
    page.wait_for_function(
        "() => { const told = document.querySelector('.cast-seek__status').textContent;"
        " return told && !told.startsWith('Loading') }"
    )


def titles(page: Page) -> list[str]:
    return page.locator(".cast-seek__title").all_inner_texts()


def status(page: Page) -> str:
    return page.locator(".cast-seek__status").inner_text()
