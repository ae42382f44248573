"""Shows in a browser, and what a failed test leaves in test-results/: pictures and a trace."""

import os
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, expect

from tests.browser.rich import rich_show
from tests.browser.talks import talks
from tests.shows import build
from tests.sites import ROOT, copy_reference, serving

PATIENCE = 30_000  # milliseconds: how long something takes beside other tests says nothing of it
expect.set_options(timeout=PATIENCE)
SNAPSHOTS = "CASTLOOM_SNAPSHOTS" in os.environ  # of each step in a trace: they take three quarters of a test's time
SHOWS = {"reference": copy_reference, "rich": rich_show, "talks": talks}
# Every kind of page: the show, and its path there.
PAGES = {
    "home": ("reference", ""),
    "archive": ("reference", "episodes/"),
    "episode": ("reference", "episodes/how-ai-deepens-human-debt/"),
    "concepts": ("reference", "concepts/"),
    "concept": ("reference", "concepts/human-debt/"),
    "people": ("reference", "people/"),
    "person": ("reference", "people/duena-blomstrom/"),
    "about": ("reference", "about/"),
    "subscribe": ("reference", "subscribe/"),
    "corrections": ("reference", "corrections/"),
    "not-found": ("reference", "nowhere/at/all/"),
    "rich-home": ("rich", ""),
    "rich-archive": ("rich", "episodes/page/2/"),
    "rich-episode": ("rich", "episodes/low-water/"),
    "rich-concept": ("rich", "concepts/neap-tide/"),
    "rich-people": ("rich", "people/"),
    "rich-person": ("rich", "people/ada-reef/"),
}
FAILED = pytest.StashKey[bool]()

Open = Callable[..., "Visit"]


class Visit:
    """A page in the browser, and everything that went wrong on it or was asked of another host."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.faults: list[str] = []
        self._host = urlsplit(home).netloc
        page.on("console", self._console)
        page.on("pageerror", lambda fault: self.faults.append(f"script: {fault}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # A missing page is reported on the console too, and is what some tests ask for.
        if message.type in ("error", "warning") and "404 (Not Found)" not in message.text:
            self.faults.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.netloc != self._host:
            self.faults.append(f"asks {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status} {response.url}")


class Homes(dict[str, str]):
    """The addresses, without a slash at the end, of SHOWS: each is built and served when a test first asks for it."""

    def __init__(self, folder: Path, until: ExitStack) -> None:
        super().__init__()
        self._folder, self._until = folder, until

    def __missing__(self, show: str) -> str:
        self[show] = self._until.enter_context(at_home(SHOWS[show](self._folder / show)))
        return self[show]


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with ExitStack() as until:
        yield Homes(tmp_path_factory.mktemp("homes"), until)


@contextmanager
def at_home(show: Path, *, packs: bool = False) -> Iterator[str]:
    """The address under which a show is served and for which it is built: else pages would not change in place."""
    with serving(show / "site", packs=packs) as home:
        settings = show / "mkdocs.yml"
        text = settings.read_text("utf-8")
        settings.write_text(re.sub("(?m)^site_url: .*$", f"site_url: {home}/", text), "utf-8")
        (show / "castloom.lock").unlink(missing_ok=True)  # it has the audio's addresses
        built = build(show, "--strict")
        assert built.exit_code == 0, built.output
        yield home


@pytest.fixture
def visit(browser: Browser, homes: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Open]:
    """`visit("rich", "episodes/", width=390, scheme="dark")` opens a page of a show; further keys are the context's."""
    contexts: list[BrowserContext] = []

    def open_page(show: str, path: str, width: int = 1280, scheme: str = "light", **rest: bool) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            java_script_enabled=rest.get("script", True),
        )
        contexts.append(context)
        context.tracing.start(snapshots=SNAPSHOTS)
        context.set_default_timeout(PATIENCE)
        visit = Visit(context.new_page(), homes[show])
        visit.page.goto(f"{homes[show]}/{path}")
        return visit

    yield open_page
    for number, context in enumerate(contexts):
        if request.node.stash.get(FAILED, False):
            _keep(context, request.node.nodeid, number)
        context.close()


def _keep(context: BrowserContext, test: str, number: int) -> None:
    folder = ROOT / "test-results" / re.sub(r"[^\w.=-]+", "-", test.rpartition("/")[2])
    for page in context.pages:
        page.screenshot(path=folder / f"{number}.png", full_page=True)
    context.tracing.stop(path=folder / f"{number}-trace.zip")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What fails in a browser is tried once more, and named as RERUN: a race to be mended, no reason to stop all."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = report.failed or (call.when != "setup" and item.stash.get(FAILED, False))
    return report
