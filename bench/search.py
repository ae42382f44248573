"""What search costs those who read a show of 500 episodes, in bytes and time, and what its index costs a build.

Ends with 1 where it is more than it may be.
"""

import argparse
import functools
import gzip
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, Response

from builds import SHOWS
from flavours import write_castloom
from measure import Cost, measured
from shows import read_seed

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.chromium import chromium  # noqa: E402

SEEDS = ROOT / "seeds"
MOST_AT_OPENING, MOST_A_QUERY = 110_000, 250_000  # bytes on the wire
MOST_COLD, MOST_WARM = 1.0, 0.25  # seconds from a key to the first hit
# One word and several, said on nearly every page and on few, one that is only begun, a question, the most common one.
QUERIES = (
    "leadership",
    "human debt",
    "popcorn",
    "impression management",
    "team",
    "customer services",
    "psycholog",
    "what is the point of middle management",
    "the",
)
KINDS_PACKED = (".js", ".css", ".json", ".html")  # hosts send them with gzip
ROUNDS = 3
_TOLD = "() => /\\d page/.test(document.querySelector('.cast-seek__status').textContent)"
_EMPTY = "() => { document.querySelector('.cast-seek__status').textContent = '' }"


class Wire:
    """The bytes that a page has been sent, as a host with gzip sends them, and the requests."""

    def __init__(self, page: Page) -> None:
        self.bytes, self.requests = 0, 0
        page.on("response", self._count)

    def _count(self, response: Response) -> None:
        body = response.body()
        is_packed = response.url.split("?")[0].endswith(KINDS_PACKED)
        self.bytes += len(gzip.compress(body, 6)) if is_packed else len(body)
        self.requests += 1

    def taken(self, page: Page) -> tuple[int, int]:
        """Bytes and requests since it was asked the last time."""
        page.wait_for_timeout(500)  # what is told when it is told has been fetched
        taken = self.bytes, self.requests
        self.bytes, self.requests = 0, 0
        return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--episodes", type=int, default=500)
    count = parser.parse_args().episodes
    site = _built(count)
    with serving(site) as home, chromium() as browser:
        faults = [*_bytes(browser, home), *_times(browser, home)]
    print("\n".join(faults))
    return bool(faults)


def _built(count: int) -> Path:
    """The site with its search; prints what it costs to build it without and with."""
    folder = SHOWS / f"search-{count}"
    write_castloom(folder, read_seed(SEEDS), count)
    without = _build(folder)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("search: false", "search: true"), "utf-8")
    with_it = _build(folder)
    size = sum(path.stat().st_size for path in (folder / "site" / "pagefind").rglob("*") if path.is_file())
    print(f"{count:,} episodes: {_told(without)} without search, {_told(with_it)} with; index {size / 1e6:.1f} MB")
    return folder / "site"


def _build(folder: Path) -> Cost:
    for left in ("site", ".cache"):
        shutil.rmtree(folder / left, ignore_errors=True)
    return measured([sys.executable, "-m", "mkdocs", "build", "-q"], folder)


def _told(cost: Cost) -> str:
    return f"{cost.seconds:.1f} s ({cost.cpu:.1f} s CPU, {cost.megabytes:.0f} MB)"


def _bytes(browser: Browser, home: str) -> Iterator[str]:
    page = browser.new_page()
    wire = Wire(page)
    page.goto(home)
    wire.taken(page)
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open] select")
    opening, requests = wire.taken(page)
    print(f"at opening: {opening / 1000:.1f} KB in {requests} requests")
    if opening > MOST_AT_OPENING:
        yield f"too much at opening: {opening:,} bytes, more than {MOST_AT_OPENING:,}"
    for query in QUERIES:
        _search(page, query)
        sent, requests = wire.taken(page)
        print(f"  {query!r}: {sent / 1000:.1f} KB in {requests} requests; {page.inner_text('.cast-seek__status')}")
        if sent > MOST_A_QUERY:
            yield f"too much for {query!r}: {sent:,} bytes, more than {MOST_A_QUERY:,}"
    page.close()


def _times(browser: Browser, home: str) -> Iterator[str]:
    cold, warm = [], []
    for _ in range(ROUNDS):
        context = browser.new_context()
        page = context.new_page()
        page.goto(home)
        page.wait_for_load_state("networkidle")
        began = time.perf_counter()
        page.keyboard.press("Control+k")
        page.wait_for_selector("dialog[open]")
        page.locator(".cast-seek__field").fill(QUERIES[0])
        page.wait_for_selector(".cast-seek__hit")
        cold.append(time.perf_counter() - began)
        for query in QUERIES:
            _search(page, query)
        warm += [_search(page, query) for query in QUERIES]  # all is there now
        context.close()
    first, again = statistics.median(cold), statistics.median(warm)
    print(f"first hit: cold {first:.2f} s; warm {again:.2f} s, at most {max(warm):.2f} s")
    if first > MOST_COLD:
        yield f"too slow: the first hit takes {first:.2f} s, more than {MOST_COLD}"
    if again > MOST_WARM:
        yield f"too slow: a further search takes {again:.2f} s, more than {MOST_WARM}"


def _search(page: Page, query: str) -> float:
    """Seconds from the last key until something is found."""
    page.evaluate(_EMPTY)
    began = time.perf_counter()
    page.locator(".cast-seek__field").fill(query)
    page.wait_for_function(_TOLD)
    return time.perf_counter() - began


@contextmanager
def serving(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *said: object) -> None:
        pass


if __name__ == "__main__":
    sys.exit(main())
