"""`castloom diff` as an editor runs it: which feeds it finds, what it says of those that it cannot read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from castloom.door.cli import main
from tests.loopback import running
from tests.shows import EPISODE, audio, build, lay_over, make_show, text_of
from tests.sites import files_of, serving

SETTINGS = text_of("mkdocs.yml")
HOST = Path(__file__).parent / "feeds" / "transistor.xml"


@dataclass(frozen=True)
class Told:
    """How a command ended: its exit code, its report, and what it said beside it."""

    code: int
    report: str
    beside: str


@pytest.fixture
def diff(capsys: pytest.CaptureFixture[str]) -> "Diff":
    return Diff(capsys)


class Diff:
    """Runs the command."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, show: Path, *words: str | Path) -> Told:
        code = main(["diff", *map(str, words), "--show", str(show)])
        return Told(code, *self._capsys.readouterr())


def published(folder: Path, files: dict[str, str | bytes | Path | None] | None = None) -> Path:
    """A show that is built, with its site."""
    show = make_show(folder, files)
    built = build(show)
    assert built.exit_code == 0, built.output
    return show


def retitled(title: str) -> dict[str, str | bytes | Path | None]:
    return {EPISODE: text_of(EPISODE).replace("Low water", title)}


def at(address: str) -> dict[str, str | bytes | Path | None]:
    """The settings of a show that is published at an address."""
    return {"mkdocs.yml": SETTINGS.replace("https://tides.example/", address)}


