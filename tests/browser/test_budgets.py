"""What a page costs those who open it: bytes as they are sent (gzip), requests, elements, movement while it loads."""

import gzip
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.conftest import PAGES, at_home
from tests.shows import Content, audio, make_show
from tests.sites import ROOT

KILO = 1024
WORDS = 8000
_STEM = "episodes/001-low-water"
_CONCEPT = """\
---
title: Human debt
definition: What is owed.
aliases: [impression management, middle management, human death]
---
"""
_SENT_AS_THEY_ARE = (".woff2", ".jpg", ".png", ".mp3")


@dataclass(frozen=True)
class Cost:
    """The requests of a page by their paths with the bytes that are sent, its elements, and how much it moved."""

    sent: dict[str, int]
    requests: int
    elements: int
    shift: float

    def of(self, pattern: str) -> int:
        return sum(size for path, size in self.sent.items() if re.search(pattern, path))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with at_home(long_show(tmp_path_factory.mktemp("long") / "show")) as address:
        yield address


@pytest.fixture(scope="module")
def cost(browser: Browser, home: str) -> Cost:
    return cost_of(browser, home, "episodes/low-water/")


def test_text_of_eight_thousand_words(cost: Cost) -> None:
    assert cost.sent["/episodes/low-water/"] <= 45 * KILO


def test_own_styles(cost: Cost) -> None:
    assert 0 < cost.of(r"^/assets/castloom.*\.css$") <= 8 * KILO


def test_own_scripts(cost: Cost) -> None:
    assert 0 < cost.of(r"^/assets/castloom/.*\.js$") <= 12 * KILO


def test_everything_but_the_audio(cost: Cost) -> None:
    assert sum(cost.sent.values()) <= 160 * KILO


def test_requests(cost: Cost) -> None:
    assert cost.requests <= 14, sorted(cost.sent)


def test_elements(cost: Cost) -> None:
    assert cost.elements <= 2500


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_loads(name: str, width: int, browser: Browser, homes: dict[str, str]) -> None:
    show, path = PAGES[name]
    assert cost_of(browser, homes[show], path, width).shift <= 0.02


def cost_of(browser: Browser, home: str, path: str, width: int = 1280) -> Cost:
    """What it costs to open a page that nothing is known of yet, and nothing else is done with."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => moved += one.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  # playwright takes no builtin
    page.goto(f"{home}/{path}")
    page.wait_for_load_state("networkidle")
    found = Cost(_sizes(answers), len(answers), _elements(page), page.evaluate("window.moved"))
    context.close()
    return found


def _elements(page: Page) -> int:
    return int(page.evaluate("document.getElementsByTagName('*').length"))


def _sizes(answers: list[Response]) -> dict[str, int]:
    sent: dict[str, int] = {}
    for answer in answers:
        path, body = urlsplit(answer.url).path, answer.body()
        sent[path] = len(body) if path.endswith(_SENT_AS_THEY_ARE) else len(gzip.compress(body, 6))
    return sent


def long_show(folder: Path) -> Path:
    """An episode of 8,000 words: the sentences of the reference show's, in another order and again."""
    said = re.findall(r"<v ([^>]+)>(.*?)</v>", next((ROOT / "episodes").glob("*.vtt")).read_text("utf-8"))
    order, cues, words = random.Random(8), ["WEBVTT\n"], 0
    while words < WORDS:
        who, text = said[order.randrange(len(said))]
        second, words = words * 60 // 160, words + len(text.split())
        cues.append(f"{_clock(second)} --> {_clock(words * 60 // 160)}\n<v {who}>{text}</v>\n")
    minutes = range(0, words // 160, 4)
    chapters = "".join(f'  - {{startTime: "{minute}:00", title: "From minute {minute}"}}\n' for minute in minutes)
    files: dict[str, Content] = {
        f"{_STEM}.md": f"---\ntitle: Low water\ndate: 2025-03-01\nconcepts: [spring-tide]\nchapters:\n{chapters}---\n\n"
        + "What the beach shows twice a day. " * 20,
        f"{_STEM}.vtt": "\n".join(cues),
        f"{_STEM}.mp3": audio(words * 60 // 160),
        "concepts/spring-tide.md": _CONCEPT,
    }
    return make_show(folder, files)


def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000"
