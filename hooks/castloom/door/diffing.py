"""`castloom diff`: what subscribers would notice if the show were published as it is now."""

import argparse
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from castloom.derive.feed_changes.changes import feed_changes
from castloom.derive.feed_changes.notice import Notice, Weight
from castloom.door.choosing import settings
from castloom.driver.edition import Edition
from castloom.driver.feed_documents import FEED, from_file, from_sources, from_web
from castloom.driver.looking import look_as_public, site_folder
from castloom.model.problem import Problems
from castloom.source.feeds.facts import FeedFacts
from castloom.source.feeds.reading import Read, read_feed
from castloom.source.feeds.xml import NotAFeed

_NAME_ONE = "name a feed, as in castloom diff https://feeds.transistor.fm/my-show"
_EXAMPLE = """examples:
  castloom diff
  castloom diff https://feeds.transistor.fm/my-show
  castloom diff old/feed.xml --exit-code

OLD_FEED may be the feed of any host. Without it, it is the one at your show's address, or else that
of your last build. Nothing is built and nothing is written."""
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+/\S")  # what a browser shows of an address
_WHOLE = "if it is an address, write it whole: https://{}"
_HEADINGS = {
    Weight.HURTS: "What hurts:",
    Weight.SEEN: "What subscribers would see:",
    Weight.QUIET: "What apps would take up quietly:",
}


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `diff` to the command line."""
    parser = commands.add_parser(
        "diff",
        help="tell what subscribers would notice if the show were published as it is now",
        description="Tell what subscribers would notice between a published feed and what the sources make now.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("old_feed", nargs="?", metavar="OLD_FEED", help="a file or an address (else your own feed's)")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 if something hurts subscribers")
    parser.add_argument("--show", type=Path, default=Path(), metavar="DIR", help="the show's folder (else this one)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare and print; 1 if the sources have errors, a feed cannot be read, or (with --exit-code) something hurts."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an old console may lack a sign
    edition = _edition(options.show)
    if edition is None:
        return 1
    try:
        name, old = _old_feed(options, edition)
    except NotAFeed as fault:
        _say(f"error: {fault}; {fault.hint or _NAME_ONE}")
        return 1
    new = read_feed(edition.site.show.feed_url, from_sources(edition)).facts
    for notice in old.notices:
        _say(notice)
    notices = feed_changes(old.facts, new)
    sys.stdout.writelines(f"{line}\n" for line in _report(name, old.facts, new, notices))
    return int(options.exit_code and any(notice.weight is Weight.HURTS for notice in notices))


def _edition(show: Path) -> Edition | None:
    """The show as it would be published, its problems told first; None if there are errors."""
    problems = Problems()
    config = settings(show, problems)
    edition = look_as_public(show / config, problems) if config else None
    for problem in problems.all:
        _say(f"{problem.severity}: {problem}")
    if problems.errors:
        _say("nothing is compared: with these errors, nothing would be published")
        return None
    return edition


def _old_feed(options: argparse.Namespace, edition: Edition) -> tuple[str, Read]:
    """The feed to compare with, and what to call it."""
    if options.old_feed:
        return options.old_feed, _read(options.old_feed)
    address = edition.site.show.feed_url
    try:
        return address, _read(address)
    except NotAFeed as fault:
        return _last_build(options.show, fault)


def _last_build(show: Path, fault: NotAFeed) -> tuple[str, Read]:
    """The feed that the last build has left, since the published one cannot be had."""
    site = site_folder(show / settings(show, Problems()), Problems())
    path = site / FEED if site else None
    if path is None or not path.is_file():
        raise NotAFeed(f"{fault}, and no build has left a feed to compare with", f"run mkdocs build, or {_NAME_ONE}")
    _say(f"{fault}; compared with the feed of the last build")
    name = path.relative_to(show.resolve()) if path.is_relative_to(show.resolve()) else path
    return name.as_posix(), _read(str(path))


def _read(place: str) -> Read:
    """The feed in a file or at an address; `NotAFeed` names the place."""
    is_address = place.lower().startswith(("https://", "http://"))
    try:
        return read_feed(place, from_web if is_address else from_file)
    except NotAFeed as fault:
        hint = fault.hint if is_address or not _HOST.match(place) else _WHOLE.format(place)
        raise NotAFeed(f"{place}: {fault.message}", hint) from fault


def _report(name: str, old: FeedFacts, new: FeedFacts, notices: Iterable[Notice]) -> Iterator[str]:
    yield f"Compared with {name}: {_episodes(old)} there, {_episodes(new)} now."
    by_weight = {weight: [n.text for n in notices if n.weight is weight] for weight in Weight}
    if not by_weight[Weight.HURTS] and not by_weight[Weight.SEEN]:
        yield "Subscribers would notice nothing."
    for weight, texts in by_weight.items():
        if texts:
            yield ""
            yield _HEADINGS[weight]
            yield ""
            yield from (f"- {text}" for text in texts)


def _episodes(feed: FeedFacts) -> str:
    return f"{len(feed.items):,} episode{'' if len(feed.items) == 1 else 's'}"


def _say(line: str) -> None:
    print(line, file=sys.stderr)