@contextmanager
def answering(status: int, content: str) -> Iterator[str]:
    """The address of a server that gives the same answer to everything."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, *said: object) -> None:
            pass

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as address:
        yield address


# The feed to compare with


def test_feed_in_a_file(tmp_path: Path, diff: Diff) -> None:
    show = published(tmp_path / "show")
    (show / "site/feed.xml").rename(tmp_path / "old.xml")
    lay_over(show, retitled("Ebb"))
    assert diff(show, tmp_path / "old.xml") == Told(
        0,
        f"Compared with {tmp_path / 'old.xml'}: 1 episode there, 1 episode now.\n\n"
        "What subscribers would see:\n\n"
        "- “Low water” is called “Ebb” now.\n",
        "",
    )


def test_feed_at_an_address(tmp_path: Path, diff: Diff) -> None:
    show = published(tmp_path / "show")
    with serving(show / "site") as server:
        assert diff(show, f"{server}/feed.xml") == Told(
            0,
            f"Compared with {server}/feed.xml: 1 episode there, 1 episode now.\nSubscribers would notice nothing.\n",
            "",
        )
        gone = diff(show, f"{server}/else.xml")
    assert (gone.code, gone.report) == (1, "")
    assert gone.beside == (
        f"error: {server}/else.xml: the server answers 404 Not Found;"
        " name a feed, as in castloom diff https://feeds.transistor.fm/my-show\n"
    )


def test_published_feed_without_a_word(tmp_path: Path, diff: Diff) -> None:
    with serving(tmp_path / "show/site") as server:
        show = published(tmp_path / "show", at(f"{server}/"))
        lay_over(show, retitled("Ebb"))
        told = diff(show)
    assert told.report.startswith(f"Compared with {server}/feed.xml: 1 episode there")
    assert "- “Low water” is called “Ebb” now." in told.report


def test_feed_of_the_last_build_where_none_is_published(tmp_path: Path, diff: Diff) -> None:
    (tmp_path / "empty").mkdir()
    with serving(tmp_path / "empty") as server:
        show = published(tmp_path / "show", at(f"{server}/"))
        told = diff(show, "--exit-code")
    first = "Compared with your last build, not with what is published: 1 episode there, 1 episode now.\n"
    assert (told.code, told.report) == (0, f"{first}Nothing has changed since then that subscribers would notice.\n")
    there = f"{server}/feed.xml: the server answers 404 Not Found; compared with {show / 'site/feed.xml'}\n"
    assert told.beside.endswith(there)
    no_more = diff(show)
    assert (no_more.code, no_more.report) == (0, told.report)
    assert f"{server}/feed.xml: the server cannot be reached; compared with {show}" in no_more.beside


@pytest.mark.parametrize(
    ("status", "content", "said"),
    [
        (403, "", "the server answers 403 Forbidden"),
        (500, "", "the server answers 500 Internal Server Error"),
        (200, "<!doctype html><title>Sign in</title>", "this is a web page, not a feed"),
        (200, "", "it is empty"),
    ],
)
def test_published_feed_that_cannot_be_read(tmp_path: Path, diff: Diff, status: int, content: str, said: str) -> None:
    with answering(status, content) as server:
        show = published(tmp_path / "show", at(f"{server}/"))
        told = diff(show)
        (show / "site/feed.xml").unlink()
        unbuilt = diff(show)
    again = f"open the address and try again, or compare with your last build: castloom diff {show / 'site/feed.xml'}"
    assert (told.code, told.report) == (1, "")
    assert told.beside.endswith(f"error: {server}/feed.xml: {said}; {again}\n")
    assert (unbuilt.code, unbuilt.report) == (1, "")
    assert f"error: {server}/feed.xml: {said}; name a feed, as in castloom diff https://" in unbuilt.beside


def test_feed_of_the_last_build_is_named_as_from_here(
    tmp_path: Path, diff: Diff, monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering(500, "") as server:
        monkeypatch.chdir(published(tmp_path / "show", at(f"{server}/")))
        assert diff(Path()).beside.endswith("compare with your last build: castloom diff site/feed.xml\n")


def test_neither_published_nor_built(tmp_path: Path, diff: Diff) -> None:
    (tmp_path / "empty").mkdir()
    with serving(tmp_path / "empty") as server:
        told = diff(make_show(tmp_path / "show", at(f"{server}/")))
    assert (told.code, told.report) == (1, "")
    assert told.beside.endswith(
        f"error: {server}/feed.xml: the server answers 404 Not Found, and no build has left a feed to compare with;"
        " run mkdocs build, or name a feed, as in castloom diff https://feeds.transistor.fm/my-show\n"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "it cannot be read: No such file or directory; name a feed"),
        ("", "it is empty; name a feed"),
        ("Dear editor", "this is not an RSS feed; name a feed"),
        (
            "<html><head><link rel='alternate' type='application/rss+xml' href='https://a.example/rss'/></head></html>",
            "this is a web page, not a feed; name its feed, https://a.example/rss\n",
        ),
    ],
)
def test_what_is_no_feed_is_one_line(tmp_path: Path, diff: Diff, content: str | None, told: str) -> None:
    lay_over(tmp_path, {"old.xml": content})
    answer = diff(make_show(tmp_path / "show"), tmp_path / "old.xml")
    assert (answer.code, answer.report) == (1, "")
    assert answer.beside.startswith(f"error: {tmp_path / 'old.xml'}: {told}")
    assert answer.beside.count("\n") == 1


def test_address_without_its_beginning(tmp_path: Path, diff: Diff) -> None:
    told = diff(make_show(tmp_path / "show"), "feeds.transistor.fm/my-show")
    assert told.beside == (
        "error: feeds.transistor.fm/my-show: it cannot be read: No such file or directory;"
        " if it is an address, write it whole: https://feeds.transistor.fm/my-show\n"
    )


def test_broken_feed_is_read_and_told(tmp_path: Path, diff: Diff) -> None:
    show = published(tmp_path / "show")
    feed = (show / "site/feed.xml").read_text("utf-8")
    lay_over(tmp_path, {"old.xml": feed.replace("<channel>", "<channel><copyright>&copy; Ada & Bo</copyright>", 1)})
    told = diff(show, tmp_path / "old.xml", "--exit-code")
    assert told.beside.startswith(f"{tmp_path / 'old.xml'}: the XML is broken (line ")
    assert told.code == 1
    unsure = (
        "The XML of 1 document of the feed there is broken: what lies behind the broken place may not have been read."
    )
    assert f"now.\n\nWhat could not be compared:\n\n- {unsure}\n\nWhat apps would take up quietly:\n" in told.report
    assert "- The copyright is gone now, and was © Ada & Bo." in told.report


# The sources


def test_errors_are_told_and_nothing_is_compared(tmp_path: Path, diff: Diff) -> None:
    show = published(tmp_path / "show")
    lay_over(show, {EPISODE: text_of(EPISODE).replace("date:", "dat:")})
    told = diff(show, show / "site/feed.xml")
    assert (told.code, told.report) == (1, "")
    assert f"error: {EPISODE}:3: dat: " in told.beside
    assert told.beside.endswith("nothing is compared: with these errors, nothing would be published\n")


def test_warnings_are_told_first(tmp_path: Path, diff: Diff) -> None:
    show = published(tmp_path / "show")
    lay_over(show, {"episodes/002-silence.md": "---\ntitle: Silence\ndate: 2025-03-02\n---\n\nNo audio yet.\n"})
    told = diff(show, show / "site/feed.xml")
    assert "warning: episodes/002-silence.md: " in told.beside
    assert "Subscribers would notice nothing." in told.report


def test_folder_without_a_show(tmp_path: Path, diff: Diff) -> None:
    told = diff(tmp_path)
    assert told.code == 1
    assert "mkdocs.yml: there is no such file; run castloom in the show's folder" in told.beside


def test_drafts_and_planned_episodes_are_not_published(tmp_path: Path, diff: Diff) -> None:
    show = published(tmp_path / "show")
    lay_over(
        show,
        {
            EPISODE: text_of(EPISODE).replace("title:", "draft: true\ntitle:"),
            "episodes/002-later.md": "---\ntitle: Later\ndate: 2190-01-01\n---\n\nOne day.\n",
            "episodes/002-later.mp3": audio(6),
        },
    )
    report = diff(show, show / "site/feed.xml").report
    assert "1 episode there, 0 episodes now." in report
    assert "“Low water” is gone" in report
    assert "Later" not in report


def test_nothing_is_built_and_nothing_is_changed(tmp_path: Path, diff: Diff) -> None:
    def files() -> dict[str, bytes]:
        return {path: content for path, content in files_of(show).items() if not path.startswith(".cache/")}

    show = published(tmp_path / "show")
    lay_over(show, retitled("Ebb"))
    before = files()
    diff(show, show / "site/feed.xml")
    assert files() == before


def test_exit_code_tells_of_what_hurts(tmp_path: Path, diff: Diff) -> None:
    show = published(tmp_path / "show")
    feed = show / "site/feed.xml"
    assert diff(show, feed, "--exit-code").code == 0
    lay_over(show, retitled("Ebb"))
    assert diff(show, feed, "--exit-code").code == 0
    lay_over(show, {EPISODE: text_of(EPISODE).replace("title:", "guid: another\ntitle:")})
    assert diff(show, feed).code == 0
    assert diff(show, feed, "--exit-code").code == 1


# Feeds of several documents


def weeks(*numbers: int) -> dict[str, str | bytes | Path | None]:
    """An episode for each week."""
    files: dict[str, str | bytes | Path | None] = {}
    for number in numbers:
        stem = f"episodes/{number:03}-week-{number}"
        head = f"title: Week {number}\ndate: 2025-04-{number:02}T07:00:00Z"
        files |= {f"{stem}.md": f"---\n{head}\n---\n\nWeek {number}.\n", f"{stem}.mp3": audio(number)}
    return files


def paged(size: int) -> dict[str, str | bytes | Path | None]:
    return {"mkdocs.yml": SETTINGS.replace("language: en", f"language: en\n      paging: {size}")}


def test_archives_of_both_feeds_are_compared(tmp_path: Path, diff: Diff) -> None:
    show = published(tmp_path / "show", {**paged(4), **weeks(*range(2, 12))})
    (show / "site").rename(tmp_path / "old")
    assert (tmp_path / "old/feed/archive-1.xml").is_file()
    same = diff(show, tmp_path / "old/feed.xml")
    assert same.report.endswith(": 11 episodes there, 11 episodes now.\nSubscribers would notice nothing.\n")
    lay_over(show, {**dict.fromkeys(weeks(2)), **retitled("Ebb"), "mkdocs.yml": SETTINGS})
    report = diff(show, tmp_path / "old/feed.xml").report
    assert re.findall("^- (.{24})", report, re.MULTILINE) == ["“Week 2” is gone: direct", "“Low water” is called “E"]


def test_archives_that_cannot_be_read_are_told_in_the_report(tmp_path: Path, diff: Diff) -> None:
    show = published(tmp_path / "show", {**paged(2), **weeks(*range(2, 8))})
    old = tmp_path / "old"
    (show / "site").rename(old)
    (old / "feed/archive-1.xml").unlink()
    told = diff(show, old / "feed.xml", "--exit-code")
    assert told.code == 1
    assert told.report == (
        f"Compared with {old / 'feed.xml'}: 5 episodes there, 7 episodes now.\n\nWhat could not be compared:\n\n"
        "- 1 older document of the feed there could not be read: the episodes in it, and in whatever is older still,"
        " were not compared.\n"
    )
    assert f"{old / 'feed/archive-1.xml'}: it cannot be read: No such file or directory" in told.beside


def test_paging_that_begins_and_shrinks(tmp_path: Path, diff: Diff) -> None:
    show = published(tmp_path / "show", weeks(*range(2, 8)))
    old = tmp_path / "old.xml"
    (show / "site/feed.xml").rename(old)
    lay_over(show, paged(3))
    told = diff(show, old, "--exit-code")
    shorter = (
        "The feed itself now holds 3 episodes, and held 7: in apps that do not read archives the other 4 disappear."
    )
    assert told.report.endswith(f": 7 episodes there, 7 episodes now.\n\nWhat hurts:\n\n- {shorter}\n")
    assert told.code == 1


# The lock


def test_changes_that_the_lock_does_not_allow_are_in_the_report(
    tmp_path: Path, diff: Diff, capsys: pytest.CaptureFixture[str]
) -> None:
    show = make_show(tmp_path / "show")
    assert main(["lock", "--show", str(show)]) == 0
    assert build(show).exit_code == 0
    capsys.readouterr()
    before = (show / "episodes/001-low-water.mp3").read_bytes()
    lay_over(show, {"episodes/001-low-water.mp3": before[:-1] + bytes([before[-1] ^ 1])})
    told = diff(show, show / "site/feed.xml", "--exit-code")
    assert (told.code, told.beside) == (1, "")
    assert told.report.partition("\n")[2].startswith(
        f"\nWhat stops the build, until you allow it:\n\n- {EPISODE}: enclosure: the audio changed, but not its address"
        " (other bytes): "
    )


def test_site_that_moves_is_one_move(tmp_path: Path, diff: Diff) -> None:
    show = published(tmp_path / "show")
    assert main(["lock", "--show", str(show)]) == 0
    old = tmp_path / "old.xml"
    (show / "site/feed.xml").rename(old)
    lay_over(show, {"mkdocs.yml": SETTINGS.replace("https://tides.example/", "https://sea.example/")})
    hurt = diff(show, old).report.partition("What subscribers would see:")[0]
    assert "- The audio of “Low water” moves along with the feed: who has not loaded it cannot hear it" in hurt
    moved = (show / "mkdocs.yml").read_text("utf-8") + "      newFeedUrl: https://sea.example/feed.xml\n"
    lay_over(show, {"mkdocs.yml": moved})
    quiet = diff(show, old).report.partition("What apps would take up quietly:")[2]
    assert "- The feed's address changed, from https://tides.example/feed.xml to https://sea.example/feed.xml" in quiet
    assert "- The audio of “Low water” moves along with the feed: that is one move, and does no harm once" in quiet


# A show that moves here


def test_parity_with_the_feed_of_a_host(tmp_path: Path, diff: Diff) -> None:
    settings = SETTINGS.replace(
        "title: Tide Table", "title: Salt & Stone\n      guid: 0c7d3b7c-5b0e-5e46-9b63-7a1b5c0e2f11"
    )
    episode = """\
