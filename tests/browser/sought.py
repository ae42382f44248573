"""Shows to search in, and how one searches."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.rich import rich_show
from tests.shows import Content, audio, make_show, text_of
from tests.sites import copy_reference

_CUES = """\
WEBVTT

00:00.000 --> 00:02.000
<v Ada Reef>A limpet clings to the rock.</v>

00:02.000 --> 00:03.000
<v Ben Tarn>Does it?</v>

00:03.000 --> 00:05.000
<v Ada Reef>It does, and the barnacle is R&amp;D &lt;b&gt; of the sea.</v>
"""


def reference(folder: Path) -> Path:
    return copy_reference(folder)


def rich(folder: Path) -> Path:
    return rich_show(folder)


def tides(folder: Path) -> Path:
    """Two seasons, a name that is misheard, a page with headings."""
    header = "---\ntitle: {}\ndate: 2025-03-0{}\nseason: {}\npersons: [ada-reef]\nconcepts: [{}]\n---\n\n{}\n"
    files: dict[str, Content] = {
        "concepts/neap-tide.md": "---\ntitle: Neap tide\nmark: ™\ndefinition: The lowest high water.\n"
        "aliases: [Dead tide]\nmisheard: [knee pied]\n---\n\nBetween two springs.\n",
        "episodes/002-ebb.md": header.format("Ebb", 2, 2, "neap-tide", "## On *rocks*\n\nThe limpet again."),
        "episodes/002-ebb.mp3": audio(5),
        "episodes/002-ebb.vtt": _CUES,
        "episodes/003-flood.md": header.format("Flood", 3, 1, "spring-tide", "No limpets."),
        "episodes/003-flood.mp3": audio(4),
        "pages/guide.md": "# A guide\n\n## Whelks\n\nWhelks are no limpets.\n",
        "people/ben-tarn.md": "---\nname: Ben Tarn\n---\n",
    }  # fmt: skip
    return make_show(folder, files)


def bare(folder: Path) -> Path:
    """One episode, and neither concepts nor people."""
    said = text_of("episodes/001-low-water.vtt")
    files: dict[str, Content] = {
        "concepts/spring-tide.md": None,
        "people/ada-reef.md": None,
        "episodes/001-low-water.md": "---\ntitle: Low water\ndate: 2025-03-01\n---\n",
        "episodes/001-low-water.vtt": said,
    }
    return make_show(folder, files)


def open_search(page: Page, text: str = "") -> None:
    """Open the dialog by its key, and search."""
    page.wait_for_function("document.documentElement.classList.contains('js')")
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
