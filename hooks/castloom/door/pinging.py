"""`castloom ping`: tells the show's hub, after publishing, that the feed has changed (WebSub)."""

import argparse
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from castloom.door.choosing import settings
from castloom.driver.looking import site_folder
from castloom.driver.network import Unreachable, fetch, submit
from castloom.model.problem import Problems
from castloom.source.built_feeds import BuiltFeed, built_feeds

PAUSE = 10  # seconds between two looks at a host that has not published yet
_HUB = "https://pubsubhubbub.appspot.com/"
_EXAMPLE = f"""examples:
  castloom ping
  castloom ping --wait 10
  castloom ping --hub {_HUB}

Build and publish the site first. The exit code is 1 if the hub was not told."""


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `ping` to the command line."""
    parser = commands.add_parser(
        "ping",
        help="tell the hub, after publishing, that the feed has changed",
        description="Tell the show's hub, after publishing, that the feed has changed, so that apps look at once.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--hub", type=_address, metavar="URL", help="the hub to tell (else the one that the feed names)"
    )
    parser.add_argument("--wait", type=_minutes, default=0, metavar="MINUTES",
                        help="how long to wait until the host has published (else not at all)")  # fmt: skip
    parser.add_argument("--show", type=Path, default=Path(), metavar="DIR", help="the show's folder (else this one)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Tell the hub of the main feed, and of the others with its newest episode; 1 if it was not told of all."""
    problems = Problems()
    feeds = _feeds(options.show, problems)
    if feeds and _is_published(feeds[0], options.wait, problems):
        _tell([feed for feed in feeds if feed.updated == feeds[0].updated], options.hub, problems)
    for problem in problems.all:
        print(f"{problem.severity}: {problem}", file=sys.stderr)
    return 1 if problems.errors else 0


def _feeds(show: Path, problems: Problems) -> list[BuiltFeed]:
    """The feeds of the built site, the main one first; none, and a problem, without it."""
    config = settings(show, problems)
    site = site_folder(show / config, problems) if config else None
    if site is None:
        return []
    feeds = built_feeds(site)
    if feeds and feeds[0].path == site / "feed.xml":
        return feeds
    hint = "build the show with mkdocs build --strict, publish it, and then ping"
    problems.error(f"{site.name}/feed.xml", 0, "", "there is no feed", hint)
    return []


def _is_published(feed: BuiltFeed, minutes: int, problems: Problems) -> bool:
    """Whether the built feed lies at its address, at the latest after these minutes; else a problem."""
    fault = _fault(feed)
    if fault and minutes:
        print(f"{feed.address}: {fault[0]}; waiting up to {minutes} min")
    for _ in range(int(minutes * 60 / PAUSE)):
        if fault is None:
            break
        time.sleep(PAUSE)
        fault = _fault(feed)
    if fault:
        problems.error(feed.address, 0, "", *fault)
    return fault is None


def _fault(feed: BuiltFeed) -> tuple[str, str] | None:
    """What is wrong at the feed's address, and what to do; None if the built feed lies there."""
    try:
        published = fetch(feed.address)
    except Unreachable as fault:
        return str(fault), "publish the site first, or correct site_url in mkdocs.yml"
    if published == feed.path.read_bytes():
        return None
    if not _is_feed(published):
        return "there is something else than a feed", "open the address in a browser, and ask your host"
    return (
        "there is another feed than the built one",
        "publish the site, or wait for your host: castloom ping --wait 10",
    )


def _is_feed(content: bytes) -> bool:
    try:
        return ET.fromstring(content).tag == "rss"
    except ET.ParseError:
        return False


def _tell(feeds: Sequence[BuiltFeed], given: str | None, problems: Problems) -> None:
    """One request for each feed; if the hub does not take one, the rest stay untold."""
    for feed in feeds:
        hub = given or feed.hub
        if not hub:
            hint = f"write hub: {_HUB}, build and publish again; or name a hub after --hub"
            problems.error("mkdocs.yml", 0, "hub", "the feed names no hub", hint)
            return
        try:
            submit(hub, {"hub.mode": "publish", "hub.url": feed.address})
        except Unreachable as fault:
            hint = "try again later, or name another hub"
            problems.error(hub, 0, "", f"was not told of {feed.address}: {fault}", hint)
            return
        print(f"told {hub} of {feed.address}")


def _address(typed: str) -> str:
    try:
        parts = urlsplit(typed)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise argparse.ArgumentTypeError(f'"{typed}" is not an address; write it whole, as in {_HUB}')
    return typed


def _minutes(typed: str) -> int:
    if not typed.isdecimal():
        raise argparse.ArgumentTypeError(f'"{typed}" is no number of minutes; write one as in --wait 10')
    return int(typed)
