"""`mkdocs serve` answers as the hosts of the recipes do: parts of files, types, other sites, what is still the same."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from castloom.driver.byte_ranges import UnsatisfiableError, asked_range
from tests.hosted import KINDS, kind_of
from tests.previews import Server, serving
from tests.shows import audio, make_show

SECONDS = 40
AUDIO = "/episodes/low-water/low-water.mp3"


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("hosting")
    show = make_show(folder / "show", {"episodes/001-low-water.mp3": audio(SECONDS)})
    with serving(show, folder / "log.txt") as server:
        yield server


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = HTTPConnection(urlsplit(server.address).netloc, timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer: HTTPResponse = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def whole(server: Server) -> Answer:
    found = ask(server, AUDIO)
    assert found.status == 200
    assert found.headers["accept-ranges"] == "bytes"
    assert len(found.body) == int(found.headers["content-length"]) > 10_000
    return found


PARTS = {
    "bytes=0-0": slice(0, 1),
    "bytes=0-": slice(0, None),
    "bytes=100-4999": slice(100, 5000),
    "bytes=5000-99999999999": slice(5000, None),
    "bytes=-700": slice(-700, None),
}


@pytest.mark.parametrize("header", PARTS)
def test_sends_the_part_that_was_asked_for(header: str, server: Server, whole: Answer) -> None:
    answer = ask(server, AUDIO, Range=header)
    expected = whole.body[PARTS[header]]
    first = len(whole.body) - len(expected) if PARTS[header].stop is None else PARTS[header].start
    assert (answer.status, answer.body) == (206, expected)
    assert answer.headers["content-range"] == f"bytes {first}-{first + len(expected) - 1}/{len(whole.body)}"
    assert answer.headers["content-length"] == str(len(expected))
    assert answer.headers["content-type"] == "audio/mpeg"


@pytest.mark.parametrize("header", ["bytes=9-3", "bytes=-", "bytes=0-1,4-5", "seconds=0-3", "bytes=a-b", "rubbish"])
def test_sends_all_where_a_range_makes_no_sense(header: str, server: Server, whole: Answer) -> None:
    assert ask(server, AUDIO, Range=header)[::2] == whole[::2]


def test_says_so_where_the_file_has_no_such_part(server: Server, whole: Answer) -> None:
    answer = ask(server, AUDIO, Range="bytes=99999999-")
    assert (answer.status, answer.body) == (416, b"")
    assert answer.headers["content-range"] == f"bytes */{len(whole.body)}"


def test_a_part_of_another_file_is_not_asked_for(server: Server, whole: Answer) -> None:
    for name in ("etag", "last-modified"):
        assert ask(server, AUDIO, Range="bytes=0-9", If_Range=whole.headers[name]).status == 206
    assert ask(server, AUDIO, Range="bytes=0-9", If_Range='"another"')[::2] == whole[::2]


def test_what_is_known_is_not_sent_again(server: Server, whole: Answer) -> None:
    assert whole.headers["cache-control"] == "no-cache"
    answer = ask(server, AUDIO, If_None_Match=whole.headers["etag"])
    assert (answer.status, answer.body) == (304, b"")


@pytest.mark.parametrize("path", [AUDIO, "/", "/feed.xml", "/nowhere/"])
def test_head_tells_what_get_would(path: str, server: Server) -> None:
    told, sent = ask(server, path, "HEAD"), ask(server, path)
    assert told.body == b""
    same = ("content-type", "content-length")
    assert [told.status, *map(told.headers.get, same)] == [sent.status, *map(sent.headers.get, same)]


PATHS = ["/", "/feed.xml", "/concepts/spring-tide/feed.xml", "/episodes/low-water/transcript.vtt", AUDIO,
         "/episodes/low-water/transcript.srt", "/episodes/low-water/transcript.json", "/episodes/low-water/cite.bib",
         "/episodes/low-water/index.md", "/concepts/concepts.ttl", "/404.html"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_types_are_those_of_the_recipes(path: str, server: Server) -> None:
    answer = ask(server, path)
    file = path.removeprefix("/") + ("index.html" if path.endswith("/") else "")
    assert kind_of(file) in KINDS
    assert answer.headers["content-type"].startswith(kind_of(file).type)
    assert answer.headers["access-control-allow-origin"] == "*"


def test_one_can_seek_in_a_browser(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{server.address}/episodes/low-water/")
    reached = page.evaluate(
        """async (address) => {
            const audio = new Audio(address);
            await new Promise((done, fail) => { audio.oncanplay = done; audio.onerror = () => fail(audio.error); });
            audio.currentTime = 30;
            await new Promise((done) => { audio.onseeked = done; });
            return [audio.currentTime, audio.seekable.end(0)];
        }""",
        AUDIO,
    )
    page.close()
    assert reached[0] == pytest.approx(30, abs=0.5)
    assert reached[1] == pytest.approx(SECONDS, abs=1)


@given(size=st.integers(1, 50), first=st.integers(0, 60), last=st.integers(0, 60))
def test_ranges_are_those_of_slices(size: int, first: int, last: int) -> None:
    known = range(size)
    for header, expected in (
        (f"bytes={first}-", known[first:]),
        (f"bytes={first}-{last}", known[first : last + 1] if first <= last else None),
        (f"bytes=-{last}", known[max(0, size - last) :]),
    ):
        if expected is None:
            assert asked_range(header, size) is None
        elif expected:
            assert asked_range(header, size) == expected
        else:
            with pytest.raises(UnsatisfiableError):
                asked_range(header, size)


@given(st.text(max_size=40))
def test_no_header_stops_the_server(header: str) -> None:
    try:
        part = asked_range(header, 10)
    except UnsatisfiableError:
        return
    assert part is None or set(part) <= set(range(10))
