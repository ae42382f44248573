"""`mkdocs serve` shows what an editor does, as it is done."""

import gc
import shutil
import time
import weakref
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from castloom.driver import garbage
from castloom.driver.serving import keep_serving
from tests.previews import PATIENCE, Server, serving
from tests.shows import EPISODE, audio, lay_over, make_show, text_of


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("serve")
    with serving(make_show(folder / "show"), folder / "log.txt") as server:
        yield server


ALONE = "---\ntitle: Low water\ndate: 2025-03-01\n---\n"
PAGES = {
    "/": "Tide Table",
    "/episodes/low-water/": "What the beach shows",
    "/concepts/spring-tide/": "The highest tide of the fortnight",
    "/people/ada-reef/": "Ada reads tide tables",
    "/feed.xml": "<title>Low water</title>",
    "/episodes/low-water/transcript.vtt": "<v Ada Reef>A spring tide comes twice",
    "/subscribe/": "feed.xml",
}


@pytest.mark.parametrize("path", PAGES)
def test_answers(path: str, server: Server) -> None:
    assert PAGES[path] in server.get(path)


def test_answers_what_is_not_there_with_the_shows_own_page(server: Server) -> None:
    assert server.status("/nowhere/") == 404


def test_a_new_episode_appears_with_feed_item_and_backlink(server: Server) -> None:
    assert server.status("/episodes/high-water/") == 404
    lay_over(
        server.show,
        {
            "episodes/002-high-water.md": "---\ntitle: High water\ndate: 2025-03-08\n---\n\nAda again.\n",
            "episodes/002-high-water.mp3": audio(4),
            "episodes/002-high-water.vtt": text_of("episodes/001-low-water.vtt").replace("twice", "higher"),
        },
    )
    server.wait_for("/episodes/high-water/", "comes higher in every month")
    assert "<title>High water</title>" in server.get("/feed.xml")
    assert "comes higher in every month" in server.get("/concepts/spring-tide/")
    assert "High water" in server.get("/episodes/")
    assert server.status("/episodes/high-water/high-water.mp3") == 200


def test_a_mistake_is_told_and_the_last_good_site_stays_until_it_is_mended(server: Server) -> None:
    before = server.get("/feed.xml")
    lay_over(server.show, {EPISODE: text_of(EPISODE).replace("Low water", "Lowest").replace("persons", "person")})
    told = f"{EPISODE}:6: person: no such key; did you mean persons?"
    server.wait(lambda: told in server.said(), "the mistake is told")
    server.wait(lambda: "The last good site is served" in server.said(), "what follows is told")
    assert "What the beach shows" in server.get("/episodes/low-water/")
    assert server.get("/feed.xml") == before
    lay_over(server.show, {"pages/index.md": "# Tide Table\n\nAnother edit, and still the mistake.\n"})
    server.wait(lambda: server.said().count(told) == 2, "the mistake is told again")
    lay_over(server.show, {EPISODE: text_of(EPISODE).replace("Low water", "Lowest water")})
    server.wait_for("/episodes/low-water/", "Lowest water")
    assert "<title>Lowest water</title>" in server.get("/feed.xml")
    assert "and still the mistake" in server.get("/")


def test_a_broken_setting_is_told_and_the_last_good_site_stays(server: Server) -> None:
    lay_over(server.show, {"mkdocs.yml": text_of("mkdocs.yml") + "theme: [\n"})
    told = server.said().count("The last good site is served")
    server.wait(lambda: server.said().count("The last good site is served") > told, "the mistake is told")
    assert server.status("/episodes/low-water/") == 200
    lay_over(server.show, {"mkdocs.yml": text_of("mkdocs.yml").replace("Two people", "Three people")})
    server.wait_for("/feed.xml", "Three people talk about the sea.")


def test_a_draft_is_shown_with_a_mark(server: Server) -> None:
    lay_over(server.show, {"episodes/003-new.md": "---\ntitle: New\ndate: 2025-03-15\ndraft: true\n---\n\nSoon.\n"})
    server.wait_for("/episodes/new/", '<strong class="cast-mark">Draft</strong>')
    assert '<strong class="cast-mark">Draft</strong>' in server.get("/episodes/")
    assert "<title>New</title>" not in server.get("/feed.xml")


def test_a_new_page_and_a_removed_episode_are_noticed(server: Server) -> None:
    lay_over(server.show, {"pages/about.md": "# About the sea\n"})
    server.wait_for("/about/", "About the sea")
    lay_over(server.show, dict.fromkeys(("pages/about.md", "episodes/003-new.md")))
    server.wait(lambda: server.status("/episodes/new/") == 404, "the episode is gone")
    server.wait(lambda: server.status("/about/") == 404, "the page is gone")


def test_a_folder_that_is_new_is_watched_from_the_next_build_on(tmp_path: Path) -> None:
    show = make_show(tmp_path / "show", {"people/ada-reef.md": None, EPISODE: ALONE, "concepts/spring-tide.md": None})
    shutil.rmtree(show / "people")
    with serving(show, tmp_path / "log.txt") as server:
        lay_over(show, {"people/ada-reef.md": text_of("people/ada-reef.md"), EPISODE: ALONE + "\nMore.\n"})
        server.wait_for("/people/ada-reef/", "Ada reads tide tables")
        lay_over(show, {"people/ada-reef.md": "---\nname: Ada Reef\ndescription: Ada dives.\n---\n"})
        server.wait_for("/people/ada-reef/", "Ada dives")


def test_words_of_the_shows_own_are_seen_as_they_are_written(server: Server) -> None:
    words = "overrides/words/en.yml"
    lay_over(server.show, {words: "search: Look\n", "pages/about.md": "# About the coast\n"})
    server.wait_for("/about/", '<span class="cast-hidden">Look</span>')
    lay_over(server.show, {words: "search: Look up\nplay_from: Hear from {time}\n"})
    server.wait_for("/about/", '<span class="cast-hidden">Look up</span>')
    assert "Hear from" in server.get("/episodes/low-water/")
    shutil.rmtree(server.show / "overrides")
    lay_over(server.show, {"pages/about.md": None})
    server.wait(lambda: server.status("/about/") == 404, "the page is gone")


def test_a_ledger_of_the_show_that_is_new_is_seen(server: Server) -> None:
    ledger = server.show / "corrections.yml"
    assert "comes twice" in server.get("/episodes/low-water/transcript.txt")
    ledger.write_text("- heard: comes twice\n  meant: comes thrice\n", "utf-8")
    server.wait_for("/episodes/low-water/transcript.txt", "comes thrice")
    ledger.unlink()
    server.wait_for("/episodes/low-water/transcript.txt", "comes twice")


def test_a_rebuild_lets_go_of_what_it_has_made_while_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    class Edition:
        def __init__(self) -> None:
            self.itself = self

    made = []

    def build() -> None:
        edition = Edition()
        made.append(weakref.ref(edition))
        gc.freeze()  # as every build does, to be faster

    server: Any = SimpleNamespace(builder=build)
    keep_serving(server, [])
    monkeypatch.setattr(garbage, "PAUSE", 0)
    server.builder()
    end = time.monotonic() + PATIENCE
    while made[0]() and time.monotonic() < end:
        time.sleep(0.01)
    assert made[0]() is None


def test_the_show_itself_is_not_written_to(server: Server) -> None:
    assert {path.name for path in server.show.iterdir()} == {
        ".cache", "mkdocs.yml", "pages", "episodes", "concepts", "people"
    }  # fmt: skip
    assert "Traceback" not in server.said()
