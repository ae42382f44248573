"""`castloom lock`: what it asks, what it records, what it refuses, and what it says."""

import hashlib
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from castloom.door import locking, probing
from castloom.door.cli import main
from castloom.driver.network import Unreachable
from castloom.driver.probe import Probed, probe
from castloom.driver.remote_file import BLOCK, Limits
from castloom.model.lock import LOCK
from castloom.model.problem import Problems, Unreadable
from castloom.source.lock import read_lock
from tests.loopback import running
from tests.shows import EPISODE, audio, build, lay_over, make_show, text_of
from tests.sites import ROOT, copy_reference

LONG = audio(400)  # bytes of many blocks
QUICK = Limits(connect=2, piece=0.5, all=2)


class Host:
    """Audio on this computer, and how well it is served."""

    def __init__(self, content: bytes = LONG, **ways: Any) -> None:
        self.content = content
        self.ways = ways
        self.asked: list[tuple[str, str]] = []
        self.sent = 0
        self.url = ""

    def address(self, name: str = "001.mp3") -> str:
        return f"{self.url}/{name}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *args: Any) -> None:
        self.host = host
        super().__init__(*args)

    def log_message(self, *said: object) -> None:
        pass

    def do_HEAD(self) -> None:
        ways = self.host.ways
        self.host.asked.append(("HEAD", self.path))
        told = ways.get("head_length", len(self.host.content))
        self._begin(ways.get("head", 200), {"Content-Length": str(told)})

    def do_GET(self) -> None:
        ways, content = self.host.ways, self.host.content
        asked = self.headers.get("Range", "")
        self.host.asked.append((asked, self.path))
        if "moved" in ways and not self.path.startswith("/moved"):
            self._begin(302, {"Location": f"/moved{self.path}", "Content-Length": "0"})
        elif "loop" in ways:
            self._begin(302, {"Location": self.path, "Content-Length": "0"})
        elif ways.get("status", 200) != 200:
            self._begin(ways["status"], {"Content-Length": "0"})
        elif ways.get("ranges", True) and content:
            first, last = (int(number) for number in re.findall(r"\d+", asked))
            part = content[first : last + 1]
            total = ways.get("total", len(content))
            promised = ways.get("shift", 0) + first
            told = f"bytes {promised}-{promised + len(part) - 1}/{total}"
            self._begin(206, {"Content-Range": told, "Content-Length": str(len(part))})
            self._send(part)
        elif ways.get("ranges", True):
            self._begin(416, {"Content-Range": "bytes */0", "Content-Length": "0"})
        else:
            self._begin(200, {"Content-Length": str(len(content) + ways.get("short", 0))})
            self._send(content)

    def _begin(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": self.host.ways.get("type", "audio/mpeg"), **headers}.items():
            self.send_header(name, value)
        if "short" in self.host.ways:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()

    def _send(self, content: bytes) -> None:
        if "drip" in self.host.ways:
            for number in range(20):
                time.sleep(self.host.ways["drip"])
                self.wfile.write(content[number * 4096 : (number + 1) * 4096])
        self.wfile.write(content)
        self.host.sent += len(content)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has enough breaks its connection off."""


@contextmanager
def serving(host: Host) -> Iterator[Host]:
    with running(_Server(("127.0.0.1", 0), partial(_Handler, host))) as host.url:
        yield host


# What lies at an address.


def test_of_a_long_file_a_few_blocks_are_read() -> None:
    with serving(Host()) as host:
        found = probe(host.address(), "audio/mpeg", QUICK)
    ends = hashlib.sha256(LONG[:BLOCK] + LONG[-BLOCK:]).hexdigest()
    assert found == Probed(len(LONG), found.seconds, f"ends-sha256-{ends}")
    assert found.seconds == pytest.approx(400, abs=0.1)
    assert host.sent < 5 * BLOCK < len(LONG)


def test_tags_before_the_sound_are_read_over() -> None:
    size = 300_000
    tag = b"ID3\x03\0\0" + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0)) + bytes(size)
    with serving(Host(tag + LONG)) as host:
        found = probe(host.address(), "audio/mpeg", QUICK)
    assert found.seconds == pytest.approx(400, abs=0.1)
    assert found.length == len(tag) + len(LONG)


def test_short_file_has_the_digest_of_all_its_bytes() -> None:
    with serving(Host(audio(1))) as host:
        found = probe(host.address(), "audio/mpeg", QUICK)
    assert found.notes == ()
    assert found.length == len(audio(1)) < BLOCK


def test_address_that_leads_on_is_followed_once() -> None:
    with serving(Host(moved=True)) as host:
        found = probe(host.address(), "audio/mpeg", QUICK)
    assert found.length == len(LONG)
    assert [path for _, path in host.asked].count("/001.mp3") == 1


@pytest.mark.parametrize(
    ("ways", "note"),
    [
        (
            {"ranges": False},
            "the server gives no parts of a file (byte ranges), which Apple needs, so all of it was read",
        ),
        ({"head": 405}, "asked with HEAD, as Apple asks, the server answers 405 Method Not Allowed"),
        ({"head_length": 7}, f"the server says 7 bytes if asked with HEAD, but gives {len(LONG):,}"),
        ({"type": "text/plain"}, "the server calls it text/plain, and some apps believe it"),
    ],
    ids=str,
)
def test_what_is_odd_about_a_server_is_told(ways: dict[str, Any], note: str) -> None:
    with serving(Host(**ways)) as host:
        found = probe(host.address(), "audio/mpeg", QUICK)
    assert found.notes == (note,)
    assert (found.length, round(found.seconds)) == (len(LONG), 400)


def test_digest_is_the_same_whether_a_server_gives_parts_or_not() -> None:
    with serving(Host()) as one, serving(Host(ranges=False)) as other:
        assert probe(one.address(), "audio/mpeg").digest == probe(other.address(), "audio/mpeg").digest


@pytest.mark.parametrize("kind", ["application/octet-stream", "binary/octet-stream", "video/mp4"])
def test_types_that_say_nothing_are_not_told(kind: str) -> None:
    with serving(Host(type=kind)) as host:
        assert probe(host.address(), "audio/mpeg", QUICK).notes == ()


@pytest.mark.parametrize(
    ("host", "why"),
    [
        (Host(status=404), "the server answers 404 Not Found"),
        (Host(status=500), "the server answers 500 Internal Server Error"),
        (Host(b""), "the file there is empty"),
        (Host(b"", ranges=False), "the file there is empty"),
        (Host(total=len(LONG) * 2), "the server gives other bytes than it was asked for|breaks off"),
        (Host(shift=1), "the server gives other bytes than it was asked for"),
        (Host(ranges=False, short=5), "the server breaks off in the middle"),
        (Host(loop=True), "the address leads on and on, without an end"),
        (Host(drip=0.8), "the server does not answer in time"),
        (Host(drip=0.2, ranges=False), "the server took longer than 2 seconds"),
    ],
    ids=lambda value: str(value.ways) if isinstance(value, Host) else "",
)
def test_address_without_an_answer_is_told_plainly(host: Host, why: str) -> None:
    with serving(host), pytest.raises(Unreachable, match=why):
        probe(host.address(), "audio/mpeg", QUICK)


def test_server_that_is_not_there() -> None:
    with serving(Host()) as host:
        pass
    with pytest.raises(Unreachable, match="the server cannot be reached"):
        probe(host.address(), "audio/mpeg", QUICK)


@pytest.mark.parametrize(
    ("host", "kind", "why"),
    [
        (Host(b"<!doctype html>" * 9000, type="text/html; charset=utf-8"), "audio/mpeg", "a web page lies there"),
        (Host(bytes(9000)), "audio/mpeg", "no audio that apps play lies there"),
        (Host(), "audio/x-m4a", "no audio that apps play lies there"),
    ],
    ids=["page", "nothing", "mp3-as-m4a"],
)
def test_what_is_no_audio_is_told(host: Host, kind: str, why: str) -> None:
    with serving(host), pytest.raises(Unreadable, match=why):
        probe(host.address(), kind, QUICK)


# The command.

ELSEWHERE = text_of(EPISODE).replace("concepts:", 'enclosure: "https://audio.example/001.mp3"\nconcepts:')
PLANNED = (
    ELSEWHERE.replace("Low", "High").replace("001", "002").replace("episode: 1", "episode: 2").replace("2025-", "2099-")
)


class Locking:
    """Runs the command; `asks` are the addresses it asked for, which lie on `host`."""

    def __init__(self, show: Path, host: Host, capsys: pytest.CaptureFixture[str]) -> None:
        self.show = show
        self.host = host
        self.asks: list[str] = []
        self.notes: list[str] = []
        self._capsys = capsys

    def probe(self, url: str, kind: str) -> Probed:
        self.asks.append(url)
        return probe(url.replace("https://audio.example", self.host.url), kind, QUICK)

    def __call__(self, *flags: str) -> tuple[int, str]:
        """Exit code, and all that was printed, errors first; `notes` apart."""
        self.asks.clear()
        self._capsys.readouterr()
        code = main(["lock", "--show", str(self.show), *flags])
        said = self._capsys.readouterr()
        lines = (said.err + said.out).splitlines(keepends=True)
        self.notes = [line for line in lines if line.startswith("note: ")]
        return code, "".join(line for line in lines if line not in self.notes)

    @property
    def text(self) -> str:
        return (self.show / LOCK).read_text("utf-8")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Locking]:
    """A show whose audio lies at an address, not locked yet."""
    show = make_show(tmp_path / "show", {EPISODE: ELSEWHERE, "episodes/001-low-water.mp3": None})
    with serving(Host()) as host:
        locking = Locking(show, host, capsys)
        monkeypatch.setattr(probing, "probe", locking.probe)
        yield locking


def test_build_needs_the_lock_for_audio_elsewhere_and_no_network(elsewhere: Locking) -> None:
    assert "run castloom lock" in build(elsewhere.show).messages
    code, said = elsewhere()
    assert code == 0
    assert said == (
        f"asked 1 of 1: https://audio.example/001.mp3: {len(LONG):,} bytes, 6:40\n"
        f"{LOCK}: 1 episode: 1 new\n"
        f"  new: {EPISODE}: {len(LONG):,} bytes, 6:40\n"
    )
    assert build(elsewhere.show, "--strict").messages == ""
    assert f'length="{len(LONG)}"' in (elsewhere.show / "site/feed.xml").read_text("utf-8")
    assert "<itunes:duration>400<" in (elsewhere.show / "site/feed.xml").read_text("utf-8")
    assert elsewhere.asks == ["https://audio.example/001.mp3"]


def test_locked_address_is_asked_again_only_with_check(elsewhere: Locking) -> None:
    elsewhere()
    text = elsewhere.text
    assert elsewhere() == (0, f"{LOCK}: 1 episode: 1 as before\n")
    assert elsewhere.asks == []
    elsewhere.host.content = audio(401)
    code, said = elsewhere("--check")
    assert (code, elsewhere.text) == (1, text)
    assert "the audio changed, but not its address" in said
    code, said = elsewhere("--check", "--allow", "1")
    assert code == 0
    assert said.endswith(f"  changed: {EPISODE}: bytes, duration\n")  # silence is all alike


def test_other_bytes_of_equal_number_are_found_by_their_digest(elsewhere: Locking) -> None:
    elsewhere()
    elsewhere.host.content = LONG[:-1] + b"\1"
    code, said = elsewhere("--check")
    assert code == 1
    assert "(other bytes)" in said


def test_new_address_is_asked_once_it_is_allowed(elsewhere: Locking) -> None:
    elsewhere()
    lay_over(elsewhere.show, {EPISODE: ELSEWHERE.replace("audio.example/001", "audio.example/1-new")})
    code, said = elsewhere()
    assert code == 1
    assert elsewhere.asks == []
    assert "apps would download the episode again" in said
    code, said = elsewhere("--allow", "low-water")
    assert (code, elsewhere.asks) == (0, ["https://audio.example/1-new.mp3"])
    assert "url: https://audio.example/1-new.mp3\n" in elsewhere.text


def test_audio_that_is_not_there_leaves_its_episode_out_but_not_the_others(elsewhere: Locking) -> None:
    here = {"episodes/003-mid.md": text_of(EPISODE).replace("episode: 1", "episode: 3").replace("Low", "Mid")}
    lay_over(elsewhere.show, {**here, "episodes/003-mid.mp3": audio(2)})
    elsewhere.host.ways = {"status": 404}
    code, said = elsewhere()
    assert code == 1
    told = f"error: {EPISODE}:7: enclosure: https://audio.example/001.mp3: the server answers 404 Not Found; \
open the address in a browser, and correct it, then run castloom lock again\n"
    assert told in said
    assert [record.path for record in _records(elsewhere.show)] == ["episodes/003-mid.md"]


def test_planned_episode_may_wait_for_its_audio_and_is_locked_once_it_is_there(elsewhere: Locking) -> None:
    lay_over(elsewhere.show, {"episodes/002-high-water.md": PLANNED})
    elsewhere()
    assert len(_records(elsewhere.show)) == 2
    (elsewhere.show / LOCK).unlink()
    elsewhere.host.ways = {"status": 404}
    lay_over(elsewhere.show, {EPISODE: None})
    code, said = elsewhere()
    assert code == 0
    assert (
        "warning: episodes/002-high-water.md:7: enclosure: https://audio.example/002.mp3: the server answers 404"
        in said
    )
    assert _records(elsewhere.show) == ()


def test_locked_episode_whose_server_is_down_stays_as_it_was(elsewhere: Locking) -> None:
    elsewhere()
    text = elsewhere.text
    elsewhere.host.ways = {"status": 503}
    code, said = elsewhere("--check")
    assert (code, elsewhere.text) == (1, text)
    assert "the server answers 503" in said


def test_length_in_front_matter_that_is_wrong_is_told(elsewhere: Locking) -> None:
    told = 'enclosure: {url: "https://audio.example/001.mp3", length: 5}\nduration: 1:00\n'
    lay_over(elsewhere.show, {EPISODE: text_of(EPISODE).replace("concepts:", f"{told}concepts:")})
    code, said = elsewhere()
    assert code == 1
    assert (
        f"error: {EPISODE}:7: enclosure: length says 5 bytes, but {len(LONG):,} lie at the address; remove length"
        in said
    )
    assert f"warning: {EPISODE}: duration: says 1:00, but the audio lasts 6:40; remove it" in said
    assert _records(elsewhere.show) == ()


def test_what_is_odd_about_a_server_is_a_warning(elsewhere: Locking) -> None:
    elsewhere.host.ways = {"ranges": False}
    code, said = elsewhere()
    assert code == 0
    assert f"warning: {EPISODE}:7: enclosure: the server gives no parts of a file (byte ranges)" in said


def test_stopped_command_writes_nothing(elsewhere: Locking, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(probing, "_shown", stop)
    assert elsewhere() == (130, "stopped; nothing was written\n")
    assert sorted(path.name for path in elsewhere.show.iterdir() if "lock" in path.name) == []


def test_fault_of_our_own_does_not_wait_for_ever(elsewhere: Locking, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(probing, "probe", fail)
    with pytest.raises(ZeroDivisionError):
        elsewhere()


def test_bar_is_shown_on_a_terminal(elsewhere: Locking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    code, said = elsewhere()
    assert code == 0
    assert "asking for audio" in said and "asked 1 of 1" not in said


def _records(show: Path) -> tuple[Any, ...]:
    lock = read_lock(show, Problems())
    assert lock and lock.whole
    return lock.episodes


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Locking:
    """The correct show, locked."""
    locking = Locking(make_show(tmp_path / "show"), Host(), capsys)
    locking()
    return locking


def test_harm_is_refused_and_nothing_is_written(here: Locking) -> None:
    text = here.text
    lay_over(here.show, {"episodes/001-low-water.mp3": audio(9)})
    code, said = here()
    assert (code, here.text) == (1, text)
    assert said.startswith(f"error: {EPISODE}: enclosure: the audio changed, but not its address (36,000 bytes")
    assert said.endswith("nothing was locked\n")


@pytest.mark.parametrize("name", ["1", "low-water", "001-low-water", EPISODE])
def test_allow_takes_number_slug_and_file(here: Locking, name: str) -> None:
    lay_over(here.show, {"episodes/001-low-water.mp3": audio(9)})
    assert here("--allow", name)[0] == 0
    assert build(here.show, "--strict").messages == ""


def test_allow_takes_exactly_what_it_names(here: Locking) -> None:
    other = text_of(EPISODE).replace("Low", "High").replace("episode: 1", "episode: 2")
    lay_over(here.show, {"episodes/002-high-water.md": other, "episodes/002-high-water.mp3": audio(7)})
    here()
    text = here.text
    lay_over(here.show, {"episodes/001-low-water.mp3": audio(9), "episodes/002-high-water.mp3": audio(8)})
    code, said = here("--allow", "1")
    assert (code, here.text) == (1, text)
    assert "episodes/002-high-water.md" in said and EPISODE not in said
    assert here("--allow", "1", "2")[0] == 0
    lay_over(here.show, {"episodes/001-low-water.mp3": audio(3), "episodes/002-high-water.mp3": audio(4)})
    assert here("--allow", "1", "--allow", "high-water")[0] == 0


@pytest.mark.parametrize(
    "name", ["2", "high-water", "002-high-water", "002-high-water.md", "episodes/002-high-water.md"]
)
def test_episode_that_is_gone_is_called_as_its_file_was(here: Locking, name: str) -> None:
    other = text_of(EPISODE).replace("Low", "High").replace("episode: 1", "episode: 2")
    lay_over(here.show, {"episodes/002-high-water.md": other, "episodes/002-high-water.mp3": audio(7)})
    here()
    gone = _records(here.show)[1]
    lay_over(here.show, {"episodes/002-high-water.md": None, "episodes/002-high-water.mp3": None})
    assert here()[0] == 1
    code, said = here("--allow", name)
    assert code == 0
    assert f"  gone: {gone.path}: castloom.lock keeps its guid, {gone.guid}, should it come back\n" in said
    assert len(_records(here.show)) == 1


def test_show_is_allowed_by_its_own_name(here: Locking) -> None:
    lay_over(here.show, {"mkdocs.yml": text_of("mkdocs.yml").replace("tides.example/", "sea.example/")})
    assert here("--allow", "1")[0] == 1
    assert here("--allow", "show")[0] == 0
    assert "feed: https://sea.example/feed.xml\n" in here.text
    assert "url: https://sea.example/episodes/low-water/low-water.mp3\n" in here.text
    assert build(here.show, "--strict").messages == ""


def test_what_changed_of_the_show_is_told(here: Locking) -> None:
    moved = text_of("mkdocs.yml").replace("tides.example/\n", "sea.example/\n")
    lay_over(here.show, {"mkdocs.yml": moved + "      newFeedUrl: https://sea.example/feed.xml\n"})
    told = "  changed: the show: feed's address, from https://tides.example/feed.xml to https://sea.example/feed.xml\n"
    assert told in here()[1]
    assert "newFeedUrl" not in here.text
    guid = "e8fef0e2-5ea4-507d-8632-5006f27c8a0a"
    lay_over(here.show, {"mkdocs.yml": f"{moved}      guid: {guid}\n"})
    assert f"  changed: the show: guid, from {_guid_of(here)} to {guid}\n" in here("--allow", "show")[1]


def _guid_of(locking: Locking) -> str:
    lock = read_lock(locking.show, Problems())
    assert lock
    return lock.guid


def test_feed_sends_apps_elsewhere_only_if_that_is_allowed(here: Locking) -> None:
    def lead_to(address: str) -> None:
        more = f"      newFeedUrl: {address}\n" if address else ""
        lay_over(here.show, {"mkdocs.yml": text_of("mkdocs.yml") + more})

    text = here.text
    lead_to("https://feeds.host.example/tides")
    code, said = here()
    assert (code, here.text) == (1, text)
    assert "the feed says that the show has moved to https://feeds.host.example/tides: apps and Apple go there" in said
    code, said = here("--allow", "show")
    assert code == 0
    assert "  changed: the show: newFeedUrl, from none to https://feeds.host.example/tides\n" in said
    assert "\nnewFeedUrl: https://feeds.host.example/tides\n" in here.text
    assert build(here.show, "--strict").messages == ""
    lead_to("https://feeds.hostt.example/tides")
    assert here()[0] == 1
    lead_to("")
    assert build(here.show, "--strict").messages == ""
    assert "newFeedUrl, from https://feeds.host.example/tides to none\n" in here()[1]
    assert here.text == text
    lead_to("https://tides.example/feed.xml")
    assert here() == (0, f"{LOCK}: 1 episode: 1 as before\n")
    assert here.text == text


def test_episode_that_was_deleted_and_returns_is_told_as_back(here: Locking) -> None:
    files = {name: (here.show / name).read_bytes() for name in (EPISODE, "episodes/001-low-water.mp3")}
    text = here.text
    lay_over(here.show, dict.fromkeys((*files, "episodes/001-low-water.vtt")))
    assert here("--allow", "low-water")[0] == 0
    assert "episodes: []\ngone:\n  - guid: " in here.text
    assert here() == (0, f"{LOCK}: 0 episodes\n")
    lay_over(here.show, {name.replace("001-low", "007-ebb"): content for name, content in files.items()})
    assert "is out, but castloom.lock has it as gone" in build(here.show).messages
    code, said = here()
    assert code == 0
    assert (
        said == f"{LOCK}: 1 episode: 1 back\n  back: episodes/007-ebb-water.md: 20,016 bytes, 0:05, with its old guid\n"
    )
    assert "gone:" not in here.text
    assert f"guid: {re.findall('  - guid: (.*)', text)[0]}\n" in here.text


def test_episode_elsewhere_that_returns_is_asked_for(elsewhere: Locking) -> None:
    elsewhere()
    guid = _records(elsewhere.show)[0].guid
    lay_over(elsewhere.show, {EPISODE: ELSEWHERE.replace("episode: 1", "episode: 1\ndraft: true")})
    assert elsewhere("--allow", "1")[0] == 0
    assert elsewhere.asks == []
    lay_over(elsewhere.show, {EPISODE: ELSEWHERE})
    elsewhere.host.ways = {"status": 503}
    assert elsewhere()[0] == 1
    assert _records(elsewhere.show) == ()
    assert "gone:" in elsewhere.text
    elsewhere.host.ways = {}
    assert elsewhere()[0] == 0
    assert [record.guid for record in _records(elsewhere.show)] == [guid]
    assert "gone:" not in elsewhere.text


def test_remedy_for_an_episode_that_has_changed_in_everything_works(here: Locking) -> None:
    guid = _records(here.show)[0].guid
    lay_over(here.show, dict.fromkeys((EPISODE, "episodes/001-low-water.mp3", "episodes/001-low-water.vtt")))
    other = text_of(EPISODE).replace("03-01", "03-09").replace("episode: 1", "episode: 3")
    lay_over(here.show, {"episodes/003-salt.md": other, "episodes/003-salt.mp3": audio(9)})
    code, said = here()
    assert code == 1
    assert (
        f"bring the file back; or, if episodes/003-salt.md is this episode, write guid: {guid} in it; or run "
        "castloom lock --allow low-water\n" in said
    )
    lay_over(here.show, {"episodes/003-salt.md": other.replace("episode: 3", f"episode: 3\nguid: {guid}")})
    assert here("--allow", "3")[0] == 0
    assert [record.guid for record in _records(here.show)] == [guid]


@pytest.mark.parametrize(("count", "named"), [(3, True), (4, False)])
def test_candidates_for_an_episode_that_is_gone_are_named_if_they_are_few(
    here: Locking, count: int, named: bool
) -> None:
    lay_over(here.show, dict.fromkeys((EPISODE, "episodes/001-low-water.mp3", "episodes/001-low-water.vtt")))
    for day in range(count):
        other = text_of(EPISODE).replace("03-01", f"04-{day + 1:02}").replace("episode: 1", f"episode: {day + 2}")
        lay_over(here.show, {f"episodes/new-{day}.md": other, f"episodes/new-{day}.mp3": audio(9 + day)})
    said = here()[1]
    assert "is gone: apps would lose the episode; bring the file back" in said
    assert ("this episode, write guid" in said) is named


def test_unknown_name_is_told_with_the_nearest(here: Locking) -> None:
    assert here("--allow", "low-watr") == (
        1,
        'error: --allow: no episode "low-watr"; did you mean low-water?\nnothing was locked\n',
    )


def test_number_of_two_episodes_is_no_name(here: Locking) -> None:
    bonus = text_of(EPISODE).replace("Low", "High").replace("episode: 1", "episode: 1\nepisodeType: bonus")
    lay_over(here.show, {"episodes/002-high-water.md": bonus, "episodes/002-high-water.mp3": audio(7)})
    code, said = here("--allow", "1")
    assert code == 1
    assert '"1" is the name of 2 episodes; write one or more of 001-low-water.md, 002-high-water.md' in said
    here()
    lay_over(here.show, {"episodes/002-high-water.mp3": audio(8)})
    assert "run castloom lock --allow high-water" in here()[1]


def test_harmless_changes_are_taken_over_and_told(here: Locking) -> None:
    for path in sorted((here.show / "episodes").glob("001-low-water.*")):
        path.rename(path.with_name(path.name.replace("001", "007")))
    moved = here.show / "episodes/007-low-water.md"
    moved.write_text(moved.read_text().replace("03-01", "03-02").replace("Low water", "Ebb"))
    assert build(here.show, "--strict").messages == ""
    assert here() == (0, f"{LOCK}: 1 episode: 1 changed\n  changed: episodes/007-low-water.md: file, date\n")


def test_renamed_page_without_a_way_from_its_old_address_is_told(here: Locking) -> None:
    for path in sorted((here.show / "episodes").glob("001-low-water.*")):
        path.rename(path.with_name(path.name.replace("low-water", "ebb")))
    code, said = here("--allow", "ebb")
    assert code == 0
    assert (
        "warning: episodes/001-ebb.md: redirectFrom: the page's old address /episodes/low-water/ leads nowhere" in said
    )


def test_drafts_and_episodes_without_audio_are_not_locked(here: Locking) -> None:
    draft = text_of(EPISODE).replace("episode: 1", "episode: 2\ndraft: true")
    lay_over(here.show, {"episodes/002-draft.md": draft, "episodes/002-draft.mp3": audio(7)})
    lay_over(here.show, {"episodes/003-text.md": text_of(EPISODE).replace("episode: 1", "episode: 3")})
    assert here()[1].endswith(f"{LOCK}: 1 episode: 1 as before\n")


def test_nothing_is_locked_while_files_have_faults(here: Locking) -> None:
    text = here.text
    lay_over(here.show, {EPISODE: text_of(EPISODE).replace("title:", "titel:")})
    code, said = here()
    assert (code, here.text) == (1, text)
    assert "titel: no such key; did you mean title?" in said and "gone" not in said
    lay_over(here.show, {EPISODE: "no header\n"})
    assert "is gone" not in here()[1]
    lay_over(here.show, {EPISODE: text_of(EPISODE), LOCK: text.replace("version: 1", "<<<<<<< HEAD\nversion: 1")})
    assert "castloom.lock:2: two versions were merged" in here()[1]


def test_pointer_of_git_lfs_is_told(here: Locking) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{1:064x}\nsize 20016\n"
    lay_over(here.show, {"episodes/001-low-water.mp3": pointer})
    assert here() == (
        1,
        "error: episodes/001-low-water.mp3: is a Git LFS pointer, not the audio; run git lfs pull before you build\n"
        "nothing was locked\n",
    )


@pytest.mark.parametrize(
    ("address", "noted"),
    [
        ("https://tides.example/", True),
        ("https://tides.example.org/show/", True),
        ("https://example.com/", True),
        ("http://localhost:8000/", True),
        ("https://my.test/", True),
        ("https://example.de/", False),
        ("https://goodexample.com/", False),
        ("https://latest/", False),
    ],
)
def test_address_for_examples_is_noted(
    address: str, noted: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = text_of("mkdocs.yml").replace("https://tides.example/", address)
    locking = Locking(make_show(tmp_path, {"mkdocs.yml": plain}), Host(), capsys)
    assert locking()[0] == 0
    host = address.split("/")[2].partition(":")[0]
    note = (
        f"note: mkdocs.yml: site_url: {host} is an address for examples, and the show's guid follows from it for good; "
        "write the real address before you publish, delete castloom.lock and lock again\n"
    )
    assert locking.notes == ([note] if noted else [])
    lay_over(locking.show, {"mkdocs.yml": f"{plain}      guid: {_guid_of(locking)}\n"})
    assert locking()[0] == 0
    assert locking.notes == []


def test_other_guids_than_in_the_feed_of_an_earlier_build_are_told(here: Locking) -> None:
    assert build(here.show, "--strict").exit_code == 0
    (here.show / LOCK).unlink()
    assert here() == (0, f"{LOCK}: 1 episode: 1 new\n  new: {EPISODE}: 20,016 bytes, 0:05\n")
    guid = _records(here.show)[0].guid
    for path in sorted((here.show / "episodes").glob("001-low-water.*")):
        path.rename(path.with_name(path.name.replace("low-water", "ebb")))
    (here.show / LOCK).unlink()
    code, said = here()
    assert code == 0
    assert said.startswith(
        f"warning: castloom.lock: 1 guid differs from the one in site/feed.xml: episodes/001-ebb.md had {guid}; if "
        "that feed was published, bring castloom.lock back from git, or write the old guids and lock again\n"
    )
    assert "differs" not in here()[1]
    (here.show / LOCK).unlink()
    (here.show / "site/feed.xml").write_text("<rss")
    assert "differs" not in here()[1]


def test_folder_without_a_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lock", "--show", str(tmp_path)]) == 1
    assert "mkdocs.yml: there is no such file" in capsys.readouterr().err


def test_lock_that_cannot_be_written_is_told(here: Locking, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (here.show / LOCK).unlink()
    monkeypatch.setattr(locking, "write_all", refuse)
    code, said = here()
    assert code == 1
    assert f"error: {LOCK}: cannot be written: Permission denied" in said


def test_lock_that_is_a_folder_is_told(here: Locking) -> None:
    (here.show / LOCK).unlink()
    (here.show / LOCK / "x").mkdir(parents=True)
    code, said = here()
    assert code == 1
    assert said.startswith(f"error: {LOCK}: cannot be read: ")


def test_check_tells_what_the_lock_tells(here: Locking, capsys: pytest.CaptureFixture[str]) -> None:
    lay_over(here.show, {"episodes/001-low-water.mp3": audio(9)})
    assert main(["check", "--show", str(here.show)]) == 1
    said = capsys.readouterr().out
    assert said.count("the audio changed, but not its address") == 1
    assert f"error: {EPISODE}: enclosure:" in said


def test_lock_of_the_reference_show_is_as_the_command_makes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show = copy_reference(tmp_path / "show")
    assert main(["lock", "--show", str(show)]) == 0
    assert "1 as before" in capsys.readouterr().out
    assert (show / LOCK).read_bytes() == (ROOT / LOCK).read_bytes()