---
title: Mortar
date: 2025-03-04T06:00:00-05:00
guid: 3e5d1a90-41bb-4c6e-8e0a-9c1b2f4d7a66
episode: 7
season: 2
explicit: true
enclosure: {url: https://media.transistor.fm/ab12cd34/0f9e8d7c.mp3, length: 30412345}
duration: 31:39
persons: [{id: ada-reef, role: guest}]
---

Lime keeps its *patience*.

See [lime](https://salt.example/lime).
"""
    show = make_show(
        tmp_path / "show",
        {
            "mkdocs.yml": settings,
            "episodes/007-mortar.md": episode,
            EPISODE: None,
            "episodes/001-low-water.vtt": None,
            "episodes/001-low-water.mp3": None,
        },
    )
    told = diff(show, HOST, "--exit-code")
    hurts, _, rest = told.report.partition("What subscribers would see:")
    assert told.code == 1
    assert hurts.count("- ") == 1
    assert (
        "The feed's address changed, from https://feeds.transistor.fm/salt-and-stone to https://tides.example/" in hurts
    )
    assert "- The audio of “Mortar” is loaded through no other service." in rest
    assert "- “Mortar” leads to another page, https://tides.example/episodes/mortar/." in rest
    assert "notes of “Mortar”" not in rest
