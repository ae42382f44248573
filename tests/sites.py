"""Built sites as tests look at them: their files, their pages as a reader sees them, a server that players like."""

import gzip
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from tests.loopback import running

ROOT = Path(__file__).parents[1]
_SHOW = ("mkdocs.yml", "corrections.yml", "castloom.lock", "pages", "episodes", "concepts", "people", "overrides")
_BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "section", "article", "div", "header", "title", "td", "th"}
_PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
_UNSEEN = {"script", "style", "svg", "head"}


def copy_reference(folder: Path) -> Path:
    """The reference show's own files, without site and cache, in `folder`."""
    for name in _SHOW:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        folder.mkdir(parents=True, exist_ok=True)
        copy(source, folder / name)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differences(first: Path, second: Path) -> list[str]:
    """The files that are not the same in two folders."""
    one, other = files_of(first), files_of(second)
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def pages_of(site: Path) -> dict[str, html.HtmlElement]:
    """Every HTML page of a site by its address below the root: "" is the home page, `404.html` keeps its name.

    A transcript's HTML file is for apps, and a player for other sites' frames: neither is a page.
    """
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): page(path)
        for path in sorted(site.rglob("*.html"))
        if path.name != "transcript.html" and path.relative_to(site).parts[0] != "embed"
    }


def page(path: Path) -> html.HtmlElement:
    return as_page(path.read_text("utf-8"))


def as_page(text: str) -> html.HtmlElement:
    return html.document_fromstring(text, parser=html.HTMLParser(encoding="utf-8"))


def words(text: str) -> str:
    """The text with every run of blanks as one."""
    return " ".join(text.split())


def seen(element: html.HtmlElement) -> str:
    """The words of an element as a reader sees them: blocks stand apart, scripts and pictures are no words."""
    return words("".join(_seen(element)))


def as_heard(found: html.HtmlElement) -> html.HtmlElement:
    """A copy of a page in which the marks of corrections hold what they tell was heard."""
    page = deepcopy(found)
    for mark in page.find_class("cast-fix"):
        heard = re.fullmatch("Heard as “(.+)”", str(mark.get("title")))
        assert heard
        for child in list(mark):
            mark.remove(child)
        mark.text = heard[1]
    return page


def _seen(element: html.HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    apart = " " if element.tag in _BLOCKS else ""
    yield apart + (element.text or "")
    for child in element:
        yield from _seen(child)
        yield child.tail or ""
    yield apart


def target(link: str, address: str) -> tuple[str, str]:
    """(path, anchor) below the site's root that a link on the page at `address` leads to."""
    parts = urlsplit(urljoin("https://site.example/" + address, link))
    return unquote(parts.path.lstrip("/")), unquote(parts.fragment)


@contextmanager
def serving(folder: Path, *, packs: bool = False) -> Iterator[str]:
    """The address, without a slash at its end, under which a folder is served as it is at each request.

    With `packs` texts are sent as hosts send them, with gzip.
    """
    handler = partial(_Packing if packs else _Handler, directory=str(folder))
    with running(_Server(("127.0.0.1", 0), handler)) as address:
        yield address


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that stops loading audio breaks its connection off: no fault of ours."""


class _Handler(SimpleHTTPRequestHandler):
    """Answers requests for a range of bytes, which players seek with, and shows the site's own page for 404."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked and path.is_file():
            self._part(path, int(asked[1]), int(asked[2]) if asked[2] else path.stat().st_size - 1)
        elif path.is_file() or (path / "index.html").is_file():
            super().do_GET()
        else:
            self._missing()

    def log_message(self, *said: object) -> None:
        pass

    def _part(self, path: Path, first: int, last: int) -> None:
        content = path.read_bytes()
        part = content[first : last + 1]
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Range", f"bytes {first}-{first + len(part) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)

    def _missing(self) -> None:
        custom = Path(self.directory) / "404.html"
        content = custom.read_bytes() if custom.is_file() else b"not found"
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class _Packing(_Handler):
    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _PACKED or not path.is_file():
            super().do_GET()
            return
        content = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
