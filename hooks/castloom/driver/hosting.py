"""`mkdocs serve` answers as a good host does: parts of files, types as apps call them, readable from other sites.

MkDocs' own server knows no ranges, so that nobody could seek in a recording; nor does it know the types of feeds and
transcripts.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from email.utils import formatdate
from hashlib import blake2b
from typing import IO, Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from wsgiref.util import FileWrapper

from castloom.driver.byte_ranges import UnsatisfiableError, asked_range

_Headers = dict[str, str]

_CHUNK = 1 << 16  # bytes sent at a time
_TYPES = (  # as docs/recipes have hosts send them
    (re.compile(r"/feed(/.+)?\.xml$"), "application/rss+xml; charset=utf-8"),
    (re.compile(r"/chapters\.json$"), "application/json+chapters"),
    (re.compile(r"\.json$"), "application/json"),
    (re.compile(r"\.jsonld$"), "application/ld+json"),
    (re.compile(r"\.ttl$"), "text/turtle; charset=utf-8"),
    (re.compile(r"\.bib$"), "text/x-bibtex; charset=utf-8"),
    (re.compile(r"\.md$"), "text/markdown; charset=utf-8"),
    (re.compile(r"\.vtt$"), "text/vtt; charset=utf-8"),
    (re.compile(r"\.srt$"), "application/x-subrip; charset=utf-8"),
    (re.compile(r"\.txt$"), "text/plain; charset=utf-8"),
    (re.compile(r"(/|\.html)$"), "text/html; charset=utf-8"),
    (re.compile(r"\.(js|mjs)$"), "text/javascript; charset=utf-8"),
    (re.compile(r"\.css$"), "text/css; charset=utf-8"),
    (re.compile(r"\.mp3$"), "audio/mpeg"),
    (re.compile(r"\.m4a$"), "audio/x-m4a"),
    (re.compile(r"\.woff2$"), "font/woff2"),
    (re.compile(r"\.webmanifest$"), "application/manifest+json"),
)


def as_host(app: WSGIApplication) -> WSGIApplication:
    """The same site, answered as a host would: `app` is the WSGI application that finds the files."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        told: list[Any] = []

        def note(*status_and_headers: Any) -> Callable[[bytes], object]:
            told.extend(status_and_headers)
            return told.append  # an application of old might write into it; MkDocs' does not

        body = app(environ, note)
        status, headers = str(told[0]), dict(told[1])
        if isinstance(body, list):
            headers.setdefault("Content-Length", str(sum(map(len, body))))
        if status.startswith("200") and not environ["PATH_INFO"].startswith("/livereload/"):
            status, body = _as_file(environ, headers, body)
        if environ["REQUEST_METHOD"] == "HEAD":
            _close(body)
            body = ()
        headers |= {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"}
        start_response(status, list(headers.items()))
        return body

    return answer


def _as_file(environ: WSGIEnvironment, headers: _Headers, body: Iterable[bytes]) -> tuple[str, Iterable[bytes]]:
    """Status and body of the answer for a file that is there; `headers` are completed."""
    kind = next((kind for pattern, kind in _TYPES if pattern.search(environ["PATH_INFO"])), "")
    headers |= {"Content-Type": kind} if kind else {}
    file = body.filelike if isinstance(body, FileWrapper) else None
    if file is None or not _is_on_disk(file):  # a page, into which MkDocs wrote its script
        return "200 OK", body
    stat = os.fstat(file.fileno())
    etag = f'"{blake2b(f"{stat.st_mtime_ns} {stat.st_size}".encode(), digest_size=8).hexdigest()}"'
    headers |= {"ETag": etag, "Last-Modified": formatdate(stat.st_mtime, usegmt=True), "Accept-Ranges": "bytes"}
    if environ.get("HTTP_IF_NONE_MATCH") == etag:
        _close(body)
        headers.pop("Content-Length", None)
        return "304 Not Modified", ()
    if environ.get("HTTP_IF_RANGE", etag) not in (etag, headers["Last-Modified"]):
        return "200 OK", body  # what the player has is another file's beginning
    try:
        part = asked_range(environ.get("HTTP_RANGE", ""), stat.st_size)
    except UnsatisfiableError:
        _close(body)
        headers |= {"Content-Range": f"bytes */{stat.st_size}", "Content-Length": "0"}
        return "416 Range Not Satisfiable", ()
    if part is None:
        return "200 OK", body
    headers |= {
        "Content-Range": f"bytes {part.start}-{part.stop - 1}/{stat.st_size}",
        "Content-Length": str(len(part)),
    }
    return "206 Partial Content", _part(file, part)


def _is_on_disk(file: Any) -> bool:
    try:
        file.fileno()
    except OSError:
        return False
    return True


def _part(file: IO[bytes], part: range) -> Iterator[bytes]:
    with file:
        file.seek(part.start)
        left = len(part)
        while left and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk


def _close(body: Iterable[bytes]) -> None:
    close = getattr(body, "close", None)
    if close:
        close()
