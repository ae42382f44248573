"""`castloom ping` tells the hub of what is published, and of nothing that is not."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from castloom.door import cli, pinging
from tests.loopback import running
from tests.shows import lay_over

_FEED = """\
<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" version="2.0">
  <channel>
    <title>Tide Table</title>
    <atom:link href="{address}" rel="self" type="application/rss+xml"/>
    {more}
    <lastBuildDate>{date}</lastBuildDate>
    <item><title>Low water</title></item>
  </channel>
</rss>
"""
NEW, OLD = "Sat, 01 Mar 2025 07:00:00 +0000", "Sat, 01 Feb 2025 07:00:00 +0000"
HUB = '<atom:link rel="hub" href="{hub}"/>'


@dataclass
class Web:
    """A host and a hub in one: what lies at which path, and what the hub was told; `refusal` is its answer."""

    address: str
    files: dict[str, bytes] = field(default_factory=dict)
    told: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    late: dict[str, int] = field(default_factory=dict)
    refusal: tuple[int, str] = (0, "")

    @property
    def hub(self) -> str:
        return f"{self.address}/hub"


@contextmanager
def serving() -> Iterator[Web]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            late = found.late.get(self.path, 0) >= len(found.asked)
            content = None if late else found.files.get(self.path)
            self.send_response(200 if content is not None else 404)
            self.end_headers()
            self.wfile.write(content or b"")

        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            found.told.append((self.headers["Content-Type"], parse_qs(text)))
            code, reason = found.refusal
            self.send_response(code or 204)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(reason.encode())

        def log_message(self, *said: object) -> None:
            pass

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as address:
        found = Web(address)
        yield found


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as found:
        yield found


@pytest.fixture
def show(web: Web, tmp_path: Path) -> Path:
    """A show whose built feeds name the hub: its own, an archive, and three others, one with the newest episode."""
    hub = HUB.format(hub=web.hub)
    feeds = {
        "feed.xml": (NEW, hub),
        "feed/archive-1.xml": (NEW, "<fh:archive/>"),
        "feed/season-1.xml": (OLD, hub),
        "concepts/spring-tide/feed.xml": (NEW, hub),
        "people/ada-reef/feed.xml": (OLD, hub),
    }
    texts = {
        f"site/{uri}": _FEED.format(address=f"{web.address}/{uri}", date=date, more=more)
        for uri, (date, more) in feeds.items()
    }
    lay_over(tmp_path, {"mkdocs.yml": "site_name: Tide Table\n", "docs/index.md": "# Tides\n", **texts})
    web.files["/feed.xml"] = texts["site/feed.xml"].encode()
    return tmp_path


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


def ping(capsys: pytest.CaptureFixture[str], show: Path, *options: str) -> Answer:
    code = cli.main(["ping", "--show", str(show), *options])
    return Answer(code, *capsys.readouterr())


def test_tells_of_feeds_with_the_newest_episode(capsys: pytest.CaptureFixture[str], web: Web, show: Path) -> None:
    answer = ping(capsys, show)
    feeds = [f"{web.address}/feed.xml", f"{web.address}/concepts/spring-tide/feed.xml"]
    assert answer == Answer(0, "".join(f"told {web.hub} of {feed}\n" for feed in feeds), "")
    form = "application/x-www-form-urlencoded"
    assert web.told == [(form, {"hub.mode": ["publish"], "hub.url": [feed]}) for feed in feeds]


def test_tells_the_hub_that_is_named(capsys: pytest.CaptureFixture[str], web: Web, show: Path) -> None:
    with serving() as other:
        assert ping(capsys, show, "--hub", other.hub).code == 0
        assert (len(other.told), web.told) == (2, [])


def test_real_feed_of_a_built_show(
    capsys: pytest.CaptureFixture[str], web: Web, built_show: Path, tmp_path: Path
) -> None:
    """Main feed, concept and person of the correct show all have its one episode."""
    show = shutil.copytree(built_show, tmp_path / "show")
    for feed in show.glob("site/**/feed.xml"):
        text = feed.read_text("utf-8").replace("https://tides.example", web.address)
        feed.write_text(text, "utf-8")
        web.files[f"/{feed.relative_to(show / 'site').as_posix()}"] = text.encode()
    assert ping(capsys, show, "--hub", web.hub).code == 0
    told = [form["hub.url"] for _, form in web.told]
    paths = ("feed.xml", "concepts/spring-tide/feed.xml", "people/ada-reef/feed.xml")
    assert told == [[f"{web.address}/{path}"] for path in paths]


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (None, "the server answers 404 Not Found; publish the site first, or correct site_url in mkdocs.yml"),
        (b"<!doctype html><title>Parked", "there is something else than a feed; open the address"),
        (b"<rss version='2.0'><channel/></rss>", "there is another feed than the built one; publish the site, or wait"),
    ],
)
def test_nothing_is_told_of_a_feed_that_is_not_published(
    published: bytes | None, said: str, capsys: pytest.CaptureFixture[str], web: Web, show: Path
) -> None:
    web.files = {"/feed.xml": published} if published else {}
    answer = ping(capsys, show)
    assert (answer.code, answer.out, web.told) == (1, "", [])
    assert answer.err.startswith(f"error: {web.address}/feed.xml: {said}")


def test_waits_until_the_host_has_published(
    capsys: pytest.CaptureFixture[str], web: Web, show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pinging, "PAUSE", 0.01)
    web.late = {"/feed.xml": 3}
    answer = ping(capsys, show, "--wait", "1")
    assert (answer.code, len(web.asked), len(web.told)) == (0, 4, 2)
    assert answer.out.startswith(f"{web.address}/feed.xml: the server answers 404 Not Found; waiting up to 1 min\n")


def test_host_that_is_not_there(capsys: pytest.CaptureFixture[str], show: Path) -> None:
    feed = show / "site" / "feed.xml"
    feed.write_text(_FEED.format(address="http://127.0.0.1:9/feed.xml", date=NEW, more=""), "utf-8")
    answer = ping(capsys, show)
    assert answer.code == 1
    assert answer.err.startswith("error: http://127.0.0.1:9/feed.xml: the server cannot be reached; publish the site")


@pytest.mark.parametrize(
    ("refusal", "said"),
    [((400, "The feed\nis unknown.\n"), '400 "The feed is unknown."'), ((503, ""), "503 Service Unavailable")],
)
def test_hub_that_refuses_is_asked_once(
    refusal: tuple[int, str], said: str, capsys: pytest.CaptureFixture[str], web: Web, show: Path
) -> None:
    web.refusal = refusal
    answer = ping(capsys, show)
    assert (answer.code, answer.out, len(web.told)) == (1, "", 1)
    hint = "try again later, or name another hub"
    told = f"was not told of {web.address}/feed.xml: the server answers {said}; {hint}"
    assert answer.err == f"error: {web.hub}: {told}\n"


def test_feed_without_a_hub(capsys: pytest.CaptureFixture[str], web: Web, show: Path) -> None:
    feed = show / "site" / "feed.xml"
    feed.write_text(_FEED.format(address=f"{web.address}/feed.xml", date=NEW, more=""), "utf-8")
    web.files["/feed.xml"] = feed.read_bytes()
    answer = ping(capsys, show)
    assert (answer.code, web.told) == (1, [])
    assert answer.err.startswith("error: mkdocs.yml: hub: the feed names no hub; write hub: https://pubsubhubbub.")


def test_show_that_is_not_built(capsys: pytest.CaptureFixture[str], show: Path) -> None:
    shutil.rmtree(show / "site")
    answer = ping(capsys, show)
    said = "there is no feed; build the show with mkdocs build --strict, publish it, and then ping"
    assert answer == Answer(1, "", f"error: site/feed.xml: {said}\n")


def test_folder_without_a_show(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer = ping(capsys, tmp_path)
    assert (answer.code, "mkdocs.yml: there is no such file" in answer.err) == (1, True)


def test_settings_that_cannot_be_read(capsys: pytest.CaptureFixture[str], show: Path) -> None:
    lay_over(show, {"mkdocs.yml": "site_name: [\n"})
    answer = ping(capsys, show)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("error: mkdocs.yml: ")


@pytest.mark.parametrize("options", [["--hub", "pubsubhubbub.appspot.com"], ["--wait", "soon"], ["--wait", "-1"]])
def test_option_that_makes_no_sense(options: list[str], capsys: pytest.CaptureFixture[str], show: Path) -> None:
    with pytest.raises(SystemExit) as left:
        ping(capsys, show, *options)
    assert left.value.code == 2
    assert options[1] in capsys.readouterr().err
