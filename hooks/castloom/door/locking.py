"""`castloom lock`: records what podcast apps rely on, and keeps harmful changes out until the editor allows them."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from castloom.derive.keeping_changes import Change, Pair, announced, changes
from castloom.door.allowing import allowed_subjects, refuse
from castloom.door.answered import answered
from castloom.door.choosing import settings
from castloom.door.locking_first import notes_on_address, tell_other_guids
from castloom.door.locking_report import report
from castloom.door.probing import probe_all
from castloom.door.writing import write_all
from castloom.driver.keep import KeptShow
from castloom.driver.looking import look_at_audio
from castloom.model.lock import LOCK, Lock
from castloom.model.problem import Problems
from castloom.render.lock_lines import lock_text

_EXAMPLE = """examples:
  castloom lock                 before you publish; commit castloom.lock with the show
  castloom lock --allow 4       takes over what changed in episode 4, though apps will notice
  castloom lock --allow show    the same for the show's own guid and address

The exit code is 1 if something is wrong, or not allowed: what was not allowed is not recorded."""


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `lock` to the command line."""
    parser = commands.add_parser(
        "lock",
        help="record what podcast apps rely on, before you publish",
        description="Record in castloom.lock what podcast apps rely on: guids, audio and dates of episodes.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--allow", nargs="+", action="extend", default=[], metavar="EPISODE",
                        help="number, slug or file of an episode whose change apps may notice; or show")  # fmt: skip
    parser.add_argument(
        "--check", action="store_true", help="ask for all audio elsewhere again, not for new audio only"
    )
    parser.add_argument("--show", type=Path, default=Path(), metavar="DIR", help="the show's folder (else this one)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Lock a show and tell what was recorded; 1 if something was not."""
    problems = Problems()
    lines: list[str] = []
    try:
        lines = _lock(options.show, options.allow, options.check, problems)
    except KeyboardInterrupt:
        print("stopped; nothing was written", file=sys.stderr)
        return 130
    for problem in problems.all:
        print(f"{problem.severity}: {problem}", file=sys.stderr)
    print("\n".join(lines or ["nothing was locked"]))
    return 1 if problems.errors else 0


def _lock(show: Path, names: list[str], again: bool, problems: Problems) -> list[str]:
    """Lines that tell what was recorded; none if nothing was, for reasons that are problems then."""
    config = settings(show, problems)
    kept = look_at_audio(show / config, problems) if config else None
    if kept is None or problems.errors:
        return []
    allowed = allowed_subjects(kept, names, problems)
    refuse(kept.changes, allowed, problems)
    if problems.errors:
        return []
    found = Problems()
    answers = probe_all([pair.declared for pair in kept.pairs if pair.declared and _is_asked(pair, allowed, again)])
    pairs = tuple(answered(kept.pairs, answers, kept.now, found))
    refuse(_changes(kept, pairs), allowed, problems)
    if problems.errors:
        return []
    problems.add((*found.all, *(caution for caution in kept.cautions if caution.key == "redirectFrom")))
    tell_other_guids(show, kept, problems)
    return _write(show, kept, [pair for pair in pairs if pair.is_recorded], problems)


def _is_asked(pair: Pair, allowed: set[str], again: bool) -> bool:
    """Whether audio lies elsewhere and is not known, or may have changed."""
    is_known = pair.record is not None and pair.record.url == pair.present.url
    is_elsewhere = pair.declared is not None and pair.declared.is_remote
    return is_elsewhere and pair.is_recorded and (again or not is_known or pair.episode.path in allowed)


def _changes(kept: KeptShow, pairs: Sequence[Pair]) -> Iterator[Change]:
    """Harmful changes that only the servers' answers told."""
    lock = kept.catalog.lock
    return changes(kept.catalog.show, kept.config, lock, pairs, kept.now) if lock else iter(())


def _new(kept: KeptShow, pairs: Sequence[Pair]) -> Lock:
    """The lock of these episodes; the records of all others stay, as those of episodes that are gone."""
    present = {record.guid for pair in pairs for record in (pair.record, pair.former) if record}
    before = kept.catalog.lock.known if kept.catalog.lock else ()
    show = kept.catalog.show
    return Lock(
        guid=show.guid,
        feed=show.feed_url,
        episodes=tuple(sorted((pair.present for pair in pairs), key=lambda record: record.order)),
        gone=tuple(record for record in before if record.guid not in present),
        new_feed_url=announced(show),
    )


def _write(show: Path, kept: KeptShow, pairs: Sequence[Pair], problems: Problems) -> list[str]:
    lock = _new(kept, pairs)
    try:
        write_all({show / LOCK: lock_text(lock).encode()})
    except OSError as fault:
        hint = "make room for it or allow writing there"
        problems.error(LOCK, 0, "", f"cannot be written: {fault.strerror}", hint)
        return []
    return [*report(kept.catalog.lock, lock, pairs), *notes_on_address(show, kept)]
