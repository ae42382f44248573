"""`castloom diff`: what subscribers would notice if the show were published as it is now."""

import argparse
import io
import re
import sys
from dataclasses import replace
from pathlib import Path

from castloom.derive.feed_changes.changes import feed_changes
from castloom.door.choosing import settings
from castloom.door.diffing_report import Compared, report
from castloom.driver.edition import Edition
from castloom.driver.feed_documents import FEED, from_file, from_sources, from_web
from castloom.driver.looking import look_as_public, site_folder
from castloom.model.problem import Problems, Severity
from castloom.source.feeds.reading import Read, read_feed
from castloom.source.feeds.xml import NotAFeed, NothingThere

_NAME_ONE = "name a feed, as in castloom diff https://feeds.transistor.fm/my-show"
_EXAMPLE = """examples:
  castloom diff
  castloom diff https://feeds.transistor.fm/my-show
  castloom diff old/feed.xml --exit-code

OLD_FEED may be the feed of any host. Without it, it is the one at your show's address; if nothing is
published there, that of your last build. Nothing is built and nothing is written."""
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+/\S")  # what a browser shows of an address
_WHOLE = "if it is an address, write it whole: https://{}"
_AGAIN = "open the address and try again, or compare with your last build: castloom diff {}"


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
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 if something hurts, or is not known")
    parser.add_argument("--show", type=Path, default=Path(), metavar="DIR", help="the show's folder (else this one)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare and print; 1 if the sources have errors or a feed cannot be read.

    With --exit-code also if something hurts, or could not be compared.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an old console may lack a sign
    edition = _edition(options.show)
    if edition is None:
        return 1
    try:
        place, old = _old_feed(options, edition)
    except NotAFeed as fault:
        _say(f"error: {fault}; {fault.hint or _NAME_ONE}")
        return 1
    new = read_feed(edition.site.show.feed_url, from_sources(edition))
    for notice in (*old.notices, *new.notices):
        _say(notice)
    changes = tuple(str(change.problem) for change in edition.changes)
    compared = Compared(place, old, new, tuple(feed_changes(old.facts, new.facts)), changes)
    sys.stdout.writelines(f"{line}\n" for line in report(compared))
    return int(options.exit_code and compared.is_harmful)


def _edition(show: Path) -> Edition | None:
    """The show as it would be published, its problems told first; None if there are errors.

    What differs from castloom.lock is not told yet: the report has it.
    """
    problems = Problems()
    config = settings(show, problems)
    edition = look_as_public(show / config, problems) if config else None
    changes = edition.changes if edition else ()
    reported = {replace(change.problem, severity=Severity.WARNING) for change in changes}
    for problem in problems.all:
        if problem not in reported:
            _say(f"{problem.severity}: {problem}")
    if problems.errors:
        _say("nothing is compared: with these errors, nothing would be published")
        return None
    return edition


def _old_feed(options: argparse.Namespace, edition: Edition) -> tuple[str, Read]:
    """The feed to compare with, and where it is: "" for the one of the last build."""
    if options.old_feed:
        return options.old_feed, _read(options.old_feed)
    address = edition.site.show.feed_url
    try:
        return address, _read(address)
    except NothingThere as fault:
        return "", _last_build(options.show, fault)
    except NotAFeed as fault:
        built = _built(options.show)
        raise NotAFeed(fault.message, fault.hint or (_AGAIN.format(built) if built else "")) from fault


def _last_build(show: Path, fault: NotAFeed) -> Read:
    """The feed that the last build has left, since none is published."""
    built = _built(show)
    if built is None:
        raise NotAFeed(f"{fault}, and no build has left a feed to compare with", f"run mkdocs build, or {_NAME_ONE}")
    _say(f"{fault}; compared with {built}")
    return _read(str(built))


def _built(show: Path) -> Path | None:
    """The feed of the last build, if there is one."""
    site = site_folder(show / settings(show, Problems()), Problems())
    if site is None or not (site / FEED).is_file():
        return None
    here = Path.cwd()
    return (site / FEED).relative_to(here) if site.is_relative_to(here) else site / FEED


def _read(place: str) -> Read:
    """The feed in a file or at an address; `NotAFeed` names the place."""
    is_address = place.lower().startswith(("https://", "http://"))
    try:
        return read_feed(place, from_web if is_address else from_file)
    except NotAFeed as fault:
        hint = fault.hint if is_address or not _HOST.match(place) else _WHOLE.format(place)
        raise type(fault)(f"{place}: {fault.message}", hint) from fault


def _say(line: str) -> None:
    print(line, file=sys.stderr)
